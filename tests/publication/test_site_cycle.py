"""What the public and the auditors see of the lifecycle, on a site built for each of them."""

from __future__ import annotations

import html
import json
import re
import shutil
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pytest

import histoires
from chantier import (
    CERTIFICATEUR,
    MODELE,
    ajouter_dossier,
    construire,
    copier_depot,
    siret_exemple,
    valeur_de,
)
from vitrine import depassement, fautes_axe, page_pour_axe, servir

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.lent

NON = "Non habilité à ce jour : "


@dataclass(frozen=True, slots=True, kw_only=True)
class Registre:
    """The two sites of one repository, and the SIRET of each story."""

    public: Path
    interne: Path
    sirets: dict[str, str]

    def page(self, histoire: str) -> str:
        return lire(self.public / "organismes" / self.sirets[histoire] / "index.html")

    def page_interne(self, histoire: str) -> str:
        return lire(self.interne / "organismes" / self.sirets[histoire] / "index.html")


def lire(chemin: Path) -> str:
    return chemin.read_text(encoding="utf-8")


def sans_menu(page: str) -> str:
    """Leave the menu out: it names guides, and is the same on every page."""
    article = re.search(r"<article\b.*</article>", page, flags=re.DOTALL)
    assert article or "<nav" not in page
    return article[0] if article else page


def lu(page: str) -> str:
    """Return what a page says, its spaces made plain."""
    texte = html.unescape(re.sub(r"<[^>]*>", "", page))
    return " ".join(texte.replace("\u00a0", " ").replace("\u202f", " ").split())


@pytest.fixture(scope="module")
def registre(tmp_path_factory: pytest.TempPathFactory) -> Registre:
    depot = copier_depot(tmp_path_factory.mktemp("cycle"))
    for dossier in (depot / "dossiers" / CERTIFICATEUR).iterdir():
        if dossier.name != MODELE:
            shutil.rmtree(dossier)
    shutil.rmtree(depot / "dossiers" / CERTIFICATEUR / MODELE / "journal", ignore_errors=True)
    sirets = {nom: siret_exemple(20 + rang) for rang, nom in enumerate(histoires.HISTOIRES)}
    modele = depot / "dossiers" / CERTIFICATEUR / MODELE
    for nom, faits in histoires.HISTOIRES.items():
        change = {valeur_de(modele, "raison_sociale"): f"raison_sociale: Organisme {nom}"}
        if nom == "restreint":
            change[valeur_de(modele, "diffusion")] = "diffusion: restreinte"
        dossier = ajouter_dossier(depot, sirets[nom], change)
        lues = histoires.empreintes_lues(depot, dossier) if nom == "habilite" else {}
        histoires.ecrire(dossier, faits, {c: e for c, e in lues.items() if c != "C1I1"})
    reglages = lire(depot / "mkdocs.yml")
    sites = {}
    for profil in ("public", "interne"):
        options = f"dossiers: [dossiers]\n      date: {histoires.AU}\n      profil: {profil}"
        (depot / "mkdocs.yml").write_text(
            reglages.replace("dossiers: [dossiers]", options), encoding="utf-8"
        )
        sites[profil] = tmp_path_factory.mktemp(profil)
        resultat = construire(depot, sites[profil])
        assert resultat.returncode == 0, resultat.stdout + resultat.stderr
    return Registre(public=sites["public"], interne=sites["interne"], sirets=sirets)


# --- What the pages say ---


@pytest.mark.parametrize(
    ("histoire", "phrase"),
    [
        ("habilite", "Habilité du 2 mars 2027 au 1er mars 2032, par l’UIMM 35-56."),
        ("restreint", "Habilité du 2 mars 2027 au 1er mars 2032, par l’UIMM 35-56."),
        ("suspendu", f"{NON}l’habilitation est suspendue depuis le 1er septembre 2026."),
        ("retire", f"{NON}l’habilitation a été retirée le 5 janvier 2026."),
        ("refuse", f"{NON}l’habilitation a été refusée le 1er septembre 2026."),
        ("echu", f"{NON}l’habilitation a pris fin le 28 février 2027."),
        ("cesse", f"{NON}l’organisme a cessé cette activité le 11 janvier 2027."),
        ("demande", f"{NON}une demande d’habilitation est en cours depuis le 8 janvier 2027."),
        ("delai", f"{NON}une demande d’habilitation est en cours depuis le 8 janvier 2027."),
    ],
)
def test_the_page_opens_on_a_dated_sentence(registre: Registre, histoire: str, phrase: str) -> None:
    texte = lu(registre.page(histoire))
    assert phrase in texte
    assert "C’est ce que dit le registre au 15 juin 2027, jour où cette page a été" in texte
    assert "ne remplace ni les publications de France compétences, ni EDOF" in texte


