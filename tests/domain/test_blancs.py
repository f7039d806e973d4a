"""Blanks that a reader of the Markdown would not see, and those that one would."""

from __future__ import annotations

import re
import time

import comrak
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from certimetal.domain.blancs import retirer_blancs

_PRE = re.compile(r"(<pre.*?</pre>)", re.DOTALL)
_EXTENSIONS = comrak.ExtensionOptions()
_EXTENSIONS.table = True
_EXTENSIONS.strikethrough = True
_RENDU = comrak.RenderOptions()
_RENDU.escape = True


def rendu(texte: str) -> list[str]:
    """Return the page of a text: code to the letter, elsewhere runs of blanks as one."""
    html = comrak.render_markdown(texte, extension_options=_EXTENSIONS, render_options=_RENDU)
    return [
        morceau if morceau.startswith("<pre") else " ".join(morceau.split())
        for morceau in _PRE.split(html)
    ]


@pytest.mark.parametrize(
    ("texte", "attendu"),
    [
        ("Une ligne. \t\nUne autre.\n", "Une ligne.\nUne autre."),
        ("Une ligne.\r\nUne autre.\r", "Une ligne.\nUne autre."),
        ("\n \n\nUn texte.\n\n \n", "Un texte."),
        (" \t\n", ""),
        ("", ""),
        ("# Titre  \nTexte", "# Titre\nTexte"),
        ("Fin de paragraphe  \n\nSuite", "Fin de paragraphe\n\nSuite"),
        ("Fin du texte  ", "Fin du texte"),
        ("Liste :  \n- un \n- deux\t", "Liste :\n- un\n- deux"),
        ("> cité \n> encore ", "> cité\n> encore"),
        ("Un\n   \nDeux", "Un\n\nDeux"),
        ("- un\n  suite \n- deux ", "- un\n  suite\n- deux"),
        ("1. un\n2. deux \n\n   suite ", "1. un\n2. deux\n\n   suite"),
        ("- un\n  - deux \n    suite ", "- un\n  - deux\n    suite"),
        ("Titre  \n---", "Titre\n---"),
    ],
)
def test_dead_blanks_go(texte: str, attendu: str) -> None:
    assert retirer_blancs(texte) == attendu


@pytest.mark.parametrize(
    "texte",
    [
        "Une rupture  \nforcée",
        "> Une rupture  \n> forcée",
        "```\ncode  \n```",
        "~~~ python\ncode \n\n   \n~~~",
        "    code indenté  \n    suite",
        "Texte\n\n    code indenté ",
        "\tcode \n\tsuite",
        "- un\n\n      code indenté \n- deux",
        "- ```\n  code \n  ```",
        "> ```\n> code \n> ```",
        "````\n```\ncode \n````\n\nTexte",
        "Espace insécable\N{NO-BREAK SPACE}\nfin",
        "Antislash\\ \nsuite",
    ],
)
def test_blanks_that_show_stay(texte: str) -> None:
    assert retirer_blancs(texte) == texte


def test_three_blanks_break_a_line_as_two_do() -> None:
    assert retirer_blancs("Une rupture     \nforcée") == "Une rupture  \nforcée"


def test_text_after_a_closed_block_of_code_is_text_again() -> None:
    assert retirer_blancs("```\ncode \n```\nTexte ") == "```\ncode \n```\nTexte"


def test_a_fence_of_another_length_or_sign_closes_nothing() -> None:
    texte = "````\ncode \n```\nencore \n~~~~\nencore \n````\nTexte "
    assert retirer_blancs(texte) == texte.rstrip()


def test_backticks_around_a_word_open_no_block() -> None:
    assert retirer_blancs("``` mot ``` \nTexte ") == "``` mot ```\nTexte"


@pytest.mark.parametrize("motif", [">", "> ", "- ", "1. ", "`", "~", "# ", " ", "\t", "<a "])
def test_a_line_of_64_kb_takes_no_time(motif: str) -> None:
    ligne = motif * (65536 // len(motif))
    debut = time.process_time()
    retirer_blancs(f"{ligne}\n{ligne}x \n")
    assert time.process_time() - debut < 0.5


MORCEAUX = st.sampled_from(
    [
        "", " ", "texte", "texte", "mot *fort*", "- un", "* un", "1. un", "14. un", "-", "> cité",
        "> - un", "> ```", "```", "````", "~~~", "``` py", "```a`b", "# Titre", "---", "===",
        "<div>", "<!-- note", "-->", "<nom>", "| a | b |", "|---|---|", "\\", "texte\\", "`a",
        ">", "> > cité", "-     code",
    ]
)  # fmt: skip
RETRAITS = st.sampled_from(["", "", "", " ", "  ", "   ", "    ", "      ", "\t", "        "])
FINS = st.sampled_from(["", "", "", " ", "  ", "   ", "\t", " \t", "\t  "])
LIGNES = st.lists(
    st.builds(lambda r, m, f: r + m + f, RETRAITS, MORCEAUX, FINS), min_size=1, max_size=9
)


@settings(max_examples=1000, deadline=None, derandomize=True)
@given(LIGNES)
@example(["- a", "lazy", "  ```", "code ", "texte", "```", "code "])
@example(["texte", "14. un", "", "    code "])
@example(["- un", "  ```", ">", "  ```", ""])
@example(["> - ```", "> code ", "texte", "```", "code "])
def test_what_goes_never_shows(lignes: list[str]) -> None:
    texte = "".join(f"{ligne}\n" for ligne in lignes)
    assert rendu(retirer_blancs(texte) + "\n") == rendu(texte)


@settings(max_examples=200, deadline=None)
@given(LIGNES)
def test_what_has_lost_its_blanks_has_no_more_to_lose(lignes: list[str]) -> None:
    une_fois = retirer_blancs("\n".join(lignes))
    assert retirer_blancs(une_fois + "\n") == une_fois
