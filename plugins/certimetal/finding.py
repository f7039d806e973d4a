"""What a check says to a person: one sentence, its place, and what to do."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from certimetal.location import Location


class Gravite(StrEnum):
    """How much a finding weighs: only ``ERREUR`` makes a command fail."""

    ERREUR = "erreur"
    AVERTISSEMENT = "avertissement"
    CONSEIL = "conseil"


_RANG = {Gravite.ERREUR: 0, Gravite.AVERTISSEMENT: 1, Gravite.CONSEIL: 2}


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One finding, complete: nothing has to be looked up to show it.

    ``controle`` is the identifier of the check (its page: ``controles/<id>/``). ``message`` says
    what was found, ``attendu`` what was expected, ``remede`` what to do; each is French, a whole
    sentence, in plain text (never HTML or Markdown). ``suggestion`` is the text that would replace
    the extent, empty where there is none to propose. ``extrait`` is the source line, at most
    200 characters, empty where it may hold personal data.
    """

    controle: str
    gravite: Gravite
    location: Location
    message: str
    attendu: str = ""
    remede: str = ""
    suggestion: str = ""
    extrait: str = ""

    @property
    def rang(self) -> tuple[str, int, int, int, str, str]:
        """Sort key: path, line, column, gravity, then what makes the order total."""
        place = self.location
        return (
            place.path,
            place.line,
            place.column,
            _RANG[self.gravite],
            self.controle,
            self.message,
        )
