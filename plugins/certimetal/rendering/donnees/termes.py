"""The ends of the habilitations as iCalendar (RFC 5545): one all-day event an OF."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from certimetal.rendering.typographie import NBSP, avec_article, date_en_mots, nom_court

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from icalendar import Event

    from certimetal.rendering.faits_publics import FaitsPublics

CHEMIN = "donnees/termes.ics"


def termes_ics(faits: Iterable[FaitsPublics], *, adresse: str, titre: str) -> bytes:
    """Return the last day of every habilitation that is not over, decided renewals included.

    An event is known by its OF and by the decision that granted the term, and is dated by the
    register's day: a calendar that subscribes to the file never doubles it.
    """
    from icalendar import Calendar  # noqa: PLC0415 -- costly, only where a register is published

    agenda = Calendar()
    agenda.add("prodid", "-//CERTIMETAL//Fins des habilitations//FR")
    agenda.add("version", "2.0")
    agenda.add("calscale", "GREGORIAN")
    agenda.add("x-wr-calname", f"{titre}{NBSP}: fins des habilitations")
    finissent = [(fait.fin, fait.siret, fait) for fait in faits if fait.fin is not None]
    for fin, _, fait in sorted(finissent, key=lambda terme: terme[:2]):
        agenda.add_component(_evenement(fait, fin, adresse))
    return bytes(agenda.to_ical(sorted=False))


def _evenement(faits: FaitsPublics, fin: date, adresse: str) -> Event:
    from icalendar import Event  # noqa: PLC0415 -- as above

    fictif = " [dossier fictif]" if faits.exemple else ""
    nom = faits.raison_sociale or f"SIRET {faits.siret}"
    evenement = Event()
    evenement.add("uid", f"{faits.siret}-{faits.fin_decidee.removesuffix('.yml')}@certimetal")
    evenement.add("dtstamp", datetime(faits.au.year, faits.au.month, faits.au.day, tzinfo=UTC))
    evenement.add("dtstart", fin)
    evenement.add("dtend", fin + timedelta(days=1))
    evenement.add("summary", f"Fin de l’habilitation{NBSP}: {nom}{fictif}")
    evenement.add(
        "description",
        f"{nom}, SIRET {faits.siret}{NBSP}: dernier jour de l’habilitation accordée par "
        f"{avec_article(nom_court(faits.certificateur_nom))}. C’est ce que dit le registre au "
        f"{date_en_mots(faits.au)}. Il ne remplace ni France compétences, ni EDOF.",
    )
    if adresse:
        evenement.add("url", adresse + faits.chemin)
    evenement.add("transp", "TRANSPARENT")
    return evenement