def test_the_history_is_a_list_of_dated_public_events(registre: Registre) -> None:
    page = registre.page("suspendu")
    debut = page.index('<ol class="cm-histoire">')
    jalons = re.findall(
        r'<li[^>]*><time datetime="([^"]+)">', page[debut : page.index("</ol>", debut)]
    )
    assert jalons == ["2026-01-08", "2026-03-02", "2026-09-01", "2031-03-01"]


def test_a_restricted_dossier_shows_the_event_that_made_its_statut_and_no_other(
    registre: Registre,
) -> None:
    page = registre.page("restreint")
    assert re.findall(r'<li[^>]*><time datetime="([^"]+)">', page) == ["2027-03-02", "2032-03-01"]
    assert "cm-fiche" not in page.replace("cm-fichier", "")


def test_each_fiche_says_whether_its_text_was_audited(registre: Registre) -> None:
    texte = lu(registre.page("habilite"))
    assert texte.count("Texte audité :") == 11
    assert texte.count("Texte modifié depuis l’audit :") == 1
    assert "Texte audité" not in lu(registre.page("demande"))


def test_every_page_says_when_the_register_was_built(registre: Registre) -> None:
    for url in ("", "organismes/", "regles/", "controles/siret-cle/", "guides/public/"):
        page = lire(registre.public / url / "index.html")
        assert "Registre construit le 15 juin 2027." in lu(page), url
    assert "Registre construit le" in lu(lire(registre.public / "404.html"))


def test_nothing_that_only_auditors_read_is_in_any_file_of_the_public_site(
    registre: Registre,
) -> None:
    interdits = (
        histoires.CONSTAT,
        histoires.ATTENDU,
        histoires.MOTIF,
        histoires.CAUSE,
        histoires.LU,
        "2027-02-09-01-constats.yml",
    )
    vus = set()
    for chemin in registre.public.rglob("*"):
        if chemin.is_file():
            texte = html.unescape(chemin.read_bytes().decode("utf-8", errors="replace"))
            for interdit in interdits:
                assert interdit not in texte, (chemin, interdit)
            vus.add(chemin.suffix)
    assert {".html", ".json", ".csv", ".atom", ".ics", ".js"} <= vus
    assert not (registre.public / "tableau-de-bord").exists()


def test_no_page_nor_data_of_an_of_speaks_of_what_is_to_review(registre: Registre) -> None:
    fichiers = [
        *registre.public.glob("organismes/**/*.html"),
        *registre.public.glob("donnees/[0-9do]*.*"),
        registre.public / "donnees" / "recherche.json",
    ]
    entrees = json.loads(lire(registre.public / "search" / "search_index.json"))["docs"]
    index = " ".join(
        f"{e['title']} {e['text']}" for e in entrees if e["location"].startswith("organismes/")
    )
    textes = [*(lu(sans_menu(lire(fichier))) for fichier in fichiers), index]
    assert len(textes) > 20
    for texte in textes:
        for interdit in ("à revoir", "non-conformité", "délai de réponse"):
            assert interdit not in texte.lower()


def test_the_internal_site_has_all_of_it(registre: Registre) -> None:
    assert f"{histoires.CONSTAT} (C2I1)." in lu(registre.page_interne("habilite"))
    assert "À revoir" in lu(registre.page_interne("habilite"))
    assert "Non-conformité majeure" in lu(registre.page_interne("delai"))
    tableau = lire(registre.interne / "tableau-de-bord" / CERTIFICATEUR / "index.html")
    for attendu in ("Organisme delai", "10 août 2027", "À déclarer à France compétences"):
        assert attendu in lu(tableau)
    base = "https://forge.exemple.fr/uimm/certimetal/_edit/main/dossiers/uimm-35-56/"
    assert f"{base}{registre.sirets['delai']}/journal/2027-02-09-01-constats.yml" in tableau
    assert f"{base}{registre.sirets['habilite']}/reponses/C1I1.md" in tableau
    assert "tableau-de-bord/" in lire(registre.interne / "organismes" / "index.html")
    assert "tableau-de-bord/" not in lire(registre.public / "organismes" / "index.html")


