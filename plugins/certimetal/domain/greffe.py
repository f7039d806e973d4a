"""Puts a new text in the place of an old one, block by block: what did not change keeps its bytes.

A document says nothing of where the lines of a file are cut: to write it whole would change all
lines of an answer in which one word did.
"""

from __future__ import annotations

import re
from difflib import SequenceMatcher

_CLOTURE = re.compile(r" {0,3}(`{3,}|~{3,})")


def blocks(texte: str) -> list[str]:
    """Cut a Markdown text where lines are blank, those of fenced code aside."""
    faits: list[list[str]] = [[]]
    cloture = ""
    for ligne in texte.split("\n"):
        trouve = _CLOTURE.match(ligne)
        if trouve and not cloture:
            cloture = trouve[1]
        elif trouve and ligne.strip().startswith(cloture) and ligne.strip() == trouve[1]:
            cloture = ""
        if ligne.strip() or cloture:
            faits[-1].append(ligne)
        elif faits[-1]:
            faits.append([])
    return ["\n".join(bloc) for bloc in faits if bloc]


def graft(en_place: str, neuf: str) -> tuple[str, int]:
    """Return ``neuf`` with the blocks of ``en_place`` that say the same, and how many there are."""
    vieux, neufs = blocks(en_place), blocks(neuf)
    rendus = list(neufs)
    pareils = 0
    un, autre = ([" ".join(bloc.split()) for bloc in liste] for liste in (vieux, neufs))
    for i, j, nombre in SequenceMatcher(None, un, autre, autojunk=False).get_matching_blocks():
        rendus[j : j + nombre] = vieux[i : i + nombre]
        pareils += nombre
    return ("\n\n".join(rendus) + "\n") if rendus else "", pareils
