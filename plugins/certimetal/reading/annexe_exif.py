"""What a picture's metadata say of people: EXIF, XMP and IPTC, named and never quoted."""

from __future__ import annotations

import re
import struct

AUTEUR = "auteur"
GPS = "position GPS"
APPAREIL = "numéro de l’appareil"
PROPRIETAIRE = "propriétaire de l’appareil"

_IFD_EXIF = 0x8769
_IFD_GPS = 0x8825
_LATITUDE = 0x0002
_TEXTES = {
    0x013B: AUTEUR,
    0x9C9D: AUTEUR,
    0xA430: PROPRIETAIRE,
    0xA431: APPAREIL,
}
_ENTREES = 200
"""The most entries of a directory that are looked at: a camera writes some sixty."""

_XMP_AUTEUR = re.compile(
    rb"<dc:creator>\s*(?:<rdf:(?:Seq|Bag|Alt)[^>]{0,200}>\s*)?(?:<rdf:li[^>]{0,200}>)?\s*[^<\s]"
    rb"|dc:creator=[\"'][^\"']"
)
_XMP_GPS = re.compile(rb"exif:GPSLatitude(?:=[\"'][^\"']|>\s*[^<\s])")
_IPTC_AUTEUR = re.compile(rb"\x1c\x02\x50\x00[\x01-\xff]")


def read_exif(bloc: bytes) -> list[str]:
    """Return what an EXIF block (a TIFF header and its directories) tells of people."""
    ordre = {b"II*\x00": "<", b"MM\x00*": ">"}.get(bloc[:4])
    if ordre is None or len(bloc) < 8:
        return []
    debut = int(struct.unpack(f"{ordre}I", bloc[4:8])[0])
    return _directory(bloc, ordre, debut, depth=0)


def _directory(bloc: bytes, ordre: str, debut: int, *, depth: int) -> list[str]:
    if debut + 2 > len(bloc):
        return []
    nombre = int(struct.unpack(f"{ordre}H", bloc[debut : debut + 2])[0])
    trouves: list[str] = []
    for rang in range(min(nombre, _ENTREES)):
        entree = bloc[debut + 2 + 12 * rang : debut + 14 + 12 * rang]
        if len(entree) < 12:
            break
        etiquette, _, compte, valeur = struct.unpack(f"{ordre}HHII", entree)
        if etiquette in _TEXTES and _has_text(bloc, entree, compte, valeur):
            trouves.append(_TEXTES[etiquette])
        elif etiquette == _IFD_GPS and _has_latitude(bloc, ordre, valeur):
            trouves.append(GPS)
        elif etiquette == _IFD_EXIF and depth == 0:
            trouves += _directory(bloc, ordre, valeur, depth=1)
    return trouves


def _has_text(bloc: bytes, entree: bytes, compte: int, valeur: int) -> bool:
    texte = entree[8:12][:compte] if compte <= 4 else bloc[valeur : valeur + min(compte, 4096)]
    return bool(texte.replace(b"\x00", b"").strip())


def _has_latitude(bloc: bytes, ordre: str, debut: int) -> bool:
    nombre = int.from_bytes(bloc[debut : debut + 2], "little" if ordre == "<" else "big")
    for rang in range(min(nombre, _ENTREES)):
        place = debut + 2 + 12 * rang
        if place + 12 > len(bloc):
            return False
        if struct.unpack(f"{ordre}H", bloc[place : place + 2])[0] == _LATITUDE:
            return True
    return False


def read_xmp(bloc: bytes) -> list[str]:
    """Return what an XMP packet tells of people."""
    trouves = [AUTEUR] if _XMP_AUTEUR.search(bloc) else []
    return [*trouves, GPS] if _XMP_GPS.search(bloc) else trouves


def read_iptc(bloc: bytes) -> list[str]:
    """Return what an IPTC block tells of people: its by-line."""
    return [AUTEUR] if _IPTC_AUTEUR.search(bloc) else []
