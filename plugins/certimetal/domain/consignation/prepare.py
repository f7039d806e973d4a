"""An event as it was prepared: its data, what was computed, what is left to a person."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from certimetal.domain.a_completer import MARQUE, chemins_a_completer

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping

    from certimetal.domain.controle import Chemin


@dataclass(frozen=True, slots=True, kw_only=True)
class Calcul:
    """A value that nobody typed: where it stands, what it comes from, and by which rules."""

    chemin: Chemin
    valeur: str
    phrase: str
    regles: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Prepare:
    """The data of an event, in the order of its schema.

    ``commentaires`` are French texts to read before a value; ``facultatifs`` the keys to propose,
    set aside, at the end of a group of fields.
    """

    type: str
    date: dt.date
    donnees: Mapping[str, Any]
    calculs: tuple[Calcul, ...] = ()
    commentaires: Mapping[Chemin, tuple[str, ...]] = field(default_factory=dict)
    facultatifs: Mapping[Chemin, tuple[str, ...]] = field(default_factory=dict)

    @property
    def a_completer(self) -> tuple[Chemin, ...]:
        """Where a person has still to write, in the order of the file."""
        return tuple(chemins_a_completer(dict(self.donnees)))


@dataclass(slots=True, kw_only=True)
class Brouillon:
    """An event while it is prepared: fields are set in any order."""

    donnees: dict[str, Any] = field(default_factory=dict)
    calculs: list[Calcul] = field(default_factory=list)
    commentaires: dict[Chemin, list[str]] = field(default_factory=dict)
    facultatifs: dict[Chemin, tuple[str, ...]] = field(default_factory=dict)

    def pose(self, cle: str, valeur: Any) -> None:
        """Set a field as a person gave it."""
        self.donnees[cle] = valeur

    def laisse(self, cle: str) -> None:
        """Leave a field to a person."""
        self.donnees[cle] = MARQUE

    def calcule(self, cle: str, valeur: Any, phrase: str, *regles: str) -> None:
        """Set a field that nobody typed; ``phrase`` says what it comes from."""
        self.donnees[cle] = valeur
        montre = valeur if isinstance(valeur, str) else ""
        self.calculs.append(Calcul(chemin=(cle,), valeur=montre, phrase=phrase, regles=regles))

    def commente(self, chemin: Chemin, *textes: str) -> None:
        """Say something to whoever reads the file, before what stands at ``chemin``."""
        self.commentaires.setdefault(chemin, []).extend(texte for texte in textes if texte)
