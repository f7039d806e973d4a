"""Words that every French sentence of the tool is made with: dates, lists, quotations, counts."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

NBSP = "\N{NO-BREAK SPACE}"
FINE = "\N{NARROW NO-BREAK SPACE}"

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
    return guillemets(ligne)


def guillemets(texte: str) -> str:
    """Return the text between French quotes, with the spaces that they want."""
    return f"«{NBSP}{texte}{NBSP}»"


def nombre(valeur: float) -> str:
    """Return a number with a thin space every three digits and a decimal comma."""
    entier, _, decimales = str(valeur).partition(".")
    signe, chiffres = ("\N{MINUS SIGN}", entier[1:]) if entier[0] == "-" else ("", entier)
    groupes = [chiffres[max(0, fin - 3) : fin] for fin in range(len(chiffres), 0, -3)]
    ecrit = signe + FINE.join(reversed(groupes))
    return f"{ecrit},{decimales}" if decimales and decimales != "0" else ecrit


def compter(quantite: int, singulier: str, pluriel: str = "") -> str:
    """Return « 1 jour », « 6 mois », « 1 200 mots »: French is plural from two on."""
    mot = (pluriel or f"{singulier}s") if abs(quantite) >= 2 else singulier
    return f"{nombre(quantite)}{NBSP}{mot}"


def capitaliser(texte: str) -> str:
    """Return the text with its first letter in upper case, the rest untouched."""
    return texte[:1].upper() + texte[1:]
