"""Where something stands in a source file."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Location:
    """A place in a file.

    ``path`` is POSIX, relative to the repository's root. ``line`` and ``column`` count from 1,
    columns in characters; ``end_column`` is the column after the last one, on the same line, 0
    where the extent is unknown.
    """

    path: str
    line: int = 1
    column: int = 1
    end_column: int = 0

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}"
