"""What a plain YAML scalar stands for, and which ones readers of YAML see differently."""

from __future__ import annotations

import re
from typing import Any

_VALEURS: dict[str, Any] = {"": None, "null": None, "true": True, "false": False}
_NOMBRE = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?")
_CHIFFRES = 15
"""The most digits that every reader keeps exactly (a double's precision)."""

_MOTS = {
    **dict.fromkeys(("True", "TRUE"), "true"),
    **dict.fromkeys(("False", "FALSE"), "false"),
    **dict.fromkeys(("~", "Null", "NULL"), "null"),
}
_OUI_NON = frozenset(
    forme
    for mot in ("y", "n", "yes", "no", "on", "off")
    for forme in (mot, mot.capitalize(), mot.upper())
)
_NON_DECIMAL = re.compile(
    r"""[-+]?(?:
        0[xX][0-9a-fA-F_]+ | 0[oO]?[0-7_]+ | 0[bB][01_]+        # other bases
      | [0-9][0-9_]*                                            # a leading zero, underscores
      | (?:[0-9][0-9_]*\.?[0-9_]*|\.[0-9_]+)(?:[eE][-+]?[0-9]+)?  # exponents, bare points
      | [0-9][0-9_]*(?::[0-5]?[0-9])+(?:\.[0-9_]*)?             # base 60
      | \.(?:inf|Inf|INF)
    ) | \.(?:nan|NaN|NAN) | = | <<
      | [0-9]{4}-[0-9]{1,2}-[0-9]{1,2}(?:[Tt]|[ \t]+)[0-9]{1,2}:[0-9]{2}.*""",
    re.VERBOSE,
)

PREMIERS_SIGNES = frozenset(["", *"0123456789+-.~=<yYnNtTfFoO“”„‟\u00a0\u202f\u2007\u3000"])
"""A plain scalar that begins otherwise is a text, and has nothing to be looked at."""


class _Absent:
    """No value: the scalar is not one that all readers of YAML read alike."""


AMBIGUE = _Absent()
TROP_LONG = _Absent()


def resolve(texte: str) -> Any:
    """Return the JSON value of a plain scalar, or ``AMBIGUE``, or ``TROP_LONG``."""
    if texte in _VALEURS:
        return _VALEURS[texte]
    if _NOMBRE.fullmatch(texte):
        if sum(c.isdigit() for c in texte) > _CHIFFRES:
            return TROP_LONG
        return float(texte) if "." in texte else int(texte)
    if texte in _MOTS or texte in _OUI_NON or _NON_DECIMAL.fullmatch(texte):
        return AMBIGUE
    return texte


def is_yes_or_no(texte: str) -> bool:
    """Tell whether some readers of YAML read this word as true or false."""
    return texte in _OUI_NON or _MOTS.get(texte) in {"true", "false"}


def propose(texte: str) -> str:
    """Return what to write instead of an ambiguous scalar, as YAML."""
    return _MOTS.get(texte) or quote(texte)


def proposed_value(texte: str) -> Any:
    """Return the value that ``propose`` would give."""
    return _VALEURS[_MOTS[texte]] if texte in _MOTS else texte


def quote(texte: str) -> str:
    """Return a text on one line as a quoted YAML scalar."""
    if '"' not in texte and "\\" not in texte:
        return f'"{texte}"'
    if "'" not in texte:
        return f"'{texte}'"
    return '"' + texte.replace("\\", "\\\\").replace('"', '\\"') + '"'