def test_every_page_of_the_internal_site_asks_not_to_be_indexed_and_none_of_the_public_one(
    registre: Registre,
) -> None:
    cachee = '<meta name="robots" content="noindex, nofollow">'
    internes = [lire(page) for page in registre.interne.rglob("*.html")]
    publiques = [lire(page) for page in registre.public.rglob("*.html")]
    assert len(internes) > len(publiques) > 50
    assert [page[:200] for page in internes if page.count(cachee) != 1] == []
    assert [page[:200] for page in publiques if cachee in page] == []
    assert "tableau-de-bord/" in lire(registre.interne / "index.html")
    assert "tableau-de-bord/" not in lire(registre.public / "index.html")


def test_the_open_data_are_the_same_whatever_the_profile(registre: Registre) -> None:
    publics = {c.name: c.read_bytes() for c in (registre.public / "donnees").glob("*.*")}
    internes = {c.name: c.read_bytes() for c in (registre.interne / "donnees").glob("*.*")}
    publics.pop("index.html", None)
    internes.pop("index.html", None)
    assert publics == internes
    assert {"organismes.csv", "organismes.json", "decisions.atom", "termes.ics"} <= set(publics)
    assert f"{registre.sirets['restreint']}.json" in publics


def test_the_page_of_the_open_data_leads_to_every_file(registre: Registre) -> None:
    page = lire(registre.public / "donnees" / "index.html")
    dossier = registre.public / "donnees"
    liens = {lien for lien in re.findall(r'href="(?!https?:)([^"#]+)"', page) if "../" not in lien}
    fichiers = {c.relative_to(dossier).as_posix() for c in dossier.rglob("*") if c.is_file()}
    attendus = fichiers - {"index.html", "recherche.json", "processus.json"}
    assert attendus <= {lien.removeprefix("./") for lien in liens}
    assert "Licence Ouverte 2.0" in lu(page)
    assert "15 juin 2027" in lu(page)


# --- In a browser, on another day ---


@pytest.fixture(scope="module")
def servis(registre: Registre) -> Iterator[tuple[str, str]]:
    """Serve both sites as any web server does; the public one's address comes first."""
    with servir(registre.public) as public, servir(registre.interne) as interne:
        yield public, interne


@pytest.fixture
def ouvrir(navigateur: Browser, servis: tuple[str, str]) -> Iterator[Callable[..., Page]]:
    """Return what opens a page of the public site at an instant; a complaint fails the test."""
    contextes = []
    plaintes: list[str] = []

    def ouvre(url: str, instant: str, fuseau: str = "Europe/Paris", **options: Any) -> Page:
        contexte = navigateur.new_context(
            viewport={"width": 1280, "height": 900}, locale="fr-FR", timezone_id=fuseau, **options
        )
        contextes.append(contexte)
        page = contexte.new_page()
        page.on("pageerror", lambda erreur: plaintes.append(str(erreur)))
        page.on("console", lambda m: plaintes.append(m.text) if m.type == "error" else None)
        page.clock.set_fixed_time(instant)
        page.goto(servis[0] + url, wait_until="networkidle")
        return page

    yield ouvre
    for contexte in contextes:
        contexte.close()
    assert plaintes == []


def statut(page: Page) -> str:
    return page.locator(".cm-statut").inner_text().replace("\u00a0", " ").strip()


def icone(page: Page) -> str:
    return page.locator(".cm-statut use").get_attribute("href") or ""


def test_on_the_day_of_the_build_the_page_is_as_it_was_written(
    registre: Registre, ouvrir: Callable[..., Page]
) -> None:
    page = ouvrir(f"organismes/{registre.sirets['bientot_fini']}/", "2027-06-15T20:00:00Z")
    assert statut(page) == (
        "Habilité du 20 juin 2022 au 19 juin 2027, par l’UIMM 35-56. C’est ce que dit le registre "
        "au 15 juin 2027, jour où cette page a été construite."
    )
    assert icone(page) == "#cm-icone-habilite"
    assert page.locator("[data-cm-a-venir]").inner_text() == "À venir."


def test_an_old_build_says_that_a_term_is_over_and_when_it_was_built(
    registre: Registre, ouvrir: Callable[..., Page]
) -> None:
    page = ouvrir(f"organismes/{registre.sirets['bientot_fini']}/", "2027-06-20T08:00:00Z")
    assert statut(page) == (
        f"{NON}l’habilitation a pris fin le 19 juin 2027. C’est ce que disent, au 20 juin 2027, "
        "les décisions connues le 15 juin 2027, jour où cette page a été construite, il y a "
        "5 jours. Une décision prise depuis n’y figure pas."
    )
    assert icone(page) == "#cm-icone-non_habilite"
    assert page.locator(".cm-statut").get_attribute("data-cm-etat") == "non_habilite"
    assert "Passé depuis" in page.locator("[data-cm-a-venir]").inner_text()


