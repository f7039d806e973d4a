"""The domain's values as JSON: their own names for keys, days as ``AAAA-MM-JJ``."""

from __future__ import annotations

from datetime import date
from enum import Enum
from typing import Any

from certimetal.rendering.findings.neutre import neutralise

SECRETES = frozenset({"empreinte", "annexes", "guide"})
"""What a verdict read: no use here, and not always known."""


def en_json(valeur: Any) -> Any:
    """Return a value of the domain as what ``json`` writes; a text is made harmless to show."""
    if isinstance(valeur, Enum):
        return valeur.value
    if isinstance(valeur, str):
        return neutralise(valeur)
    if valeur is None or isinstance(valeur, int):
        return valeur
    if isinstance(valeur, date):
        return valeur.isoformat()
    noms = getattr(valeur, "_fields", None) or getattr(valeur, "__dataclass_fields__", None)
    if noms is None:
        return [en_json(element) for element in valeur]
    return {nom: en_json(getattr(valeur, nom)) for nom in noms if nom not in SECRETES}
