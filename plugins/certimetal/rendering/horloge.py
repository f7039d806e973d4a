"""What the visitor's clock may change of a page: handed to its script as data."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from certimetal.rendering.statut_public import Annonce

Suite = list[list[str]]


def suite(annonces: Iterable[Annonce], texte: Callable[[Annonce], str]) -> Suite:
    """Return ``[first day, motif, text]`` for each statut, the present one first.

    The script shows the last one whose day has come; an unknown first day is an empty text.
    """
    return [
        [annonce.depuis.isoformat() if annonce.depuis else "", annonce.motif.value, texte(annonce)]
        for annonce in annonces
    ]


def suite_en_attribut(annonces: Iterable[Annonce], texte: Callable[[Annonce], str]) -> str:
    """Return what comes after the present statut, as an attribute; empty where nothing does."""
    a_venir = suite(annonces, texte)[1:]
    return json.dumps(a_venir, ensure_ascii=False, separators=(",", ":")) if a_venir else ""
