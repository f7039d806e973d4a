"""Words that the domain's own sentences are made with: dates, lists, quotations, counts."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

NBSP = "\N{NO-BREAK SPACE}"

_MOIS = (
    "janvier",
    "février",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
)


def date_en_mots(jour: date) -> str:
    """Return « 1er mars 2026 », its parts kept together."""
    quantieme = "1er" if jour.day == 1 else str(jour.day)
    return f"{quantieme}{NBSP}{_MOIS[jour.month - 1]}{NBSP}{jour.year}"


def enumerer(mots: Sequence[str], lien: str = "et") -> str:
    """Return « a, b et c »."""
    if len(mots) < 2:
        return "".join(mots)
    return f"{', '.join(mots[:-1])} {lien} {mots[-1]}"


def citer(texte: str, longueur: int = 60) -> str:
    """Return a text between French quotes: on one line, printable, cut where it is long."""
    ligne = " ".join(texte.split())
    ligne = "".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in ligne)
    if len(ligne) > longueur:
        ligne = ligne[: longueur - 1].rstrip() + "…"
    return f"«{NBSP}{ligne}{NBSP}»"


def compter(quantite: int, singulier: str, pluriel: str) -> str:
    """Return « 1 jour », « 6 mois »: number and unit kept together, the unit agreed."""
    return f"{quantite}{NBSP}{singulier if abs(quantite) < 2 else pluriel}"


def capitaliser(texte: str) -> str:
    """Return the text with its first letter in upper case, the rest untouched."""
    return texte[:1].upper() + texte[1:]
