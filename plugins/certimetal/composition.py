"""The one adapter to typst: our templates and plain data in, a PDF for everybody (UA-1, A-2a) out.

Data goes in as JSON and is never typst source: nothing that an OF writes can be run. The compiler
sees a temporary folder that holds our templates and the pictures it is given, and nothing else; it
knows the fonts of its own wheel only, so that the same data and day make the same bytes anywhere.
"""

from __future__ import annotations

import json
import shutil
import tempfile
import warnings
from contextlib import contextmanager
from datetime import UTC, datetime
from hashlib import blake2b, sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from certimetal.errors import CompositionError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    import typst

Norme = Literal["ua-1", "a-2a"]

GABARITS = Path(__file__).parent / "rendering" / "templates" / "pdf"
NORMES: tuple[Norme, ...] = ("ua-1", "a-2a")
"""Accessible (PDF/UA-1) and made to last (PDF/A-2a), both at once."""

_PANIQUE = "PanicException"
"""What a fault of typst's own raises: no ``Exception``, and of a class that cannot be imported."""

_ENTREE = b"""#import "/%s.typ": document_complet
#document_complet(json(bytes(sys.inputs.donnees)))
"""


class Compositeur:
    """A compiler, used again from one document to the next; ``ouvrir_compositeur`` makes one."""

    def __init__(self, dossier: Path, compilateur: typst.Compiler) -> None:
        self._dossier = dossier
        self._compilateur = compilateur

    def composer(
        self,
        gabarit: str,
        donnees: Mapping[str, Any],
        *,
        jour: date,
        images: tuple[bytes, ...] = (),
    ) -> bytes:
        """Return the PDF of ``gabarit`` filled with ``donnees``, JSON values, and dated ``jour``.

        A picture of ``images`` is named in the data by ``nom_image``. CompositionError where typst
        refuses the document.
        """
        import typst  # noqa: PLC0415 -- costly, seldom needed

        for image in images:
            (self._dossier / nom_image(image)).write_bytes(image)
        midi = datetime(jour.year, jour.month, jour.day, 12, tzinfo=UTC)
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                compose = self._compilateur.compile(
                    input=_ENTREE % gabarit.encode(),
                    format="pdf",
                    sys_inputs={"donnees": json.dumps(donnees, ensure_ascii=False)},
                    pdf_standards=list(NORMES),
                    timestamp=int(midi.timestamp()),
                )
        except typst.TypstError as erreur:
            raise CompositionError(_refus(gabarit)) from erreur
        except BaseException as erreur:
            if type(erreur).__name__ != _PANIQUE:
                raise
            raise CompositionError(_refus(gabarit)) from erreur
        assert isinstance(compose, bytes)  # noqa: S101 -- what typst gives for a PDF
        return compose


@contextmanager
def ouvrir_compositeur() -> Iterator[Compositeur]:
    """Give a compiler whose folder goes with it."""
    import typst  # noqa: PLC0415 -- as above

    with tempfile.TemporaryDirectory(prefix="certimetal-") as temporaire:
        dossier = Path(temporaire)
        for gabarit in sorted(GABARITS.glob("*.typ")):
            shutil.copyfile(gabarit, dossier / gabarit.name)
        sans_paquets = dossier / "paquets"
        sans_paquets.mkdir()
        yield Compositeur(
            dossier,
            typst.Compiler(
                input=b"",
                root=dossier,
                font_paths=typst.Fonts(include_system_fonts=False),
                ignore_system_fonts=True,
                package_path=sans_paquets,
                package_cache_path=sans_paquets,
            ),
        )


def nom_image(image: bytes) -> str:
    """Return the name under which the templates find a picture."""
    suffixe = "png" if image.startswith(b"\x89PNG") else "jpg"
    return f"image-{sha256(image).hexdigest()[:24]}.{suffixe}"


def empreinte_outil() -> str:
    """Return the digest of all that makes the bytes of a PDF but its data: templates and typst."""
    from importlib.metadata import version  # noqa: PLC0415 -- 15 ms, seldom needed

    somme = blake2b(f"typst {version('typst')}\n".encode(), digest_size=12)
    somme.update(Path(__file__).read_bytes())
    for gabarit in sorted(GABARITS.glob("*.typ")):
        somme.update(gabarit.name.encode())
        somme.update(gabarit.read_bytes())
    return somme.hexdigest()


def _refus(gabarit: str) -> str:
    return (
        f"Le PDF n’a pas pu être composé (gabarit « {gabarit} »). Une image abîmée en est le plus "
        "souvent la cause : lancez « certimetal valider », corrigez, puis recommencez. Sinon, "
        "signalez-le aux mainteneurs de l’outil."
    )
