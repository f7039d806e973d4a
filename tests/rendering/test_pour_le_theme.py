"""What the theme is given: escaped, since it escapes nothing."""

from __future__ import annotations

from certimetal.rendering import pour_le_theme
from certimetal.rendering.page import Ancre, EntreeRecherche, Page

HOSTILE = '<img src=x onerror="alert(1)">'


def page(**autres: object) -> Page:
    valeurs: dict[str, object] = {
        "chemin": "organismes/",
        "titre": HOSTILE,
        "description": HOSTILE,
        "contenu": '<h1>Titre</h1><h2 id="a">A</h2>',
        "ancres": (Ancre(id="a", titre=HOSTILE, enfants=(Ancre(id="b", titre="B"),)),),
    }
    return Page(**(valeurs | autres))  # type: ignore[arg-type]  # -- each test names its own


def test_titles_and_descriptions_are_escaped() -> None:
    meta = pour_le_theme.meta(page())
    (haut,) = pour_le_theme.sommaire_de(page())
    for texte in (meta["title"], meta["description"], haut.title, haut.children[0].title):
        assert texte == "&lt;img src=x onerror=&quot;alert(1)&quot;&gt;"


def test_the_table_of_contents_hangs_below_the_page_s_own_title() -> None:
    (haut,) = pour_le_theme.sommaire_de(page())
    assert (haut.url, haut.level) == ("#contenu", 1)
    assert [(e.url, e.level) for e in haut.children] == [("#a", 2)]
    assert [(e.url, e.level) for e in haut.children[0].children] == [("#b", 3)]


def test_the_search_is_given_entries_and_never_reads_a_page() -> None:
    assert pour_le_theme.meta(page())["search"] == {"exclude": True}


def test_search_entries_are_escaped_and_lead_to_their_section() -> None:
    entree = EntreeRecherche(ancre="c1", titre=HOSTILE, texte="a < b & c")
    assert pour_le_theme.entrees_recherche(page(recherche=(entree,))) == [
        {
            "location": "organismes/#c1",
            "title": '&lt;img src=x onerror="alert(1)"&gt;',
            "text": "a &lt; b &amp; c",
        }
    ]


def test_a_page_without_entries_is_found_by_its_title_and_description() -> None:
    (entree,) = pour_le_theme.entrees_recherche(page(titre="Titre", description="Ce qu’elle dit"))
    assert entree == {"location": "organismes/", "title": "Titre", "text": "Ce qu’elle dit"}


def test_the_sitemap_gets_every_address_escaped() -> None:
    plan = pour_le_theme.plan_du_site("<urlset>\n</urlset>", ["https://x.fr/a&b/"], "2026-11-24")
    assert "<loc>https://x.fr/a&amp;b/</loc>" in plan
    assert "<lastmod>2026-11-24</lastmod>" in plan
    assert plan.endswith("</urlset>")


def test_anchors_are_those_of_the_elements_and_the_top() -> None:
    assert pour_le_theme.identifiants(page().contenu) == {"contenu", "a"}
