"""The pages in a real browser and without any theme: looks, keyboard, search, empreinte, print."""

from __future__ import annotations

import hashlib
import html
import re
import shutil
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from valeurs_de_pages import EMPREINTE, SIRET, les_champs, un_dossier, un_referentiel, un_resume

from certimetal.domain.controle import Controle
from certimetal.domain.dossier import Reponse
from certimetal.domain.registre import Registre
from certimetal.finding import Gravite
from certimetal.rendering import site
from situations import AU
from vitrine import WCAG_21_AA, depassement, fautes_axe, page_pour_axe, servir

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page

    from certimetal.domain.registre import Resume
    from certimetal.rendering.page import Page as PageDuSite

pytestmark = pytest.mark.lent

TOUTES = (*WCAG_21_AA, "best-practice")
DOCUMENT = b"un document garde ailleurs"
LARGE = (
    "| A | B | C | D | E | F |\n|---|---|---|---|---|---|\n"
    "| un texte | un autre | encore un | et un | puis un | enfin |\n\n"
    + "mot-sans-fin" * 30
    + "\n\n```\n"
    + "code " * 60
    + "\n```\n"
)


def autre_resume(siret: str, nom: str, commune: str, departement: str) -> Resume:
    resume = un_resume()
    return replace(
        resume,
        dossier=f"dossiers/uimm-35-56/{siret}",
        siret=siret,
        raison_sociale=nom,
        adresse=replace(resume.adresse, commune=commune, code_postal=f"{departement}000"),
        departement=departement,
        sites=(),
    )


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Write the pages in the plainest document, and serve them as any web server does."""
    racine = tmp_path_factory.mktemp("site")
    ecrire_le_site(racine)
    with servir(racine) as adresse:
        yield adresse


def ecrire_le_site(racine: Path) -> None:
    referentiel, champs = un_referentiel(), les_champs()
    empreinte = f"sha256:{hashlib.sha256(DOCUMENT).hexdigest()}"
    c3i2 = un_dossier().reponses["C3I2"]
    annexes = tuple(
        replace(annexe, empreinte=empreinte) if annexe.empreinte == EMPREINTE else annexe
        for annexe in c3i2.annexes
    )
    dossier = un_dossier(
        exemple=True,
        reponses={
            "C1I1": Reponse(indicateur="C1I1", corps=LARGE),
            "C3I2": replace(c3i2, annexes=annexes),
        },
    )
    resumes = (
        un_resume(dossier),
        autre_resume("00000002600005", "Œuvre de Saint-Élie", "Saint-Malo", "35"),
        autre_resume("00000003400009", "Atelier d’Été", "Rennes", "35"),
        replace(autre_resume("00000004200002", "Zoé", "Vannes", "56"), erreurs=1),
    )
    registre = Registre.de(resumes)
    faits = site.faits_du_registre(registre, referentiel)
    controle = Controle(
        id="x", titre="T", gravite=Gravite.ERREUR, explication="E.", fautif="a" * 300, juste="b"
    )
    pages = (
        site.page_accueil(faits, referentiel, AU),
        site.page_organismes(faits, AU),
        site.page_organisme(
            dossier, resumes[0], referentiel, champs, lien_edition=lambda c: f"/{c}"
        ),
        site.page_organisme(un_dossier(), resumes[3], referentiel, champs),
        *site.pages_du_referentiel(referentiel),
        *site.pages_des_schemas(champs),
        *site.pages_des_controles([controle]),
        site.page_empreinte(),
    )
    for page in pages:
        fichier = racine / page.chemin / "index.html"
        fichier.parent.mkdir(parents=True, exist_ok=True)
        fichier.write_text(document(page), encoding="utf-8")
    for url, chemin in site.assets().items():
        (racine / url).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(chemin, racine / url)
    (racine / "donnees").mkdir()
    (racine / site.DONNEES_RECHERCHE).write_bytes(site.recherche_json(faits, AU))


def document(page: PageDuSite) -> str:
    remonte = "../" * page.chemin.count("/")
    feuilles = "".join(f'<link rel="stylesheet" href="{remonte}{u}">' for u in site.FEUILLES)
    scripts = "".join(f'<script src="{remonte}{u}" defer></script>' for u in site.SCRIPTS)
    return (
        '<!doctype html><html lang="fr"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        '<meta name="color-scheme" content="light dark"><link rel="icon" href="data:,">'
        "<style>body { background: Canvas; color: CanvasText }</style>"  # axe supposes white
        f"<title>{html.escape(page.titre)}</title>{feuilles}{scripts}</head>"
        f"<body><main>{page.contenu}</main></body></html>"
    )


PAGES = (
    "",
    "organismes/",
    f"organismes/{SIRET}/",
    "organismes/00000004200002/",
    "referentiel/",
    "referentiel/c1/",
    "processus/",
    "contexte/",
    "regles/",
    "schemas/",
    "schemas/2022/reponses/c3i2/",
    "controles/",
    "controles/x/",
    "empreinte/",
)


@pytest.fixture
def page(navigateur: Browser) -> Iterator[Page]:
    contexte = navigateur.new_context(viewport={"width": 1280, "height": 900}, locale="fr-FR")
    plaintes: list[str] = []
    ouverte = contexte.new_page()
    ouverte.on("pageerror", lambda erreur: plaintes.append(str(erreur)))
    ouverte.on("console", lambda m: plaintes.append(m.text) if m.type == "error" else None)
    yield ouverte
    contexte.close()
    assert plaintes == []


@pytest.mark.parametrize("largeur", [1280, 390])
@pytest.mark.parametrize("sombre", [False, True], ids=["clair", "sombre"])
def test_axe_finds_nothing_and_no_page_scrolls_sideways(
    base: str, navigateur: Browser, largeur: int, sombre: bool
) -> None:
    fautes: list[Any] = []
    with page_pour_axe(navigateur, largeur, sombre=sombre) as page:
        for adresse in PAGES:
            page.goto(base + adresse)
            fautes += [(adresse, *faute) for faute in fautes_axe(page, TOUTES)]
            if (exces := depassement(page)) > 0:
                fautes.append((adresse, "défilement", exces))
    assert fautes == []


def resultats(page: Page, demande: str) -> list[str]:
    page.locator("#cm-q").fill(demande)
    page.locator("#cm-q").press("Enter")
    page.wait_for_function(
        "document.querySelector('.cm-recherche .cm-compte').textContent.includes('trouv')"
    )
    noms = page.locator(".cm-resultats:not([hidden]) li > a").all_inner_texts()
    page.locator("#cm-q").fill("")
    page.wait_for_function("document.querySelector('.cm-recherche .cm-compte').textContent === ''")
    return noms


@pytest.mark.parametrize(
    ("demande", "attendus"),
    [
        ("exemple", ["Organisme d’exemple"]),
        ("OEUVRE st elie", ["Œuvre de Saint-Élie"]),
        ("rennes", ["Atelier d’Été"]),
        ("vannes", ["Organisme d’exemple"]),  # by the town of its site
        ("000 000 018 00002", ["Organisme d’exemple"]),
        ("000000018", ["Organisme d’exemple"]),
        ("000 000 018 00010", ["Organisme d’exemple"]),  # a site's SIRET
        ("35", ["Atelier d’Été", "Œuvre de Saint-Élie"]),
        ("00000004200002", ["Zoé"]),
        ("35999", []),
        ("tout autre chose", []),
        ("<b>", []),
    ],
)
def test_the_search_finds_by_name_town_siret_siren_and_site(
    base: str, page: Page, demande: str, attendus: list[str]
) -> None:
    page.goto(base)
    assert resultats(page, demande) == attendus


def test_not_found_says_what_the_register_covers(base: str, page: Page) -> None:
    page.goto(base)
    page.locator("#cm-q").fill("<i>Inconnu</i>")
    page.locator("#cm-q").press("Enter")
    aucun = page.locator("[data-cm-aucun]")
    aucun.wait_for(state="visible")
    texte = aucun.inner_text()
    assert "« <i>Inconnu</i> »" in texte.replace("\u00a0", " ")
    assert "relève de l’UIMM 35-56" in texte
    assert "ne dit rien de son habilitation" in texte


def test_a_result_leads_to_the_of_s_page(base: str, page: Page) -> None:
    page.goto(base + "?q=exemple")
    page.locator(".cm-resultats a").click()
    assert page.locator("h1").inner_text() == "Organisme d’exemple"


def test_without_a_script_the_search_leads_to_the_whole_list(
    base: str, navigateur: Browser
) -> None:
    contexte = navigateur.new_context(java_script_enabled=False)
    page = contexte.new_page()
    page.goto(base)
    page.locator("#cm-q").fill("rennes")
    page.locator("button[type=submit]").click()
    assert page.url.startswith(base + "organismes/")
    assert page.locator("tbody tr").count() == 4
    assert page.locator("#cm-filtre").is_hidden()
    contexte.close()


def visibles(page: Page) -> list[str]:
    return page.locator("tbody tr:visible th a").all_inner_texts()


def test_the_list_filters_and_sorts_by_keyboard(base: str, page: Page) -> None:
    page.goto(base + "organismes/")
    assert visibles(page) == ["Atelier d’Été", "Organisme d’exemple", "Zoé", "Œuvre de Saint-Élie"]
    page.get_by_role("button", name="Nom").press("Enter")
    assert visibles(page)[0] == "Zoé"
    page.get_by_role("button", name="Nom").press("Enter")
    assert visibles(page) == ["Atelier d’Été", "Œuvre de Saint-Élie", "Organisme d’exemple", "Zoé"]
    page.get_by_role("button", name="Commune").press("Enter")
    assert visibles(page)[:2] == ["Organisme d’exemple", "Atelier d’Été"]
    assert visibles(page)[-1] == "Zoé"  # without a commune: last, whatever the order
    assert page.locator("th[aria-sort]").all_inner_texts()[0].startswith("Commune")
    page.locator("#cm-filtre").fill("ille et vilaine")
    assert len(visibles(page)) == 2
    assert page.locator(".cm-compte").inner_text().replace("\u00a0", " ") == "2 organismes"
    page.locator("#cm-filtre").fill("000 000 018 00010")
    assert visibles(page) == ["Organisme d’exemple"]
    page.locator("#cm-filtre").fill("introuvable")
    assert page.locator("[data-cm-aucun]").is_visible()
    assert visibles(page) == []


def test_on_a_narrow_screen_rows_stay_rows_for_a_screen_reader(base: str, page: Page) -> None:
    page.set_viewport_size({"width": 390, "height": 900})
    page.goto(base + "organismes/")
    assert page.get_by_role("row").count() == 5
    assert page.locator("#cm-tri").is_visible()
    page.locator("#cm-tri").select_option("3")
    assert visibles(page)[0] == "Organisme d’exemple"


@pytest.mark.parametrize(
    ("contenu", "attendu"),
    [(DOCUMENT, "est bien ce document"), (DOCUMENT + b" ", "n’est pas ce document")],
)
def test_a_document_is_verified_without_leaving_the_browser(
    base: str, page: Page, contenu: bytes, attendu: str
) -> None:
    page.goto(f"{base}organismes/{SIRET}/", wait_until="networkidle")
    demandes: list[str] = []
    page.on("request", lambda requete: demandes.append(requete.url))
    bloc = page.locator("[data-cm-verifier]")
    bloc.locator("input").set_input_files(
        {"name": "recu.pdf", "mimeType": "application/pdf", "buffer": contenu}
    )
    resultat = bloc.locator("[aria-live]")
    resultat.get_by_text(attendu).wait_for()
    assert "recu.pdf" in resultat.inner_text()
    assert demandes == []


def test_an_empreinte_is_computed_then_compared_as_it_is_typed(base: str, page: Page) -> None:
    page.goto(base + "empreinte/")
    somme = hashlib.sha256(DOCUMENT).hexdigest()
    page.locator("input[type=file]").set_input_files(
        {"name": "a.pdf", "mimeType": "application/pdf", "buffer": DOCUMENT}
    )
    page.get_by_text(f"sha256:{somme}").wait_for()
    attendue = page.locator("#cm-attendue")
    resultat = page.locator(".cm-resultat")
    attendue.fill(somme.upper())
    assert "est bien ce document" in resultat.inner_text()
    attendue.fill(f"sha256:{'0' * 64}")
    assert "n’est pas ce document" in resultat.inner_text()
    attendue.fill("bonjour")
    assert "64 chiffres" in resultat.inner_text()


def test_the_two_answers_stand_side_by_side_where_there_is_room(base: str, page: Page) -> None:
    page.goto(f"{base}organismes/{SIRET}/")
    hauts = (
        "[...document.querySelectorAll('h3[id]')].slice(0, 2)"
        ".map(titre => titre.getBoundingClientRect().top)"
    )
    gauche, droite = page.evaluate(hauts)
    assert gauche == droite
    page.set_viewport_size({"width": 390, "height": 900})
    haut, bas = page.evaluate(hauts)
    assert bas > haut


def test_printing_keeps_two_columns_and_drops_what_only_a_screen_can_do(
    base: str, page: Page
) -> None:
    page.goto(f"{base}organismes/{SIRET}/")
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 700, "height": 1000})
    for absent in (".cm-modifier", ".cm-choisir", ".cm-ecran"):
        assert page.locator(absent).count() > 0
        assert page.locator(f"{absent}:visible").count() == 0
    colonnes = page.evaluate(
        "getComputedStyle(document.querySelector('.cm-colonnes')).gridTemplateColumns"
    )
    assert len(re.findall(r"[\d.]+px", colonnes)) == 2
    assert page.pdf(format="A4").startswith(b"%PDF")
