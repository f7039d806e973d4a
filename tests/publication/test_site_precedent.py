"""A site made where one was: the same bytes as a new one, and few of them written again."""

from __future__ import annotations

import filecmp
import shutil
from typing import TYPE_CHECKING

import pytest

from chantier import Chantier, construire

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.lent


@pytest.fixture
def depot(chantier: Chantier, tmp_path: Path) -> Path:
    return shutil.copytree(chantier.depot, tmp_path / "depot")


@pytest.fixture
def site(chantier: Chantier, tmp_path: Path) -> Path:
    return shutil.copytree(chantier.site, tmp_path / "site")


def _noms(site: Path) -> set[str]:
    return {c.relative_to(site).as_posix() for c in site.rglob("*")}


def _differences(a: Path, b: Path) -> list[str]:
    communs = [nom for nom in _noms(a) & _noms(b) if (a / nom).is_file()]
    _, differents, illisibles = filecmp.cmpfiles(a, b, communs, shallow=False)
    return sorted({*differents, *illisibles, *(_noms(a) ^ _noms(b))})


def test_a_site_made_over_another_is_the_one_made_anew(
    chantier: Chantier, depot: Path, site: Path, tmp_path: Path
) -> None:
    parti = next(d for d in (depot / "dossiers").glob("*/*") if d.name == chantier.fautif)
    shutil.rmtree(parti)
    reponse = next((depot / "dossiers").glob(f"*/{chantier.modele}/reponses/C1I1.md"))
    with reponse.open("a", encoding="utf-8") as ouvert:
        ouvert.write("\nUne phrase de plus.\n")
    organismes = site / "organismes"
    (organismes / chantier.hostile / "index.html").write_bytes(b"<p>retouche</p>")
    (organismes / "vieux").mkdir()
    (organismes / "vieux" / "index.html").write_bytes(b"reste")
    (organismes / "lien").symlink_to(tmp_path, target_is_directory=True)
    dehors = tmp_path / "dehors.html"
    dehors.write_bytes(b"dehors")
    page = organismes / chantier.restreint / "index.html"
    page.unlink()
    page.symlink_to(dehors)

    for vers in (site, tmp_path / "neuf"):
        resultat = construire(depot, vers)
        assert resultat.returncode == 0, resultat.stderr
    assert _differences(site, tmp_path / "neuf") == []
    assert "Une phrase de plus." in (organismes / chantier.modele / "index.html").read_text("utf-8")
    assert not any(chemin.is_symlink() for chemin in site.rglob("*"))
    assert dehors.read_bytes() == b"dehors"


def test_what_has_not_changed_is_not_written_again(depot: Path, site: Path) -> None:
    assert construire(depot, site).returncode == 0
    avant = {c: c.stat().st_mtime_ns for c in (site / "organismes").glob("0*/**/*") if c.is_file()}
    assert construire(depot, site).returncode == 0
    assert avant
    assert {c: c.stat().st_mtime_ns for c in avant} == avant


def test_a_build_that_fails_leaves_nothing_of_the_last_site(depot: Path, site: Path) -> None:
    shutil.rmtree(depot / "criteria")
    resultat = construire(depot, site)
    assert resultat.returncode != 0
    assert _noms(site) == set()
