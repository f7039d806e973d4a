"""A French text as comment lines of YAML."""

from __future__ import annotations

import textwrap

LARGEUR = 98
"""Columns of a comment, its sign included."""


def commenter(texte: str, *, retrait: str = "", suite: str = "", marge: str = "") -> list[str]:
    """Return a text as comment lines; a line end of it begins a new one.

    ``retrait`` and ``suite`` indent the first line and those that go on, after the sign; ``marge``
    stands before it.
    """
    lignes: list[str] = []
    for paragraphe in texte.strip("\n").split("\n"):
        coupe = textwrap.wrap(
            paragraphe,
            LARGEUR,
            initial_indent=f"{marge}# {retrait}",
            subsequent_indent=f"{marge}# {suite}",
            break_long_words=False,
            break_on_hyphens=False,
        )
        lignes += coupe or [f"{marge}#"]
    return lignes
