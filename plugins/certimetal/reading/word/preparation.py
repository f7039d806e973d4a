"""From a document let in by the guard to the plain archive that pandoc reads."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

from certimetal.reading.garde_document import DOCX
from certimetal.reading.word import nettoyage_docx, nettoyage_odt

if TYPE_CHECKING:
    from collections.abc import Mapping

    from certimetal.domain.importation import NonPlace
    from certimetal.reading.garde_document import Document


def prepare(document: Document) -> tuple[bytes, tuple[NonPlace, ...]]:
    """Return the archive to give to pandoc, and what was left out of it.

    It holds the parts that are text, made plain, and for each picture an empty one of its name.
    """
    nettoie = nettoyage_docx.clean if document.format == DOCX else nettoyage_odt.clean
    parties, sortis = nettoie(document.parties)
    return _pack(parties, document.medias), (*document.non_places, *sortis)


def _pack(parties: Mapping[str, bytes], medias: Mapping[str, bytes]) -> bytes:
    sortie = io.BytesIO()
    with zipfile.ZipFile(sortie, "w", zipfile.ZIP_STORED) as archive:
        for nom in sorted(parties, key=lambda n: (n != "mimetype", n)):
            archive.writestr(nom, parties[nom])
        for nom in sorted(medias):
            archive.writestr(nom, _PIXEL)
    return sortie.getvalue()


_PIXEL = (
    b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x00\x00\x00\x00:~\x9bU"
    b"\x00\x00\x00\nIDATx\x9cc\xf8\x0f\x00\x01\x01\x01\x00\x1b\xb6\xeeV\x00\x00\x00\x00IEND\xaeB`\x82"
)
