"""What falls due, as text: what is over first, then by day."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from certimetal.domain.francais import NBSP, compter, date_en_mots
from certimetal.rendering.phrases_situation import phrase_jours
from certimetal.rendering.suivi.identite import nom
from certimetal.rendering.suivi.lignes import couper, incertains

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from certimetal.domain.agenda import Agenda, Rappel


def render(agenda: Agenda, *, largeur: int = 80) -> str:
    """Return the agenda; a dossier that cannot be trusted comes first, with what to do."""
    blocs = list(incertains(agenda.incertains, largeur, "Ses échéances ne sont pas dites."))
    passees = [rappel for rappel in agenda.rappels if rappel.echeance.passee]
    a_venir = [rappel for rappel in agenda.rappels if not rappel.echeance.passee]
    if passees:
        blocs.append([f"Passées, et toujours ouvertes{NBSP}: {len(passees)}"])
        blocs += _jours(passees, agenda.au, largeur)
    periode = f"du {date_en_mots(agenda.au)} au {date_en_mots(agenda.jusqu_au)}"
    if a_venir:
        echeances = compter(len(a_venir), "échéance")
        blocs.append(couper(f"À venir, {periode}{NBSP}: {echeances}", largeur))
        blocs += _jours(a_venir, agenda.au, largeur)
    else:
        blocs.append(couper(f"Rien n’est à venir {periode}.", largeur))
    return "\n\n".join("\n".join(bloc) for bloc in blocs) + "\n"


def _jours(rappels: Iterable[Rappel], au: date, largeur: int) -> Iterator[list[str]]:
    for jour, groupe in groupby(rappels, key=lambda rappel: rappel.echeance.date):
        lignes = [f"{date_en_mots(jour)}, {phrase_jours(jour, au)}"]
        for resume, echeance in groupe:
            quoi = f"{echeance.libelle} ({echeance.regle}){NBSP}: {nom(resume)}"
            lignes += couper(quoi, largeur, "  - ")
        yield lignes
