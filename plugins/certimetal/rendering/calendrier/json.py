"""A calendar as JSON: the very object that the page's script makes."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from certimetal.rendering.calendrier.recit import Recit


def render(recit: Recit) -> str:
    """Return the calendar, its keys in the order of ``Recit``."""
    return json.dumps(asdict(recit), ensure_ascii=False, indent=2) + "\n"
