"""Several files and folders, all or none."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from certimetal.errors import WriteRefusedError
from certimetal.writing.lot import create_all

if TYPE_CHECKING:
    from pathlib import Path


def contenu(racine: Path) -> dict[str, str]:
    return {
        chemin.relative_to(racine).as_posix(): chemin.read_text(encoding="utf-8")
        for chemin in sorted(racine.rglob("*"))
        if chemin.is_file()
    }


def test_folders_and_files_are_made(tmp_path: Path) -> None:
    create_all(
        {tmp_path / "a" / "neuf": {"x.yml": "1\n", "y/z.yml": "2\n"}},
        {tmp_path / "b" / "journal" / "e.yml": "3\n"},
    )
    assert contenu(tmp_path) == {
        "a/neuf/x.yml": "1\n",
        "a/neuf/y/z.yml": "2\n",
        "b/journal/e.yml": "3\n",
    }


def test_what_is_refused_undoes_what_was_made(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / "pris.yml").write_text("ancien\n", encoding="utf-8")
    with pytest.raises(WriteRefusedError):
        create_all(
            {tmp_path / "a" / "neuf": {"x.yml": "1\n"}},
            {
                tmp_path / "c" / "journal" / "e.yml": "2\n",
                tmp_path / "b" / "pris.yml": "3\n",
            },
        )
    assert contenu(tmp_path) == {"b/pris.yml": "ancien\n"}
    assert not (tmp_path / "a").exists()
    assert not (tmp_path / "c" / "journal").exists()


def test_what_stands_beside_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "journal").mkdir()
    (tmp_path / "journal" / "ancien.yml").write_text("0\n", encoding="utf-8")
    with pytest.raises(WriteRefusedError):
        create_all(
            {},
            {tmp_path / "journal" / "neuf.yml": "1\n", tmp_path / "journal" / "ancien.yml": "2\n"},
        )
    assert contenu(tmp_path) == {"journal/ancien.yml": "0\n"}
