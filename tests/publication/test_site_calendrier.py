"""The calendar's page in a real browser: Python's answers, in any time zone, by keyboard."""

from __future__ import annotations

import json
from dataclasses import asdict, replace
from datetime import date
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

import pytest

from cas_calendrier import REFERENTIEL, Cas, constate, lire_cas, repondre
from certimetal.domain.parcours import Saisie
from certimetal.rendering.calendrier import ics
from certimetal.rendering.calendrier.donnees import processus_json
from certimetal.rendering.calendrier.recit import regles_applicables
from vitrine import depassement, fautes_axe, page_pour_axe, servir

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

    from certimetal.rendering.calendrier.recit import Recit
    from chantier import Chantier

pytestmark = pytest.mark.lent

CAS = lire_cas()
FUSEAUX = ("Europe/Paris", "America/Los_Angeles", "Pacific/Auckland")
ADRESSE = {
    "entree": "2026-01-05",
    "fin": "2026-04-20",
    "evaluation": "2026-03-01",
    "jury": "2026-02-01",
    "certificateur": "uimm-35-56",
}
AU = date(2026, 1, 2)
CALCULER = """async ([saisies, au]) => {
  const { calculer } = await import("../assets/certimetal/calendrier-recit.js");
  const { enIcs } = await import("../assets/certimetal/calendrier-ics.js");
  const donnees = await (await fetch("../donnees/processus.json")).json();
  return saisies.map((saisie) => {
    const reponse = calculer(donnees, saisie);
    return [reponse, reponse.recit && enIcs(donnees, reponse.recit, au)];
  });
}"""


CHANGER_L_ADRESSE = """adresse => new Promise((fini) => {
  addEventListener("hashchange", () => setTimeout(fini), { once: true });
  location.hash = adresse;
})"""


@pytest.fixture(scope="module")
def adresse(chantier: Chantier) -> Iterator[str]:
    with servir(chantier.site) as base:
        yield f"{base}calendrier/"


@pytest.fixture
def page(navigateur: Browser) -> Iterator[Page]:
    contexte = navigateur.new_context(viewport={"width": 1280, "height": 900}, locale="fr-FR")
    ouverte = contexte.new_page()
    plaintes: list[str] = []
    ouverte.on("console", lambda message: plaintes.append(message.text))
    ouverte.on("pageerror", lambda erreur: plaintes.append(str(erreur)))
    yield ouverte
    contexte.close()
    assert plaintes == []


def ouvrir(page: Page, adresse: str, **parametres: str) -> None:
    page.goto("about:blank")
    page.goto(f"{adresse}#{urlencode(parametres)}" if parametres else adresse)
    page.wait_for_selector("[data-cm-pret]")


def agenda(saisie: Saisie) -> str:
    recit, _ = repondre(saisie)
    assert recit is not None
    regles = regles_applicables(REFERENTIEL, saisie.certificateur)
    return ics.render(recit, regles, au=AU).decode("utf-8")


@pytest.mark.parametrize("fuseau", FUSEAUX)
def test_the_script_answers_each_case_as_python_does_in_any_time_zone(
    navigateur: Browser, adresse: str, fuseau: str
) -> None:
    contexte = navigateur.new_context(timezone_id=fuseau, locale="fr-FR")
    page = contexte.new_page()
    ouvrir(page, adresse)
    assert page.evaluate("Intl.DateTimeFormat().resolvedOptions().timeZone") == fuseau
    reponses = page.evaluate(CALCULER, [[_saisie(cas) for cas in CAS], AU.isoformat()])
    contexte.close()
    assert len(reponses) == len(CAS)
    for cas, (reponse, fichier) in zip(CAS, reponses, strict=True):
        recit, attendue = repondre(cas.saisie)
        assert reponse == json.loads(json.dumps(attendue)), cas.nom
        assert constate(reponse, cas.attendu) == cas.attendu
        assert fichier == (agenda(cas.saisie) if recit else None), cas.nom


def _saisie(cas: Cas) -> dict[str, Any]:
    return asdict(cas.saisie) | {"jurys": list(cas.saisie.jurys)}


def test_the_certificateurs_jurys_serve_in_the_browser_too(page: Page, adresse: str) -> None:
    connu = REFERENTIEL.certificateurs["uimm-35-56"]
    jurys = (date(2026, 10, 1), date(2027, 1, 20))
    publie = replace(REFERENTIEL, certificateurs={"uimm-35-56": replace(connu, jurys=jurys)})
    page.route(
        "**/donnees/processus.json", lambda route: route.fulfill(body=processus_json(publie))
    )
    ouvrir(page, adresse)
    saisie = Saisie(
        entree="2026-01-05", fin="2026-12-18", evaluation="2026-12-10", certificateur="uimm-35-56"
    )
    champs = asdict(saisie) | {"jurys": []}
    ((reponse, _),) = page.evaluate(CALCULER, [[champs], AU.isoformat()])
    assert reponse == json.loads(json.dumps(repondre(saisie, publie)[1]))
    assert reponse["recit"]["jurys"] == ["2026-10-01", "2027-01-20"]


