"""The same plugin under ProperDocs with MaterialX, its likely successors."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from chantier import DEPOT, construire

if TYPE_CHECKING:
    from chantier import Chantier

pytestmark = pytest.mark.lent

PROGRAMME = Path(DEPOT / ".venv-properdocs" / "bin" / "properdocs")


@pytest.fixture(scope="module")
def site(chantier: Chantier, tmp_path_factory: pytest.TempPathFactory) -> Path:
    if not PROGRAMME.is_file():
        pytest.skip("no .venv-properdocs: scripts/test makes it")
    depot = tmp_path_factory.mktemp("properdocs") / "depot"
    shutil.copytree(chantier.depot, depot, ignore=shutil.ignore_patterns(".cache"))
    vers = tmp_path_factory.mktemp("site-properdocs")
    resultat = construire(
        depot, vers, "--config-file", "properdocs.yml", programme=(str(PROGRAMME),)
    )
    assert resultat.returncode == 0, resultat.stdout + resultat.stderr
    return vers


def pages(site: Path) -> set[str]:
    return {chemin.relative_to(site).as_posix() for chemin in site.rglob("*.html")}


def test_it_makes_the_same_pages(chantier: Chantier, site: Path) -> None:
    assert pages(site) == pages(chantier.site)


def test_an_of_s_page_holds_the_same_content(chantier: Chantier, site: Path) -> None:
    def contenu(page: str) -> str:
        return page.partition('<div id="contenu">')[2].partition("</article>")[0].strip()

    autre = (site / "organismes" / chantier.modele / "index.html").read_text(encoding="utf-8")
    assert contenu(autre) == contenu(chantier.page(f"organismes/{chantier.modele}"))
    assert len(contenu(autre)) > 5_000
    assert "mkdocs-materialx" in autre


def test_the_search_index_holds_the_same_entries(chantier: Chantier, site: Path) -> None:
    def entrees(site: Path) -> list[dict[str, str]]:
        index = json.loads((site / "search" / "search_index.json").read_bytes())
        return [{cle: e[cle] for cle in ("location", "title", "text")} for e in index["docs"]]

    assert entrees(site) == entrees(chantier.site)
