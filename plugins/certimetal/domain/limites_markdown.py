"""What a Markdown text may not exceed, seen on its source: fewer columns, less nesting, less text.

The reader says it to whoever wrote the text; the renderer shows such a text without layout.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum

TAILLE = 64 * 1024
"""The longest answer, in bytes of UTF-8."""

COLONNES = 20
"""The most columns of a table: its cost grows with their square."""

NIVEAUX = 64
"""The most lists and quotations in one another."""

_SIGNES = " \t>*+-.)0123456789"
"""What may stand before the text of a line: blanks, quotations, marks of lists."""

_SEPARATEUR = frozenset(_SIGNES + "|:\v\f")

_DEMESURE = re.compile(r"\n[ \t>*+.)0-9|:\v\f-]{41}")
"""How a line that exceeds a limit begins: with 64 of the signs, or as a table's line of 21 dashes
and 20 bars at least. A first character that cannot vary makes the search quick."""

_MARQUES = re.compile(
    r"(?:[ \t]*(?:>|[-*+](?=[ \t]|$)|[0-9]{1,9}[.)](?=[ \t]|$)))*[ \t]*", re.ASCII
)
_MARQUE = re.compile(r"(?:[>*+-]|[0-9]+[.)])([ \t]?)")


class Limite(Enum):
    """What a text exceeds."""

    TAILLE = "taille"
    COLONNES = "colonnes"
    NIVEAUX = "niveaux"


@dataclass(frozen=True, slots=True, kw_only=True)
class Depassement:
    """A limit that a text exceeds, with the offset where, and by how much in the limit's unit."""

    limite: Limite
    debut: int
    compte: int


def depassement(texte: str) -> Depassement | None:
    """Return the first limit that a Markdown text exceeds, ``None`` where it exceeds none.

    The text has LF line ends. Nothing that a person writes comes near these limits, so the count
    may be above what Markdown would see (a table drawn in a block of code counts too), never below.
    """
    if len(texte) * 4 > TAILLE and len(texte.encode("utf-8", "replace")) > TAILLE:
        compte = len(texte.encode("utf-8", "replace"))
        return Depassement(limite=Limite.TAILLE, debut=0, compte=compte)
    if _DEMESURE.search(f"\n{texte}") is None:
        return None
    return _colonnes(texte) or _niveaux(texte)


def _colonnes(texte: str) -> Depassement | None:
    if texte.count("|") < COLONNES:
        return None
    debut = 0
    for ligne in texte.split("\n"):
        if ligne.count("|") >= COLONNES and _SEPARATEUR.issuperset(ligne):
            cellules = sum("-" in cellule for cellule in ligne.split("|"))
            if cellules > COLONNES:
                return Depassement(limite=Limite.COLONNES, debut=debut, compte=cellules)
        debut += len(ligne) + 1
    return None


def _niveaux(texte: str) -> Depassement | None:
    debut = 0
    for ligne in texte.split("\n"):
        if len(ligne) > NIVEAUX and not ligne[:NIVEAUX].strip(_SIGNES) and ligne.strip():
            compte = _profondeur(ligne)
            if compte > NIVEAUX:
                return Depassement(limite=Limite.NIVEAUX, debut=debut, compte=compte)
        debut += len(ligne) + 1
    return None


def _profondeur(ligne: str) -> int:
    """Count the marks of a line, and one more level for two columns of indentation."""
    trouve = _MARQUES.match(ligne)
    tete = trouve[0] if trouve else ""
    marques = _MARQUE.findall(tete)
    blancs = tete.count(" ") + 4 * tete.count("\t") - sum(map(len, marques))
    return len(marques) + blancs // 2
