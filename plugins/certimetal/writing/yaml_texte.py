"""A person's text in YAML, as that person would lay it out: on one line, or on several."""

from __future__ import annotations

import re
import textwrap

from certimetal.writing.yaml_plain import inline

LARGEUR = 98

_REPLIABLE = re.compile(r"[^\s](?:[^\n\r\t]*[^\s])?")


def text_lines(key: str, text: str, *, indent: str = "", dash: str = "") -> list[str]:
    """Return the lines of ``key`` and its text: plain, folded (``>-``) or literal (``|-``).

    ``dash`` begins the first line where it opens an item of a list. Whatever the text, a reader
    gets it back.
    """
    first = f"{indent}{dash}{key}: "
    one = first + inline(text)
    if "\n" not in text and len(one) <= LARGEUR:
        return [one]
    inner = f"{indent}{' ' * len(dash)}  "
    folded = _fold(text, LARGEUR - len(inner))
    if folded:
        return [f"{first}>-", *(inner + line for line in folded)]
    literal = _literal(text)
    if literal:
        return [f"{first}|-", *((inner + line) if line else "" for line in literal)]
    return [one]


def _fold(text: str, width: int) -> list[str]:
    """Return the lines that fold back into ``text``, none where folding would change it."""
    if not _REPLIABLE.fullmatch(text) or "  " in text or not text.isprintable():
        return []
    lines = textwrap.wrap(text, width, break_long_words=False, break_on_hyphens=False)
    return lines if " ".join(lines) == text else []


def _literal(text: str) -> list[str]:
    """Return the lines of a text to keep as they are, none where YAML would not keep them."""
    lines = text.split("\n")
    if not lines[0] or not lines[-1] or lines[0][0] in " \t":
        return []
    if not all(line.isprintable() and line == line.rstrip() for line in lines):
        return []
    return lines
