"""Findings as a GitLab Code Quality report."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from certimetal.finding import Gravite
from certimetal.rendering.findings.empreintes import fingerprint
from certimetal.rendering.findings.neutre import neutralise

if TYPE_CHECKING:
    from collections.abc import Sequence

    from certimetal.finding import Finding

_SEVERITES = {
    Gravite.ERREUR: "major",
    Gravite.AVERTISSEMENT: "minor",
    Gravite.CONSEIL: "info",
}


def render(findings: Sequence[Finding]) -> str:
    """Return the report: a JSON array of what GitLab calls violations."""
    violations = [
        {
            "description": " ".join(
                neutralise(texte) for texte in (finding.message, finding.remede) if texte
            ),
            "check_name": finding.controle,
            "fingerprint": empreinte,
            "severity": _SEVERITES[finding.gravite],
            "location": {
                "path": neutralise(finding.location.path),
                "lines": {"begin": finding.location.line},
            },
        }
        for finding, empreinte in fingerprint(findings)
    ]
    return json.dumps(violations, ensure_ascii=False, indent=2) + "\n"
