"""The source line of a finding with its place marked, cut to the width that there is."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from certimetal.rendering.findings.neutre import neutralise

if TYPE_CHECKING:
    from certimetal.finding import Finding

_PEUT_ETRE_AUTRE = re.compile("[\u0300-\u1fff\u2070-\U0010ffff]")
"""Outside Latin letters and punctuation, a character may take no column, or two."""

_AVANT = 12
"""Characters kept before the place where a line is too long to be shown whole."""


def show(finding: Finding, *, largeur: int) -> list[str]:
    """Return the numbered source line and, where its place is known, the line that marks it.

    ``largeur`` is in terminal columns, the number and its bar included.
    """
    numero = str(finding.location.line)
    marge = f"{' ' * len(numero)} │ "
    texte, debut, fin = _fenetre(finding, max(largeur - len(marge), 20))
    lignes = [f"{numero} │ {texte}".rstrip()]
    if debut < len(texte):
        blancs = " " * _colonnes(texte[:debut])
        lignes.append(f"{marge}{blancs}{'^' * max(_colonnes(texte[debut:fin]), 1)}")
    return lignes


def _fenetre(finding: Finding, largeur: int) -> tuple[str, int, int]:
    """Return the part of the line that fits, with the extent's offsets in it."""
    texte = neutralise(finding.extrait)
    place = finding.location
    debut = place.column - 1
    fin = place.end_column - 1 if place.end_column > place.column else debut + 1
    if _colonnes(texte) > largeur:
        depart = max(0, debut - _AVANT) if _colonnes(texte[:fin]) > largeur - 1 else 0
        if depart:
            texte = "…" + texte[depart:]
            debut, fin = debut - depart + 1, fin - depart + 1
        texte = _coupe(texte, largeur)
    return texte, debut, min(fin, max(len(texte), debut + 1))


def _coupe(texte: str, largeur: int) -> str:
    if _colonnes(texte) <= largeur:
        return texte
    garde = texte[: largeur - 1]
    while _colonnes(garde) > largeur - 1:
        garde = garde[:-1]
    return garde + "…"


def _colonnes(texte: str) -> int:
    """Return how many terminal columns a text takes: none for an accent, two for an ideogram."""
    if not _PEUT_ETRE_AUTRE.search(texte):
        return len(texte)
    return sum(
        0
        if unicodedata.combining(caractere)
        else 2
        if unicodedata.east_asian_width(caractere) in "WF"
        else 1
        for caractere in texte
    )
