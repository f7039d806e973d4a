"""The comment that tells an editor which schema helps with a file: its first line."""

from __future__ import annotations

SIGNE = "yaml-language-server:"
"""What the comment is known by."""


def modeline(kind: str, *, profondeur: int) -> str:
    """Return the comment for the schema ``kind``, of a file that many folders below the root."""
    return f"# {SIGNE} $schema={'../' * profondeur}schemas/{kind}.schema.json"


def modeline_dossier() -> str:
    """Return the first line of a ``dossier.yml``."""
    return modeline("dossier", profondeur=3)


def modeline_evenement(type_: str) -> str:
    """Return the first line of an event of ``type_``."""
    return modeline(f"journal/{type_}", profondeur=4)
