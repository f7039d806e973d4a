"""How far ahead to look, as a person writes it: « 12 mois »."""

from __future__ import annotations

import re
from datetime import date

from certimetal.domain.jours import decaler

EXEMPLES = ("90 jours", "12 mois", "2 ans")

_ECRIT = re.compile(r"([0-9]{1,4})(jour|semaine|mois|an|année)s?", re.IGNORECASE)
_UNITES = {"jour": (1, "jours"), "semaine": (7, "jours"), "mois": (1, "mois")}
_ANS = (1, "ans")


def lire_horizon(texte: str, au: date) -> date | None:
    """Return the last day of a period that begins on ``au``, None where it is not one.

    Units are days, weeks, calendar months and years; a day that no calendar holds is its last.
    """
    ecrit = _ECRIT.fullmatch("".join(texte.split()))
    if ecrit is None:
        return None
    facteur, unite = _UNITES.get(ecrit[2].lower(), _ANS)
    try:
        return decaler(au, int(ecrit[1]) * facteur, unite)
    except (ValueError, OverflowError):
        return date.max
