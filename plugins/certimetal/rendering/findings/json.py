"""Findings as JSON, for whoever writes their own tool."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from certimetal.rendering.findings.decompte import count
from certimetal.rendering.findings.neutre import neutralise

if TYPE_CHECKING:
    from collections.abc import Sequence

    from certimetal.finding import Finding

VERSION = 1
"""Raised when a key changes its meaning or goes away; a new key does not raise it."""


def render(findings: Sequence[Finding], *, dossiers: int, fichiers: int) -> str:
    """Return one JSON object; ``docs/guides/commande.md`` describes it key by key."""
    comptes = {f"{gravite.value}s": compte for gravite, compte in count(findings).items()}
    rapport = {
        "version": VERSION,
        "dossiers": dossiers,
        "fichiers": fichiers,
        **comptes,
        "resultats": [to_object(finding) for finding in findings],
    }
    return json.dumps(rapport, ensure_ascii=False, indent=2) + "\n"


def to_object(finding: Finding) -> dict[str, Any]:
    """Return one finding as an object of JSON, its values harmless to show."""
    place = finding.location
    textes = {
        "message": finding.message,
        "attendu": finding.attendu,
        "remede": finding.remede,
        "suggestion": finding.suggestion,
        "extrait": finding.extrait,
    }
    return {
        "controle": finding.controle,
        "gravite": finding.gravite.value,
        "chemin": neutralise(place.path),
        "ligne": place.line,
        "colonne": place.column,
        "colonne_fin": place.end_column,
        **{cle: neutralise(texte) for cle, texte in textes.items()},
    }
