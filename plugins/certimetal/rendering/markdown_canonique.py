"""The one way to lay a Markdown text out: what ``formater`` proposes and ``importer`` writes.

comrak reads the text as the site does and writes it back. What it writes is kept only where the
site shows the same page; else the text stays as its author laid it out.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from comrak import ListStyle, RenderOptions, render_commonmark

from certimetal.domain.blancs import retirer_blancs
from certimetal.domain.limites_markdown import depassement
from certimetal.rendering.markdown import EXTENSIONS, LECTURE, clean_source, to_html
from certimetal.rendering.markdown_echappements import lighten
from certimetal.rendering.markdown_listes import END, part_lists

if TYPE_CHECKING:
    from collections.abc import Iterator

_DEFINITION = re.compile(r"^[ \t>*+.)0-9-]*\[[^\]\n]+\]:", re.MULTILINE)
"""A link's definition, which may be a comment (``[//]: # (…)``): comrak drops those unused."""

_SOULIGNAGE = re.compile(r"\| :?-+:?(?: \| :?-+:?)* \|$", re.MULTILINE)
"""What comrak draws under a table's first line."""

_VIDE = re.compile(r"^[> ]*> +$", re.MULTILINE)
"""An empty line of a quotation, whose last blanks nobody sees."""

_MARQUES_MAX = 2_000
"""Signs of emphasis beyond which a text is not one that a person wrote."""

_TOURS = 4
"""Times that a text is written anew: a sign that needs no backslash may be read otherwise then."""

_PRE = re.compile(r"(<pre>.*?</pre>)", re.DOTALL)
_FIN_DE_LIGNE = re.compile(r"\s*\n\s*")


def canonize(texte: str) -> str:
    """Return a text in its canonical form, which the site shows alike; it never raises.

    It ends with one line end, and is empty where nothing is said. The lines of a paragraph stay
    where the author broke them.
    """
    propre = drop_blanks(texte)
    if not _peut_changer(propre):
        return propre
    voulu = to_html(propre)
    avant = propre
    for _ in range(_TOURS):
        ecrit = next((e for e in _ecritures(avant, voulu) if to_html(e) == voulu), propre)
        if ecrit == avant:
            return ecrit
        avant = ecrit
    return propre


def drop_blanks(texte: str) -> str:
    """Return a text without the blanks that nobody sees: what its empreinte is of, no more."""
    return _sans_blancs(unicodedata.normalize("NFC", clean_source(texte)))


def same_reading(un: str, autre: str) -> bool:
    """Tell whether two texts say the same once laid out, wherever their lines are broken."""
    return un == autre or _lu(un) == _lu(autre)


def _peut_changer(texte: str) -> bool:
    if not texte or depassement(texte) is not None or END in texte:
        return False
    return sum(map(texte.count, "*_~[")) <= _MARQUES_MAX and _DEFINITION.search(texte) is None


def _ecritures(texte: str, voulu: str) -> Iterator[str]:
    """Yield the ways to write a text, the best first."""
    ecrit = render_commonmark(texte, EXTENSIONS, LECTURE, _ECRITURE)
    leger = lighten(part_lists(ecrit), voulu, to_html)
    net = _VIDE.sub(_rogne, _SOULIGNAGE.sub(_serre, leger))
    yield _sans_blancs(net)
    yield _sans_blancs(leger)
    yield _sans_blancs(lighten(texte, voulu, to_html))


def _rogne(trouve: re.Match[str]) -> str:
    return trouve[0].rstrip(" ")


def _serre(trouve: re.Match[str]) -> str:
    return trouve[0].replace(" ", "")


def _sans_blancs(texte: str) -> str:
    nu = retirer_blancs(texte)
    return f"{nu}\n" if nu else ""


def _lu(texte: str) -> str:
    """Return what a reader sees: lines that are broken alike, save in code."""
    parts = _PRE.split(to_html(drop_blanks(texte)))
    parts[::2] = [_FIN_DE_LIGNE.sub(" ", part) for part in parts[::2]]
    return "".join(parts).strip()


def _writing() -> RenderOptions:
    options = RenderOptions()
    options.unsafe_ = True  # what is typed as HTML is written back as it is
    options.list_style = ListStyle.Dash
    options.prefer_fenced = True
    options.width = 0
    return options


_ECRITURE = _writing()
