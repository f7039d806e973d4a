"""What a person asks for when writing an event, and what it is prepared from."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Mapping

    from certimetal.domain.champ import Champ
    from certimetal.domain.cycle import Possible
    from certimetal.domain.dossier import Dossier
    from certimetal.domain.referentiel import Referentiel
    from certimetal.domain.situation import Situation


@dataclass(frozen=True, slots=True, kw_only=True)
class Demande:
    """An event that a person asks for, as the options said it.

    ``champs`` are values by the event's own keys: texts (a day is still as it was typed), booleans
    and lists of texts. ``details`` are those of an indicator or of a line, by the inner key: pairs
    of an indicator (empty where none was said) and a text, in the order given. ``cibles`` are what
    the event bears on: indicators, or the name of an event. ``drapeaux`` are the options that no
    field of the file holds (``tous_conformes``, ``maintenue``, ``a_corriger``). ``lus`` are the
    empreintes of what was read for an indicator, where that was not today: those of a grid.
    """

    type: str
    date: dt.date
    auteur: str = ""
    saisi_pour_of: bool = False
    note: str = ""
    cibles: tuple[str, ...] = ()
    champs: Mapping[str, Any] = field(default_factory=dict)
    details: Mapping[str, tuple[tuple[str, str], ...]] = field(default_factory=dict)
    drapeaux: frozenset[str] = frozenset()
    lus: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)

    def detail(self, cle: str, indicateur: str, *, seul: bool = False) -> list[str]:
        """Return what was said of an indicator, in order; ``seul``: it is the only one, so that
        what names none is of it."""
        dits = self.details.get(cle, ())
        return [texte for code, texte in dits if code == indicateur or (seul and not code)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Matiere:
    """What an event is prepared from: the dossier and its ``situation`` on the event's day, what
    is ``possible`` of that kind, and the ``champ`` that its schema describes.

    ``champ_de`` describes another type of event, for those that a rectification corrects.
    """

    dossier: Dossier
    referentiel: Referentiel
    situation: Situation
    possible: Possible
    champ: Champ
    champ_de: Callable[[str], Champ]
