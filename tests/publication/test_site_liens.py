"""Every link of every page leads somewhere, and none asks another host for anything."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import PurePosixPath
from typing import TYPE_CHECKING
from urllib.parse import unquote, urljoin, urlsplit

import pytest

if TYPE_CHECKING:
    from collections.abc import Mapping

    from chantier import Chantier

pytestmark = pytest.mark.lent

_SITE = "https://certimetal.exemple.fr/"


@dataclass(slots=True)
class Vue:
    """What a page holds: identifiers, links to follow, resources that a browser asks for."""

    identifiants: Counter[str] = field(default_factory=Counter)
    liens: list[str] = field(default_factory=list)
    ressources: list[str] = field(default_factory=list)


class _Lecteur(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.vue = Vue()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        valeurs = {nom: valeur or "" for nom, valeur in attrs}
        if "id" in valeurs:
            self.vue.identifiants[valeurs["id"]] += 1
        if tag == "a" and "href" in valeurs:
            self.vue.liens.append(valeurs["href"])
        if "src" in valeurs:
            self.vue.ressources.append(valeurs["src"])
        if tag == "link" and valeurs.get("rel") in ("stylesheet", "icon", "preconnect", "preload"):
            self.vue.ressources.append(valeurs["href"])


@pytest.fixture(scope="module")
def vues(chantier: Chantier) -> Mapping[str, Vue]:
    """Return each page by its address on the site."""
    sortie = {}
    for chemin in sorted(chantier.site.rglob("*.html")):
        lecteur = _Lecteur()
        lecteur.feed(chemin.read_text(encoding="utf-8"))
        relatif = chemin.relative_to(chantier.site).as_posix()
        sortie[_SITE + relatif.removesuffix("index.html")] = lecteur.vue
    return sortie


def test_every_internal_link_leads_to_a_page_and_an_anchor_that_exist(
    chantier: Chantier, vues: Mapping[str, Vue]
) -> None:
    perdus = []
    for adresse, vue in vues.items():
        for lien in vue.liens:
            cible = urlsplit(urljoin(adresse, lien))
            page = f"{cible.scheme}://{cible.netloc}{cible.path}"
            if not page.startswith(_SITE):
                continue
            if page in vues:
                if cible.fragment and not vues[page].identifiants[unquote(cible.fragment)]:
                    perdus.append((adresse, lien, "ancre"))
            elif not (chantier.site / unquote(cible.path).lstrip("/")).is_file():
                perdus.append((adresse, lien, "page"))
    assert perdus == []


def test_external_links_are_whole_addresses_of_known_kinds(vues: Mapping[str, Vue]) -> None:
    genres = {
        urlsplit(urljoin(adresse, lien)).scheme
        for adresse, vue in vues.items()
        for lien in vue.liens
    }
    assert genres <= {"https", "http", "mailto", "tel"}


def test_no_identifier_stands_twice_on_a_page(vues: Mapping[str, Vue]) -> None:
    doubles = [
        (adresse, nom)
        for adresse, vue in vues.items()
        for nom, fois in vue.identifiants.items()
        if fois > 1
    ]
    assert doubles == []


def test_a_page_asks_for_files_of_the_site_only_and_they_exist(
    chantier: Chantier, vues: Mapping[str, Vue]
) -> None:
    manquants = []
    for adresse, vue in vues.items():
        for ressource in vue.ressources:
            if ressource.startswith("data:"):
                continue
            cible = urljoin(adresse, ressource)
            chemin = PurePosixPath(urlsplit(cible).path.lstrip("/"))
            if not cible.startswith(_SITE) or not (chantier.site / chemin).is_file():
                manquants.append((adresse, ressource))
    assert manquants == []
