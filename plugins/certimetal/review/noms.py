"""Names that every machine reads alike, and twins that some machines take for one."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

LONGUEUR = 120
_PORTABLE = re.compile(r"[A-Za-z0-9._+@()\[\] ~=,!-]+")
_RESERVES = frozenset(
    ("con", "prn", "aux", "nul", *(f"{n}{i}" for n in ("com", "lpt") for i in range(10)))
)


def defaut(nom: str) -> str:
    """Return what is wrong with one name of a path, in French; empty where nothing is."""
    if not nom.isascii():
        return "a des lettres accentuées ou d’un autre alphabet"
    if not _PORTABLE.fullmatch(nom):
        return "a des caractères que certaines machines refusent"
    if nom.partition(".")[0].rstrip().lower() in _RESERVES:
        return "est réservé par Windows"
    if nom.endswith((".", " ")) or nom.startswith(" "):
        return "commence par une espace, ou finit par un point ou une espace"
    if len(nom) > LONGUEUR:
        return f"a plus de {LONGUEUR} caractères"
    return ""


def jumeaux(chemin: str, voisins: Callable[[str], Sequence[str]]) -> Iterator[tuple[str, str]]:
    """Yield each name of a path with another of its folder that some machines take for it.

    ``voisins`` gives the names just below a folder, where the path lands.
    """
    dossier = ""
    for nom in chemin.split("/"):
        plie = _plie(nom)
        for autre in voisins(dossier):
            if autre != nom and _plie(autre) == plie:
                yield nom, autre
        dossier = f"{dossier}/{nom}" if dossier else nom


def _plie(nom: str) -> str:
    return unicodedata.normalize("NFKC", nom).casefold()
