"""The name of an event's file: ``2026-03-02-01-constats.yml``, its day, rank and type."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from certimetal.domain.journal import DOSSIER_JOURNAL

DEBUT = f"{DOSSIER_JOURNAL}/"
"""How the path of each file of the journal begins, below the dossier's folder."""
RANG_MAX = 99
_NOM = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})-([0-9]{2})-([a-z]+(?:_[a-z]+)*)\.yml")


@dataclass(frozen=True, slots=True, kw_only=True)
class NomEvenement:
    """What a name says: ``rang``, from 1 to 99, orders the events of one day."""

    date: date
    rang: int
    type: str

    @property
    def chemin(self) -> str:
        """The file, relative to the dossier's folder."""
        return f"{DEBUT}{self.fichier}"

    @property
    def fichier(self) -> str:
        """The file's name, without its folder."""
        return f"{self.date.isoformat()}-{self.rang:02}-{self.type}.yml"


def lire_nom(fichier: str) -> NomEvenement | None:
    """Read a file's name, without its folder; None where it is not the name of an event.

    The type may be any: whether it exists is for whoever knows the types.
    """
    lu = _NOM.fullmatch(fichier)
    if lu is None or lu[4] == "00":
        return None
    try:
        jour = date(int(lu[1]), int(lu[2]), int(lu[3]))
    except ValueError:
        return None
    return NomEvenement(date=jour, rang=int(lu[4]), type=lu[5])
