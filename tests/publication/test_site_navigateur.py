"""The site in a real browser: nothing asked of another host, nothing that axe faults."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from vitrine import depassement, fautes_axe, page_pour_axe, servir

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

    from chantier import Chantier

pytestmark = pytest.mark.lent

LARGEURS = (1280, 390)


def adresses(chantier: Chantier) -> list[str]:
    """Return one page of each kind."""
    return [
        "", "organismes/", "referentiel/", "referentiel/c1/", "processus/", "contexte/", "regles/",
        "controles/", "controles/siret-cle/", "schemas/", "schemas/2022/reponses/c3i2/",
        "empreinte/", "donnees/", "votre-dossier/", "guides/deposer-mon-dossier/",
        "guides/hebergement/", "guides/droits/", "accessibilite/", "404.html",
        f"organismes/{chantier.modele}/", f"organismes/{chantier.restreint}/",
        f"organismes/{chantier.fautif}/",
    ]  # fmt: skip


@pytest.fixture(scope="module")
def base(chantier: Chantier) -> Iterator[str]:
    """Serve the built site as any web server does."""
    with servir(chantier.site) as adresse:
        yield adresse


@pytest.fixture
def page(navigateur: Browser) -> Iterator[Page]:
    contexte = navigateur.new_context(viewport={"width": 1280, "height": 900}, locale="fr-FR")
    yield contexte.new_page()
    contexte.close()


def test_no_page_asks_another_host_for_anything_nor_breaks_its_own_policy(
    chantier: Chantier, base: str, page: Page
) -> None:
    demandes: list[str] = []
    plaintes: list[str] = []
    page.on("request", lambda requete: demandes.append(requete.url))
    page.on("console", lambda message: plaintes.append(message.text))
    page.on("pageerror", lambda erreur: plaintes.append(str(erreur)))
    for adresse in adresses(chantier):
        page.goto(base + adresse, wait_until="networkidle")
        assert page.locator("h1").count() == 1, adresse
    ailleurs = [d for d in demandes if not d.startswith((base, "data:", "blob:"))]
    assert ailleurs == []
    assert plaintes == []
    assert len(demandes) > len(adresses(chantier))


@pytest.mark.parametrize("largeur", LARGEURS)
@pytest.mark.parametrize("sombre", [False, True], ids=["clair", "sombre"])
def test_axe_finds_nothing_on_any_kind_of_page(
    chantier: Chantier, base: str, navigateur: Browser, largeur: int, sombre: bool
) -> None:
    with page_pour_axe(navigateur, largeur, sombre=sombre) as page:
        fautes = []
        for adresse in adresses(chantier):
            page.goto(base + adresse)
            fautes += [(adresse, *faute) for faute in fautes_axe(page)]
    assert fautes == []


@pytest.mark.parametrize("largeur", LARGEURS)
def test_no_page_scrolls_sideways(
    chantier: Chantier, base: str, navigateur: Browser, largeur: int
) -> None:
    contexte = navigateur.new_context(viewport={"width": largeur, "height": 900})
    page = contexte.new_page()
    larges = []
    for adresse in adresses(chantier):
        page.goto(base + adresse)
        if (exces := depassement(page)) > 0:
            larges.append((adresse, exces))
    contexte.close()
    assert larges == []


def test_the_first_tab_reaches_the_content(chantier: Chantier, base: str, page: Page) -> None:
    page.goto(f"{base}organismes/{chantier.modele}/", wait_until="networkidle")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.matches('a.md-skip[href=\"#contenu\"]')")
    assert page.locator("#contenu h1").count() == 1


def test_a_hostile_name_stays_text_in_the_search_too(
    chantier: Chantier, base: str, page: Page
) -> None:
    alertes: list[str] = []
    page.on("dialog", lambda dialogue: (alertes.append(dialogue.message), dialogue.dismiss()))
    page.goto(base, wait_until="networkidle")
    page.click("input.md-search__input")
    page.keyboard.type(chantier.hostile, delay=20)
    page.wait_for_selector(".md-search-result__item")
    assert "<img src=x" in page.locator(".md-search-result__item").first.inner_text()
    assert page.locator(".md-search-result img").count() == 0
    assert alertes == []


def test_a_word_after_an_apostrophe_is_found(base: str, page: Page) -> None:
    page.goto(base, wait_until="networkidle")
    page.click("input.md-search__input")
    page.keyboard.type("entreprise", delay=20)
    page.wait_for_selector(".md-search-result__item")
    texte = page.locator(".md-search-result").inner_text()
    assert "l’entreprise" in texte


def test_the_menu_is_there_on_a_phone_even_for_pages_that_hide_the_side_menu(
    chantier: Chantier, base: str, navigateur: Browser
) -> None:
    contexte = navigateur.new_context(viewport={"width": 390, "height": 800})
    page = contexte.new_page()
    page.goto(f"{base}organismes/{chantier.modele}/", wait_until="networkidle")
    page.click("label.md-header__button[for=__drawer]")
    page.wait_for_timeout(500)
    menu = page.locator(".md-sidebar--primary")
    assert menu.get_by_text("Référentiel", exact=True).first.is_visible()
    contexte.close()
