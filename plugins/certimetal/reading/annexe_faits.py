"""What the reader of one sort of annexe found."""

from __future__ import annotations

from dataclasses import dataclass

SUITE = "des données suivent sa fin, ou bien il est incomplet"
TRONQUE = "le fichier est incomplet : sa fin manque"
ABIME = "le fichier est abîmé"

MORCEAUX = 50_000
"""The most parts of a picture that are looked at: one of 25 MB has some 3,000."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Faits:
    """Each text is French and goes on a sentence, as ``FaitsFichier`` says."""

    contenu_actif: tuple[str, ...] = ()
    illisible: str = ""
    metadonnees: tuple[str, ...] = ()


def sans_doublon(noms: list[str]) -> tuple[str, ...]:
    """Return the names once each, in the order in which they came."""
    return tuple(dict.fromkeys(noms))
