"""What came of a demande: the event, where it goes, and what it does to the situation."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from certimetal.domain.champ import Champ
    from certimetal.domain.consignation.prepare import Prepare
    from certimetal.domain.cycle import Possible
    from certimetal.domain.situation import Situation


@dataclass(frozen=True, slots=True, kw_only=True)
class Choix:
    """What may be written in a dossier: its ``situation`` that day, and every kind of event.

    ``inacheves`` are the files of events that wait to be completed: nothing else may be written
    before.
    """

    dossier: str
    siret: str
    raison_sociale: str
    situation: Situation
    possibles: tuple[Possible, ...]
    inacheves: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Remarque:
    """What a check says of an event that is written all the same."""

    phrase: str
    remede: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Consigne:
    """An event, written at ``chemin`` (as finding paths name it) or, where ``ecrit`` is False,
    only shown. ``avant`` and ``apres`` are the situations of the same day without it and with it.
    """

    chemin: str
    texte: str
    ecrit: bool
    prepare: Prepare
    champ: Champ
    avant: Situation
    apres: Situation
    remarques: tuple[Remarque, ...] = ()

    @property
    def dossier(self) -> str:
        """The dossier's folder as finding paths name it."""
        return self.chemin.rsplit("/", 2)[0]
