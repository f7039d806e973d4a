"""The zip that Word and OpenDocument files are: unpacked, and packed to the same bytes always."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

_DATE = (1980, 1, 1, 0, 0, 0)
_FICHIER = 0o644 << 16


def unpack(contenu: bytes) -> dict[str, bytes]:
    """Return the parts of a file that we made, by name."""
    with zipfile.ZipFile(io.BytesIO(contenu)) as archive:
        return {nom: archive.read(nom) for nom in archive.namelist()}


def pack(parties: Mapping[str, bytes], premiers: tuple[str, ...], *, nu: str = "") -> bytes:
    """Pack parts: ``premiers`` first, the rest by name; the part ``nu`` is not compressed."""
    sortie = io.BytesIO()
    with zipfile.ZipFile(sortie, "w") as archive:
        for nom in (*premiers, *sorted(set(parties) - set(premiers))):
            partie = zipfile.ZipInfo(nom, _DATE)
            partie.external_attr = _FICHIER
            partie.create_system = 3
            partie.compress_type = zipfile.ZIP_STORED if nom == nu else zipfile.ZIP_DEFLATED
            archive.writestr(partie, parties[nom])
    return sortie.getvalue()
