"""Anyone's text in a forge's Markdown: shown, and nothing else."""

from __future__ import annotations

import comrak
import pytest

from certimetal.rendering.revue.neutre import plain

HOSTILES = (
    "@equipe", "#12", "GH et !34", "~label", "www.exemple.fr", "https://exemple.fr", "a@b.fr",
    "<img src=x onerror=alert(1)>", "</details>", "<!-- certimetal-revue -->", "```\n~~~", "`code`",
    "[lien](javascript:x)", "![image](https://x/y.png)", "**gras** _italique_ ~~barré~~", "a|b",
    "&lt;b&gt; &amp;", "\\`\\*", ":tada:", "---\n# titre\n> citation\n1. liste", "\x1b[31m\u202e",
)  # fmt: skip


@pytest.mark.parametrize("texte", HOSTILES)
def test_a_hostile_text_is_only_shown(texte: str) -> None:
    options = comrak.ExtensionOptions()
    options.autolink = options.table = options.strikethrough = True
    html = comrak.render_markdown(f"- {plain(texte)}", extension_options=options)
    balises = html.replace("<ul>", "").replace("</ul>", "").replace("<li>", "").replace("</li>", "")
    assert "<" not in balises, html
    assert "\n- " not in plain(texte)


def test_what_is_harmless_is_left_as_it_is() -> None:
    assert plain("Nous relisons\u00a0: 3 fiches, dès l’entrée.") == (
        "Nous relisons\u00a0: 3 fiches, dès l’entrée."
    )


def test_no_mention_and_no_reference_is_left() -> None:
    for signe in "@#!~":
        assert f"{signe}mot" not in plain(f"{signe}mot")
