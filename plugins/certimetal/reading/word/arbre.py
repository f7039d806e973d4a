"""Words and lines of pandoc's tree, and how two of them are compared."""

from __future__ import annotations

import re
import unicodedata
from itertools import chain
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    Noeud = dict[str, Any]

VIDES = re.compile(r"[\s._…\u2026]*\Z")
"""A blank to fill in, drawn with points or lines: nobody wrote there."""

_GUILLEMETS = {"SingleQuote": ("‘", "’"), "DoubleQuote": ("“", "”")}
_TUES = frozenset({"comment-start", "comment-end", "deletion"})
"""What is not in the text that one reads: it is listed by ``epuration``."""

_ENVELOPPES = frozenset(
    {"Emph", "Strong", "Strikeout", "Superscript", "Subscript", "SmallCaps", "Underline"}
)


def words(inlines: Sequence[Noeud]) -> str:
    """Return the text of inlines; a line break is a LF."""
    return "".join(map(_word, inlines))


def _word(inline: Noeud) -> str:
    genre: str = inline["t"]
    contenu: Any = inline.get("c")
    if genre == "Span" and _TUES.intersection(contenu[0][1]):
        return ""
    if genre in _FIXES:
        return _FIXES[genre]
    if genre in _ENVELOPPES:
        return words(contenu)
    dit = _DITS.get(genre)
    return dit(contenu) if dit else ""


def _quoted(contenu: Any) -> str:
    ouvre, ferme = _GUILLEMETS[contenu[0]["t"]]
    return f"{ouvre}{words(contenu[1])}{ferme}"


_FIXES = {"Space": " ", "SoftBreak": " ", "LineBreak": "\n"}
_DITS: dict[str, Callable[[Any], str]] = {
    "Str": str,
    **dict.fromkeys(("Span", "Link", "Image", "Cite"), lambda c: words(c[1])),
    **dict.fromkeys(("Code", "Math", "RawInline"), lambda c: str(c[1])),
    "Quoted": _quoted,
    "Note": lambda c: " ".join(lines(c)),
}


def lines(blocs: Sequence[Noeud]) -> list[str]:
    """Return the paragraphs of blocks, whatever holds them, those without a word left out."""
    return [ligne for ligne in (texte.strip() for texte in _lines(blocs)) if ligne]


def _lines(blocs: Iterable[Noeud]) -> Iterator[str]:
    for bloc in blocs:
        genre: str = bloc["t"]
        contenu: Any = bloc.get("c")
        if genre in _LIGNES:
            yield _LIGNES[genre](contenu)
        elif genre in _DEDANS:
            yield from _lines(_DEDANS[genre](contenu))
        elif genre == "Table":
            yield from _lines(b for ligne in rows(bloc) for cellule in ligne for b in cellule)


def _definitions(contenu: Any) -> Iterator[Noeud]:
    for terme, definitions in contenu:
        yield {"t": "Plain", "c": terme}
        yield from chain.from_iterable(definitions)


_LIGNES: dict[str, Callable[[Any], str]] = {
    **dict.fromkeys(("Para", "Plain"), words),
    "Header": lambda c: words(c[2]),
    **dict.fromkeys(("CodeBlock", "RawBlock"), lambda c: str(c[1])),
    "LineBlock": lambda c: "\n".join(map(words, c)),
}
"""What is one line of its own, and what it says."""

_DEDANS: dict[str, Callable[[Any], Iterable[Noeud]]] = {
    "BlockQuote": lambda c: c,
    "Div": lambda c: c[1],
    "Figure": lambda c: c[2],
    "BulletList": chain.from_iterable,
    "OrderedList": lambda c: chain.from_iterable(c[1]),
    "DefinitionList": _definitions,
}
"""What holds other blocks, and which."""


def rows(tableau: Noeud) -> list[list[list[Noeud]]]:
    """Return a table's rows of cells of blocks, its head and its foot among them.

    A cell that covers several columns is followed by as many empty ones.
    """
    tete, corps, pied = tableau["c"][3:6]
    lignes = [*tete[1]]
    for groupe in corps:
        lignes += [*groupe[2], *groupe[3]]
    lignes += pied[1]
    return [list(_cells(ligne[1])) for ligne in lignes]


def _cells(cellules: Sequence[Any]) -> Iterator[list[Noeud]]:
    for _, _, _, etendue, blocs in cellules:
        yield blocs
        for _ in range(etendue - 1):
            yield []


_ESPACES = re.compile(r"\s+")


def key(texte: str) -> str:
    """Return a text as labels are compared: spaces, quotes, case and a last colon do not count."""
    return same(texte).casefold().rstrip(" :")


def same(texte: str) -> str:
    """Return a text as values are compared: spaces and the form of quotes do not count."""
    uni = unicodedata.normalize("NFC", texte).replace("’", "'").replace("ʼ", "'").replace("‘", "'")
    return _ESPACES.sub(" ", uni.replace("\u200b", "").replace("\u00ad", "")).strip()


def letters(texte: str) -> str:
    """Return only the letters and digits of a text: what stays of it whatever its layout."""
    return "".join(c for c in unicodedata.normalize("NFC", texte).casefold() if c.isalnum())
