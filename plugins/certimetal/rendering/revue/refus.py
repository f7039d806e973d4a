"""Refusals as a person reads them at the end of a push."""

from __future__ import annotations

from typing import TYPE_CHECKING

from certimetal.domain.caracteres import assainir
from certimetal.domain.francais import NBSP

if TYPE_CHECKING:
    from collections.abc import Iterable

    from certimetal.finding import Finding


def tell_refus(findings: Iterable[Finding]) -> str:
    """Return each refusal in three lines: what, what is expected, what to do."""
    return "".join(
        f"{assainir(finding.message)}\n"
        f"  Attendu{NBSP}: {assainir(finding.attendu)}\n"
        f"  À faire{NBSP}: {assainir(finding.remede)}\n"
        for finding in findings
    )
