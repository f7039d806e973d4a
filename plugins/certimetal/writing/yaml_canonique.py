"""YAML laid out one way: the indentation, the blanks; comments, order, quotes and forms stay.

Nothing here knows what the text means: whoever writes it makes sure that it says the same.
"""

from __future__ import annotations

import io
import re

_LARGEUR = 1_000_000
"""Columns: a line is broken where its author broke it."""

_SURPRISES = (ValueError, TypeError, AttributeError, LookupError, AssertionError, RuntimeError)
"""What ruamel lets out, besides its own errors, on a text that is odd enough."""

_VIDES = re.compile(r"\n(?:[ \t]*\n){2,}")
_FINS = re.compile(r"[ \t]+$", re.MULTILINE)


def tidy(texte: str) -> str | None:
    """Return a YAML text laid out anew, None where ruamel cannot read it."""
    from ruamel.yaml import YAML  # noqa: PLC0415 -- 60 ms, for this alone
    from ruamel.yaml.error import YAMLError  # noqa: PLC0415 -- as above

    yaml = YAML()
    yaml.preserve_quotes = True
    yaml.width = _LARGEUR
    yaml.indent(mapping=2, sequence=4, offset=2)
    sortie = io.StringIO()
    try:
        donnees = yaml.load(texte)
        if donnees is None:
            return None
        yaml.dump(donnees, sortie)
    except (YAMLError, *_SURPRISES):
        return None
    return sortie.getvalue()


def tidy_lines(texte: str) -> str:
    """Return a text without blanks at the end of its lines, nor several empty lines in a row."""
    net = _VIDES.sub("\n\n", _FINS.sub("", texte)).strip("\n")
    return f"{net}\n" if net else ""
