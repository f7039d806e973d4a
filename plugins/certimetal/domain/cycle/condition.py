"""The form of a condition of the transition table."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from certimetal.domain.cycle.etat import Etat
    from certimetal.domain.cycle.faute import Refus
    from certimetal.domain.journal import Evenement


@dataclass(frozen=True, slots=True, kw_only=True)
class Condition:
    """``texte`` goes on « si » in the table; ``manque`` says what is missing, None where nothing
    is. Without an event it answers for any event of the kind."""

    cle: str
    texte: str
    manque: Callable[[Etat, Evenement | None], Refus | None]
