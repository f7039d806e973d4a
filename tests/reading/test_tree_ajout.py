"""A tree with a file more: seen everywhere as if it were there, and nowhere else."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from certimetal.reading.tree import FolderTree
from certimetal.reading.tree_ajout import TreeAjout

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def tree(tmp_path: Path) -> TreeAjout:
    (tmp_path / "a" / "reponses").mkdir(parents=True)
    (tmp_path / "a" / "dossier.yml").write_text("x", encoding="utf-8")
    (tmp_path / "a" / "reponses" / "C1I1.md").write_text("y", encoding="utf-8")
    (tmp_path / "b").mkdir()
    return TreeAjout(FolderTree(tmp_path), "a/journal/1.yml", b"date")


def test_the_file_is_listed_in_its_place(tree: TreeAjout) -> None:
    chemins = ["a/dossier.yml", "a/journal/1.yml", "a/reponses/C1I1.md"]
    assert [entry.path for entry in tree.entries("a")] == chemins
    assert [entry.path for entry in tree.entries("")] == chemins
    assert [entry.path for entry in tree.entries("a/journal")] == ["a/journal/1.yml"]
    assert list(tree.entries("b")) == []
    (ajout,) = tree.entries("a/journal")
    assert (ajout.size, ajout.regular) == (4, True)


def test_its_folder_is_there_and_its_content_is_read(tree: TreeAjout) -> None:
    assert tree.folders("a") == ["journal", "reponses"]
    assert tree.folders("") == ["a", "b"]
    assert tree.folders("a/journal") == []
    assert tree.read("a/journal/1.yml") == b"date"
    assert tree.read("a/dossier.yml") == b"x"
    with pytest.raises(OSError, match="absent"):
        tree.read("a/absent.yml")
