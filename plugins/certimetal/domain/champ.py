"""A field as its schema describes it: what forms, pages and messages call it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True, kw_only=True)
class Bornes:
    """What a schema asks of a value, as far as a form can check it while it is typed.

    ``motif`` is a regular expression, ``forme`` the French sentence that says it. ``minimum`` and
    ``maximum`` bound a number, the number of characters of a text, or of items of an array.
    """

    motif: str = ""
    forme: str = ""
    minimum: int | None = None
    maximum: int | None = None


SANS_BORNES = Bornes()


@dataclass(frozen=True, slots=True, kw_only=True)
class Champ:
    """One property of a schema, ``$ref`` resolved.

    ``type`` is the JSON type. ``choix`` maps each allowed value to its French title, empty where
    the value is free. ``enfants`` are the properties of an object; ``element`` describes the items
    of an array. ``bornes`` hold what a form can check.
    """

    cle: str
    titre: str
    description: str
    type: str
    obligatoire: bool = False
    choix: Mapping[str, str] = field(default_factory=dict)
    exemples: tuple[Any, ...] = ()
    enfants: tuple[Champ, ...] = ()
    element: Champ | None = None
    bornes: Bornes = SANS_BORNES
