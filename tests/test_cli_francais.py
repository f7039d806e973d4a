"""Click speaks French: every sentence of its own that a user can meet is translated."""

from __future__ import annotations

import ast
import string
from pathlib import Path

import click
import pytest

from certimetal.cli_francais import MESSAGES, PLURIELS, translate_plural

CLICK = Path(click.__file__).parent

HORS_DE_PORTEE = {
    # mistakes of whoever writes a command, never of whoever types one
    "Could not determine name for option with declarations {decls!r}",
    (
        "No options defined but a name was passed ({name}). "
        "Did you mean to declare an argument instead? Did you mean to pass '--{name}'?"
    ),
    "Arguments take exactly one parameter declaration, got {length}: {decls}.",
    "Name '{name}' defined twice",
    "Boolean option {decl!r} cannot use the same flag for true/false.",
    "Invalid start character for option ({option})",
    "Unknown standard stream '{name}'",
    "Unknown color {colour!r}",
    "Choice({choices})",
    "DeprecationWarning: The command {name!r} is deprecated.{extra_message}",
    "DeprecationWarning: The {param_type} {name!r} is deprecated.{extra_message}",
}
SANS_EMPLOI = {"_termui_impl.py", "_winconsole.py", "shell_completion.py"}
"""Progress bars, editors, Windows consoles, completion scripts: no command of ours calls them."""


def phrases(fonction: str) -> set[str]:
    """Return the first argument of every call of ``_`` or ``ngettext`` in click."""
    trouvees = set()
    for path in sorted(CLICK.glob("*.py")):
        if path.name in SANS_EMPLOI:
            continue
        for noeud in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(noeud, ast.Call) and getattr(noeud.func, "id", "") == fonction:
                [premier, *_] = noeud.args
                if isinstance(premier, ast.Constant):
                    trouvees.add(str(premier.value))
    return trouvees


def champs(texte: str) -> set[str]:
    return {nom for _, nom, _, _ in string.Formatter().parse(texte) if nom}


def test_every_sentence_of_click_is_in_french() -> None:
    connues = phrases("_")
    assert len(connues) > 40
    assert connues - HORS_DE_PORTEE - MESSAGES.keys() == set()


def test_every_plural_of_click_is_in_french() -> None:
    connues = phrases("ngettext")
    assert len(connues) > 5
    assert connues - PLURIELS.keys() == set()


@pytest.mark.parametrize("anglais", MESSAGES)
def test_a_translation_uses_only_the_values_that_click_gives(anglais: str) -> None:
    assert champs(MESSAGES[anglais]) <= champs(anglais)
    assert champs(anglais) <= champs(MESSAGES[anglais])


def test_french_is_plural_from_two_on() -> None:
    singulier = "Got unexpected extra argument ({args})"
    pluriel = "Got unexpected extra arguments ({args})"
    assert translate_plural(singulier, pluriel, 0) == "Argument en trop\u00a0: {args}"
    assert translate_plural(singulier, pluriel, 1) == "Argument en trop\u00a0: {args}"
    assert translate_plural(singulier, pluriel, 2) == "Arguments en trop\u00a0: {args}"