def test_the_page_shows_the_sentences_of_each_case_as_its_address_changes(
    page: Page, adresse: str
) -> None:
    ouvrir(page, adresse)
    for cas in CAS:
        champs = {k: v for k, v in asdict(cas.saisie).items() if v and k != "jurys"}
        parametres = [*champs.items(), *(("jury", jury) for jury in cas.saisie.jurys)]
        page.evaluate(CHANGER_L_ADRESSE, urlencode(parametres))
        recit, reponse = repondre(cas.saisie)
        assert page.locator("[data-cm-fautes] li").all_inner_texts() == [
            faute["phrase"] for faute in reponse["fautes"]
        ], cas.nom
        assert page.locator("[data-cm-resultat]").is_visible() == (recit is not None), cas.nom
        if recit is not None:
            assert montre(page) == attendu_a_l_ecran(recit), cas.nom


def test_an_address_written_the_french_way_fills_the_form(page: Page, adresse: str) -> None:
    ouvrir(page, adresse, entree="5/1/2026", fin="18/12/2026", jury="20/1/2027")
    assert page.locator("#cm-entree").input_value() == "2026-01-05"
    assert page.locator("input[name=jury]").input_value() == "2027-01-20"


def montre(page: Page) -> dict[str, list[str]]:
    """Return what the page shows, as it stands there."""
    etapes = page.locator(".cm-frise > li")
    return {
        "titre": [page.locator("#resultat").inner_text()],
        "alertes": page.locator("[data-cm-bilan] [data-cm=phrase]").all_inner_texts(),
        "quand": etapes.locator("h3 [data-cm=quand]").all_inner_texts(),
        "etapes": etapes.locator("h3 [data-cm=titre]").all_inner_texts(),
        "formulations": etapes.locator(".cm-contradiction li [data-cm=quand]").all_inner_texts(),
        "obligent": etapes.locator(".cm-contradiction li .cm-oblige").all_inner_texts(),
    }


def attendu_a_l_ecran(recit: Recit) -> dict[str, list[str]]:
    plusieurs = [f for e in recit.etapes if len(e.formulations) > 1 for f in e.formulations]
    return {
        "titre": [recit.titre],
        "alertes": [alerte.phrase for alerte in recit.alertes],
        "quand": [etape.quand for etape in recit.etapes],
        "etapes": [etape.titre for etape in recit.etapes],
        "formulations": [f.quand for f in plusieurs],
        "obligent": [f.quand for f in plusieurs if f.oblige],
    }


def test_the_form_answers_keeps_the_dates_in_the_address_and_offers_the_file(
    page: Page, adresse: str
) -> None:
    demandes: list[str] = []
    ouvrir(page, adresse)
    page.on("request", lambda requete: demandes.append(requete.url))
    page.fill("#cm-entree", "2026-01-05")
    page.fill("#cm-fin", "2026-12-18")
    page.fill("#cm-evaluation", "2026-12-10")
    page.locator("input[name=jury]").first.fill("2027-01-20")
    page.click("[data-cm-ajouter]")
    page.locator("input[name=jury]").nth(1).fill("2027-04-21")
    page.click("form [type=submit]")
    assert page.evaluate("location.hash") == (
        "#entree=2026-01-05&fin=2026-12-18&evaluation=2026-12-10&certificateur=uimm-35-56"
        "&jury=2027-01-20&jury=2027-04-21"
    )
    assert page.evaluate("document.activeElement.id") == "resultat"
    assert "Rien n’empêche" in page.locator("[role=status]").inner_text()
    with page.expect_download() as attente:
        page.click("[data-cm-ics]")
    assert attente.value.suggested_filename == "calendrier-2026-01-05-2026-12-18.ics"
    recu = attente.value.path().read_bytes().decode("utf-8")
    attendu = agenda(
        Saisie(
            entree="2026-01-05",
            fin="2026-12-18",
            evaluation="2026-12-10",
            jurys=("2027-01-20", "2027-04-21"),
            certificateur="uimm-35-56",
        )
    )
    aujourdhui = page.evaluate("new Date().toLocaleDateString('sv').replaceAll('-', '')")
    assert recu == attendu.replace("DTSTAMP:20260102T", f"DTSTAMP:{aujourdhui}T")
    assert not [d for d in demandes if "2026" in d and not d.startswith("blob:")]
    page.reload()
    page.wait_for_selector("[data-cm-resultat]:not([hidden])")
    assert page.locator("input[name=jury]").nth(1).input_value() == "2027-04-21"


