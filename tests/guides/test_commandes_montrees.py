"""What the pages show: commands and options that exist, and how a guide is read by the tests."""

from __future__ import annotations

import re

import click
import yaml
from guide_lu import Commande, NonEssaye, Reponse, etapes, lignes_manquantes
from poste import PROJET

from certimetal.cli import COMMANDES

DOCUMENTS = [PROJET / "README.md", *sorted((PROJET / "docs").rglob("*.md"))]
LIGNE = re.compile(r"^(?:\$ )?(?:\S+/)?certimetal ([a-z]+)(.*)$", re.MULTILINE)


def test_every_command_and_option_shown_in_a_page_exists() -> None:
    """Those of the guides above run; of the others, at least the words are right."""
    inconnues, vues = [], 0
    for page in DOCUMENTS:
        texte = page.read_text(encoding="utf-8")
        for bloc in re.findall(r"^```console\n(.*?)^```", texte, re.MULTILINE | re.DOTALL):
            for nom, suite in LIGNE.findall(bloc.replace("\\\n", " ")):
                vues += 1
                arguments = suite.split("#")[0].split()
                inconnues += [(page.name, nom, mot) for mot in fautes_de(nom, arguments)]
    assert vues > 40
    assert inconnues == []


def fautes_de(nom: str, arguments: list[str]) -> list[str]:
    """Return what the program does not know of a command line: the command, or its options."""
    commande = next((c for c in COMMANDES if c.name == nom), None)
    if commande is None:
        return [nom]
    if isinstance(commande, click.Group) and arguments:
        contexte = click.Context(commande)
        commande = commande.get_command(contexte, arguments[0]) or commande
    connues = {option for parametre in commande.params for option in parametre.opts}
    options = (mot.split("=")[0] for mot in arguments if re.match(r"--[a-z]", mot))
    return [mot for mot in options if mot not in connues]


def test_a_guide_that_lies_is_caught() -> None:
    lu = list(etapes("```console\ncertimetal situation 1\n```\n\n```text\nun\ndeux\n```\n"))
    assert [type(etape) for etape in lu] == [Commande, Reponse]
    assert lignes_manquantes(lu[1].texte, "un, puis\ndeux") == []
    assert lignes_manquantes(lu[1].texte, "deux, puis un") == ["deux"]
    assert fautes_de("situation", ["--formt", "csv"]) == ["--formt"]
    assert fautes_de("situations", []) == ["situations"]


def test_what_is_not_run_says_why() -> None:
    raisons = [
        etape.texte
        for page in DOCUMENTS
        for etape in etapes(page.read_text(encoding="utf-8"))
        if isinstance(etape, NonEssaye)
    ]
    assert all(len(raison) > 20 for raison in raisons)
    assert len(raisons) < 6


def test_every_page_has_a_description_that_the_site_reads() -> None:
    """A front matter that YAML refuses is shown as text, at the top of the page."""
    for page in sorted((PROJET / "docs").rglob("*.md")):
        texte = page.read_text(encoding="utf-8")
        entete = yaml.safe_load(texte.split("---")[1]) if texte.startswith("---\n") else {}
        assert set(entete) <= {"description", "title", "hide"}, page
        assert len(entete.get("description", "-" * 20)) >= 20, page


def test_every_picture_is_told_in_words_is_small_and_is_shown() -> None:
    montrees = {}
    for page in DOCUMENTS:
        for mots, chemin in re.findall(r"!\[(.*?)\]\((\S+?)\)", page.read_text(encoding="utf-8")):
            montrees[(page.parent / chemin).resolve()] = mots
    assert set(montrees) == set((PROJET / "docs" / "images").iterdir())
    for image, mots in montrees.items():
        assert len(mots) > 60, image
        assert image.read_bytes()[:4] == b"\x89PNG", image
        assert image.stat().st_size < 80_000, image
