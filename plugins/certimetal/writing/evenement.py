"""The text of an event's file: the schema that helps who edits it, then its fields."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from certimetal.writing.modeline import modeline_evenement
from certimetal.writing.yaml_plain import block

if TYPE_CHECKING:
    from collections.abc import Mapping


def compose_evenement(type_: str, donnees: Mapping[str, Any]) -> str:
    """Return an event of ``type_`` as YAML, its fields in the order in which they are given."""
    lignes = [modeline_evenement(type_)]
    for cle, valeur in donnees.items():
        lignes += block(cle, valeur)
    return "\n".join(lignes) + "\n"
