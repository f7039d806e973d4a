"""What the reading of a file's data gave."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from certimetal.finding import Finding


@dataclass(frozen=True, slots=True, kw_only=True)
class Lecture:
    """What was read: ``data`` is ``None`` and ``fatal`` true where nothing can be judged by it."""

    data: Any
    findings: tuple[Finding, ...] = ()
    fatal: bool = False
