"""An answer as a tree of plain data: the site's own safe HTML, read back tag by tag.

So a PDF shows what the site shows, with the same limits and the same few tags, and what an OF
types never becomes source of the typesetter.
"""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING, Any

from certimetal.rendering.markdown import render_untrusted
from certimetal.rendering.pdf.signes import secable

if TYPE_CHECKING:
    from collections.abc import Mapping

_NIVEAU_HTML = 5  # what a heading of an answer is given on the site: h5, h6
_SEULES = frozenset(("br", "hr", "img"))
_SANS_TEXTE = frozenset(("ul", "ol", "table", "thead", "tbody", "tr"))
_LIEN_MAX = 2000
_OUVERTES_MAX = 12
"""Tags open at once, six lists one in another: beyond, the composer gives up. What stands deeper
is still shown, without its layout."""

_PIECES = frozenset(("li", "thead", "tbody", "tr", "th", "td"))
_AUTOUR_IMAGE = frozenset(("p", "ul", "ol", "li", "blockquote"))
_A_LA_LIGNE = frozenset(("li", "p", "blockquote", "pre", "tr", "td", "th"))

_BALISE = re.compile(r'<(/?)([a-z][a-z0-9]*)((?: [a-z-]+="[^"]*")*) ?/?>')
_ATTRIBUT = re.compile(r' ([a-z-]+)="([^"]*)"')

Noeud = str | dict[str, Any]


def arbre_markdown(texte: str, images: Mapping[str, str]) -> list[Noeud]:
    """Return what an OF wrote in Markdown as nodes.

    A node is a text, or ``{"t": tag, "c": nodes}`` with ``href``, ``debut``, ``rang``, ``src`` and
    ``alt`` where its tag has them. ``images`` maps the pictures that may be shown to the names
    that the composer knows them by.
    """
    contenu = render_untrusted(texte, niveau=_NIVEAU_HTML, images=images)
    arbre = _Arbre()
    place = 0
    for balise in _BALISE.finditer(contenu):
        arbre.ecrire(html.unescape(contenu[place : balise.start()]))
        place = balise.end()
        if balise[1]:
            arbre.fermer(balise[2])
        else:
            arbre.ouvrir(balise[2], dict(_ATTRIBUT.findall(balise[3])))
    arbre.ecrire(html.unescape(contenu[place:]))
    return arbre.racine


class _Arbre:
    """The tree in the making; the sanitizer closes what it opens, in order."""

    def __init__(self) -> None:
        self.racine: list[Noeud] = []
        self._piles: list[list[Noeud]] = [self.racine]
        self._ouvertes: list[str] = []
        self._a_plat: list[str] = []

    def ouvrir(self, tag: str, attributs: Mapping[str, str]) -> None:
        if tag == "img" and not self._ouvertes_hors_ligne():
            self._piles[-1].append(f"[image : {html.unescape(attributs.get('alt', ''))}]")
        elif tag in _SEULES:
            self._piles[-1].append({"t": tag, **_attributs(tag, attributs)})
        elif self._a_plat or (len(self._ouvertes) >= _OUVERTES_MAX and tag not in _PIECES):
            self._a_plat.append(tag)
            if tag in _A_LA_LIGNE:
                self._piles[-1].append({"t": "br"})
        else:
            noeud: dict[str, Any] = {"t": tag, **_attributs(tag, attributs), "c": []}
            self._piles[-1].append(noeud)
            self._piles.append(noeud["c"])
            self._ouvertes.append(tag)

    def _ouvertes_hors_ligne(self) -> bool:
        """Whether a picture may have a line of its own here: not in a link, a title, a cell…"""
        return not self._a_plat and all(tag in _AUTOUR_IMAGE for tag in self._ouvertes)

    def fermer(self, tag: str) -> None:
        if self._a_plat:
            if self._a_plat[-1] == tag:
                self._a_plat.pop()
        elif self._ouvertes and self._ouvertes[-1] == tag:
            self._ouvertes.pop()
            self._piles.pop()

    def ecrire(self, texte: str) -> None:
        ouvertes = (*self._ouvertes, *self._a_plat)
        parent = ouvertes[-1] if ouvertes else ""
        if parent in _SANS_TEXTE or (not parent and not texte.strip()):
            return
        if "pre" not in ouvertes:
            texte = texte.replace("\n", " ")
        if texte:
            self._piles[-1].append(secable(texte))


def _attributs(tag: str, attributs: Mapping[str, str]) -> dict[str, Any]:
    match tag:
        case "a":
            href = html.unescape(attributs.get("href", ""))
            return {"href": href if len(href) <= _LIEN_MAX else ""}
        case "img":
            return {
                "src": html.unescape(attributs.get("src", "")),
                "alt": html.unescape(attributs.get("alt", "")) or "Image",
            }
        case "ol":
            debut = attributs.get("start", "1")
            return {"debut": int(debut) if debut.isdigit() and len(debut) < 7 else 1}
        case "h2" | "h3" | "h4" | "h5" | "h6":
            return {"rang": max(1, int(tag[1]) - _NIVEAU_HTML + 1)}
    return {}
