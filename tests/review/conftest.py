"""The base that branches start from, made once; each test has its own copy."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from branches import construire, copier

if TYPE_CHECKING:
    from pathlib import Path

    from depots_git import DepotGit


@pytest.fixture(scope="session")
def base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    racine = tmp_path_factory.mktemp("base") / "depot"
    construire(racine)
    return racine


@pytest.fixture
def depot(base: Path, tmp_path: Path) -> DepotGit:
    depot = copier(base, tmp_path / "depot")
    depot.branche("of")
    return depot
