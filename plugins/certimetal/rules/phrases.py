"""Words that the rules' sentences share: quotations, lists, counts, and the nearest known name."""

from __future__ import annotations

import difflib
import re
import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

MONTRE = 60
"""The longest value that a sentence quotes, in characters."""

_HORS_MOTS = re.compile(r"[\W_]+")


def citer(valeur: str, *, montre: int = MONTRE) -> str:
    """Return a value as a sentence quotes it: one printable line, cut at ``montre`` characters."""
    ligne = " ".join(valeur.split())
    ligne = "".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in ligne)
    if len(ligne) > montre:
        ligne = ligne[: montre - 1].rstrip() + "…"
    return f"« {ligne} »"


def enumerer(elements: Sequence[str], liaison: str = "et") -> str:
    """Return « a, b et c »."""
    if len(elements) < 2:
        return "".join(elements)
    return f"{', '.join(elements[:-1])} {liaison} {elements[-1]}"


def nombre(quantite: int, singulier: str, pluriel: str = "") -> str:
    """Return « 1 jour », « 15 jours »: number and unit kept together."""
    nom = singulier if abs(quantite) < 2 else pluriel or f"{singulier}s"
    return f"{quantite}\N{NO-BREAK SPACE}{nom}"


def plier(texte: str) -> str:
    """Return what of a text counts in a comparison: letters and digits, no case, no accent."""
    brut = texte.casefold().replace("œ", "oe").replace("æ", "ae")
    brut = "".join(c for c in unicodedata.normalize("NFD", brut) if not unicodedata.combining(c))
    return _HORS_MOTS.sub(" ", brut).strip()


def proche(texte: str, connus: Iterable[str], *, seuil: float = 0.75) -> str:
    """Return the known text nearest to ``texte`` once both are folded, empty where none is near.

    ``seuil`` is difflib's ratio, from 0 (nothing shared) to 1 (equal).
    """
    plies = {plier(connu): connu for connu in connus}
    trouves = difflib.get_close_matches(plier(texte), plies, n=1, cutoff=seuil)
    return plies[trouves[0]] if trouves else ""


def chiffres(texte: str, longueur: int) -> bool:
    """Whether a text is ``longueur`` plain digits; the schema speaks where it is not."""
    return len(texte) == longueur and texte.isascii() and texte.isdigit()
