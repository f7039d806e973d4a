"""Facts of an annexe, read from its content: what it really is, and what it carries unseen."""

from __future__ import annotations

import hashlib

from certimetal.domain.annexe import FaitsFichier
from certimetal.reading import annexe_jpeg, annexe_pdf, annexe_png
from certimetal.reading.annexe_faits import Faits

DOSSIER = "annexes/"

_FIN_ZIP = b"PK\x05\x06"
_FIN_ZIP_LONGUE = 22 + 0xFFFF  # the end record of a zip, with the longest comment


def facts(raw: bytes, *, nom: str) -> FaitsFichier:
    """Return the facts of a file; it never raises, whatever the file holds.

    ``nom`` is relative to the dossier's folder; the ``empreinte`` is that of annexes only.
    """
    genre, faits = _open(raw)
    if genre and not faits.illisible and _is_zip(raw):
        faits = Faits(
            illisible="le fichier est aussi une archive ZIP, cachée derrière le document",
            contenu_actif=faits.contenu_actif,
            metadonnees=faits.metadonnees,
        )
    annexe = nom.startswith(DOSSIER)
    return FaitsFichier(
        taille=len(raw),
        type_reel=genre,
        empreinte=f"sha256:{hashlib.sha256(raw).hexdigest()}" if annexe else "",
        contenu_actif=faits.contenu_actif,
        illisible=faits.illisible,
        metadonnees=faits.metadonnees,
    )


def _open(raw: bytes) -> tuple[str, Faits]:
    if raw.startswith(annexe_png.SIGNATURE):
        return "png", annexe_png.read(raw)
    if raw.startswith(annexe_jpeg.SIGNATURE):
        return "jpeg", annexe_jpeg.read(raw)
    if annexe_pdf.MARQUE in raw[: annexe_pdf.ENTETE]:
        return "pdf", annexe_pdf.read(raw)
    return "", Faits()


def _is_zip(raw: bytes) -> bool:
    """Tell whether the file ends as a zip does: readers of zip look for it from the end."""
    place = raw.rfind(_FIN_ZIP, max(0, len(raw) - _FIN_ZIP_LONGUE))
    if place < 0 or place + 22 > len(raw):
        return False
    commentaire = int.from_bytes(raw[place + 20 : place + 22], "little")
    return place + 22 + commentaire == len(raw)
