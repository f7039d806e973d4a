"""Situations as JSON, key by key as ``docs/guides/commande.md`` describes them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from certimetal.domain.agenda import est_incertain
from certimetal.rendering.phrases_situation import phrase_situation
from certimetal.rendering.suivi.identite import identite
from certimetal.rendering.suivi.valeurs_json import en_json

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from certimetal.domain.registre import Resume

VERSION = 1
"""Raised when a key changes its meaning or goes away; a new key does not raise it."""


def render(resumes: Iterable[Resume], *, au: date) -> str:
    """Return one JSON object: the day, then the dossiers in the order given."""
    rapport = {
        "version": VERSION,
        "au": au.isoformat(),
        "dossiers": [_dossier(resume) for resume in resumes],
    }
    return json.dumps(rapport, ensure_ascii=False, indent=2) + "\n"


def _dossier(resume: Resume) -> dict[str, Any]:
    return {
        **identite(resume),
        "incertain": est_incertain(resume),
        "erreurs_journal": resume.erreurs_journal,
        "phrase": phrase_situation(resume.situation),
        **en_json(resume.situation),
        "a_revoir": list(resume.a_revoir),
        "guides_modifies": list(resume.guides_modifies),
    }
