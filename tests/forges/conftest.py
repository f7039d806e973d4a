"""A forge's repository, made once a module; each test has its own copy."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from depot_des_forges import DepotDeForge

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="module")
def modele(tmp_path_factory: pytest.TempPathFactory) -> Path:
    racine = tmp_path_factory.mktemp("modele")
    DepotDeForge.creer(racine)
    return racine


@pytest.fixture
def depot(modele: Path, tmp_path: Path) -> DepotDeForge:
    return DepotDeForge.copier(modele, tmp_path / "depot")
