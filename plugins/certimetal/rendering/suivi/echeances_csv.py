"""What falls due, as a table for a spreadsheet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from certimetal.rendering.cellules import tableau
from certimetal.rendering.phrases_situation import NATURES, phrase_incertaine
from certimetal.rendering.suivi.identite import qui

if TYPE_CHECKING:
    from collections.abc import Iterator

    from certimetal.domain.agenda import Agenda

COLONNES = (
    "date",
    "passee",
    "nature",
    "libelle",
    "regle",
    "raison_sociale",
    "siret",
    "certificateur",
    "exemple",
    "dossier",
    "evenement",
)


def render(agenda: Agenda) -> str:
    """Return one row an échéance; a dossier that cannot be trusted has a row without a date."""
    return tableau(COLONNES, _lignes(agenda))


def _lignes(agenda: Agenda) -> Iterator[dict[str, str]]:
    for resume in agenda.incertains:
        yield {
            "nature": "Situation incertaine",
            "libelle": phrase_incertaine(resume),
            **qui(resume),
        }
    for resume, echeance in agenda.rappels:
        yield {
            "date": echeance.date.isoformat(),
            "passee": "oui" if echeance.passee else "non",
            "nature": NATURES[echeance.nature],
            "libelle": echeance.libelle,
            "regle": echeance.regle,
            "evenement": echeance.evenement,
            **qui(resume),
        }
