"""Arithmetic on days: how a date is read, how a delay is counted. No clock, no hour, no zone."""

from __future__ import annotations

import re
from datetime import date, timedelta

from dateutil.relativedelta import relativedelta

UNITES = ("jours", "mois", "ans")
"""The units of a delay; any other unit of a rule's number (euros…) is no time."""

_BLANCS = " \t\r\n\N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}"
_ISO = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})", re.ASCII)
_FRANCAISE = re.compile(r"([0-9]{1,2})/([0-9]{1,2})/([0-9]{4})", re.ASCII)
_JOUR = timedelta(days=1)


def lire_jour(texte: str) -> date | None:
    """Read ``2026-03-31`` or ``31/03/2026``; None where it is neither, or no day of a calendar."""
    propre = texte.strip(_BLANCS)
    if trouve := _ISO.fullmatch(propre):
        annee, mois, quantieme = trouve.groups()
    elif trouve := _FRANCAISE.fullmatch(propre):
        quantieme, mois, annee = trouve.groups()
    else:
        return None
    try:
        return date(int(annee), int(mois), int(quantieme))
    except ValueError:
        return None


def decaler(jour: date, nombre: int, unite: str) -> date:
    """Return the day ``nombre`` days, months or years after ``jour`` (before it: negative).

    Days are calendar days, holidays included. Months and years keep the day of the month, or end
    on the last day of a month that is too short: 31 May less 3 months is the last of February.
    """
    match unite:
        case "jours":
            return jour + timedelta(days=nombre)
        case "mois":
            return jour + relativedelta(months=nombre)
        case "ans":
            return jour + relativedelta(years=nombre)
    raise ValueError(unite)


def dernier_jour_de_part(entree: date, fin: date, part: str) -> date:
    """Return the last day of the first ``part`` (``1/3``) of a training from ``entree`` to ``fin``.

    Both days count: from the 1st to the 30th there are 30 days, and the first third ends on the
    10th. A day that is only partly in the share is not in it, save the first one: a training of
    two days has its first third on its first day.
    """
    haut, bas = (int(terme) for terme in part.split("/"))
    jours = (fin - entree).days + 1
    compris = min(max(jours * haut // bas, 1), jours)
    return entree + timedelta(days=compris - 1)


def premier_jour_tenable(plancher: date, nombre: int, unite: str) -> date:
    """Return the first day that ``nombre`` units before it is not before ``plancher``.

    Clamped months do not undo one another: 30 November and 3 months make 28 February, whose
    3 months before are 28 November; the answer is 1 March.
    """
    jour = decaler(plancher, nombre, unite)
    while decaler(jour, -nombre, unite) < plancher:
        jour += _JOUR
    return jour
