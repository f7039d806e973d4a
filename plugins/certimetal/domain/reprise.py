"""The table of habilitations granted on paper: its columns, and what a cell must hold."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

OBLIGATOIRES = ("siret", "reference", "date_effet")
FACULTATIVES = ("fin", "date_decision", "certificateur", "raison_sociale", "note")
COLONNES = (*OBLIGATOIRES, *FACULTATIVES)

EXEMPLE = "EXEMPLE À REMPLACER"
"""How the reference of the model's own row begins: a row that is still it is refused."""

_ISO = re.compile(r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})(?: 00:00(?::00)?)?")
_FRANCAISE = re.compile(r"([0-9]{1,2})[/.-]([0-9]{1,2})[/.-]([0-9]{4})")


@dataclass(frozen=True, slots=True, kw_only=True)
class FauteTableau:
    """What is wrong in a row: ``ligne`` counts from 1 in the file, ``colonne`` is its name."""

    ligne: int
    colonne: str
    message: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Reprises:
    """What a table came to: the events written and the dossiers created (paths from the root), or
    the faults, for which nothing was written."""

    evenements: tuple[str, ...] = ()
    dossiers: tuple[str, ...] = ()
    fautes: tuple[FauteTableau, ...] = ()


def lire_date(texte: str) -> date | None:
    """Return the day of ``2022-09-01`` or ``01/09/2022``, None for anything else."""
    iso, francaise = _ISO.fullmatch(texte), _FRANCAISE.fullmatch(texte)
    try:
        if iso:
            return date(int(iso[1]), int(iso[2]), int(iso[3]))
        if francaise:
            return date(int(francaise[3]), int(francaise[2]), int(francaise[1]))
    except ValueError:
        return None
    return None
