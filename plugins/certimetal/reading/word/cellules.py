"""Tables that were laid open for pandoc, put together again in its tree."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from certimetal.reading.word.arbre import words

if TYPE_CHECKING:
    from collections.abc import Sequence

    Noeud = dict[str, Any]

MARQUE = "\ue000"
"""A character of no alphabet, taken out of every document: only our marks have it."""

_MARQUE = re.compile(rf"{MARQUE}(table|ligne|cellule|fin)([0-9]*){MARQUE}\Z")
_VIDE: list[Any] = ["", [], []]


def mark(quoi: str, nombre: int = 0) -> str:
    """Return a mark: ``table``, ``ligne``, ``cellule`` (over ``nombre`` columns) or ``fin``."""
    return f"{MARQUE}{quoi}{nombre or ''}{MARQUE}"


def regroup(blocs: Sequence[Noeud]) -> list[Noeud]:
    """Return blocks whose marked ones are tables again."""
    dehors: list[Noeud] = []
    lignes: list[list[tuple[int, list[Noeud]]]] | None = None
    for bloc in _plats(blocs):
        marque = _read(bloc)
        if marque is None:
            if lignes and lignes[-1]:
                lignes[-1][-1][1].append(bloc)
            else:
                dehors.append(bloc)
        elif marque[0] == "table":
            lignes = []
        elif marque[0] == "fin":
            if lignes:
                dehors.append(_table(lignes))
            lignes = None
        elif lignes is not None and marque[0] == "ligne":
            lignes.append([])
        elif lignes:
            lignes[-1].append((int(marque[1] or 1), []))
    return dehors


def _plats(blocs: Sequence[Noeud]) -> list[Noeud]:
    """Open the divisions that pandoc makes of sections."""
    faits: list[Noeud] = []
    for bloc in blocs:
        faits += _plats(bloc["c"][1]) if bloc["t"] == "Div" else [bloc]
    return faits


def _read(bloc: Noeud) -> tuple[str, str] | None:
    if bloc["t"] not in {"Para", "Plain"}:
        return None
    trouve = _MARQUE.match(words(bloc["c"]))
    return (trouve[1], trouve[2]) if trouve else None


def _table(lignes: list[list[tuple[int, list[Noeud]]]]) -> Noeud:
    rangees = [
        [_VIDE, [[_VIDE, {"t": "AlignDefault"}, 1, etendue, blocs] for etendue, blocs in ligne]]
        for ligne in lignes
    ]
    return {
        "t": "Table",
        "c": [_VIDE, [None, []], [], [_VIDE, []], [[_VIDE, 0, [], rangees]], [_VIDE, []]],
    }
