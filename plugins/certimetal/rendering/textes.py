"""The référentiel's own texts as HTML: Markdown rendered, terms of the glossaire explained."""

from __future__ import annotations

import html
import re
from functools import lru_cache
from typing import TYPE_CHECKING

from certimetal.rendering.gabarits import html as fini
from certimetal.rendering.markdown import render_trusted
from certimetal.rendering.tableaux import defilants

if TYPE_CHECKING:
    from collections.abc import Mapping

    from markupsafe import Markup

    from certimetal.rendering.page import Ancre

_BALISE = re.compile(r"(<[^>]*>)")
_ESPACES = re.compile(r"[ \t\r\n]+")
_PARAGRAPHE = re.compile(r"<p>(.*)</p>\s*", re.DOTALL)
_SANS_ABREVIATION = ("a", "abbr", "code", "pre", "h1", "h2", "h3", "h4", "h5", "h6")


def texte_html(
    texte: str,
    glossaire: Mapping[str, str],
    niveau: int = 3,
    expliques: set[str] | None = None,
    prefixe: str = "",
) -> tuple[Markup, tuple[Ancre, ...]]:
    """Render one section's text: its headings from ``niveau`` down, and their anchors.

    ``prefixe`` begins each anchor, on a page that joins several texts.
    """
    rendu = render_trusted(texte, niveau=niveau, prefixe=prefixe)
    return fini(expliquer(defilants(rendu.html), glossaire, expliques)), rendu.ancres


def phrase_html(
    texte: str, glossaire: Mapping[str, str], expliques: set[str] | None = None
) -> Markup:
    """Render a text of one paragraph without its ``<p>``, a longer one as it is."""
    rendu, _ = texte_html(texte, glossaire, expliques=expliques)
    seul = _PARAGRAPHE.fullmatch(rendu)
    return fini(seul[1]) if seul and "<p>" not in seul[1] else rendu


def expliquer(contenu: str, glossaire: Mapping[str, str], expliques: set[str] | None = None) -> str:
    """Give each term of the glossaire its meaning, once, where it first stands in ``contenu``.

    The same meanings are listed on the référentiel's page, for those whom an ``abbr`` says
    nothing to (touch screens, keyboards). ``expliques`` holds the terms already explained in
    the same section; those that are explained here are added.
    """
    if not glossaire:
        return contenu
    motif = _motif(tuple(sorted(glossaire, key=lambda terme: (-len(terme), terme))))
    deja = expliques if expliques is not None else set()
    ouverts: list[str] = []

    def abreger(trouve: re.Match[str]) -> str:
        terme = html.unescape(trouve[0])
        if terme in deja:
            return trouve[0]
        deja.add(terme)
        return f'<abbr title="{html.escape(glossaire[terme])}">{trouve[0]}</abbr>'

    morceaux = []
    for morceau in _BALISE.split(contenu):
        if morceau.startswith("<"):
            _suivre(morceau, ouverts)
        elif not ouverts:
            morceau = motif.sub(abreger, morceau)  # noqa: PLW2901 -- the piece, rewritten
        morceaux.append(morceau)
    return "".join(morceaux)


def texte_brut(contenu: str) -> str:
    """Return the words of finished HTML, for the full-text search."""
    mots = html.unescape(_BALISE.sub(" ", contenu))
    return _ESPACES.sub(" ", mots).strip()


@lru_cache(maxsize=8)
def _motif(termes: tuple[str, ...]) -> re.Pattern[str]:
    choix = "|".join(re.escape(html.escape(terme, quote=False)) for terme in termes)
    return re.compile(rf"(?<![\w-])(?:{choix})(?![\w-])")


def _suivre(balise: str, ouverts: list[str]) -> None:
    """Note which elements that take no abbreviation are open after ``balise``."""
    nom = balise.strip("</>").split()[0].lower() if balise.strip("</> ") else ""
    if nom not in _SANS_ABREVIATION:
        return
    if balise.startswith("</"):
        if nom in ouverts:
            ouverts.remove(nom)
    else:
        ouverts.append(nom)
