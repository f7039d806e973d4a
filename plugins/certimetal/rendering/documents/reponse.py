"""The tree of a Markdown text, as it may stand in a document: nothing active, nothing fetched.

Raw HTML is text, as on the site; a picture is a link that names it; a link keeps its target only
where it leads to the web or to a mailbox. Each table gets widths: an automatic one overflows.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from certimetal.domain.caracteres import assainir

if TYPE_CHECKING:
    from collections.abc import Iterator

    Noeud = dict[str, Any]
    Noeuds = list[Noeud]

SEPARATEUR = "———"
"""The paragraph that stands for a rule across the page: Word has no such thing."""

IMAGE = "Image\N{NO-BREAK SPACE}: "
_ADRESSES = ("https://", "http://", "mailto:")
_PART_MIN = 0.12


def prepare_blocks(blocs: Noeuds) -> Noeuds:
    """Return the blocks of a text, ready for a document."""
    return [pret for bloc in blocs for pret in _bloc(bloc)]


def plain_blocks(texte: str) -> Noeuds:
    """Return a text without layout, its paragraphs and lines kept: one beyond what is laid out."""
    paragraphes = [bloc.strip("\n") for bloc in texte.split("\n\n") if bloc.strip()]
    return [{"t": "Para", "c": _lignes(bloc)} for bloc in paragraphes]


def ends_with_table(blocs: Noeuds) -> bool:
    """Tell whether the last thing that blocks show is a table, in a list or a quotation too."""
    while blocs:
        dernier = blocs[-1]
        if dernier["t"] == "BulletList":
            blocs = dernier["c"][-1]
        elif dernier["t"] == "OrderedList":
            blocs = dernier["c"][1][-1]
        elif dernier["t"] == "BlockQuote":
            blocs = dernier["c"]
        else:
            return bool(dernier["t"] == "Table")
    return False


def _bloc(bloc: Noeud) -> Iterator[Noeud]:
    genre = bloc["t"]
    if genre == "RawBlock":
        yield {"t": "Para", "c": _lignes(bloc["c"][1].rstrip("\n"))}
    elif genre == "HorizontalRule":
        yield {"t": "Para", "c": [_str(SEPARATEUR)]}
    elif genre in ("Para", "Plain"):
        yield {"t": genre, "c": _inlines(bloc["c"])}
    elif genre == "Header":
        niveau, _, contenu = bloc["c"]
        yield {"t": genre, "c": [niveau, ["", [], []], _inlines(contenu)]}
    elif genre == "BulletList":
        yield {"t": genre, "c": [prepare_blocks(element) for element in bloc["c"]]}
    elif genre == "OrderedList":
        attributs, elements = bloc["c"]
        yield {"t": genre, "c": [attributs, [prepare_blocks(element) for element in elements]]}
    elif genre == "BlockQuote":
        yield {"t": genre, "c": prepare_blocks(bloc["c"])}
    elif genre == "Table":
        yield _table(bloc)
    else:
        yield bloc


def _table(bloc: Noeud) -> Noeud:
    attributs, legende, colonnes, tete, corps, pied = bloc["c"]
    rangs = [*tete[1], *(rang for c in corps for rang in (*c[2], *c[3]))]
    tailles = [_PART_MIN] * len(colonnes)
    for _, cellules in rangs:
        for place, cellule in enumerate(cellules):
            cellule[4] = prepare_blocks(cellule[4])
            tailles[place] = max(tailles[place], min(_longueur(cellule[4]), 60) ** 0.7)
    total = sum(tailles)
    parts = [max(taille / total, _PART_MIN) for taille in tailles]
    somme = sum(parts)
    largeurs = [
        [alignement, {"t": "ColWidth", "c": round(part / somme, 4)}]
        for (alignement, _), part in zip(colonnes, parts, strict=True)
    ]
    return {"t": "Table", "c": [attributs, legende, largeurs, tete, corps, pied]}


def _longueur(noeuds: Any) -> int:
    """Count the characters that a part of the tree shows."""
    if isinstance(noeuds, list):
        return sum(map(_longueur, noeuds))
    if not isinstance(noeuds, dict):
        return 0
    if noeuds["t"] in ("Str", "Code"):
        texte = noeuds["c"] if noeuds["t"] == "Str" else noeuds["c"][1]
        return len(texte)
    return 1 if noeuds["t"] in ("Space", "SoftBreak") else _longueur(noeuds.get("c"))


def _inlines(noeuds: Noeuds) -> Noeuds:
    return [pret for noeud in noeuds for pret in _inline(noeud)]


def _inline(noeud: Noeud) -> Iterator[Noeud]:
    genre = noeud["t"]
    if genre == "RawInline":
        yield from _lignes(noeud["c"][1])
    elif genre in ("Emph", "Strong", "Strikeout"):
        yield {"t": genre, "c": _inlines(noeud["c"])}
    elif genre == "Image":
        _, contenu, (cible, _titre) = noeud["c"]
        texte = [_str(IMAGE.rstrip()), {"t": "Space"}, *_inlines(contenu)]
        yield {"t": "Link", "c": [["", [], []], texte, [cible, ""]]}
    elif genre == "Link":
        yield from _link(noeud)
    elif genre == "Str":
        yield _str(noeud["c"])
    else:
        yield noeud


def _link(noeud: Noeud) -> Iterator[Noeud]:
    attributs, contenu, (cible, titre) = noeud["c"]
    texte = _inlines(contenu)
    if cible.lower().startswith(_ADRESSES):
        yield {"t": "Link", "c": [attributs, texte, [cible, titre]]}
    else:
        yield from (*texte, {"t": "Space"}, _str(f"({cible})"))


def _lignes(texte: str) -> Noeuds:
    """Return a text as it was typed, its line ends kept."""
    noeuds: Noeuds = []
    for rang, ligne in enumerate(texte.split("\n")):
        if rang:
            noeuds.append({"t": "LineBreak"})
        for place, mot in enumerate(ligne.split(" ")):
            if place:
                noeuds.append({"t": "Space"})
            if mot:
                noeuds.append(_str(mot))
    return noeuds


def _str(texte: str) -> Noeud:
    # An entity (``&#x202e;``) makes a character that the source does not show.
    return {"t": "Str", "c": assainir(texte)}
