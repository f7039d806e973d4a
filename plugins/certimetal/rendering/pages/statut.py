"""What an OF's page says of its statut, of what made it and of what comes next."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from certimetal.rendering.horloge import suite_en_attribut
from certimetal.rendering.publication import echeances_publiques

if TYPE_CHECKING:
    from datetime import date

    from certimetal.domain.registre import Resume
    from certimetal.rendering.faits_publics import FaitsPublics

CORRECTION = "correction"
"""The icon's name where nothing may be said of a statut."""


def statut(faits: FaitsPublics) -> dict[str, Any]:
    """Return what the statut's block shows: its sentence, its icon, what a later day changes."""
    annonce = faits.annonce
    return {
        "au": faits.au,
        "etat": annonce.statut_public.value if annonce else CORRECTION,
        "phrase": annonce.phrase if annonce else "",
        "suite": suite_en_attribut(faits.annonces, lambda a: a.phrase),
    }


def histoire(faits: FaitsPublics, resume: Resume) -> list[dict[str, Any]]:
    """Return the public events, then the deadlines to come, in the order of their days."""
    passes = [_jalon(e.date, e.libelle) for e in faits.evenements]
    a_venir = [
        _jalon(echeance.date, f"{echeance.libelle}.", a_venir=True)
        for echeance in echeances_publiques(resume)
    ]
    return [*passes, *a_venir]


def _jalon(jour: date, texte: str, *, a_venir: bool = False) -> dict[str, Any]:
    return {"jour": jour, "texte": texte, "a_venir": a_venir}
