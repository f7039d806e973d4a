"""A calendar as iCalendar (RFC 5545): one all-day event per step that has a day or a period.

The page's script writes the same bytes (``calendrier-calcul.js``): same properties in the same
order, folded in the same places.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

from icalendar import Calendar, Event

from certimetal.rendering.calendrier.phrases import remplir

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from certimetal.domain.referentiel import Regle
    from certimetal.rendering.calendrier.recit import EtapeDite, Formulation, Recit

_FORMES = ("jour", "periode", "entre", "au_plus_tard")


def render(recit: Recit, regles: Mapping[str, Regle], *, au: date) -> bytes:
    """Return the calendar; ``au`` is its day of issue (``DTSTAMP``), ``regles`` are by number.

    An event is known by the training's days, its step and whose it is: a calendar that is imported
    again after the évaluation moved changes the events, and does not double them.
    """
    agenda = Calendar()
    agenda.add("prodid", "-//CERTIMETAL//Calendrier de formation//FR")
    agenda.add("version", "2.0")
    agenda.add("calscale", "GREGORIAN")
    for etape in recit.etapes:
        retenue = next((f for f in etape.formulations if f.oblige), None)
        if retenue is not None and retenue.forme in _FORMES:
            agenda.add_component(_evenement(recit, etape, retenue, regles, au))
    return bytes(agenda.to_ical(sorted=False))


def _evenement(
    recit: Recit, etape: EtapeDite, retenue: Formulation, regles: Mapping[str, Regle], au: date
) -> Event:
    fin = date.fromisoformat(retenue.fin)
    limite = retenue.forme == "au_plus_tard"
    debut = fin if limite else date.fromisoformat(retenue.debut)
    resume = f"resume_{retenue.forme}"
    evenement = Event()
    evenement.add("uid", _uid(recit, etape))
    evenement.add("dtstamp", datetime(au.year, au.month, au.day, tzinfo=UTC))
    evenement.add("dtstart", debut)
    evenement.add("dtend", fin + timedelta(days=1))
    evenement.add(
        "summary",
        etape.titre if retenue.forme == "jour" else remplir(resume, {"titre": etape.titre}),
    )
    evenement.add("description", "\n".join(_description(recit, etape, retenue, regles)))
    evenement.add("status", "TENTATIVE" if retenue.a_confirmer else "CONFIRMED")
    evenement.add("transp", "TRANSPARENT")
    return evenement


def _uid(recit: Recit, etape: EtapeDite) -> str:
    jours = "-".join(jour.replace("-", "") for jour in (recit.entree, recit.fin))
    return f"{jours}-{etape.certificateur or 'national'}-{etape.cle}@certimetal"


def _description(
    recit: Recit, etape: EtapeDite, retenue: Formulation, regles: Mapping[str, Regle]
) -> Iterator[str]:
    yield f"{retenue.quand}."
    yield retenue.texte
    yield f"{retenue.qui}."
    for formulation in etape.formulations:
        if formulation is not retenue:
            valeurs = {"texte": formulation.texte, "quand": formulation.quand}
            dite = (remplir("description_autre", valeurs), formulation.statut)
            yield " ".join(filter(None, dite))
    yield from (alerte.phrase for f in etape.formulations for alerte in f.alertes)
    for numero in etape.regles:
        regle = regles.get(numero)
        if regle is not None:
            valeurs = {"numero": numero, "titre": regle.titre, "source": regle.source}
            yield remplir("description_regle", valeurs)
    yield recit.avis
