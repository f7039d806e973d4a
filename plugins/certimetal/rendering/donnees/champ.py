"""The form of a field of the open data."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Mapping

Type = Literal["texte", "jour", "booleen", "liste"]

SIRET = "^[0-9]{14}$"


@dataclass(frozen=True, slots=True, kw_only=True)
class ChampOuvert:
    """A field: one that is not ``requis`` may be null, or an empty cell of the table.

    ``motif`` is an anchored pattern, ``choix`` the only values with what they mean. A ``liste``
    holds objects of ``champs``, or texts where there are none. ``tableau`` is False for a field
    that only the file of one OF has.
    """

    cle: str
    titre: str
    description: str
    exemple: str
    type: Type = "texte"
    requis: bool = False
    motif: str = ""
    choix: Mapping[str, str] = field(default_factory=dict)
    champs: tuple[ChampOuvert, ...] = ()
    tableau: bool = True
