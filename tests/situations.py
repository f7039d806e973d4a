"""Situations made by hand, for tests that need one and no journal."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from certimetal.domain.situation import Situation, Statut

BROUILLON = Situation(
    au=date(2026, 3, 31),
    statut=Statut.BROUILLON,
    depuis=None,
    jusqu_au=None,
    terme=None,
    termes=(),
    audits=(),
    non_conformites=(),
    verdicts=(),
    griefs=None,
    echeances=(),
    alertes=(),
    propositions=(),
    declarations=(),
    explications=(),
    periodes=(),
)
"""Where a dossier without a journal stands."""


def une_situation(**change: Any) -> Situation:
    """Return a dossier's situation: that of a brouillon, but for ``change``."""
    return replace(BROUILLON, **change)
