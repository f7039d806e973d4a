"""The blank forms that a site offers, kept on disk: what has not changed is not made again.

A form is believed by what it is made of: its plan, and the code and pandoc that lay it out. They
are made beside the rest of a build, in the time that it leaves to another core.
"""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from hashlib import blake2b
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

import certimetal
from certimetal.app.documents import FORMATS, write_documents
from certimetal.app.formulaire import file_name, form_of
from certimetal.rendering.documents.formulaire import Demande, plan_document
from certimetal.rendering.formulaires_offerts import FormulaireOffert
from certimetal.writing.atomic import write_bytes

if TYPE_CHECKING:
    from collections.abc import Mapping
    from concurrent.futures import Future

    from certimetal.app.depot import Depot
    from certimetal.rendering.documents.elements import Document

DOSSIER = "telechargements/"
"""Where the forms are published, below the site's root."""

_CODE = ("rendering/documents/*.py", "pandoc.py", "app/documents.py")


class FormulairesDuSite:
    """The blank forms of a site, whole and by critère; ``offerts`` waits until they are made."""

    def __init__(self, depot: Depot, cache: Path) -> None:
        self._cache = cache / "formulaires"
        self._fichiers: dict[tuple[str, str], Path] = {}
        a_faire: dict[str, list[tuple[Path, Document]]] = {}
        outil = _tool()
        for critere, document in _plans(depot).items():
            cle = blake2b(f"{outil}{document!r}".encode(), digest_size=20).hexdigest()
            for format_ in FORMATS:
                fichier = self._cache / f"{cle}.{format_}"
                self._fichiers[critere, format_] = fichier
                if not fichier.is_file():
                    a_faire.setdefault(format_, []).append((fichier, document))
        self._pool = ThreadPoolExecutor(1)
        self._travail: Future[None] | None = None
        if a_faire:
            self._travail = self._pool.submit(_make, a_faire)

    def offerts(self) -> Mapping[FormulaireOffert, Path]:
        """Return each form and its file, and forget the former ones.

        DocumentConversionError where pandoc cannot work.
        """
        with self._pool:
            if self._travail is not None:
                self._travail.result()
        utiles = set(self._fichiers.values())
        for ancien in self._cache.iterdir():
            if ancien not in utiles:
                ancien.unlink(missing_ok=True)
        return {
            FormulaireOffert(
                critere=critere,
                format=format_,
                url=DOSSIER + file_name(critere, "", format_),
                taille=fichier.stat().st_size,
            ): fichier
            for (critere, format_), fichier in self._fichiers.items()
        }


def _plans(depot: Depot) -> Mapping[str, Document]:
    """Return the plan of the whole form, under ``""``, and of each critère's."""
    formulaire, referentiel = form_of(depot), depot.referentiel
    return {
        critere: plan_document(
            Demande(
                formulaire=formulaire,
                referentiel=referentiel,
                jour=referentiel.date_effet,
                critere=critere,
            )
        )
        for critere in ("", *formulaire.criteres)
    }


def _tool() -> str:
    """Return what tells the code that lays out from another, pandoc's version included."""
    paquet = Path(certimetal.__path__[0])
    condense = blake2b(version("pypandoc-binary").encode(), digest_size=20)
    for motif in _CODE:
        for source in sorted(paquet.glob(motif)):
            condense.update(source.read_bytes())
    return condense.hexdigest()


def _make(a_faire: Mapping[str, list[tuple[Path, Document]]]) -> None:
    for format_, travaux in a_faire.items():
        documents = [document for _, document in travaux]
        for (fichier, _), contenu in zip(travaux, write_documents(documents, format_), strict=True):
            write_bytes(fichier, contenu)
