"""A table that a person opens in a spreadsheet, and that runs nothing there."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

MARQUE = "\ufeff"
"""The mark by which Excel knows that a CSV is in UTF-8."""

_DANGEREUX = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
_BLANCS = " \t\r\n\N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}"


def cellule(texte: str) -> str:
    """Return the text of a cell that no spreadsheet runs: an apostrophe goes before one that it
    may take for a formula."""
    if texte.startswith(_DANGEREUX) or texte.lstrip(_BLANCS).startswith(_DANGEREUX):
        return f"'{texte}"
    return texte


def tableau(colonnes: Sequence[str], lignes: Iterable[Mapping[str, str]]) -> str:
    """Return a CSV as a French spreadsheet opens it by a double click: its mark, then « ; »
    between the cells and CRLF between the rows.

    The first row names the columns; a cell that a row has not is empty.
    """
    sortie = io.StringIO(newline="")
    plume = csv.writer(sortie, delimiter=";", lineterminator="\r\n")
    plume.writerow(colonnes)
    plume.writerows([cellule(ligne.get(cle, "")) for cle in colonnes] for ligne in lignes)
    return MARQUE + sortie.getvalue()
