"""Values as YAML that people type: unquoted where every reader sees the same text."""

from __future__ import annotations

import json
import re
from typing import Any

_PLAIN = re.compile(r"[A-Za-zÀ-ÖØ-öø-ÿ][\w’./-]*(?: [\w’./-]+)*")
_RESERVED = frozenset({"true", "false", "null", "yes", "no", "on", "off", "y", "n"})


def inline(value: Any) -> str:
    """Return a JSON value on one line of YAML."""
    if isinstance(value, str):
        plain = _PLAIN.fullmatch(value) and value.lower() not in _RESERVED
        return value if plain else json.dumps(value, ensure_ascii=False)
    if isinstance(value, list):
        return f"[{', '.join(map(inline, value))}]"
    if isinstance(value, dict):
        return f"{{{', '.join(f'{key}: {inline(part)}' for key, part in value.items())}}}"
    return json.dumps(value)


def block(key: str, value: Any) -> list[str]:
    """Return the lines of ``key`` and its value: objects and lists of objects open out."""
    if isinstance(value, dict) and value:
        return [f"{key}:", *(f"  {line}" for line in _object(value))]
    if isinstance(value, list) and any(isinstance(part, dict) for part in value):
        return [f"{key}:", *(f"  {line}" for part in value for line in _item(part))]
    return [f"{key}: {inline(value)}"]


def _object(value: dict[str, Any]) -> list[str]:
    return [line for key, part in value.items() for line in block(key, part)]


def _item(value: Any) -> list[str]:
    lines = _object(value) if isinstance(value, dict) and value else [inline(value)]
    return [f"- {lines[0]}", *(f"  {line}" for line in lines[1:])]
