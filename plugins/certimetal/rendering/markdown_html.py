"""The HTML that comrak makes, put into a page: headings, links, pictures, tags typed as text.

In that HTML every ``<`` of the text is escaped, in attributes too: a ``<`` is always a tag of
comrak's own, so that a pattern cannot be deceived. What comes out goes through the sanitizer.
"""

from __future__ import annotations

import html
import re
import unicodedata
from typing import TYPE_CHECKING
from urllib.parse import unquote

from certimetal.rendering.page import Ancre

if TYPE_CHECKING:
    from collections.abc import Mapping

_TITRE = re.compile(r"<h([1-6])>(.*?)</h\1>", re.DOTALL)
_BALISE_DE_TITRE = re.compile(r"<(/?)h([1-6])>")
_LIEN = re.compile(r'<a href="([^"]*)"(?: title="[^"]*")?>|</a>')
_LIEN_PERMIS = re.compile(r"https://[^/]|mailto:[^@]+@", re.IGNORECASE)
_IMAGE = re.compile(r'<img src="([^"]*)" alt="([^"]*)"(?: title="[^"]*")? />')
_BALISE = re.compile(r"<[^>]*>")
_BALISE_DE_BLOC = re.compile(
    r"(\A|(?:</(?:p|ul|ol|li|h[1-6]|pre|table|blockquote)>|<blockquote>|<hr />|<li>)\n)"
    r"(&lt;[^<]*)"
)
_ACCENTUATION = re.compile(r"<(/?)(?:em|strong|del)>")
_HORS_ANCRE = re.compile(r"[^a-z0-9]+")
_LIGATURES = str.maketrans({"œ": "oe", "æ": "ae", "Œ": "oe", "Æ": "ae"})
_PLUS_BAS = 6


def shift_headings(contenu: str, niveau: int) -> str:
    """Renumber headings from ``niveau`` down, without a gap and not below h6."""
    if "<h" not in contenu:
        return contenu
    niveaux = _Niveaux(niveau)
    rang = niveau

    def renumeroter(balise: re.Match[str]) -> str:
        nonlocal rang
        if not balise[1]:
            rang = niveaux.suivant(int(balise[2]))
        return f"<{balise[1]}h{rang}>"

    return _BALISE_DE_TITRE.sub(renumeroter, contenu)


def anchor_headings(contenu: str, niveau: int, prefixe: str) -> tuple[str, tuple[Ancre, ...]]:
    """Renumber headings and give each a name of its own; return the table of contents too."""
    niveaux = _Niveaux(niveau)
    pris: set[str] = set()
    trouves: list[tuple[int, str, str]] = []

    def nommer(titre: re.Match[str]) -> str:
        rang = niveaux.suivant(int(titre[1]))
        texte = " ".join(html.unescape(_BALISE.sub("", titre[2])).split())
        ancre = _unique(slug(f"{prefixe} {texte}"), pris)
        trouves.append((rang, ancre, texte))
        return _heading(rang, titre[2], f' id="{ancre}"')

    return _TITRE.sub(nommer, contenu), _tree(trouves)


def slug(texte: str) -> str:
    """Return a text as an anchor: lower-case ASCII letters, digits and hyphens."""
    plat = unicodedata.normalize("NFKD", texte.translate(_LIGATURES).lower())
    plat = "".join(signe for signe in plat if not unicodedata.combining(signe))
    return _HORS_ANCRE.sub("-", plat).strip("-") or "section"


def keep_safe_links(contenu: str) -> str:
    """Turn each link that is neither https nor mailto into its text, its target said after it."""
    if "<a " not in contenu:
        return contenu
    ouverts: list[str | None] = []

    def filtrer(balise: re.Match[str]) -> str:
        if balise[0] == "</a>":
            cible = ouverts.pop() if ouverts else None
            return "</a>" if cible is None else f" ({cible})" if cible else ""
        permis = _LIEN_PERMIS.match(html.unescape(balise[1]))
        ouverts.append(None if permis else balise[1])
        return balise[0] if permis else ""

    return _LIEN.sub(filtrer, contenu)


def place_images(contenu: str, images: Mapping[str, str]) -> str:
    """Give each picture its published address, or turn it into words where it has none."""
    if "<img" not in contenu:
        return contenu

    def placer(image: re.Match[str]) -> str:
        source = html.unescape(image[1])
        adresse = images.get(source) or images.get(unquote(source))
        if adresse is None:
            return f"[image : {image[2] or image[1]}]"
        return f'<img src="{html.escape(adresse)}" alt="{image[2]}" />'

    return _IMAGE.sub(placer, contenu)


def wrap_typed_tags(contenu: str) -> str:
    """Make a paragraph of each block that Markdown took for HTML: it is shown as it was typed."""
    if "\n&lt;" not in contenu and not contenu.startswith("&lt;"):
        return contenu
    return _BALISE_DE_BLOC.sub(
        lambda bloc: f"{bloc[1]}<p>{bloc[2].rstrip().replace(chr(10), '<br />' + chr(10))}</p>\n",
        contenu,
    )


def nests_beyond(contenu: str, limite: int) -> bool:
    """Tell whether emphases stand in one another more than ``limite``.

    Lists and quotations are counted on the source; an emphasis shows only once it is closed.
    """
    profondeur = 0
    for balise in _ACCENTUATION.finditer(contenu):
        profondeur += -1 if balise[1] else 1
        if profondeur > limite:
            return True
    return False


class _Niveaux:
    """The levels of a text's headings, made to follow one another."""

    def __init__(self, premier: int) -> None:
        self._premier = premier
        self._ouverts: list[int] = []

    def suivant(self, niveau: int) -> int:
        while self._ouverts and self._ouverts[-1] >= niveau:
            self._ouverts.pop()
        self._ouverts.append(niveau)
        return min(self._premier + len(self._ouverts) - 1, _PLUS_BAS)


def _heading(niveau: int, contenu: str, attributs: str = "") -> str:
    return f"<h{niveau}{attributs}>{contenu}</h{niveau}>"


def _unique(ancre: str, pris: set[str]) -> str:
    propre = ancre
    rang = 2
    while propre in pris:
        propre = f"{ancre}-{rang}"
        rang += 1
    pris.add(propre)
    return propre


def _tree(trouves: list[tuple[int, str, str]]) -> tuple[Ancre, ...]:
    """Nest headings, each below the last one of a higher rank."""
    ancres: list[Ancre] = []
    place = 0
    while place < len(trouves):
        rang, ancre, titre = trouves[place]
        fin = place + 1
        while fin < len(trouves) and trouves[fin][0] > rang:
            fin += 1
        enfants = _tree(trouves[place + 1 : fin])
        ancres.append(Ancre(id=ancre, titre=titre, enfants=enfants))
        place = fin
    return tuple(ancres)
