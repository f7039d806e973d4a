"""What the theme, the sitemap and the link checker ask of a page, in the form that they ask it.

The theme escapes neither titles nor descriptions: they are escaped here.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html import escape
from typing import TYPE_CHECKING, Any, Protocol

from certimetal.domain.francais import date_en_mots
from certimetal.rendering.page import EntreeRecherche

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable
    from datetime import date

    from certimetal.rendering.page import Ancre, Page

HAUT = "contenu"
"""The anchor that the theme puts around every page's content; the skip link leads there."""

_IDENTIFIANT = re.compile(r' id="([^"]+)"')  # a first character that cannot vary is sought quick


@dataclass(slots=True)
class EntreeSommaire:
    """An entry of a table of contents; ``title`` is HTML, ``level`` that of its heading."""

    title: str
    id: str
    level: int
    children: list[EntreeSommaire] = field(default_factory=list)

    @property
    def url(self) -> str:
        return f"#{self.id}"


@dataclass(eq=False, slots=True)
class PageLegere:
    """A page that is not the generator's own: ``title``, ``content`` and ``meta`` are HTML.

    ``url`` is below the site's root. ``present_anchor_ids`` are those that links may lead to.
    """

    url: str
    title: str = ""
    content: str = ""
    toc: list[EntreeSommaire] = field(default_factory=list)
    meta: dict[str, Any] = field(default_factory=dict)
    canonical_url: str | None = None
    edit_url: str | None = None
    present_anchor_ids: Collection[str] = frozenset()
    is_homepage: bool = False
    is_page: bool = True
    is_link: bool = False
    parent: None = None
    children: None = None
    previous_page: None = None
    next_page: None = None


def meta(page: Page, *, seule: bool = False) -> dict[str, Any]:
    """Return a page's metadata.

    ``seule`` is for a page without neighbours in the menu: it takes the side menu's place, as one
    without anchors takes that of the contents. The search does not read the page: it is given
    ``entrees_recherche``.
    """
    valeurs: dict[str, Any] = {
        "title": escape(page.titre),
        "source": page.source,
        "search": {"exclude": True},
    }
    if page.description:
        valeurs["description"] = escape(page.description)
    caches = [("navigation", seule), ("toc", not page.ancres)]
    if any(cache for _, cache in caches):
        valeurs["hide"] = [nom for nom, cache in caches if cache]
    return valeurs


def construction(jour: date, *, cachee: bool) -> dict[str, Any]:
    """Return the day of the build, as every page tells it, and whether to hide from robots."""
    return {"jour": jour.isoformat(), "jour_en_mots": date_en_mots(jour), "cachee": cachee}


def sommaire(titre: str, entrees: Iterable[EntreeSommaire]) -> list[EntreeSommaire]:
    """Return a table of contents under the page's own title, HTML."""
    return [EntreeSommaire(titre, HAUT, 1, list(entrees))]


def sommaire_de(page: Page) -> list[EntreeSommaire]:
    """Return the table of contents of a finished page."""
    return sommaire(escape(page.titre), (entree_sommaire(ancre) for ancre in page.ancres))


def entree_sommaire(ancre: Ancre, niveau: int = 2) -> EntreeSommaire:
    """Return an anchor as an entry, with those below it."""
    enfants = [entree_sommaire(enfant, niveau + 1) for enfant in ancre.enfants]
    return EntreeSommaire(escape(ancre.titre), ancre.id, niveau, enfants)


class PageCherchee(Protocol):
    """What the search knows a page by; plain text."""

    @property
    def chemin(self) -> str: ...
    @property
    def titre(self) -> str: ...
    @property
    def description(self) -> str: ...
    @property
    def recherche(self) -> tuple[EntreeRecherche, ...]: ...


def entrees_recherche(page: PageCherchee) -> list[dict[str, str]]:
    """Return a page's entries of the search index; the theme's script shows them as HTML.

    A page that has none of its own is known by its title and its description.
    """
    propres = page.recherche or (
        EntreeRecherche(ancre="", titre=page.titre, texte=page.description),
    )
    return [
        {
            "location": f"{page.chemin}#{entree.ancre}" if entree.ancre else page.chemin,
            "title": escape(entree.titre, quote=False),
            "text": escape(entree.texte, quote=False),
        }
        for entree in propres
    ]


def identifiants(contenu: str) -> frozenset[str]:
    """Return the ``id`` of every element of finished HTML, and the top's."""
    return frozenset((HAUT, *_IDENTIFIANT.findall(contenu)))


def plan_du_site(sitemap: str, adresses: Iterable[str], jour: str) -> str:
    """Return the sitemap with ``adresses`` added; ``jour`` is the build's, ``AAAA-MM-JJ``."""
    ajouts = "".join(
        f"    <url>\n        <loc>{escape(adresse)}</loc>\n"
        f"        <lastmod>{jour}</lastmod>\n    </url>\n"
        for adresse in adresses
    )
    return sitemap.replace("</urlset>", f"{ajouts}</urlset>")
