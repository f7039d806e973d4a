"""The forms of texts that schemas ask for, as all who judge by them understand these: dates,
patterns."""

from __future__ import annotations

import re
from datetime import date

_DATE = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
_DOLLAR = re.compile(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|(\$)", re.DOTALL)


def is_date(value: object) -> bool:
    """Tell whether a text is a day of the calendar written AAAA-MM-JJ; other types pass."""
    if not isinstance(value, str):
        return True
    found = _DATE.fullmatch(value)
    if found is None:
        return False
    try:
        date(*map(int, found.groups()))
    except ValueError:
        return False
    return True


def exact_end(pattern: str) -> str:
    """Write each ``$`` of a pattern, save escaped or in a class, as Python's end of text.

    For ``re``, ``$`` is also before a last LF.
    """
    return _DOLLAR.sub(lambda found: r"\Z" if found[1] else found[0], pattern)
