"""The ends of the habilitations as iCalendar (RFC 5545): one all-day event an OF.

Written here, and read back by icalendar in the tests: for 460 events the library takes 150 ms of
CPU, most of what all the open data cost.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from certimetal.domain.francais import NBSP, date_en_mots
from certimetal.rendering.typographie import avec_article, nom_court

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from certimetal.rendering.faits_publics import FaitsPublics

CHEMIN = "donnees/termes.ics"

_OCTETS = 75
"""How long a line may be, its end not counted."""

_ECHAPPEMENTS = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n", "\r": ""})


def termes_ics(faits: Iterable[FaitsPublics], *, adresse: str, titre: str) -> bytes:
    """Return the last day of every habilitation that is not over, decided renewals included.

    An event is known by its OF and by the decision that granted the term, and is dated by the
    register's day: a calendar that subscribes to the file never doubles it.
    """
    finissent = [(fait.fin, fait.siret, fait) for fait in faits if fait.fin is not None]
    lignes = [
        "BEGIN:VCALENDAR",
        "PRODID:-//CERTIMETAL//Fins des habilitations//FR",
        "VERSION:2.0",
        "CALSCALE:GREGORIAN",
        f"X-WR-CALNAME:{_texte(f'{titre}{NBSP}: fins des habilitations')}",
        *(
            ligne
            for fin, _, fait in sorted(finissent, key=lambda terme: terme[:2])
            for ligne in _evenement(fait, fin, adresse)
        ),
        "END:VCALENDAR",
    ]
    return b"".join(_plier(ligne) for ligne in lignes)


def _evenement(faits: FaitsPublics, fin: date, adresse: str) -> Iterator[str]:
    fictif = " [dossier fictif]" if faits.exemple else ""
    nom = faits.raison_sociale or f"SIRET {faits.siret}"
    description = (
        f"{nom}, SIRET {faits.siret}{NBSP}: dernier jour de l’habilitation accordée par "
        f"{avec_article(nom_court(faits.certificateur_nom))}. C’est ce que dit le registre au "
        f"{date_en_mots(faits.au)}. Il ne remplace ni France compétences, ni EDOF."
    )
    yield "BEGIN:VEVENT"
    yield f"UID:{faits.siret}-{faits.fin_decidee.removesuffix('.yml')}@certimetal"
    yield f"DTSTAMP:{faits.au:%Y%m%d}T000000Z"
    yield f"DTSTART;VALUE=DATE:{fin:%Y%m%d}"
    if fin < date.max:  # without it, an event lasts the day that it starts
        yield f"DTEND;VALUE=DATE:{fin + timedelta(days=1):%Y%m%d}"
    yield f"SUMMARY:{_texte(f'Fin de l’habilitation{NBSP}: {nom}{fictif}')}"
    yield f"DESCRIPTION:{_texte(description)}"
    if adresse:
        yield f"URL:{adresse}{faits.chemin}"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _texte(texte: str) -> str:
    return texte.translate(_ECHAPPEMENTS)


def _plier(ligne: str) -> bytes:
    """Return a line as it is written: cut every 75 octets, never within a character."""
    octets = ligne.encode()
    morceaux = []
    while len(octets) > _OCTETS:
        coupe = _OCTETS
        while octets[coupe] & 0xC0 == 0x80:
            coupe -= 1
        morceaux.append(octets[:coupe])
        octets = b" " + octets[coupe:]
    return b"\r\n".join((*morceaux, octets)) + b"\r\n"
