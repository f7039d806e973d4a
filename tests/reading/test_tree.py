"""A folder read as a tree of files."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from certimetal.reading.tree import FolderTree

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize("taille", [0, 1, 64 * 1024 - 1, 64 * 1024, 64 * 1024 + 1, 300_000])
def test_a_file_is_read_whole_whatever_its_size(tmp_path: Path, taille: int) -> None:
    contenu = (b"a\r\n\x1a\xff" * taille)[:taille]
    (tmp_path / "f").write_bytes(contenu)
    assert FolderTree(tmp_path).read("f") == contenu


@pytest.mark.parametrize("path", ["absent", "dossier"])
def test_what_is_not_a_file_cannot_be_read(tmp_path: Path, path: str) -> None:
    (tmp_path / "dossier").mkdir()
    with pytest.raises(OSError, match=path if path == "absent" else "directory"):
        FolderTree(tmp_path).read(path)


def test_files_are_listed_in_order_and_links_are_not_followed(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    (tmp_path / "b/c.md").write_bytes(b"abc")
    (tmp_path / "a.md").write_bytes(b"")
    (tmp_path / "lien").symlink_to(tmp_path / "b")
    vus = [(e.path, e.regular) for e in FolderTree(tmp_path).entries("")]
    assert vus == [("a.md", True), ("b/c.md", True), ("lien", False)]
    assert list(FolderTree(tmp_path).entries("absent")) == []
    assert FolderTree(tmp_path).folders("") == ["b"]
