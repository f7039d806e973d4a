"""What falls due, as iCalendar (RFC 5545): one all-day event an échéance.

An event is known by the dossier, the nature, the day and the file that it follows from: a calendar
that is read again changes nothing that did not change, and doubles nothing.
"""

from __future__ import annotations

from collections import Counter
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from icalendar import Calendar, Event

from certimetal.domain.francais import NBSP
from certimetal.rendering.findings.neutre import neutralise
from certimetal.rendering.phrases_situation import NATURES
from certimetal.rendering.suivi.identite import nom, siret

if TYPE_CHECKING:
    from datetime import date

    from certimetal.domain.agenda import Agenda, Rappel

_AVIS = "Échéance calculée d’après le journal du dossier et les règles CERTIMÉTAL."


def render(agenda: Agenda) -> str:
    """Return the calendar, its lines ended by CRLF; a dossier that cannot be trusted has none."""
    calendrier = Calendar()
    calendrier.add("prodid", "-//CERTIMETAL//Echeances//FR")
    calendrier.add("version", "2.0")
    calendrier.add("calscale", "GREGORIAN")
    vus: Counter[str] = Counter()
    for rappel in agenda.rappels:
        cle = _cle(rappel)
        vus[cle] += 1
        calendrier.add_component(_evenement(rappel, f"{cle}-{vus[cle]}", agenda.au))
    return bytes(calendrier.to_ical(sorted=False)).decode("utf-8")


def _cle(rappel: Rappel) -> str:
    resume, echeance = rappel
    evenement = echeance.evenement.removesuffix(".yml")
    jour = f"{echeance.date:%Y%m%d}"
    return f"{siret(resume)}-{echeance.nature.value.replace('_', '-')}-{jour}-{evenement}"


def _evenement(rappel: Rappel, cle: str, au: date) -> Event:
    resume, echeance = rappel
    evenement = Event()
    evenement.add("uid", f"{cle}@certimetal")
    evenement.add("dtstamp", datetime(au.year, au.month, au.day, tzinfo=UTC))
    evenement.add("dtstart", echeance.date)
    evenement.add("dtend", echeance.date + timedelta(days=1))
    passee = "Passée, " if echeance.passee else ""
    evenement.add("summary", neutralise(f"{passee}{echeance.libelle}{NBSP}: {nom(resume)}"))
    description = (
        f"{NATURES[echeance.nature]} (règle {echeance.regle}).",
        f"Dossier{NBSP}: {resume.dossier}",
        *((f"Événement{NBSP}: {echeance.evenement}",) if echeance.evenement else ()),
        _AVIS,
    )
    evenement.add("description", "\n".join(neutralise(ligne) for ligne in description))
    evenement.add("class", "CONFIDENTIAL")
    evenement.add("transp", "TRANSPARENT")
    return evenement
