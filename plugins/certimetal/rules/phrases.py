"""Words that the rules' sentences share: quotations, lists, counts, and the nearest known name."""

from __future__ import annotations

import difflib
import re
import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_HORS_MOTS = re.compile(r"[\W_]+")


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
