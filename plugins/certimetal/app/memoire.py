"""How often Python looks for cycles in memory."""

from __future__ import annotations

import gc

ASSEZ_RARE = 50_000
"""Objects made between two looks for cycles: a run is short, makes hundreds of thousands of them,
and nearly none in a cycle."""


def look_rarely() -> None:
    """Let the collector look for cycles seldom: it cost 4 % of a build."""
    gc.set_threshold(ASSEZ_RARE)
