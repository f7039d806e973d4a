"""Files and folders are written whole or not at all."""

from __future__ import annotations

import stat
from typing import TYPE_CHECKING

import pytest

from certimetal.errors import WriteRefusedError
from certimetal.writing.atomic import create_folder, write_bytes, write_text

if TYPE_CHECKING:
    from pathlib import Path


def noms(dossier: Path) -> list[str]:
    return sorted(fichier.name for fichier in dossier.iterdir())


def test_a_text_is_written_as_utf8_with_its_own_line_ends(tmp_path: Path) -> None:
    write_text(tmp_path / "neuf" / "a.md", "été\r\nœuvre\n")
    assert (tmp_path / "neuf" / "a.md").read_bytes() == "été\r\nœuvre\n".encode()


def test_a_file_is_replaced_and_keeps_its_permissions(tmp_path: Path) -> None:
    cible = tmp_path / "a"
    cible.write_bytes(b"ancien")
    cible.chmod(0o640)
    write_bytes(cible, b"neuf")
    assert cible.read_bytes() == b"neuf"
    assert stat.S_IMODE(cible.stat().st_mode) == 0o640


def test_a_new_file_has_the_permissions_of_any_other(tmp_path: Path) -> None:
    write_bytes(tmp_path / "a", b"")
    (tmp_path / "b").write_bytes(b"")
    assert (tmp_path / "a").stat().st_mode == (tmp_path / "b").stat().st_mode


@pytest.mark.parametrize("lien", [False, True])
def test_create_only_refuses_what_is_there_even_a_dead_link(tmp_path: Path, lien: bool) -> None:
    cible = tmp_path / "a"
    if lien:
        cible.symlink_to(tmp_path / "nulle-part")
    else:
        cible.write_bytes(b"ancien")
    with pytest.raises(WriteRefusedError, match="existe déjà"):
        write_bytes(cible, b"neuf", create_only=True)
    assert noms(tmp_path) == ["a"]
    assert lien or cible.read_bytes() == b"ancien"


def test_create_only_writes_what_is_not_there(tmp_path: Path) -> None:
    write_text(tmp_path / "a", "neuf", create_only=True)
    assert {f.name: f.read_text(encoding="utf-8") for f in tmp_path.iterdir()} == {"a": "neuf"}


def test_a_failure_leaves_the_old_file_and_nothing_else(tmp_path: Path) -> None:
    cible = tmp_path / "a"
    cible.mkdir()
    with pytest.raises(OSError, match="a"):
        write_bytes(cible, b"neuf")
    assert noms(tmp_path) == ["a"]


def test_a_folder_is_made_with_all_its_files(tmp_path: Path) -> None:
    create_folder(tmp_path / "x" / "d", {"un.md": "1", "sous/deux.md": "2"})
    assert sorted(f.name for f in (tmp_path / "x" / "d").rglob("*.md")) == ["deux.md", "un.md"]
    assert noms(tmp_path / "x") == ["d"]


def test_a_folder_that_is_there_is_left_as_it_is_even_empty(tmp_path: Path) -> None:
    (tmp_path / "d").mkdir()
    with pytest.raises(WriteRefusedError):
        create_folder(tmp_path / "d", {"un.md": "1"})
    assert list(tmp_path.rglob("*")) == [tmp_path / "d"]


def test_a_folder_of_which_one_file_cannot_be_written_is_not_made(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="un"):
        create_folder(tmp_path / "d", {"un": "1", "un/deux": "2"})
    assert list(tmp_path.iterdir()) == []
