"""The use case of ``certimetal exporter``: dossiers as documents, in batches."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from certimetal.app.documents import read_texts, write_documents
from certimetal.app.formulaire import form_of
from certimetal.app.racine import open_racine
from certimetal.app.reperage import Emplacement, find_dossier
from certimetal.app.selection import select
from certimetal.domain.caracteres import assainir
from certimetal.domain.formulaire_valeurs import place_values
from certimetal.errors import UnknownNameError
from certimetal.reading.contenu import read_content
from certimetal.reading.repertoire import list_dossiers
from certimetal.rendering.documents.formulaire import Demande, plan_document

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date
    from pathlib import Path

    from certimetal.app.depot import Depot
    from certimetal.app.documents import Arbres
    from certimetal.domain.formulaire import Formulaire
    from certimetal.domain.formulaire_valeurs import HorsFormulaire
    from certimetal.finding import Finding
    from certimetal.rendering.documents.elements import Document

LOT = 6
"""Dossiers that go together: enough to forget the start of pandoc, few enough to be small."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Export:
    """A dossier as a document, or why there is none.

    ``contenu`` is empty where ``illisibles`` (faults of its files) or ``refus`` say why. ``hors``
    are the values that the document lists apart, having no field for them.
    """

    siret: str
    chemin: str
    contenu: bytes = b""
    hors: tuple[HorsFormulaire, ...] = ()
    illisibles: tuple[Finding, ...] = ()
    refus: str = ""

    @property
    def entier(self) -> bool:
        """Whether the document was made, each value in its field."""
        return bool(self.contenu) and not self.hors


def export_dossiers(
    depot: Depot, emplacements: Sequence[Emplacement], format_: str, *, jour: date
) -> Iterator[Export]:
    """Yield each dossier's document, in order; a dossier that cannot be read stops no other.

    DocumentConversionError where pandoc cannot work.
    """
    export = _Exporter(depot, format_, jour, retenir=len(emplacements) > LOT)
    for debut in range(0, len(emplacements), LOT):
        yield from export.batch(emplacements[debut : debut + LOT])


def choose_dossiers(
    depot: Depot,
    sirets: Sequence[str] = (),
    *,
    racines: Sequence[Path] = (),
    certificateur: str = "",
) -> list[Emplacement]:
    """Return where the dossiers of ``sirets`` stand, all dossiers where there is none.

    UnknownNameError where a SIRET, a root or the certificateur is not known.
    """
    selection = select(depot, racines=racines, certificateur=certificateur)
    if sirets:
        uniques = dict.fromkeys("".join(siret.split()) for siret in sirets)
        return [find_dossier(depot, siret, racines=selection.racines) for siret in uniques]
    return [
        Emplacement(racine=racine, folder=folder)
        for racine in (open_racine(depot, chemin) for chemin in dict.fromkeys(selection.racines))
        for folder in list_dossiers(racine.tree, racine.folder)
        if selection.retient(racine.chemin(folder))
    ]


class _Exporter:
    """What one batch leaves to the next: the forms, and the trees of the référentiel's texts."""

    def __init__(self, depot: Depot, format_: str, jour: date, *, retenir: bool) -> None:
        self._depot = depot
        self._format = format_
        self._jour = jour
        self._retenir = retenir
        self._formulaires: dict[str, Formulaire] = {}
        self._connus: dict[str, Arbres] = {}

    def batch(self, emplacements: Sequence[Emplacement]) -> Iterator[Export]:
        faits = [self._plan(emplacement) for emplacement in emplacements]
        documents = [document for _, document in faits if document is not None]
        fichiers = write_documents(documents, self._format, connus=self._known())
        for export, document in faits:
            if document is None:
                yield export
            else:
                yield Export(
                    siret=export.siret,
                    chemin=export.chemin,
                    hors=export.hors,
                    contenu=next(fichiers),
                )

    def _plan(self, emplacement: Emplacement) -> tuple[Export, Document | None]:
        racine = emplacement.racine
        lu = read_content(racine.tree, emplacement.folder, prefix=racine.prefix)
        siret, chemin = emplacement.siret, emplacement.chemin
        if lu.illisibles:
            return Export(siret=siret, chemin=chemin, illisibles=lu.illisibles), None
        fiche = lu.fiche if isinstance(lu.fiche, dict) else {}
        try:
            formulaire = self._form(str(fiche.get("edition") or ""))
        except UnknownNameError as error:
            return Export(siret=siret, chemin=chemin, refus=str(error)), None
        valeurs = place_values(formulaire, lu.fiche, lu.reponses)
        document = plan_document(
            Demande(
                formulaire=formulaire,
                referentiel=self._depot.referentiel,
                jour=self._jour,
                certificateur=emplacement.folder.rpartition("/")[0].rpartition("/")[2],
                siret=siret,
                raison_sociale=_texte(fiche.get("raison_sociale")),
                valeurs=valeurs,
            )
        )
        return Export(siret=siret, chemin=chemin, hors=valeurs.hors), document

    def _form(self, edition: str) -> Formulaire:
        if edition not in self._formulaires:
            self._formulaires[edition] = form_of(self._depot, edition)
        return self._formulaires[edition]

    def _known(self) -> Arbres:
        """Return the trees of the texts that every document holds: those of a blank form.

        To read them apart costs a run of pandoc: only where there are several batches.
        """
        if not self._retenir:
            return {}
        for edition, formulaire in self._formulaires.items():
            if edition not in self._connus:
                vierge = Demande(
                    formulaire=formulaire,
                    referentiel=self._depot.referentiel,
                    jour=self._jour,
                    certificateur="",
                )
                self._connus[edition] = read_texts([plan_document(vierge)])
        return {t: arbre for arbres in self._connus.values() for t, arbre in arbres.items()}


def _texte(valeur: Any) -> str:
    return " ".join(assainir(valeur).split()) if isinstance(valeur, str) else ""
