"""What has not changed is not read again; what may have changed always is."""

from __future__ import annotations

import json
import shutil
import time
from collections import Counter
from datetime import date
from typing import TYPE_CHECKING

import pytest

from certimetal.app import etude
from certimetal.app.cache import FICHIER
from certimetal.app.depot import Depot
from certimetal.app.etude import load_dossier, study
from certimetal.app.validation import Bilan, validate
from certimetal.reading.tree import FolderTree

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from certimetal.reading.tree import Entry

JOUR = date(2026, 3, 31)


class CountingTree:
    """A folder's tree that counts what is read, by the path's first folder."""

    def __init__(self, root: Path) -> None:
        self.vrai = FolderTree(root)
        self.root = root
        self.lus: Counter[str] = Counter()

    def entries(self, folder: str) -> Iterator[Entry]:
        return self.vrai.entries(folder)

    def folders(self, folder: str) -> list[str]:
        return self.vrai.folders(folder)

    def read(self, path: str) -> bytes:
        self.lus[path.partition("/")[0]] += 1
        self.lus[path] += 1
        return self.vrai.read(path)


@pytest.fixture(autouse=True)
def une_heure_plus_tard(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the files that the test has just written be old enough for their stamps to count."""
    maintenant = time.time_ns
    monkeypatch.setattr(etude.time, "time_ns", lambda: maintenant() + 3_600_000_000_000)


@pytest.fixture
def depot(depot_vide: Path, ecrire: Callable[..., Path]) -> Path:
    ecrire(1)
    ecrire(2, raison_sociale=7)
    return depot_vide


def lance(root: Path, jour: date = JOUR, *, cache: bool = True) -> tuple[Bilan, Counter[str]]:
    tree = CountingTree(root)
    return validate(Depot(root, tree), today=jour, cache=cache), tree.lus


def test_a_second_run_reads_nothing_and_says_the_same(depot: Path) -> None:
    premier, lus = lance(depot)
    assert lus["dossiers"] == 26
    assert not premier.valide
    second, relus = lance(depot)
    assert relus == Counter()
    assert second == premier
    assert second.registre == premier.registre


def test_only_the_dossier_that_changed_is_read_again(depot: Path) -> None:
    premier, _ = lance(depot)
    change, autre = sorted(depot.glob("dossiers/*/*"))
    reponse = change / "reponses" / "C3I2.md"
    reponse.write_text("---\ndelai_inscription_jours: beaucoup\n---\nVite.\n", encoding="utf-8")
    second, lus = lance(depot)
    assert lus["dossiers"] == 13
    assert not [path for path in lus if autre.name in path]
    nouveaux = set(second.findings) - set(premier.findings)
    assert {f.location.path for f in nouveaux} == {reponse.relative_to(depot).as_posix()}


def test_a_file_added_or_removed_is_seen(depot: Path) -> None:
    lance(depot)
    change = min(depot.glob("dossiers/*/*"))
    (change / "reponses" / "C9I9.md").write_text("---\n---\n", encoding="utf-8")
    avec, _ = lance(depot)
    assert any("C9I9" in f.location.path for f in avec.findings)
    (change / "reponses" / "C9I9.md").unlink()
    sans, _ = lance(depot)
    assert not any("C9I9" in f.location.path for f in sans.findings)


def test_a_dossier_removed_leaves_the_results_and_the_cache(depot: Path) -> None:
    lance(depot)
    parti = max(depot.glob("dossiers/*/*"))
    shutil.rmtree(parti)
    bilan, lus = lance(depot)
    assert bilan.dossiers == 1
    assert lus == Counter()
    assert parti.name not in (depot / FICHIER).read_text(encoding="utf-8")


def test_a_change_of_the_referentiel_the_schemas_or_the_day_rereads_all(depot: Path) -> None:
    lance(depot)
    assert lance(depot, date(2026, 4, 1))[1]["dossiers"] == 26
    for nom in ("criteria/glossaire.yml", "schemas/dossier.schema.json"):
        lance(depot)
        with (depot / nom).open("a", encoding="utf-8") as fichier:
            fichier.write("\n")
        assert lance(depot)[1]["dossiers"] == 26


@pytest.mark.parametrize(
    "contenu",
    [b"", b"\x00\xff", b"{}", b"abc\n[1, {}]", b"[" * 100_000],
    ids=["empty", "bytes", "no digest", "wrong digest", "deep"],
)
def test_a_corrupt_cache_is_ignored_and_rewritten(depot: Path, contenu: bytes) -> None:
    premier, _ = lance(depot)
    bon = (depot / FICHIER).read_bytes()
    (depot / FICHIER).write_bytes(contenu)
    second, lus = lance(depot)
    assert lus["dossiers"] == 26
    assert second == premier
    assert (depot / FICHIER).read_bytes() == bon


def test_a_cache_with_one_changed_byte_is_not_believed(depot: Path) -> None:
    lance(depot)
    fichier = depot / FICHIER
    fichier.write_bytes(fichier.read_bytes().replace(b"Organisme", b"Organasme", 1))
    bilan, lus = lance(depot)
    assert lus["dossiers"] == 26
    assert "Organasme" not in str(bilan.registre)


def test_entries_of_another_form_are_read_again(depot: Path) -> None:
    premier, _ = lance(depot)
    entete, *resumes = (depot / FICHIER).read_bytes().split(b"\n")[1:]
    version, index = json.loads(entete)
    for chemin in index:
        index[chemin][1:] = ["faux"]
    entete = json.dumps([version, index], separators=(",", ":")).encode()
    reecrire(depot / FICHIER, entete, *resumes)
    second, lus = lance(depot)
    assert lus["dossiers"] == 26
    assert second == premier


@pytest.mark.parametrize("faux", [b"[]", b"{", b'["a"]', b"[" * 100_000], ids=repr)
def test_a_summary_of_another_form_is_made_again_when_asked_for(depot: Path, faux: bytes) -> None:
    premier, _ = lance(depot)
    entete, *resumes = (depot / FICHIER).read_bytes().split(b"\n")[1:]
    reecrire(depot / FICHIER, entete, faux, *resumes[1:])
    second, lus = lance(depot)
    assert lus == Counter()
    assert second.registre == premier.registre


def test_a_cache_with_a_missing_summary_is_not_believed(depot: Path) -> None:
    lance(depot)
    entete, *resumes = (depot / FICHIER).read_bytes().split(b"\n")[1:]
    reecrire(depot / FICHIER, entete, *resumes[1:])
    assert lance(depot)[1]["dossiers"] == 26


def reecrire(fichier: Path, *lignes: bytes) -> None:
    """Write a cache whose digest is right, whatever its lines."""
    corps = b"\n".join(lignes)
    digest = etude.Cache.load.__globals__["_digest"](corps)
    fichier.write_bytes(digest + b"\n" + corps)


def test_without_cache_everything_is_read_and_nothing_kept(depot: Path) -> None:
    assert lance(depot, cache=False)[1]["dossiers"] == 26
    assert not (depot / FICHIER).exists()
    assert lance(depot, cache=False)[1]["dossiers"] == 26


def test_a_folder_that_cannot_be_written_works_without_cache(depot: Path) -> None:
    (depot / ".cache").write_text("un fichier à la place du dossier", encoding="utf-8")
    premier, _ = lance(depot)
    assert premier.dossiers == 2
    assert lance(depot)[1]["dossiers"] == 26


def test_a_run_over_a_part_keeps_the_rest(depot: Path) -> None:
    lance(depot)
    un = min(depot.glob("dossiers/*/*")).relative_to(depot).as_posix()
    tree = CountingTree(depot)
    etudes = list(study(Depot(depot, tree), today=JOUR, retenir=lambda dossier: dossier == un))
    assert [e.resume.dossier for e in etudes] == [un]
    assert lance(depot)[1] == Counter()


def test_fresh_files_are_not_kept_and_their_key_is_empty(
    depot: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(etude, "sign_version", lambda *_, **__: "version")
    monkeypatch.setattr(etude.time, "time_ns", lambda: 0)
    etudes = list(study(Depot(depot, FolderTree(depot)), today=JOUR))
    assert [e.cle for e in etudes] == ["", ""]
    assert lance(depot)[1]["dossiers"] == 26


def test_keys_tell_dossiers_and_their_versions_apart(depot: Path) -> None:
    def cles() -> list[str]:
        return [e.cle for e in study(Depot(depot, FolderTree(depot)), today=JOUR)]

    avant = cles()
    assert len(set(avant)) == 2
    assert cles() == avant
    change = min(depot.glob("dossiers/*/*"))
    with (change / "reponses" / "C1I1.md").open("a", encoding="utf-8") as fichier:
        fichier.write("Suite.\n")
    apres = cles()
    assert apres[0] != avant[0]
    assert apres[1] == avant[1]


def test_a_remembered_dossier_is_read_when_it_is_asked_for(depot: Path) -> None:
    lance(depot)
    ouvert = Depot(depot, FolderTree(depot))
    for une in study(ouvert, today=JOUR):
        assert une.dossier is None
        assert load_dossier(ouvert, une).siret == une.resume.siret
