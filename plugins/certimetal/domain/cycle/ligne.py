"""The form of a row of the transition table: one kind of event, and the statuts that allow it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from certimetal.domain.cycle.condition import Condition
    from certimetal.domain.situation import Statut

TOUJOURS = None
"""No condition besides the statut."""

OF = ("of", "secretariat")
"""Who writes for the OF: itself, or the secretariat that types for it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ligne:
    """A kind of event. ``permis`` maps the statuts that allow it to their condition; in all others
    ``raison`` says why not, and ``sauf`` what to do instead where the statut's own advice
    (``A_LA_PLACE``) does not fit. ``nom`` has its article; ``auteurs`` are roles."""

    type: str
    nom: str
    auteurs: tuple[str, ...]
    regles: tuple[str, ...]
    permis: Mapping[Statut, Condition | None]
    raison: str
    variante: str = ""
    sauf: Mapping[Statut, str] = field(default_factory=dict)


def dans(*statuts: Statut, si: Condition | None = TOUJOURS) -> dict[Statut, Condition | None]:
    return dict.fromkeys(statuts, si)
