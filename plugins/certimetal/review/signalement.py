"""From a check of the review and a path to a finding."""

from __future__ import annotations

from typing import TYPE_CHECKING

from certimetal.finding import Finding
from certimetal.location import Location

if TYPE_CHECKING:
    from certimetal.domain.controle import Controle
    from certimetal.finding import Gravite


def signaler(
    controle: Controle,
    chemin: str,
    message: str,
    *,
    attendu: str,
    remede: str,
    gravite: Gravite | None = None,
) -> Finding:
    """Return the finding of ``controle`` on a file as a whole."""
    return Finding(
        controle=controle.id,
        gravite=gravite or controle.gravite,
        location=Location(path=chemin),
        message=message,
        attendu=attendu,
        remede=remede,
    )
