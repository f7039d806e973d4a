"""The foreign programs that judge our schemas: found, or the test says what is missing."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import pytest
from recueil import OUTILS


def node() -> str:
    chemin = shutil.which("node")
    if chemin is None:
        pytest.skip("node n’est pas installé : « apt-get install nodejs npm »")
    return chemin


def paquet(nom: str) -> Path:
    """Return a file of a package of ``tests/outils``; scripts/test installs them."""
    chemin = OUTILS / "node_modules" / nom
    if not chemin.exists():
        pytest.skip(f"{nom} n’est pas installé : « npm ci » dans tests/outils")
    return chemin


def check_jsonschema() -> str:
    """Return the command of this Python's own environment."""
    trouve = shutil.which("check-jsonschema", path=str(Path(sys.executable).parent))
    assert trouve is not None, "check-jsonschema est une dépendance des tests"
    return trouve
