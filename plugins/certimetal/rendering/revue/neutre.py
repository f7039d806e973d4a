"""Makes anyone's text harmless in a forge's Markdown: no markup, no HTML, no mention, no link."""

from __future__ import annotations

import re
from html import escape

from certimetal.domain.caracteres import assainir

_SEPARE = "\N{ZERO WIDTH NON-JOINER}"
_RENVOI = re.compile(r"([@#!~$%^:]|(?<![a-z0-9])www)(?=\S)", re.IGNORECASE)
_BLANCS = re.compile(r"[ \t\r\n]+")
_PONCTUATION = re.compile(r"([\\`*_{}\[\]()|~#!])")


def plain(texte: str) -> str:
    """Return ``texte`` on one line of Markdown that shows it, and does nothing else.

    A joiner that nobody sees stands after what forges turn into a mention, a reference or a link.
    What only counts at the start of a line is left alone: these lines all start with our words.
    """
    ligne = assainir(_BLANCS.sub(" ", texte).strip(" "))
    ligne = _RENVOI.sub(rf"\1{_SEPARE}", ligne)
    return _PONCTUATION.sub(r"\\\1", escape(ligne, quote=False))
