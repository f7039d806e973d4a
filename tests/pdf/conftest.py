"""The project's own register in a folder, and a composer for a whole module."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from certimetal.app.depot import open_depot
from certimetal.composition import ouvrir_compositeur

if TYPE_CHECKING:
    from collections.abc import Iterator

    from certimetal.app.depot import Depot
    from certimetal.composition import Compositeur

PROJET = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="session")
def registre(tmp_path_factory: pytest.TempPathFactory) -> Depot:
    """A copy of the register, outside Git: no dossier has a commit."""
    racine = tmp_path_factory.mktemp("registre")
    for nom in ("criteria", "schemas", "dossiers"):
        shutil.copytree(PROJET / nom, racine / nom)
    shutil.copy(PROJET / "mkdocs.yml", racine)
    return open_depot(racine)


@pytest.fixture(scope="session")
def compositeur() -> Iterator[Compositeur]:
    with ouvrir_compositeur() as ouvert:
        yield ouvert
