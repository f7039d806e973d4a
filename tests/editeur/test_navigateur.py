"""The editor as people use it: a real browser, a real repository, ``decap-server`` between them."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from vitrine import depassement

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

    from certimetal.app.editeur_programmes import Programmes

pytestmark = pytest.mark.lent

PROJET = Path(__file__).parents[2]
DOSSIERS = Path("dossiers") / "uimm-35-56"
LORIENT, VITRE, MALO = "00000001800002", "00000003400009", "00000006700009"
JOUR = "2026-11-28"
PDF = (PROJET / DOSSIERS / LORIENT / "annexes" / "C1I1-A01.pdf").read_bytes() + b"\n"
ANGLAIS = re.compile(
    r"\b(Save|Saved|Draft|Publish|Published|Status|Ready|Delete|Upload|Search|Entry|Loading|"
    r"Choose|Remove|Required|Collections?|optional|field|Add|New)\b"
)


@dataclass
class Poste:
    """A machine where the editor runs: its repository, its address, what the page asked for."""

    depot: Path
    adresse: str
    demandes: list[str] = field(default_factory=list)

    def git(self, *arguments: str) -> str:
        fait = subprocess.run(
            ("git", *arguments), cwd=self.depot, capture_output=True, check=True, encoding="utf-8"
        )
        return fait.stdout

    def certimetal(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            (sys.executable, "-m", "certimetal.cli", *arguments),
            cwd=self.depot, capture_output=True, check=False, encoding="utf-8",
        )  # fmt: skip

    def ouvrir(self, page: Page, siret: str, fiche: str = "") -> None:
        page.goto("about:blank")
        page.goto(f"{self.adresse}?dossier={siret}{fiche}")

    def ajouts(self, avant: str, apres: str, *chemins: str) -> list[str]:
        """Return the lines that differ between two revisions, each with its sign."""
        lignes = self.git("diff", "--unified=0", avant, apres, "--", *chemins).splitlines()
        return [li for li in lignes if re.match(r"[+-](?![+-]{2} )", li)]


@pytest.fixture(scope="module")
def poste(tmp_path_factory: pytest.TempPathFactory, programmes: Programmes) -> Iterator[Poste]:
    depot = tmp_path_factory.mktemp("poste")
    for nom in ("criteria", "schemas"):
        shutil.copytree(PROJET / nom, depot / nom)
    for siret in (LORIENT, VITRE, MALO):
        shutil.copytree(PROJET / DOSSIERS / siret, depot / DOSSIERS / siret)
    cache = depot / ".cache" / "certimetal" / "editeur"
    cache.mkdir(parents=True)
    (cache / programmes.dossier.name).symlink_to(programmes.dossier)
    (depot / ".gitignore").write_text(".cache/\n", encoding="utf-8")
    poste = Poste(depot=depot, adresse="")
    poste.git("init", "--quiet", "--initial-branch=main")
    poste.git("config", "user.name", "Service certifications")
    poste.git("config", "user.email", "service@exemple.example")
    recevable = poste.certimetal(
        "consigner", "recevabilite", MALO, "--resultat", "complet", "--auteur", "auditeur",
        "--au", JOUR,
    )  # fmt: skip
    assert recevable.returncode == 0, recevable.stderr
    poste.git("add", ".")
    poste.git("commit", "--quiet", "--message", "Départ")
    with lancer(depot) as poste.adresse:
        yield poste


@contextmanager
def lancer(depot: Path) -> Iterator[str]:
    """Run the command as a person does; stop it as Ctrl+C does, and see that it stops clean."""
    with subprocess.Popen(
        (sys.executable, "-m", "certimetal.cli", "editeur", "--port", "0", "--au", JOUR),
        cwd=depot,
        stdout=subprocess.PIPE,
        encoding="utf-8",
        env=os.environ | {"PYTHONUNBUFFERED": "1"},
    ) as programme:
        assert programme.stdout is not None
        lignes = [programme.stdout.readline() for _ in range(4)]
        adresse = re.search(r"http://127\.0\.0\.1:\d+/editeur/", "".join(lignes))
        assert adresse is not None, lignes
        try:
            yield adresse[0]
        finally:
            programme.send_signal(signal.SIGINT)
            reste = programme.stdout.read()
        assert "Arrêt de l’éditeur." in reste
        assert programme.wait(10) == 0


@pytest.fixture
def page(navigateur: Browser, poste: Poste) -> Iterator[Page]:
    contexte = navigateur.new_context(viewport={"width": 1280, "height": 900}, locale="fr-FR")
    page = contexte.new_page()
    page.set_default_timeout(10_000)
    page.on("request", lambda requete: poste.demandes.append(requete.url))
    page.on("dialog", lambda dialogue: dialogue.accept())
    yield page
    contexte.close()


def taper(page: Page, champ: str, texte: str) -> None:
    """Type in a field as a person does, in the place of what is there."""
    page.locator(f"[id^={champ}-field-]").last.click()
    page.keyboard.press("Control+A")
    page.keyboard.press("Delete")
    page.keyboard.type(texte)


def choisir(page: Page, champ: str, choix: str, rang: int = -1) -> None:
    page.locator(f"[id^={champ}-field-]").nth(rang).click()
    page.keyboard.type(choix)
    page.keyboard.press("Enter")


def enregistrer(page: Page) -> None:
    page.get_by_role("button", name="Enregistrer").click()


def fermer(page: Page) -> None:
    page.locator("dialog.refus button").click()
    expect(page.locator("dialog.refus")).to_have_count(0)


def publier(page: Page) -> None:
    expect(page.get_by_text("Enregistré.").first).to_be_visible()
    page.get_by_role("button", name="Statut").click()
    page.get_by_role("menuitem", name="Prêt").click()
    expect(page.get_by_role("button", name=re.compile("Statut.*Prêt"))).to_be_visible()
    page.get_by_role("button", name="Publier").click()
    page.get_by_role("menuitem", name="Publier maintenant").click()
    expect(page.get_by_text("Publié.").first).to_be_visible()


def test_an_of_changes_an_answer_and_a_commitment_adds_an_annexe_and_publishes(
    poste: Poste, page: Page
) -> None:
    depart = poste.git("rev-parse", "main").strip()
    poste.ouvrir(page, LORIENT, "#/collections/reponses/entries/C3I2")
    page.locator("[data-slate-editor] p").last.click()
    page.keyboard.press("End")
    page.keyboard.type(" Une phrase de plus.")
    taper(page, "delai_inscription_jours", "12")
    page.get_by_role("button", name="Ajouter : annexe").click()
    taper(page, "titre", "Fiche vierge")
    choisir(page, "diffusion", "Publique")
    taper(page, "code", "C3I2-A3")
    page.get_by_role("button", name="Choisir un fichier").last.click()
    depose = page.locator("input[type=file]").last
    depose.set_input_files({"name": "page.pdf", "mimeType": "application/pdf", "buffer": b"<html>"})
    expect(page.locator("dialog.refus")).to_contain_text("n’est ni un PDF, ni une image")
    fermer(page)
    depose.set_input_files({"name": "Été.PDF", "mimeType": "application/pdf", "buffer": PDF})
    expect(page.get_by_text("ete.pdf", exact=True)).to_be_visible()
    page.get_by_role("button", name="Choisir ce fichier").click()
    enregistrer(page)  # refused: the code has not its form, and nothing is written
    expect(page.locator("[class*=ControlErrorsList]").first).to_contain_text("la lettre A et 2")
    taper(page, "code", "C3I2-A03")
    taper(page, "conservation", "armoire")
    enregistrer(page)  # refused: a document is in one place only, as its schema says
    expect(page.locator("dialog.refus")).to_contain_text("choisissez un seul cas")
    assert poste.git("branch", "--list").split() == ["*", "main"]
    fermer(page)
    taper(page, "conservation", "")
    enregistrer(page)
    expect(page.get_by_role("button", name="Statut")).to_be_visible()
    assert "cms/reponses/C3I2" in poste.git("branch", "--list")
    assert poste.git("rev-parse", "main").strip() == depart
    publier(page)
    reponse = f"{DOSSIERS}/{LORIENT}/reponses/C3I2.md"
    assert poste.git("diff", "--name-only", depart, "main").split() == [
        f"{DOSSIERS}/{LORIENT}/annexes/ete.pdf",
        reponse,
    ]
    lignes = poste.ajouts(depart, "main", reponse)
    assert lignes[:3] == [
        "-delai_inscription_jours: 10",
        "+delai_inscription_jours: 12",
        "+  - {code: C3I2-A03, titre: Fiche vierge, fichier: annexes/ete.pdf, diffusion: publique}",
    ]
    assert lignes[4] == f"+{lignes[3][1:]} Une phrase de plus."
    assert len(lignes) == 5
    controle = poste.certimetal("valider", f"{DOSSIERS}/{LORIENT}", "--au", JOUR)
    assert controle.returncode == 0, controle.stdout


def test_an_auditor_writes_the_twelve_verdicts_of_an_audit(poste: Poste, page: Page) -> None:
    poste.ouvrir(page, MALO, "#/collections/evenement-constats-initial/new")
    verdicts = page.locator("[id^=verdict-field-]")
    expect(verdicts).to_have_count(12)
    taper(page, "note", "Audit d’exemple.")
    enregistrer(page)
    expect(page.locator("[class*=ControlErrorsList]")).to_have_count(12)
    for rang in range(11):
        choisir(page, "verdict", "Conforme", rang)
    choisir(page, "verdict", "mineure", 11)
    enregistrer(page)
    expect(page.locator("dialog.refus")).to_contain_text(
        "Une non-conformité dit ce qui est constaté et ce qui est attendu"
    )
    fermer(page)
    taper(page, "constat", "La date du jury n’est pas tenue.")
    taper(page, "attendu", "Un calendrier à jour.")
    enregistrer(page)
    publier(page)
    journal = poste.depot / DOSSIERS / MALO / "journal"
    constats = (journal / f"{JOUR}-02-constats.yml").read_text(encoding="utf-8")
    assert constats.startswith("# yaml-language-server: $schema=")
    assert constats.count("verdict: conforme") == 11
    assert constats.count("empreinte: ") == constats.count("guide: ") == 12
    assert "À COMPLÉTER" not in constats
    controle = poste.certimetal("valider", f"{DOSSIERS}/{MALO}", "--au", JOUR)
    assert controle.returncode == 0, controle.stdout
    situation = poste.certimetal("situation", MALO, "--au", JOUR)
    assert "C6I2" in situation.stdout


def test_an_auditor_lifts_a_nc_and_sees_what_it_was(poste: Poste, page: Page) -> None:
    poste.ouvrir(page, VITRE, "#/collections/evenement-levee/new")
    expect(page.get_by_text("Attendu :").first).to_be_visible()
    choisir(page, "resultat", "maintenue")
    taper(page, "motif", "Rien n’a changé.")
    enregistrer(page)
    publier(page)
    fichier = poste.depot / DOSSIERS / VITRE / "journal" / f"{JOUR}-01-levee.yml"
    assert "resultat: maintenue\n    motif: Rien n’a changé.\n" in fichier.read_text("utf-8")
    assert poste.certimetal("valider", f"{DOSSIERS}/{VITRE}", "--au", JOUR).returncode == 0


def test_a_form_that_the_situation_does_not_allow_is_not_opened(poste: Poste, page: Page) -> None:
    poste.ouvrir(page, LORIENT, "#/collections/evenement-levee/new")
    expect(page.locator("#choix")).to_contain_text("ne peut pas être écrit aujourd’hui")


def test_the_choice_of_a_dossier_knows_no_accent(poste: Poste, page: Page) -> None:
    page.goto(poste.adresse)
    page.get_by_label("Nom ou SIRET").fill("VITRE")
    expect(page.locator("#choix li")).to_have_count(1)
    page.get_by_label("Nom ou SIRET").fill("rien de tel")
    expect(page.locator("#choix")).to_contain_text("Aucun dossier ne correspond.")


def test_every_screen_is_french_and_fits_a_phone(poste: Poste, page: Page) -> None:
    poste.ouvrir(page, LORIENT, "#/collections/reponses")
    faux, larges = [], []
    for fiche, repere in (
        ("#/collections/reponses", "C6I2"),
        ("#/collections/identification/entries/dossier", "Raison sociale"),
        ("#/collections/evenement-declenchement/new", "Origine"),
        ("#/workflow", "À relire"),
    ):
        page.evaluate("fiche => { location.hash = fiche }", fiche)
        page.get_by_text(repere).first.wait_for()
        texte = page.locator("body").inner_text()
        faux += [(fiche, mot[0]) for mot in ANGLAIS.finditer(texte)]
        for largeur in (390, 1280):
            page.set_viewport_size({"width": largeur, "height": 900})
            if (exces := depassement(page)) > 0:
                larges.append((fiche, largeur, exces))
    assert faux == []
    assert larges == []


def test_the_page_asked_nobody_but_its_own_host(poste: Poste) -> None:
    hote = poste.adresse.removesuffix("editeur/")
    assert len(poste.demandes) > 100
    assert [d for d in poste.demandes if not d.startswith((hote, "data:", "blob:", "about:"))] == []
