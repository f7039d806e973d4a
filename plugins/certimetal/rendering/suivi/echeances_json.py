"""What falls due, as JSON, key by key as ``docs/guides/commande.md`` describes it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from certimetal.rendering.suivi.identite import identite, incertain
from certimetal.rendering.suivi.valeurs_json import en_json

if TYPE_CHECKING:
    from certimetal.domain.agenda import Agenda

VERSION = 1
"""Raised when a key changes its meaning or goes away; a new key does not raise it."""


def render(agenda: Agenda) -> str:
    """Return one JSON object."""
    rapport = {
        "version": VERSION,
        "au": agenda.au.isoformat(),
        "jusqu_au": agenda.jusqu_au.isoformat(),
        "echeances": [
            {**en_json(echeance), **identite(resume)} for resume, echeance in agenda.rappels
        ],
        "incertains": [incertain(resume) for resume in agenda.incertains],
    }
    return json.dumps(rapport, ensure_ascii=False, indent=2) + "\n"
