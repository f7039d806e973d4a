"""A JPEG picture, segment by segment: whole, nothing after it, and what it says of people."""

from __future__ import annotations

import re

from certimetal.reading.annexe_exif import read_exif, read_iptc, read_xmp
from certimetal.reading.annexe_faits import ABIME, MORCEAUX, SUITE, TRONQUE, Faits, sans_doublon

SIGNATURE = b"\xff\xd8\xff"
PIXELS = 200_000_000

_FIN = 0xD9
_BALAYAGE = 0xDA
_CADRES = frozenset(
    (*range(0xC0, 0xC4), *range(0xC5, 0xC8), *range(0xC9, 0xCC), *range(0xCD, 0xD0))
)
_SEULS = frozenset((0x01, *range(0xD0, 0xD8)))  # marks that no segment follows
_MARQUE = re.compile(rb"\xff+([^\x00\xd0-\xd7\xff])", re.DOTALL)
_DEBUT = re.compile(rb"\xff+([^\xff])", re.DOTALL)
_EXIF = b"Exif\x00\x00"
_XMP = b"http://ns.adobe.com/xap/1.0/\x00"
_IPTC = b"Photoshop 3.0\x00"


def read(raw: bytes) -> Faits:
    """Return the facts of a picture that begins as a JPEG does."""
    metadonnees: list[str] = []
    place = 2
    image = False
    for _ in range(MORCEAUX):
        debut = _DEBUT.match(raw, place)
        if debut is None:
            return Faits(illisible=TRONQUE if place + 2 > len(raw) else ABIME)
        marque = debut[1][0]
        place = debut.end()
        if marque == _FIN:
            return _end(raw, place, image=image, metadonnees=metadonnees)
        if marque in _SEULS:
            continue
        longueur = int.from_bytes(raw[place : place + 2], "big")
        if longueur < 2 or place + longueur > len(raw):
            return Faits(illisible=TRONQUE)
        contenu = raw[place + 2 : place + longueur]
        place += longueur
        if marque in _CADRES and _too_large(contenu):
            return Faits(illisible="l’image a des dimensions démesurées")
        metadonnees += _metadata(marque, contenu)
        if marque == _BALAYAGE:
            image = True
            suite = _MARQUE.search(raw, place)
            if suite is None:
                return Faits(illisible=TRONQUE)
            place = suite.start(1) - 1
    return Faits(illisible=ABIME)


def _too_large(cadre: bytes) -> bool:
    hauteur, largeur = (int.from_bytes(cadre[n : n + 2], "big") for n in (1, 3))
    return largeur * hauteur > PIXELS


def _end(raw: bytes, fin: int, *, image: bool, metadonnees: list[str]) -> Faits:
    defaut = "" if image else ABIME
    if raw[fin:].strip(b"\x00\r\n \t"):
        defaut = SUITE
    return Faits(illisible=defaut, metadonnees=sans_doublon(metadonnees))


def _metadata(marque: int, contenu: bytes) -> list[str]:
    if marque == 0xE1 and contenu.startswith(_EXIF):
        return read_exif(contenu[len(_EXIF) :])
    if marque == 0xE1 and contenu.startswith(_XMP):
        return read_xmp(contenu[len(_XMP) :])
    if marque == 0xED and contenu.startswith(_IPTC):
        return read_iptc(contenu[len(_IPTC) :])
    return []
