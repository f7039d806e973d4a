"""The project as a repository, made once, in one pack: each test clones it in no time."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from poste import copier_le_projet

from depots_git import DepotGit

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="session")
def modele(tmp_path_factory: pytest.TempPathFactory) -> Path:
    depot = DepotGit(tmp_path_factory.mktemp("modele"))
    copier_le_projet(depot)
    depot.commit("Le projet")
    depot.git("gc", "-q")
    return depot.racine
