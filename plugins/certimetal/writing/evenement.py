"""The text of an event's file: the schema that helps who edits it, then its fields."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from certimetal.writing.yaml_plain import block

if TYPE_CHECKING:
    from collections.abc import Mapping

_MODELINE = "# yaml-language-server: $schema=../../../../schemas/journal/{type}.schema.json"


def compose_evenement(type_: str, donnees: Mapping[str, Any]) -> str:
    """Return an event of ``type_`` as YAML, its fields in the order in which they are given."""
    lignes = [_MODELINE.format(type=type_)]
    for cle, valeur in donnees.items():
        lignes += block(cle, valeur)
    return "\n".join(lignes) + "\n"
