"""Plain text for a terminal: paragraphs within a width, indented lists."""

from __future__ import annotations

import textwrap

from certimetal.rendering.findings.neutre import neutralise


def plier(texte: str, *, largeur: int, retrait: str = "", suite: str | None = None) -> list[str]:
    """Return a text on lines of ``largeur`` columns, harmless to show.

    ``retrait`` begins the first line, ``suite`` the others (as ``retrait``, blank, where None).
    """
    return textwrap.wrap(
        neutralise(texte),
        width=max(largeur, len(retrait) + 30),
        initial_indent=retrait,
        subsequent_indent=" " * len(retrait) if suite is None else suite,
        break_long_words=False,
        break_on_hyphens=False,
    )


def avec_regles(phrase: str, regles: tuple[str, ...]) -> str:
    """Return « La phrase (R27, D3). »: the rules within the sentence that they explain."""
    if not regles:
        return phrase
    citees = f" ({', '.join(regles)})"
    return f"{phrase[:-1]}{citees}." if phrase.endswith(".") else f"{phrase}{citees}"
