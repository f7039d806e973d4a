"""Puts together what word processors take apart: lists, and the bold of a table's head."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence

    Noeud = dict[str, Any]

_LISTES = frozenset({"BulletList", "OrderedList"})


def mend(blocs: Sequence[Noeud], *, serre: bool) -> list[Noeud]:
    """Return blocks whose lists that touch are one, and whose tables have no bold heads.

    LibreOffice gives each item a list of its own when it saves as .docx, and writes the bold that
    a table's style has into its cells. The site shows both alike. ``serre`` writes a list whose
    items have one paragraph each without blank lines, as people do.
    """
    faits: list[Noeud] = []
    for bloc in blocs:
        rendu = _mend(bloc, serre=serre)
        if faits and rendu["t"] in _LISTES and faits[-1]["t"] == rendu["t"]:
            faits[-1] = _join(faits[-1], rendu)
        else:
            faits.append(rendu)
    return [_tighten(bloc) for bloc in faits] if serre else faits


def _mend(bloc: Noeud, *, serre: bool) -> Noeud:
    genre: str = bloc["t"]
    contenu: Any = bloc.get("c")
    if genre == "BulletList":
        return {"t": genre, "c": [mend(item, serre=serre) for item in contenu]}
    if genre == "OrderedList":
        return {"t": genre, "c": [contenu[0], [mend(item, serre=serre) for item in contenu[1]]]}
    if genre == "BlockQuote":
        return {"t": genre, "c": mend(contenu, serre=serre)}
    if genre == "Table":
        return {"t": genre, "c": _table(contenu)}
    return bloc


def _tighten(bloc: Noeud) -> Noeud:
    """Make a list tight where each item is one paragraph, with other lists below it or not."""
    if bloc["t"] not in _LISTES:
        return bloc
    items = bloc["c"] if bloc["t"] == "BulletList" else bloc["c"][1]
    if any(b["t"] not in _LISTES for item in items for b in item[1:]):
        return bloc
    fins = [[{**b, "t": "Plain"} if b["t"] == "Para" else b for b in item] for item in items]
    return {"t": bloc["t"], "c": fins if bloc["t"] == "BulletList" else [bloc["c"][0], fins]}


def _join(un: Noeud, autre: Noeud) -> Noeud:
    if un["t"] == "BulletList":
        return {"t": un["t"], "c": [*un["c"], *autre["c"]]}
    return {"t": un["t"], "c": [un["c"][0], [*un["c"][1], *autre["c"][1]]]}


def _table(contenu: Any) -> list[Any]:
    attributs, legende, colonnes, tete, corps, pied = contenu
    if tete[1]:
        lignes = [[attr, _sans_gras(cellules)] for attr, cellules in tete[1]]
        return [attributs, legende, colonnes, [tete[0], lignes], corps, pied]
    if corps and corps[0][3]:
        premier = corps[0]
        attr, cellules = premier[3][0]
        lignes = [[attr, _sans_gras(cellules)], *premier[3][1:]]
        corps = [[*premier[:3], lignes], *corps[1:]]
    return [attributs, legende, colonnes, tete, corps, pied]


def _sans_gras(cellules: list[Any]) -> list[Any]:
    return [[*cellule[:4], [_leger(bloc) for bloc in cellule[4]]] for cellule in cellules]


def _leger(bloc: Noeud) -> Noeud:
    inlines = bloc.get("c")
    if (
        bloc["t"] in {"Para", "Plain"}
        and inlines
        and all(i["t"] in {"Strong", "Space", "SoftBreak"} for i in inlines)
    ):
        dedans = [p for i in inlines for p in (i["c"] if i["t"] == "Strong" else [i])]
        return {"t": bloc["t"], "c": dedans}
    return bloc
