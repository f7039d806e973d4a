"""Where a fact about an OF is told: to its certificateur, on the page itself, never in public."""

from __future__ import annotations

from dataclasses import replace

import pytest
from valeurs_de_pages import les_champs, un_dossier, un_referentiel, un_resume

from certimetal.domain.territoire import Certificateur
from certimetal.rendering.pages.organisme import page_organisme


def avis(contact: dict[str, str], *, erreurs: int = 0) -> str:
    """Return the sentence that says whom to ask, on a page that is sound or being corrected."""
    certificateur = Certificateur(code="uimm-35-56", nom="UIMM 35-56", contact=contact)
    referentiel = replace(un_referentiel(), certificateurs={"uimm-35-56": certificateur})
    resume = replace(un_resume(), erreurs=erreurs)
    page = page_organisme(un_dossier(), resume, referentiel, les_champs())
    return page.contenu.partition("un fait à signaler")[2].partition("</p>")[0]


CONTACT = {
    "courriel": "certification@exemple.fr",
    "telephone": "02 00 00 00 00",
    "site": "https://uimm.exemple.fr/",
}


@pytest.mark.parametrize("erreurs", [0, 2])
def test_the_certificateurs_contact_is_where_a_fact_is_told(erreurs: int) -> None:
    lu = avis(CONTACT, erreurs=erreurs)
    assert "l’UIMM 35-56" in lu
    assert "jamais par un message public" in lu
    assert '<a href="mailto:certification@exemple.fr">certification@exemple.fr</a>, ' in lu
    assert '02 00 00 00 00</span>, <a href="https://uimm.exemple.fr/">son site</a>.' in lu


@pytest.mark.parametrize(("cle", "attendu"), [(c, v) for c, v in CONTACT.items() if c != "site"])
def test_one_way_to_ask_is_enough(cle: str, attendu: str) -> None:
    lu = avis({cle: attendu})
    assert attendu in lu
    assert ", <" not in lu


def test_a_contact_that_is_not_known_yet_is_said_and_an_odd_site_is_not_linked() -> None:
    assert "ne sont pas encore au registre" in avis({"site": "javascript:alert(1)"})


def test_a_contact_is_shown_as_text() -> None:
    assert "<script>" not in avis({"courriel": '"><script>x</script>@exemple.fr'})