@pytest.mark.parametrize(
    ("instant", "fuseau", "fini"),
    [
        ("2027-06-19T21:30:00Z", "Europe/Paris", False),  # 23:30 in France
        ("2027-06-19T22:30:00Z", "Europe/Paris", True),
        ("2027-06-19T13:00:00Z", "Pacific/Auckland", False),  # already the 20th there
        ("2027-06-20T03:00:00Z", "America/Los_Angeles", True),  # still the 19th there
    ],
)
def test_the_last_day_ends_at_midnight_in_france_wherever_the_visitor_is(
    registre: Registre, ouvrir: Callable[..., Page], instant: str, fuseau: str, fini: bool
) -> None:
    page = ouvrir(f"organismes/{registre.sirets['bientot_fini']}/", instant, fuseau)
    assert statut(page).startswith(NON if fini else "Habilité")


def test_an_old_build_says_that_the_next_term_has_begun_then_that_it_is_over(
    registre: Registre, ouvrir: Callable[..., Page]
) -> None:
    url = f"organismes/{registre.sirets['renouvele']}/"
    assert statut(ouvrir(url, "2027-08-31T10:00:00Z")).startswith(
        "Habilité du 1er septembre 2022 au 31 août 2027, par l’UIMM 35-56. Le renouvellement est"
    )
    apres = ouvrir(url, "2027-09-01T10:00:00Z")
    assert statut(apres).startswith("Habilité du 1er septembre 2027 au 31 août 2032")
    assert icone(apres) == "#cm-icone-habilite"
    bien_apres = ouvrir(url, "2032-09-01T10:00:00Z")
    assert statut(bien_apres).startswith(f"{NON}l’habilitation a pris fin le 31 août 2032.")


def test_a_statut_that_did_not_change_says_how_old_the_page_is(
    registre: Registre, ouvrir: Callable[..., Page]
) -> None:
    url = f"organismes/{registre.sirets['retire']}/"
    assert "il y a" not in statut(ouvrir(url, "2027-06-20T10:00:00Z"))
    vieille = ouvrir(url, "2027-07-15T10:00:00Z")
    assert statut(vieille).endswith(
        "C’est ce que disait le registre le 15 juin 2027, jour où cette page a été construite, "
        "il y a 30 jours. Une décision prise depuis n’y figure pas."
    )
    pied = vieille.locator(".cm-construit").inner_text().replace("\u00a0", " ")
    assert pied.endswith("Il y a 30 jours : une décision prise depuis n’y figure pas.")


def test_a_clock_that_is_behind_changes_nothing(
    registre: Registre, ouvrir: Callable[..., Page]
) -> None:
    page = ouvrir(f"organismes/{registre.sirets['bientot_fini']}/", "2020-01-01T10:00:00Z")
    assert statut(page).startswith("Habilité du 20 juin 2022")


def test_without_a_script_the_sentence_carries_its_date_and_the_table_is_whole(
    registre: Registre, ouvrir: Callable[..., Page]
) -> None:
    options = {"java_script_enabled": False}
    page = ouvrir(
        f"organismes/{registre.sirets['bientot_fini']}/", "2027-09-01T10:00:00Z", **options
    )
    assert "au 15 juin 2027, jour où cette page a été construite" in statut(page)
    liste = ouvrir("organismes/", "2027-09-01T10:00:00Z", **options)
    assert liste.locator("tbody tr").count() == len(histoires.HISTOIRES) + 1
    assert liste.locator("[data-cm-outils]").is_hidden()
    assert liste.locator("tbody tr", has_text="bientot_fini").inner_text().count("Habilité") == 1


def noms(page: Page) -> list[str]:
    return page.locator("tbody tr:visible th a").all_inner_texts()


def test_the_list_follows_the_clock_and_filters_by_statut(
    ouvrir: Callable[..., Page],
) -> None:
    avant = ouvrir("organismes/", "2027-06-15T10:00:00Z")
    avant.locator("#cm-f-statut").select_option("habilite")
    assert noms(avant) == [
        f"Organisme {nom}" for nom in ("bientot_fini", "habilite", "renouvele", "restreint")
    ]
    apres = ouvrir("organismes/?statut=echu", "2027-06-20T10:00:00Z")
    assert noms(apres) == ["Organisme bientot_fini", "Organisme echu"]
    rang = apres.locator("tbody tr", has_text="bientot_fini")
    assert "Non habilité" in rang.inner_text()
    assert "fin le 19 juin 2027" in rang.inner_text().replace("\u00a0", " ")
    assert rang.locator("use").get_attribute("href") == "#cm-icone-non_habilite"


