"""The HTML of one page of each kind, read by the W3C's checker."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from chantier import Chantier

pytestmark = pytest.mark.lent

VNU = (
    Path(__file__).parents[1] / "outils" / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"
)

DU_THEME = "Attribute “autocomplete” is only allowed"
"""On the theme's check boxes, so that Firefox does not open the menu again on a reload."""


def test_vnu_finds_nothing_that_is_ours(chantier: Chantier) -> None:
    if not VNU.is_file() or shutil.which("java") is None:
        pytest.skip("vnu needs Java and npm ci --prefix tests/outils")
    pages = [
        chantier.site / url / "index.html"
        for url in (
            "", "organismes", "referentiel", "referentiel/c1", "processus", "calendrier",
            "contexte", "regles", "controles", "schemas", "schemas/dossier", "empreinte", "donnees",
            "guides/organisme",
            f"organismes/{chantier.modele}", f"organismes/{chantier.hostile}",
            f"organismes/{chantier.restreint}", f"organismes/{chantier.fautif}",
        )
    ]  # fmt: skip
    resultat = subprocess.run(
        ["java", "-jar", str(VNU), "--format", "json", "--exit-zero-always",
         *map(str, pages), str(chantier.site / "404.html")],
        capture_output=True, encoding="utf-8", check=True, timeout=180,
    )  # fmt: skip
    messages = json.loads(resultat.stderr)["messages"]
    notres = [
        (m["url"].rpartition(chantier.site.name)[2], m["message"], m.get("extract", ""))
        for m in messages
        if m["type"] == "error" and not m["message"].startswith(DU_THEME)
    ]
    assert notres == []
