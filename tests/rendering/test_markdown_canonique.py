"""One way to lay a text out: what the site shows never changes, and a second time is of no use."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from certimetal.reading.source import read_markdown
from certimetal.rendering.markdown import render_untrusted, to_html
from certimetal.rendering.markdown_canonique import canonize, same_reading
from corpus import avec_corpus, naughty_strings, xss_payloads

PROJET = Path(__file__).resolve().parents[2]

REFAITS = {
    "titre souligné": ("Accueil\n=======\n\nSuite\n---\n", "# Accueil\n\n## Suite\n"),
    "titre fermé": ("## Accueil ##\n", "## Accueil\n"),
    "puces": ("* un\n* deux\n", "- un\n- deux\n"),
    "puces espacées": ("-   un\n-   deux\n", "- un\n- deux\n"),
    "numéros": ("1. un\n1. deux\n1. trois\n", "1. un\n2. deux\n3. trois\n"),
    "deux listes": ("* un\n* deux\n\n- trois\n", "- un\n- deux\n\n* trois\n"),
    "listes imbriquées": ("* un\n    * deux\n    + trois\n", "- un\n  - deux\n  * trois\n"),
    "puces puis numéros": ("* un\n\n1) deux\n", "- un\n\n1) deux\n"),
    "numéros puis numéros": ("1. un\n\n1) deux\n", "1. un\n\n1) deux\n"),
    "gras et italique": ("__gras__ et _italique_\n", "**gras** et *italique*\n"),
    "filet": ("avant\n\n* * *\n", "avant\n\n-----\n"),
    "code en retrait": ("    x = 1\n", "```\nx = 1\n```\n"),
    "clôture": ("~~~python\nx = 1\n~~~\n", "```python\nx = 1\n```\n"),
    "coupure": ("une ligne  \ncoupée\n", "une ligne\\\ncoupée\n"),
    "tableau": ("|a|b|\n|:-|-|\n|1|2|\n", "| a | b |\n|:--|---|\n| 1 | 2 |\n"),
    "barre dans une cellule": ("|a|\n|-|\n|x\\|y|\n", "| a |\n|---|\n| x\\|y |\n"),
    "citation paresseuse": ("> un\ndeux\n", "> un\n> deux\n"),
    "trop de lignes vides": ("\n\nun\n\n\n\ndeux\n\n\n", "un\n\ndeux\n"),
    "échappements inutiles": ("C3I2\\-A01 \\: 2 \\* 3 \\!\n", "C3I2-A01 : 2 * 3 !\n"),
    "échappement utile": ("\\# pas un titre\n\n1\\. ni une liste\n", None),
    "entités": ("l&rsquo;&eacute;t&eacute;&nbsp;!\n", "l’été\N{NO-BREAK SPACE}!\n"),
    "esperluette gardée": ("\\&nbsp; se voit\n", None),
    "typographie": ("l’« été »\u202f; 10\u00a0% — oui…\u202f!\n", None),
    "accents décomposés": ("e\u0301te\u0301\n", "été\n"),
    "fins de ligne de Windows": ("un\r\ndeux\r\n", "un\ndeux\n"),
    "lignes coupées par l’auteur": ("une phrase\nsur deux lignes\n", None),
    "code gardé": ("```\n| --- | --- |\n\\*  \n```\n", None),
    "balise tapée": ("écrire <nom> ici\n\n<div>\n", None),
    "commentaire du Markdown": ("[//]: # (à revoir)\n\n*  un\n", None),
    "fin sans ligne": ("un", "un\n"),
    "rien": ("\n  \n", ""),
}


@pytest.mark.parametrize("nom", REFAITS)
def test_a_text_takes_its_canonical_form(nom: str) -> None:
    avant, apres = REFAITS[nom]
    voulu = avant if apres is None else apres
    assert canonize(avant) == voulu
    assert canonize(voulu) == voulu


def corps_des_exemples() -> list[tuple[Path, str]]:
    dossiers = (PROJET / "dossiers").glob("*/*/reponses/*.md")
    exemples = (PROJET / "tests" / "examples" / "valid").rglob("*.md")
    return [
        (chemin, read_markdown(chemin.read_bytes(), path="x")[0].body)
        for chemin in sorted([*dossiers, *exemples])
    ]


def test_every_example_is_in_its_canonical_form_already() -> None:
    lus = corps_des_exemples()
    assert len(lus) > 150
    assert [chemin for chemin, corps in lus if canonize(corps) != corps] == []


def test_what_is_said_is_compared_without_its_layout() -> None:
    un = "Une phrase **en gras**\nsur deux lignes.\n\n* a\n* b\n"
    assert same_reading(un, "Une phrase __en gras__ sur deux lignes.\n\n- a\n- b\n")
    assert not same_reading(un, "Une phrase en gras sur deux lignes.\n\n- a\n- b\n")
    assert not same_reading("```\na\nb\n```", "```\na b\n```")  # code shows its lines
    assert not same_reading("a\\\nb", "a\nb")  # so does a break


def verifie(texte: str) -> None:
    propre = texte.replace("\r\n", "\n").replace("\r", "\n")
    ecrit = canonize(texte)
    assert canonize(ecrit) == ecrit
    assert same_reading(ecrit, propre)
    assert ecrit == "" or (ecrit.endswith("\n") and not ecrit.startswith("\n"))


MORCEAUX = st.sampled_from(
    [
        *("- ", "* ", "1. ", "2) ", "> ", "# ", "\n", "\n\n", "  ", "    ", "\t", "**", "*", "_"),
        *("`", "```\n", "~~~\n", "| a | b |\n", "|---|--:|\n", "|", "\\", "***\n", "~~", "---\n"),
        *("é", "mot", "« x »", "\u00a0", "\u202f;", "&amp;", "&", "<b>", "[r]: /x\n", "[r]", "10"),
        *("[x](https://x.fr/(a))", "![i](annexes/a.png)", "<!-- end list -->", ".", "!", "=\n"),
        *("  \n", "- - x\n", "+ "),
    ]
)


@settings(max_examples=150, deadline=None)
@given(st.lists(MORCEAUX, max_size=40).map("".join))
def test_whatever_the_text_a_second_time_changes_nothing_and_the_page_is_the_same(
    texte: str,
) -> None:
    verifie(texte)


@avec_corpus
def test_hostile_texts_keep_their_page() -> None:
    for texte in [*naughty_strings(), *xss_payloads()[::20]]:
        verifie(texte)


@pytest.mark.parametrize(
    "texte",
    [
        "*" * 600 + "a" + "*" * 600,
        "[" * 1500 + "a" + "]" * 1500,
        ">" * 70 + " a",
        "\\*a\\_ " * 9000,
    ],
    ids=["emphases", "crochets", "citations", "échappements"],
)
def test_a_text_made_to_be_slow_is_left_as_it_is(texte: str) -> None:
    assert canonize(texte) in {f"{texte}\n", f"{texte.rstrip()}\n"}


def test_the_page_of_an_example_does_not_change_by_a_byte() -> None:
    _, corps = max(corps_des_exemples(), key=lambda lu: len(lu[1]))
    souligne = re.sub(r"\*\*(.*?)\*\*", r"__\1__", corps)
    assert souligne != corps
    assert render_untrusted(canonize(souligne), niveau=3) == render_untrusted(corps, niveau=3)
    assert to_html(canonize(souligne)) == to_html(corps)
