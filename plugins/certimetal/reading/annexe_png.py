"""A PNG picture, block by block: whole, nothing after it, and what it says of people."""

from __future__ import annotations

import zlib

from certimetal.reading.annexe_exif import AUTEUR, read_exif, read_xmp
from certimetal.reading.annexe_faits import ABIME, MORCEAUX, SUITE, TRONQUE, Faits, sans_doublon

SIGNATURE = b"\x89PNG\r\n\x1a\n"
PIXELS = 200_000_000
"""Beyond, a picture is made to exhaust whoever opens it (an A3 scan at 600 dpi has 70 million)."""

_AUTEURS = (b"author", b"artist")


def read(raw: bytes) -> Faits:
    """Return the facts of a picture that begins as a PNG does."""
    metadonnees: list[str] = []
    place = len(SIGNATURE)
    donnees = False
    for _ in range(MORCEAUX):
        if place >= len(raw):
            return Faits(illisible=TRONQUE)
        longueur = int.from_bytes(raw[place : place + 4], "big")
        genre = raw[place + 4 : place + 8]
        fin = place + 12 + longueur
        if fin > len(raw):
            return Faits(illisible=TRONQUE)
        contenu = raw[place + 8 : fin - 4]
        defaut = _check(genre, contenu, raw[fin - 4 : fin], first=place == len(SIGNATURE))
        if defaut:
            return Faits(illisible=defaut)
        donnees = donnees or genre == b"IDAT"
        if genre == b"IEND":
            return _end(raw, fin, donnees=donnees, metadonnees=metadonnees)
        metadonnees += _metadata(genre, contenu)
        place = fin
    return Faits(illisible=ABIME)


def _check(genre: bytes, contenu: bytes, somme: bytes, *, first: bool) -> str:
    if first != (genre == b"IHDR") or not genre.isalpha():
        return ABIME
    if zlib.crc32(contenu, zlib.crc32(genre)).to_bytes(4, "big") != somme:
        return ABIME
    if not first:
        return ""
    largeur, hauteur = (int.from_bytes(contenu[n : n + 4], "big") for n in (0, 4))
    if len(contenu) != 13 or not largeur or not hauteur:
        return ABIME
    return "l’image a des dimensions démesurées" if largeur * hauteur > PIXELS else ""


def _end(raw: bytes, fin: int, *, donnees: bool, metadonnees: list[str]) -> Faits:
    defaut = "" if donnees else ABIME
    if raw[fin:].strip(b"\x00\r\n \t"):
        defaut = SUITE
    return Faits(illisible=defaut, metadonnees=sans_doublon(metadonnees))


def _metadata(genre: bytes, contenu: bytes) -> list[str]:
    if genre == b"eXIf":
        return read_exif(contenu)
    if genre not in (b"tEXt", b"zTXt", b"iTXt"):
        return []
    cle, _, reste = contenu.partition(b"\x00")
    if cle == b"XML:com.adobe.xmp":
        return read_xmp(reste)
    return [AUTEUR] if cle.lower() in _AUTEURS and reste.strip(b"\x00 ") else []
