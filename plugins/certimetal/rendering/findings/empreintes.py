"""A finding's fingerprint: the same from one run to the next, though lines move above it."""

from __future__ import annotations

from collections import Counter
from hashlib import sha256
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from certimetal.finding import Finding


def fingerprint(findings: Iterable[Finding]) -> Iterator[tuple[Finding, str]]:
    """Yield each finding with its fingerprint (64 hexadecimal digits), unique among them.

    It rests on the check, the file and the sentence; those that share all three are told apart by
    their rank.
    """
    vus: Counter[tuple[str, str, str]] = Counter()
    for finding in findings:
        sujet = (finding.controle, finding.location.path, finding.message)
        vus[sujet] += 1
        cle = "\0".join((*sujet, str(vus[sujet])))
        yield finding, sha256(cle.encode("utf-8", "backslashreplace")).hexdigest()
