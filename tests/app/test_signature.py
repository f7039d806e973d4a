from __future__ import annotations

import os
from datetime import date
from typing import TYPE_CHECKING

import pytest

from certimetal.app import signature
from certimetal.app.depot import open_depot
from certimetal.app.signature import DELAI, combine, sign, sign_version
from certimetal.reading.tree import Entry, FolderTree

if TYPE_CHECKING:
    from pathlib import Path

JOUR = date(2026, 3, 31)
PLUS_TARD = 4_000_000_000_000_000_000
"""An instant long after any file of a test was written (nanoseconds since the epoch)."""


def entrees(folder: Path) -> list[Entry]:
    return list(FolderTree(folder).entries(""))


def test_the_same_files_give_the_same_signature(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("un", encoding="utf-8")
    un = sign(entrees(tmp_path), instant=PLUS_TARD)
    assert un
    assert sign(entrees(tmp_path), instant=PLUS_TARD) == un


def test_content_name_number_and_kind_of_files_all_count(tmp_path: Path) -> None:
    def signe() -> str:
        return sign(entrees(tmp_path), instant=PLUS_TARD)

    vues = [signe()]
    (tmp_path / "a.md").write_text("un", encoding="utf-8")
    vues.append(signe())
    (tmp_path / "a.md").write_text("deux", encoding="utf-8")
    vues.append(signe())
    (tmp_path / "a.md").rename(tmp_path / "b.md")
    vues.append(signe())
    (tmp_path / "b.md").unlink()
    (tmp_path / "b.md").symlink_to("ailleurs")
    vues.append(signe())
    assert len(set(vues)) == len(vues)


def test_same_size_and_forged_date_do_not_hide_a_change(tmp_path: Path) -> None:
    fichier = tmp_path / "a.md"
    fichier.write_text("un", encoding="utf-8")
    avant = fichier.stat()
    signee = sign(entrees(tmp_path), instant=PLUS_TARD)
    fichier.write_text("no", encoding="utf-8")
    os.utime(fichier, ns=(avant.st_atime_ns, avant.st_mtime_ns))
    assert sign(entrees(tmp_path), instant=PLUS_TARD) != signee


def test_a_file_that_has_just_changed_proves_nothing(tmp_path: Path) -> None:
    fichier = tmp_path / "a.md"
    fichier.write_text("un", encoding="utf-8")
    ecrit = max(fichier.stat().st_mtime_ns, fichier.stat().st_ctime_ns)
    assert sign(entrees(tmp_path), instant=ecrit + DELAI - 1) == ""
    assert sign(entrees(tmp_path), instant=ecrit + DELAI)


def test_a_file_without_stamp_proves_nothing() -> None:
    assert sign([Entry(path="a.md", size=1, regular=True)], instant=PLUS_TARD) == ""


def test_nothing_follows_from_nothing() -> None:
    assert combine("", "abc") == combine("abc", "") == ""
    assert combine("a", "b") != combine("a", "c")


def version(depot: Path, jour: date = JOUR) -> str:
    return sign_version(open_depot(depot), jour, instant=PLUS_TARD)


def test_the_version_changes_with_the_day(depot_vide: Path) -> None:
    assert version(depot_vide) == version(depot_vide)
    assert version(depot_vide) != version(depot_vide, date(2026, 4, 1))


@pytest.mark.parametrize("nom", ["criteria/2022/C1.md", "schemas/dossier.schema.json"])
def test_the_version_changes_with_the_referentiel_and_the_schemas(
    depot_vide: Path, nom: str
) -> None:
    avant = version(depot_vide)
    with (depot_vide / nom).open("a", encoding="utf-8") as fichier:
        fichier.write("\n")
    assert version(depot_vide) != avant


def test_the_version_changes_with_the_installed_libraries(
    depot_vide: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    avant = version(depot_vide)
    (tmp_path / "lib" / "jsonschema-99.0.dist-info").mkdir(parents=True)
    monkeypatch.syspath_prepend(str(tmp_path / "lib"))
    assert version(depot_vide) != avant


def test_the_version_changes_with_our_own_code(
    depot_vide: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    paquet = tmp_path / "paquet"
    paquet.mkdir()
    monkeypatch.setattr(signature.certimetal, "__path__", [str(paquet)])
    (paquet / "a.py").write_text("1\n", encoding="utf-8")
    avant = version(depot_vide)
    (paquet / "__pycache__").mkdir()
    (paquet / "__pycache__" / "a.pyc").write_bytes(b"1")
    assert version(depot_vide) == avant
    (paquet / "a.py").write_text("2\n", encoding="utf-8")
    assert version(depot_vide) != avant
