"""The blank forms of a site: made once, made again where they would differ, no others kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from certimetal.app.depot import open_depot
from certimetal.app.formulaires_du_site import FormulairesDuSite

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.lent


def faits(racine: Path, cache: Path) -> dict[str, tuple[int, bytes]]:
    """Return each form by its address: when its file was made, and what it holds."""
    offerts = FormulairesDuSite(open_depot(racine), cache).offerts()
    return {o.url: (f.stat().st_mtime_ns, f.read_bytes()) for o, f in offerts.items()}


def test_only_the_forms_that_a_change_touches_are_made_again(
    depot_vide: Path, tmp_path: Path
) -> None:
    cache = tmp_path / "cache"
    premiers = faits(depot_vide, cache)
    assert len(premiers) == 14
    assert premiers["telechargements/formulaire-certimetal-C3.odt"][1].startswith(b"PK")
    assert faits(depot_vide, cache) == premiers
    critere = depot_vide / "criteria/2022/C3.md"
    texte = critere.read_text(encoding="utf-8")
    critere.write_text(texte.replace("L’inscription à", "Inscrire à"), encoding="utf-8")
    seconds = faits(depot_vide, cache)
    assert {url for url in premiers if premiers[url] != seconds[url]} == {
        f"telechargements/formulaire-certimetal{suite}.{format_}"
        for suite in ("", "-C3")
        for format_ in ("docx", "odt")
    }
    assert len(list((cache / "formulaires").iterdir())) == 14
