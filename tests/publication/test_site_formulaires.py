"""The blank forms are linked from the pages of the référentiel, and open."""

from __future__ import annotations

import re
import zipfile
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from chantier import Chantier

pytestmark = pytest.mark.lent

LIEN = re.compile(r'href="((?:\.\./)+)(telechargements/[^"]+)"')


def liens(chantier: Chantier, page: str) -> set[str]:
    return {nom for _, nom in LIEN.findall(chantier.page(page))}


def test_each_critere_offers_its_form_and_the_whole_in_both_formats(chantier: Chantier) -> None:
    entiers = {f"telechargements/formulaire-certimetal.{f}" for f in ("docx", "odt")}
    assert liens(chantier, "referentiel") == entiers
    for code in ("C1", "C6"):
        sien = {f"telechargements/formulaire-certimetal-{code}.{f}" for f in ("docx", "odt")}
        assert liens(chantier, f"referentiel/{code.lower()}") == entiers | sien


def test_what_is_linked_to_is_there_and_whole(chantier: Chantier) -> None:
    formulaires = sorted((chantier.site / "telechargements").iterdir())
    assert len(formulaires) == 14
    for formulaire in formulaires:
        with zipfile.ZipFile(formulaire) as archive:
            assert archive.testzip() is None