def test_the_list_filters_by_keyboard_and_can_be_made_whole_again(
    ouvrir: Callable[..., Page],
) -> None:
    page = ouvrir("organismes/", "2027-06-15T10:00:00Z")
    tous = len(noms(page))
    statuts = page.locator("#cm-f-statut")
    statuts.focus()
    statuts.press("ArrowDown")
    statuts.press("ArrowDown")
    assert statuts.input_value() == "non_habilite"
    assert len(noms(page)) == tous - 4
    page.locator("#cm-f-certification").select_option(label="CQPM Soudeur industriel")
    page.locator("#cm-filtre").fill("retire")
    assert noms(page) == ["Organisme retire"]
    page.get_by_role("button", name="Tout montrer").press("Enter")
    assert len(noms(page)) == tous
    assert page.evaluate("document.activeElement.id") == "cm-filtre"
    page.get_by_role("button", name="Statut").press("Enter")
    ordre = page.locator("tbody tr td[data-titre=Statut] strong").all_inner_texts()
    assert ordre == sorted(ordre)
    assert page.locator("#cm-f-departement").is_hidden()  # one département: nothing to choose


def test_the_search_says_the_statut_of_today_and_unknown_is_not_withdrawn(
    ouvrir: Callable[..., Page],
) -> None:
    def cherche(page: Page, demande: str) -> str:
        page.locator("#cm-q").fill("")
        page.locator(".cm-recherche .cm-compte").filter(has_not_text="trouv").wait_for(
            state="attached"
        )
        page.locator("#cm-q").fill(demande)
        page.locator("#cm-q").press("Enter")
        compte = page.locator(".cm-recherche .cm-compte")
        compte.filter(has_text="trouv").wait_for()
        texte: str = page.locator(".cm-recherche").inner_text()
        return texte.replace("\u00a0", " ")

    page = ouvrir("", "2027-06-20T10:00:00Z")
    assert f"{NON}l’habilitation a été retirée le 5 janvier 2026." in cherche(page, "retire")
    assert f"{NON}l’habilitation a pris fin le 19 juin 2027." in cherche(page, "bientot")
    assert page.locator(".cm-resultats use").count() == 1
    inconnu = cherche(page, "000 000 000 99999")
    assert "Inconnu de ce registre ne veut dire ni habilité, ni retiré" in inconnu
    assert NON not in inconnu
    assert "organisme de ce registre ne correspond" in inconnu


@pytest.mark.parametrize(("largeur", "sombre"), [(1280, False), (390, True)])
def test_axe_finds_nothing_and_no_page_scrolls_sideways(
    registre: Registre,
    servis: tuple[str, str],
    navigateur: Browser,
    largeur: int,
    sombre: bool,
) -> None:
    public, interne = servis
    fiches = [f"organismes/{registre.sirets[h]}/" for h in ("habilite", "suspendu", "renouvele")]
    adresses = [
        *(public + url for url in ("organismes/", "donnees/", *fiches)),
        *(interne + url for url in ("tableau-de-bord/", f"tableau-de-bord/{CERTIFICATEUR}/")),
        interne + f"organismes/{registre.sirets['delai']}/",
    ]
    fautes: list[Any] = []
    with page_pour_axe(navigateur, largeur, sombre=sombre) as page:
        page.clock.set_fixed_time("2027-09-10T10:00:00Z")
        for adresse in adresses:
            page.goto(adresse)
            fautes += [(adresse, *faute) for faute in fautes_axe(page)]
            if (exces := depassement(page)) > 0:
                fautes.append((adresse, "défilement", exces))
    assert fautes == []


def test_printing_keeps_the_statut_and_its_date(
    registre: Registre, ouvrir: Callable[..., Page]
) -> None:
    page = ouvrir(f"organismes/{registre.sirets['habilite']}/", "2027-06-15T10:00:00Z")
    page.emulate_media(media="print")
    assert page.locator(".cm-statut").is_visible()
    assert page.locator(".cm-statut .cm-icone").is_visible()
    assert page.locator(".cm-histoire").is_visible()
    assert page.locator(".cm-construit").is_visible()
    assert page.pdf(format="A4").startswith(b"%PDF")
