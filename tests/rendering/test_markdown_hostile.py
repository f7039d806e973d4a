"""Hostile texts through the renderer: no active element, attribute or address comes out."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lecteur_html import fautes

from certimetal.rendering.markdown import render_trusted, render_untrusted
from corpus import avec_corpus, naughty_strings, xss_payloads

IMAGES = {"a.png": "../a.png"}
PLACES = [
    "{}",
    "a {} b",
    "# {}",
    "> {}",
    "- {}",
    "[texte](<{}>)",
    "[texte]({})",
    "[{}](https://exemple.fr)",
    "[texte](https://exemple.fr/{})",
    '[texte](https://exemple.fr "{}")',
    "![{}](a.png)",
    "![alt]({})",
    '![alt](a.png "{}")',
    "`{}`",
    "```{}\n{}\n```",
    "    {}",
    "| a | b |\n|---|---|\n| {} | c |",
    "<div>\n{}\n</div>",
    "<{}>",
    "[r]\n\n[r]: {}",
    "[r]\n\n[r]: https://exemple.fr '{}'",
    "**{}** ~~{}~~",
]


@pytest.mark.parametrize(
    ("fragment", "vu"),
    [
        ("<script>x</script>", "<script>"),
        ('<p onclick="x">a</p>', "p@onclick"),
        ('<a href="javascript:x" rel="noopener">a</a>', "href=javascript:x"),
        ('<img src="https://pixel.fr">', "<img>"),
        ("<!-- x -->", "<!-- x "),
        ('<p style="x">a</p>', "p@style"),
        ("<p>a", "p"),
        ("a</p>", "</p>"),
    ],
)
def test_the_judge_sees_what_is_forbidden(fragment: str, vu: str) -> None:
    assert vu in fautes(fragment)


@avec_corpus
@pytest.mark.lent
@pytest.mark.parametrize("place", PLACES, ids=range(len(PLACES)))
def test_xss_payloads_come_out_dead(place: str) -> None:
    charges = xss_payloads()
    assert len(charges) > 6000
    for charge in charges:
        texte = place.replace("{}", charge)
        assert not fautes(render_untrusted(texte, niveau=3)), texte
        rendu = render_untrusted(texte, niveau=3, images=IMAGES)
        assert not fautes(rendu, frozenset(IMAGES.values())), texte


@avec_corpus
@pytest.mark.parametrize("place", ["{}", "[texte](<{}>)", "<{}>"])
def test_some_payloads_come_out_dead_quickly(place: str) -> None:
    for charge in xss_payloads()[::20]:
        texte = place.replace("{}", charge)
        assert not fautes(render_untrusted(texte, niveau=3)), texte


@avec_corpus
@pytest.mark.parametrize("place", PLACES, ids=range(len(PLACES)))
def test_naughty_strings_come_out_dead_and_fast(place: str) -> None:
    for chaine in naughty_strings():
        texte = place.replace("{}", chaine)
        debut = time.process_time()
        rendu = render_untrusted(texte, niveau=3)
        assert time.process_time() - debut < 2
        assert not fautes(rendu), texte


@avec_corpus
def test_the_lists_whole_are_one_text_that_comes_out_dead() -> None:
    for charges in (xss_payloads(), naughty_strings()):
        for debut in range(0, len(charges), 500):
            texte = "\n".join(charges[debut : debut + 500])
            assert not fautes(render_untrusted(texte, niveau=3))


MORCEAUX = [
    "<script>",
    "</p>",
    "<img src=x onerror=y>",
    "[a](",
    "javascript:x",
    ")",
    "![",
    "](a.png)",
]
MORCEAUX += [
    "# ",
    "\n",
    "\n\n",
    "> ",
    "- ",
    "|",
    "---",
    "`",
    "```\n",
    "*",
    "**",
    "~~",
    "_",
    "\\",
    '"',
]
MORCEAUX += [
    "'",
    "&#x3c;",
    "&lt;",
    "&quot;",
    "<",
    ">",
    "https://a.fr",
    "[r]: ",
    "<!--",
    "-->",
    "é",
    " ",
]


@given(st.lists(st.sampled_from(MORCEAUX), max_size=40).map("".join))
@settings(max_examples=1500)
def test_any_mix_of_signs_yields_only_what_is_allowed(texte: str) -> None:
    assert not fautes(render_untrusted(texte, niveau=3))
    rendu = render_untrusted(texte, niveau=3, images=IMAGES)
    assert not fautes(rendu, frozenset(IMAGES.values()))


@given(st.text(max_size=300))
@settings(max_examples=400)
def test_any_text_yields_only_what_is_allowed(texte: str) -> None:
    assert not fautes(render_untrusted(texte, niveau=3))


@given(st.lists(st.sampled_from(MORCEAUX), max_size=30).map("".join))
@settings(max_examples=300)
def test_our_own_texts_hold_no_raw_html_either(texte: str) -> None:
    rendu = render_trusted(texte).html
    for interdit in ("<script", "<img", "onerror=y>", "<!--"):
        assert interdit not in rendu.replace("&lt;img src=x onerror=y&gt;", "")
