"""The signs that the embedded fonts can show: no other ever reaches the composer.

A sign that no font has makes an archivable PDF impossible, and some (right-to-left letters, lone
marks) stop the composer itself. They are shown as « � », which the document then explains.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Any

INCONNU = "\N{REPLACEMENT CHARACTER}"

COUVERTURE = (
    (0x20, 0x7E), (0xA0, 0xAC), (0xAE, 0x24F), (0x370, 0x482), (0x48A, 0x4FF), (0x510, 0x513),
    (0x51A, 0x51D), (0x1E00, 0x1EFF), (0x2010, 0x2027), (0x202F, 0x205F), (0x2070, 0x20C0),
    (0x2100, 0x2151), (0x2153, 0x2184), (0x2189, 0x2189), (0x2190, 0x23FF), (0x2422, 0x2423),
    (0x2460, 0x262F), (0x2638, 0x268B), (0x2690, 0x2698), (0x26A0, 0x26A7), (0x26AA, 0x26B2),
    (0x2701, 0x2704), (0x2706, 0x2709), (0x270C, 0x2727), (0x2729, 0x274B), (0x274D, 0x274D),
    (0x274F, 0x2752), (0x2756, 0x2756), (0x2758, 0x275E), (0x2761, 0x277F), (0x2794, 0x2794),
    (0x2798, 0x27AF), (0x27B1, 0x2BFF), (0xFFFD, 0xFFFD),
)  # fmt: skip
"""Runs of code points, both ends included; one that Unicode has not given may be among them."""

MOT_LONG = 40
"""Signs of a word beyond which it may be cut anywhere, so as not to leave the page."""

CESURE = "\N{ZERO WIDTH SPACE}"
_INVISIBLES = "\u00ad\u200c\u200d\u2060\ufeff"
_HORS = re.compile(
    "[^\u200b" + "".join(f"{re.escape(chr(a))}-{re.escape(chr(b))}" for a, b in COUVERTURE) + "\n]"
)
_LONG = re.compile(rf"\S{{{MOT_LONG}}}(?=\S)")


def imprimable(texte: str) -> str:
    """Return a text with only signs that can be printed."""
    if not texte.isascii():
        texte = unicodedata.normalize("NFC", texte)
    return _HORS.sub(_remplace, texte)


def secable(texte: str) -> str:
    """Return a text that someone typed with its longest words made breakable.

    Never an address nor an empreinte, that a reader may copy.
    """
    return _LONG.sub(lambda mot: mot[0] + CESURE, texte)


def _remplace(signe: re.Match[str]) -> str:
    lu = signe[0]
    if lu in _INVISIBLES:
        return ""
    if lu.isspace():
        return " "
    proche = unicodedata.normalize("NFKC", lu)
    return INCONNU if _HORS.search(proche) or proche == lu else proche


def imprimables(valeur: Any) -> Any:
    """Return JSON data with every text printable, keys untouched."""
    if isinstance(valeur, str):
        return imprimable(valeur)
    if isinstance(valeur, dict):
        return {cle: imprimables(sous) for cle, sous in valeur.items()}
    if isinstance(valeur, list | tuple):
        return [imprimables(sous) for sous in valeur]
    return valeur
