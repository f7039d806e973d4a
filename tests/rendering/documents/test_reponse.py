"""The tree of an answer, as it may stand in a document: read by the real pandoc."""

from __future__ import annotations

from typing import Any

import pytest

from certimetal import pandoc
from certimetal.rendering.documents.reponse import ends_with_table, plain_blocks, prepare_blocks

TEXTES = {
    "html": "un <b>mot</b>\n\n<div onclick=x>\n  deux\n</div>\n",
    "regle": "un\n\n---\n\ndeux\n",
    "image": "![Le *logigramme*](annexes/C2I1-A01.png)\n",
    "liens": "[a](https://a.example) [b](javascript:alert%281%29) [c](mailto:c@c.example)\n",
    "tableau": "| Étape | Très longue colonne de mots |\n|---|---|\n| a | un ![x](y.png) texte |\n",
    "entites": "a&#x202e;b\n",
    "tableau en liste": "- a\n\n  > | b |\n  > |---|\n",
    "imbrique": "- a\n  1. <i>b</i>\n\n> ![q](z.png)\n",
}


@pytest.fixture(scope="module")
def arbres() -> dict[str, list[dict[str, Any]]]:
    lus = pandoc.read_markdown(list(TEXTES.values()))
    return {nom: prepare_blocks(blocs) for nom, blocs in zip(TEXTES, lus, strict=True)}


def types(noeud: Any) -> set[str]:
    if isinstance(noeud, list):
        return set().union(*map(types, noeud))
    if isinstance(noeud, dict):
        return {noeud.get("t", "")} | types(noeud.get("c", []))
    return set()


def mots(noeud: Any) -> str:
    if isinstance(noeud, list):
        return "".join(map(mots, noeud))
    if not isinstance(noeud, dict):
        return ""
    blancs = {"Space": " ", "SoftBreak": " ", "LineBreak": "\n"}
    return noeud["c"] if noeud["t"] == "Str" else blancs.get(noeud["t"], mots(noeud.get("c")))


def test_raw_html_is_text_wherever_it_stands(arbres: dict[str, Any]) -> None:
    assert mots(arbres["html"][0]) == "un <b>mot</b>"
    assert mots(arbres["html"][1]) == "<div onclick=x>\n  deux\n</div>"
    assert "<i>b</i>" in mots(arbres["imbrique"])
    for arbre in arbres.values():
        assert not types(arbre) & {"RawInline", "RawBlock", "Image", "HorizontalRule"}


def test_a_picture_is_a_link_that_names_it(arbres: dict[str, Any]) -> None:
    (lien,) = arbres["image"][0]["c"]
    assert lien["t"] == "Link"
    assert lien["c"][2] == ["annexes/C2I1-A01.png", ""]
    assert mots(lien["c"][1]) == "Image\u00a0: Le logigramme"


def test_only_a_link_to_the_web_or_a_mailbox_stays_one(arbres: dict[str, Any]) -> None:
    liens = [n["c"][2][0] for n in arbres["liens"][0]["c"] if n["t"] == "Link"]
    assert liens == ["https://a.example", "mailto:c@c.example"]
    assert "b (javascript:alert%281%29)" in mots(arbres["liens"])


def test_a_table_has_widths_that_fill_it_and_none_too_thin(arbres: dict[str, Any]) -> None:
    largeurs = [colonne[1]["c"] for colonne in arbres["tableau"][0]["c"][2]]
    assert sum(largeurs) == pytest.approx(1, abs=0.001)
    assert 0.1 < largeurs[0] < largeurs[1]


def test_a_character_that_an_entity_hides_is_shown(arbres: dict[str, Any]) -> None:
    assert mots(arbres["entites"]) == "a\ufffdb"


def test_a_text_that_cannot_be_laid_out_keeps_its_lines() -> None:
    blocs = plain_blocks("> > un\n> deux\n\n\ntrois\n")
    assert [mots(bloc) for bloc in blocs] == ["> > un\n> deux", "trois"]


def test_a_table_is_seen_at_the_end_of_a_list(arbres: dict[str, Any]) -> None:
    """A cell of Word that ends with a table is no cell: a paragraph must follow."""
    a_la_fin = {nom for nom, arbre in arbres.items() if ends_with_table(arbre)}
    assert a_la_fin == {"tableau", "tableau en liste"}
    assert not ends_with_table([])
