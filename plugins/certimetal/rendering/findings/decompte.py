"""The sentence that closes a run: how many findings of each gravity, over how much."""

from __future__ import annotations

from typing import TYPE_CHECKING

from certimetal.domain.francais import NBSP, compter, enumerer
from certimetal.finding import Gravite

if TYPE_CHECKING:
    from collections.abc import Iterable

    from certimetal.finding import Finding

MOTS = {
    Gravite.ERREUR: ("erreur", "erreurs"),
    Gravite.AVERTISSEMENT: ("avertissement", "avertissements"),
    Gravite.CONSEIL: ("conseil", "conseils"),
}


def count(findings: Iterable[Finding]) -> dict[Gravite, int]:
    """Return how many findings there are of each gravity, the gravest first."""
    comptes = dict.fromkeys(MOTS, 0)
    for finding in findings:
        comptes[finding.gravite] += 1
    return comptes


def conclude(findings: Iterable[Finding], *, dossiers: int, fichiers: int) -> str:
    """Return « 2 erreurs et 1 conseil (1 dossier vérifié, 14 fichiers). »."""
    nombres = [
        compter(compte, *MOTS[gravite]) for gravite, compte in count(findings).items() if compte
    ]
    constat = enumerer(nombres) if nombres else "Rien à signaler"
    verifies = compter(dossiers, f"dossier{NBSP}vérifié", f"dossiers{NBSP}vérifiés")
    if not dossiers:
        verifies = f"aucun dossier{NBSP}vérifié"
    return f"{constat} ({verifies}, {compter(fichiers, 'fichier')})."
