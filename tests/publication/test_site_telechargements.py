"""The PDFs of an OF are linked from its page, and are there."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from chantier import Chantier

pytestmark = pytest.mark.lent

LIEN = re.compile(r'href="((?:extrait|dossier|rapport)-[^"]+\.pdf)"')


def liens(chantier: Chantier, siret: str) -> set[str]:
    return set(LIEN.findall(chantier.page(f"organismes/{siret}")))


def test_a_page_links_to_pdfs_that_are_there(chantier: Chantier) -> None:
    siret = chantier.modele
    assert liens(chantier, siret) == {f"extrait-{siret}.pdf", f"dossier-{siret}.pdf"}
    for nom in liens(chantier, siret):
        contenu = (chantier.site / "organismes" / siret / nom).read_bytes()
        assert contenu.startswith(b"%PDF-")


def test_a_restricted_dossier_offers_its_extrait_only(chantier: Chantier) -> None:
    siret = chantier.restreint
    assert liens(chantier, siret) == {f"extrait-{siret}.pdf"}
    assert not (chantier.site / "organismes" / siret / f"dossier-{siret}.pdf").exists()


def test_a_faulty_dossier_offers_none(chantier: Chantier) -> None:
    assert liens(chantier, chantier.fautif) == set()
    assert not list((chantier.site / "organismes" / chantier.fautif).glob("*.pdf"))


def test_no_report_is_on_the_site_for_everybody(chantier: Chantier) -> None:
    assert not list(chantier.site.rglob("rapport-*.pdf"))
