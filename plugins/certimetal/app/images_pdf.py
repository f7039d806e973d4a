"""The pictures of a dossier's annexes that its answers show, small enough to be laid out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from certimetal.rendering.publication import annexe_telechargeable

if TYPE_CHECKING:
    from collections.abc import Mapping

    from certimetal.domain.dossier import Dossier
    from certimetal.reading.tree import Tree
    from certimetal.rendering.publication import Profil

PIXELS = 30_000_000
"""Beyond, decoding takes more memory than a page is worth (A4 at 600 dpi has 35 million)."""

_PNG = b"\x89PNG\r\n\x1a\n"
_CADRES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}

NOMBRE = 40
"""Pictures of one dossier that are laid out; the others are told in words."""


def lire_images(tree: Tree, dossier: Dossier, profil: Profil) -> Mapping[str, bytes]:
    """Return the pictures that an answer names, by their path in the dossier's folder."""
    images: dict[str, bytes] = {}
    for reponse in dossier.reponses.values():
        for annexe in reponse.annexes:
            fichier = annexe.fichier
            if fichier.endswith(".pdf") or f"]({fichier}" not in reponse.corps:
                continue
            if annexe_telechargeable(annexe, dossier, profil) and len(images) < NOMBRE:
                contenu = tree.read(f"{dossier.dossier}/{fichier}")
                if _tient(contenu):
                    images[fichier] = contenu
    return images


def _tient(contenu: bytes) -> bool:
    pixels = _pixels_png(contenu) if contenu.startswith(_PNG) else _pixels_jpeg(contenu)
    return 0 < pixels <= PIXELS


def _pixels_png(contenu: bytes) -> int:
    largeur, hauteur = contenu[16:20], contenu[20:24]
    return int.from_bytes(largeur, "big") * int.from_bytes(hauteur, "big")


def _pixels_jpeg(contenu: bytes) -> int:
    """Return the number of pixels that the frame's header says, 0 where there is none."""
    place = 2
    while place + 9 <= len(contenu) and contenu[place] == 0xFF:
        genre = contenu[place + 1]
        if genre in _CADRES:
            hauteur, largeur = contenu[place + 5 : place + 7], contenu[place + 7 : place + 9]
            return int.from_bytes(hauteur, "big") * int.from_bytes(largeur, "big")
        place += 2 + int.from_bytes(contenu[place + 2 : place + 4], "big")
    return 0
