"""From a check of the reading stage and a place to a finding."""

from __future__ import annotations

from typing import TYPE_CHECKING

from certimetal.finding import Finding

if TYPE_CHECKING:
    from certimetal.domain.controle import Controle
    from certimetal.location import Location

MONTRE = 60
"""The longest value that a sentence quotes, in characters."""


def signaler(
    controle: Controle,
    location: Location,
    message: str,
    *,
    attendu: str = "",
    remede: str = "",
    suggestion: str = "",
    extrait: str = "",
) -> Finding:
    """Return the finding of ``controle`` at a place, with the check's own gravity."""
    return Finding(
        controle=controle.id,
        gravite=controle.gravite,
        location=location,
        message=message,
        attendu=attendu,
        remede=remede,
        suggestion=suggestion,
        extrait=extrait,
    )