def test_faults_are_told_at_once_tied_to_their_fields_and_lead_there(
    page: Page, adresse: str
) -> None:
    ouvrir(page, adresse, entree="2026-05-04", fin="2026-04-03", evaluation="demain")
    fautes = page.locator("[data-cm-fautes] li")
    assert fautes.count() == 2
    assert page.locator("[data-cm-resultat]").is_hidden()
    for nom in ("fin", "evaluation"):
        champ = page.locator(f"#cm-{nom}")
        assert champ.get_attribute("aria-invalid") == "true"
        assert f"cm-{nom}-faute" in str(champ.get_attribute("aria-describedby"))
        assert page.locator(f"#cm-{nom}-faute").is_visible()
    assert page.locator("#cm-entree").get_attribute("aria-invalid") is None
    fautes.first.locator("a").click()
    assert page.evaluate("document.activeElement.id") == "cm-fin"
    page.click("form [type=submit]")
    assert page.evaluate("document.activeElement.matches('[data-cm-fautes]')")
    page.fill("#cm-fin", "2026-12-18")
    page.click("form [type=submit]")
    assert page.locator("[data-cm-fautes]").is_hidden()
    assert page.locator("#cm-fin").get_attribute("aria-invalid") is None
    assert page.locator("#resultat").is_visible()


def test_half_a_date_is_not_taken_for_none(page: Page, adresse: str) -> None:
    ouvrir(page, adresse, entree="2026-01-05", fin="2026-12-18")
    page.focus("#cm-evaluation")
    page.keyboard.type("31")
    page.click("form [type=submit]")
    (faute,) = page.locator("[data-cm-fautes] li").all_inner_texts()
    assert faute.startswith("Complétez la date de l’évaluation\u00a0: il manque le jour")
    assert page.locator("[data-cm-resultat]").is_hidden()


def test_the_keyboard_alone_gets_the_calendar(page: Page, adresse: str) -> None:
    ouvrir(page, adresse, entree="2026-01-05", fin="2026-12-18")
    page.focus("#cm-certificateur")
    page.keyboard.press("Home")
    for _ in range(12):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.type") == "submit":
            break
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "resultat"
    assert page.locator("[data-cm=resume] li").first.inner_text() == "Processus national seul."


def test_what_is_typed_stays_text(page: Page, adresse: str) -> None:
    ouvrir(page, adresse, entree="<img src=x onerror=alert(1)>", fin="{champ}", certificateur="<b>")
    assert page.locator("[data-cm-fautes] li").count() == 3
    assert "<img src=x" in page.locator("[data-cm-fautes]").inner_text()
    assert page.locator(".cm-calendrier img, .cm-calendrier b").count() == 0


def test_without_javascript_the_page_says_how_else(navigateur: Browser, adresse: str) -> None:
    contexte = navigateur.new_context(java_script_enabled=False)
    page = contexte.new_page()
    page.goto(adresse)
    avis = page.locator("noscript")
    assert "certimetal calendrier --entree" in avis.inner_text()
    assert avis.locator("a").get_attribute("href") == "../processus/#etapes"
    assert page.locator("form[aria-label]").is_hidden()
    contexte.close()


def test_data_that_cannot_be_read_is_said(navigateur: Browser, adresse: str) -> None:
    contexte = navigateur.new_context()
    page = contexte.new_page()
    page.route("**/donnees/processus.json", lambda route: route.fulfill(status=404))
    page.goto(adresse)
    etat = page.locator("[data-cm-etat]")
    etat.filter(has_text="n’a pas pu lire").wait_for()
    assert page.locator("form[aria-label]").is_hidden()
    contexte.close()


@pytest.mark.parametrize("largeur", [1280, 390])
@pytest.mark.parametrize("sombre", [False, True], ids=["clair", "sombre"])
def test_axe_finds_nothing_with_a_calendar_nor_with_faults(
    navigateur: Browser, adresse: str, largeur: int, sombre: bool
) -> None:
    fautes: list[Any] = []
    with page_pour_axe(navigateur, largeur, sombre=sombre) as page:
        for parametres in (ADRESSE, {**ADRESSE, "fin": "2025-01-01"}, {}):
            ouvrir(page, adresse, **parametres)
            fautes += fautes_axe(page)
            assert depassement(page) <= 0
    assert fautes == []


def test_on_paper_there_is_the_calendar_and_not_the_form(page: Page, adresse: str) -> None:
    ouvrir(page, adresse, **ADRESSE)
    page.emulate_media(media="print")
    assert page.locator("form[aria-label]").is_hidden()
    assert page.locator("[data-cm-ics]").is_hidden()
    assert page.locator(".cm-frise > li").first.is_visible()
    assert page.locator("[data-cm-bilan]").is_visible()
