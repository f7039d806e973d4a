"""The version of a dossier, in a real repository."""

from __future__ import annotations

import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest

from certimetal.app.revision import SANS_REVISION, revisions, tete

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.lent

JOUR = "2026-03-02T12:00:00+0000"


def git(depot: Path, *mots: str) -> str:
    identite = ("-c", "user.name=Exemple", "-c", "user.email=exemple@organisme.example")
    fait = subprocess.run(
        ["git", *identite, "-c", "commit.gpgsign=false", *mots],
        cwd=depot,
        check=True,
        capture_output=True,
        text=True,
        env={"PATH": "/usr/bin:/bin", "GIT_COMMITTER_DATE": JOUR, "GIT_AUTHOR_DATE": JOUR},
    )
    return fait.stdout.strip()


@pytest.fixture
def depot(tmp_path: Path) -> Path:
    git(tmp_path, "init", "-q", "-b", "main")
    for rang in range(6):
        ecrire(tmp_path, rang, "un")
        git(tmp_path, "add", ".")
        git(tmp_path, "commit", "-q", "-m", f"Dossier {rang}")
    return tmp_path


def ecrire(depot: Path, rang: int, texte: str) -> Path:
    dossier = depot / "dossiers" / "uimm" / f"{rang:014}"
    dossier.mkdir(parents=True, exist_ok=True)
    (dossier / "dossier.yml").write_text(texte, encoding="utf-8")
    return dossier


def dossiers(depot: Path) -> list[Path]:
    return sorted((depot / "dossiers" / "uimm").iterdir())


@pytest.mark.parametrize("combien", [1, 6])
def test_each_dossier_has_the_last_commit_that_changed_it(depot: Path, combien: int) -> None:
    trouvees = revisions(dossiers(depot)[:combien])
    for rang, (_, version) in enumerate(sorted(trouvees.items())):
        assert version.commit == git(depot, "rev-parse", f"HEAD~{5 - rang}")
        assert version.jour is not None
        assert version.jour.isoformat() == "2026-03-02"
    assert tete(depot) == git(depot, "rev-parse", "HEAD")


def test_what_is_not_committed_has_no_version(depot: Path) -> None:
    change, ajoute, retire, intact = dossiers(depot)[:4]
    (change / "dossier.yml").write_text("deux", encoding="utf-8")
    (ajoute / "autre.yml").write_text("deux", encoding="utf-8")
    (retire / "dossier.yml").unlink()
    neuf = ecrire(depot, 9, "neuf")
    trouvees = revisions([change, ajoute, retire, intact, neuf])
    assert {d for d, version in trouvees.items() if version is SANS_REVISION} == {
        change,
        ajoute,
        retire,
        neuf,
    }
    assert trouvees[intact].commit == git(depot, "rev-parse", "HEAD~2")


def test_outside_git_there_is_none(depot: Path) -> None:
    shutil.rmtree(depot / ".git")
    assert set(revisions(dossiers(depot)).values()) == {SANS_REVISION}
    assert tete(depot) == ""
