"""The backslashes of a Markdown text: those without which it would not read alike, and no other."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

_ECHAPPE = re.compile(r"\\(?=[!-/:-@\[-`{-~])")
_PROBABLE = re.compile(r"\\(?:(?<=\w\\)_(?=\w)|[*_~<\[\]&](?=[ \n])|[^*_~<\[\]&`|\\])")
"""A backslash that a text can most often do without: these are tried together first."""

_ESSAIS = 400
"""Readings of a text that may be spent on it; what is left then keeps its backslashes."""


def lighten(texte: str, voulu: str, lire: Callable[[str], str]) -> str:
    """Return a text without the backslashes that ``lire`` makes the same ``voulu`` without.

    Halves are tried, then halves of these, from the end: the first sign of a pair keeps its own.
    """
    places = [trouve.start() for trouve in _ECHAPPE.finditer(texte)]
    if not places or lire(texte) != voulu:
        return texte
    essai = _Essai(texte, voulu, lire)
    probables = [place for place in places if _PROBABLE.match(texte, place)]
    essai.retire(probables)
    essai.retire(sorted({*places} - {*probables}))
    return essai.ecrit(essai.retires)


class _Essai:
    """A text, and the backslashes that it can do without."""

    def __init__(self, texte: str, voulu: str, lire: Callable[[str], str]) -> None:
        self.texte = texte
        self.voulu = voulu
        self.lire = lire
        self.retires: set[int] = set()
        self.restants = _ESSAIS

    def ecrit(self, retires: set[int]) -> str:
        """Return the text without the backslashes at these places."""
        parts, debut = [], 0
        for place in sorted(retires):
            parts.append(self.texte[debut:place])
            debut = place + 1
        return "".join([*parts, self.texte[debut:]])

    def retire(self, places: list[int]) -> None:
        """Do without as many of these as can be."""
        if not places or not self.restants:
            return
        self.restants -= 1
        if self.lire(self.ecrit(self.retires.union(places))) == self.voulu:
            self.retires.update(places)
        elif len(places) > 1:
            milieu = len(places) // 2
            self.retire(places[milieu:])
            self.retire(places[:milieu])
