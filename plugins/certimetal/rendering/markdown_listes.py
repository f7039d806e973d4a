"""Lists that follow one another: comrak parts them by a comment, which the site would show."""

from __future__ import annotations

import re

END = "<!-- end list -->"

_ITEM = re.compile(r"([-*]|[0-9]+[.)])(?= |$)")
_AUTRES = {"-": "*", "*": "-", ".": ")", ")": "."}


def part_lists(texte: str) -> str:
    """Return what comrak wrote without these comments: another mark begins the second list."""
    lignes = texte.split("\n")
    rang = 0
    while rang < len(lignes):
        if lignes[rang].endswith(END):
            _separe(lignes, rang)
        rang += 1
    return "\n".join(lignes)


def _separe(lignes: list[str], rang: int) -> None:
    """Take a comment out, with the blank line that follows, and mark the next list otherwise."""
    prefixe = lignes[rang].removesuffix(END)
    del lignes[rang]
    if rang < len(lignes) and not lignes[rang].strip(" >"):
        del lignes[rang]
    if rang >= len(lignes):
        return
    avant = _marque_avant(lignes, rang, prefixe)
    suite = _marque(lignes[rang], prefixe)
    if avant and suite and avant[-1] == suite[-1]:
        _remplace(lignes, rang, prefixe, suite[-1])


def _marque(ligne: str, prefixe: str) -> str:
    """Return the mark of the item that a line begins in this place, empty where it begins none."""
    trouve = _ITEM.match(ligne, len(prefixe)) if ligne.startswith(prefixe) else None
    return trouve[1] if trouve else ""


def _marque_avant(lignes: list[str], rang: int, prefixe: str) -> str:
    """Return the mark of the list above, whose first item may follow the mark of another."""
    colonne = len(prefixe)
    for ligne in reversed(lignes[:rang]):
        trouve = _ITEM.match(ligne, colonne)
        if trouve and not ligne[:colonne].strip(" >-*.)0123456789"):
            return trouve[1]
    return ""


def _remplace(lignes: list[str], rang: int, prefixe: str, signe: str) -> None:
    """Mark the items of a list with the other sign, to the end of the list."""
    vide = prefixe.rstrip()
    for numero in range(rang, len(lignes)):
        ligne = lignes[numero]
        marque = _marque(ligne, prefixe)
        if marque and marque[-1] == signe:
            fin = len(prefixe) + len(marque)
            lignes[numero] = f"{ligne[: fin - 1]}{_AUTRES[signe]}{ligne[fin:]}"
        elif ligne.rstrip() not in {"", vide} and not ligne.startswith(f"{prefixe}  "):
            return
