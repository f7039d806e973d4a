"""The shells of one build, rendered with the theme's own templates when first needed."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

from certimetal.rendering.pour_le_theme import EntreeSommaire, PageLegere, entree_sommaire, sommaire
from certimetal.rendering.shell import Coquille, Marques, attribut

if TYPE_CHECKING:
    from collections.abc import Callable

    from jinja2 import Environment

    from certimetal.rendering.page import Ancre

_GABARIT = "certimetal/coquille.html"
_ENTREE = "partials/toc-item.html"


class PageAFinir(Protocol):
    """What fills a shell, besides a page's content; plain text."""

    @property
    def chemin(self) -> str: ...
    @property
    def titre(self) -> str: ...
    @property
    def description(self) -> str: ...
    @property
    def source(self) -> str: ...
    @property
    def ancres(self) -> tuple[Ancre, ...]: ...


@dataclass(frozen=True, slots=True)
class _Forme:
    """What makes two pages need two shells: relative URLs, the menu, and which parts they have."""

    section: str
    profondeur: int
    canonique: bool
    modifiable: bool
    sommaire: bool


class Coquilles:
    """The theme's page around each page that is out of the menu.

    ``rendre`` renders the template it is given with a page, the menu open at a section's page;
    ``finir`` is what is done to every page of the site once rendered.
    """

    def __init__(
        self,
        env: Environment,
        rendre: Callable[[str, PageLegere, str], str],
        finir: Callable[[str], str],
    ) -> None:
        self._env = env
        self._rendre = rendre
        self._finir = finir
        self._coquilles: dict[_Forme, Coquille] = {}
        self._empreintes: dict[_Forme, str] = {}
        self._sommaires: dict[tuple[Ancre, ...], bytes] = {}

    def remplir(
        self, page: PageAFinir, contenu: bytes, *, section: str, canonique: str, edition: str
    ) -> bytes:
        """Return the whole page: ``section`` is the URL of the menu's page that it belongs to.

        ``canonique`` is its own whole URL and ``edition`` its source's editor; each may be empty.
        """
        forme = _forme(page, section, canonique, edition)
        return self._coquille(forme).remplir(
            {
                "titre": attribut(page.titre),
                "description": attribut(page.description),
                "canonique": attribut(canonique),
                "table": self._sommaire(page.ancres),
                "contenu": contenu,
                "edition": attribut(edition),
                "source": attribut(page.source),
            }
        )

    def empreinte(self, page: PageAFinir, *, section: str, canonique: str, edition: str) -> str:
        """Return what ``remplir`` adds to the page, digested."""
        forme = _forme(page, section, canonique, edition)
        if forme not in self._empreintes:
            self._empreintes[forme] = self._coquille(forme).empreinte
        return self._empreintes[forme]

    def _coquille(self, forme: _Forme) -> Coquille:
        coquille = self._coquilles.get(forme)
        if coquille is None:
            coquille = self._coquilles[forme] = self._couper(forme)
        return coquille

    def _couper(self, forme: _Forme) -> Coquille:
        marques = Marques(secrets.token_hex(16))
        temoin = EntreeSommaire(marques["table"], "temoin", 2)
        page = PageLegere(
            url="x/" * forme.profondeur,
            title=marques["titre"],
            content=marques["contenu"],
            toc=sommaire(marques["titre"], [temoin] if forme.sommaire else []),
            meta=_meta(marques),
            canonical_url=marques["canonique"] if forme.canonique else None,
            edit_url=marques["edition"] if forme.modifiable else None,
        )
        rendue = self._rendre(_GABARIT, page, forme.section)
        rendue = rendue.replace(self._entree(temoin), marques["table"])
        une_fois = ("contenu", "table") if forme.sommaire else ("contenu",)
        return Coquille.couper(self._finir(rendue), marques, une_fois=une_fois)

    def _entree(self, entree: EntreeSommaire) -> str:
        """Return an entry of the table of contents as the theme shows it."""
        return self._env.get_template(_ENTREE).render(toc_item=entree)

    def _sommaire(self, ancres: tuple[Ancre, ...]) -> bytes:
        """Return the entries of a table of contents; most dossiers have the same."""
        sortie = self._sommaires.get(ancres)
        if sortie is None:
            texte = "".join(self._entree(entree_sommaire(ancre)) for ancre in ancres)
            sortie = self._sommaires[ancres] = texte.encode()
        return sortie


def _forme(page: PageAFinir, section: str, canonique: str, edition: str) -> _Forme:
    return _Forme(
        section=section,
        profondeur=page.chemin.count("/"),
        canonique=bool(canonique),
        modifiable=bool(edition),
        sommaire=bool(page.ancres),
    )


def _meta(marques: Marques) -> dict[str, Any]:
    return {
        "title": marques["titre"],
        "description": marques["description"],
        "source": marques["source"],
    }
