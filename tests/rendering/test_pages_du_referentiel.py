"""The référentiel's pages: all of it is there, and what is one certificateur's own is marked."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from valeurs_de_pages import ETAPES, HOSTILE, un_referentiel

from certimetal.domain.francais import FINE, NBSP
from certimetal.domain.referentiel import Etape
from certimetal.rendering.frise import delai_en_mots, jalons
from certimetal.rendering.site import FormulaireOffert, pages_du_referentiel
from certimetal.rendering.textes import texte_brut

if TYPE_CHECKING:
    from certimetal.rendering.page import Page


def pages() -> dict[str, Page]:
    rendues = pages_du_referentiel(
        un_referentiel(), lien_edition=lambda c: f"https://f.example/{c}"
    )
    return {page.chemin: page for page in rendues}


def mots(page: Page) -> str:
    return texte_brut(page.contenu).replace(NBSP, " ").replace(FINE, " ")


def test_each_page_has_its_url_and_one_title() -> None:
    rendues = pages()
    assert list(rendues) == [
        "referentiel/",
        *(f"referentiel/c{n}/" for n in range(1, 7)),
        "processus/",
        "calendrier/",
        "contexte/",
        "regles/",
    ]
    for page in rendues.values():
        assert page.contenu.count("<h1") == 1
        ids = re.findall(r'\bid="([^"]+)"', page.contenu)
        assert len(ids) == len(set(ids)), page.chemin
        for ancre in page.ancres:
            assert {ancre.id, *(e.id for e in ancre.enfants)} <= set(ids), page.chemin


def test_the_overview_links_to_each_critere_and_indicateur() -> None:
    liens = re.findall(r'href="([^"]+)"', pages()["referentiel/"].contenu)
    for critere in range(1, 7):
        assert f"c{critere}/" in liens
        assert {f"c{critere}/#c{critere}i{rang}" for rang in (1, 2)} <= set(liens)
    assert "Union des industries" in mots(pages()["referentiel/"])


def test_a_critere_says_everything_of_its_two_indicateurs() -> None:
    lu = mots(pages()["referentiel/c1/"])
    for attendu in (
        "À démontrer C1.",
        "Guide de C1",
        "OPPORTUNITÉ et COHÉRENCE",
        "Qualiopi : critère 2, indicateur 7",
        "Capacité C1I1.",
        "Capacité C1I2.",
        "Guide de l’indicateur C1I2.",
        "Preuve C1I1.",
        "Ou tout autre élément de preuve.",
        "Décrire ici C1I2.",
        "En tête : « Autre capacité C1I1 »",
    ):
        assert attendu in lu
    assert "Qualiopi" not in mots(pages()["referentiel/c2/"])


def test_what_a_certificateur_adds_is_marked_as_its_own() -> None:
    contenu = pages()["referentiel/c1/"].contenu
    encart = re.search(r'<aside class="cm-precision".*?</aside>', contenu, re.DOTALL)
    assert encart is not None
    assert "Nous consulter." in encart[0]
    assert "Précisions propres à l’UIMM 35-56" in encart[0]
    assert "Contrôler la pièce." in pages()["referentiel/c3/"].contenu
    assert 'class="cm-precision"' not in pages()["referentiel/c2/"].contenu


def test_a_term_is_explained_once_in_a_section() -> None:
    assert pages()["referentiel/c1/"].contenu.count("<abbr ") == 1


def test_edit_links_lead_to_each_file() -> None:
    contenu = pages()["referentiel/c1/"].contenu
    for nom in ("C1", "C1I1", "C1I2"):
        assert f'href="https://f.example/criteria/2022/{nom}.md"' in contenu
    assert pages()["referentiel/c1/"].source == "criteria/2022/C1.md"


def test_each_text_is_published_once_whatever_its_rubrique() -> None:
    contexte, processus = mots(pages()["contexte/"]), mots(pages()["processus/"])
    assert "Exigences" in contexte
    assert "Perdu ?" in contexte
    assert "500 € chacun." in processus
    assert "500 € chacun." not in contexte
    assert "4 dates par an." in processus
    assert "Propre à l’UIMM 35-56" in processus
    assert "1er mars 2027" in processus


def test_the_process_shows_both_wordings_and_which_one_binds() -> None:
    contenu = pages()["processus/"].contenu
    etape = re.search(r'<li id="etape-inscription".*?</ol>', contenu, re.DOTALL)
    assert etape is not None
    lu = texte_brut(etape[0]).replace(NBSP, " ").replace(FINE, " ")
    assert "Au plus tard 15 jours après l’entrée en formation" in lu
    assert "La source dit aussi : « La fiche part dès l’entrée. »" in lu
    assert "Formulation que l’outil n’applique pas." in lu
    assert "Ce qui s’applique : La limite de la règle D9." in lu
    assert 'href="../regles/#r15"' in etape[0]
    assert "R14" not in contenu  # a rule that the référentiel does not hold has no link


def test_steps_come_in_time_order_and_a_wording_is_no_step_of_its_own() -> None:
    suite = jalons(un_referentiel())
    assert [j.principal.etape.cle for j in suite] == [
        "consultation",
        "inscription",
        "livret",
        "evaluation",
    ]
    assert [p.etape.cle for p in suite[1].autres] == ["fiche"]


def test_two_steps_that_name_one_another_both_stand() -> None:
    boucle = tuple(
        Etape(cle=a, titre=a, texte=a, acteur="of", alternative_de=b)
        for a, b in (("x", "y"), ("y", "x"), ("z", "z"))
    )
    referentiel = un_referentiel(etapes=boucle, etapes_certificateur={})
    assert [j.principal.etape.cle for j in jalons(referentiel)] == ["x", "y", "z"]


@pytest.mark.parametrize(
    ("change", "attendu"),
    [
        ({"repere": "evaluation", "sens": "avant", "valeur": ""}, "avant l’évaluation"),
        ({"repere": "jury", "sens": "", "valeur": "", "borne": "le"}, "au jury de délibération"),
        ({"repere": "entree", "sens": "", "valeur": "", "borne": ""}, "à l’entrée en formation"),
        (
            {"repere": "fin", "sens": "avant", "borne": "au_plus_tot"},
            "au plus tôt 15 jours avant la fin de la formation",
        ),
        ({"part_formation": "1/3"}, "dans le premier tiers de la formation"),
        ({"repere": ""}, ""),
    ],
)
def test_a_delay_reads_as_a_phrase(change: dict[str, str], attendu: str) -> None:
    etape = replace(ETAPES[1], **change)  # type: ignore[arg-type]  # -- all its fields here are texts
    assert delai_en_mots(etape, un_referentiel()).replace(NBSP, " ").replace(FINE, " ") == attendu


def test_rules_tell_source_law_and_assumption_apart() -> None:
    contenu = pages()["regles/"].contenu
    d9 = re.search(r'<h3 id="d9">.*?</section>', contenu, re.DOTALL)
    r15 = re.search(r'<h3 id="r15">.*?</section>', contenu, re.DOTALL)
    assert d9 is not None
    assert r15 is not None
    assert "hypothèse de l’outil" in d9[0]
    assert f"15{NBSP}jours" in d9[0]
    assert "hypothèse" not in r15[0]
    for attendu in ("dès l’entrée en formation", "dans les 15 jours", "règle D9"):
        assert attendu in r15[0]
    assert "Règles propres à l’UIMM 35-56" in contenu
    assert "Règles de la loi" not in contenu  # an empty part is left out


def test_texts_of_the_referentiel_are_escaped_too() -> None:
    hostile = un_referentiel(
        titre=HOSTILE, source=HOSTILE, glossaire={"UIMM": f'" onmouseover="x" {HOSTILE}'}
    )
    for page in pages_du_referentiel(hostile):
        assert "<script>" not in page.contenu
        assert ' onmouseover="' not in page.contenu


def test_the_drawing_is_for_the_eye_only() -> None:
    contenu = pages()["processus/"].contenu
    dessin = re.search(r'<div class="cm-echelle" aria-hidden="true">.*?</div>', contenu, re.DOTALL)
    assert dessin is not None
    assert dessin[0].count("<circle") == 2
    assert f"Inscription administrative (15{NBSP}jours après)" in dessin[0]


def test_blank_forms_are_offered_where_there_are_some() -> None:
    assert not [page for page in pages().values() if "Formulaire à remplir" in page.contenu]
    offerts = [
        FormulaireOffert(critere=critere, format=f, url=f"t/f{critere}.{f}", taille=14_300)
        for critere in ("", "C3")
        for f in ("docx", "odt")
    ]
    rendues = {p.chemin: p for p in pages_du_referentiel(un_referentiel(), offerts=offerts)}
    c3 = rendues["referentiel/c3/"]
    assert "Fiche réponse C3 : Word (14 Ko) , OpenDocument (14 Ko)" in mots(c3)
    assert "Dossier entier : Word (14 Ko)" in mots(c3)
    assert 'href="../../t/fC3.odt" download="fC3.odt"' in c3.contenu
    assert "formulaire" in [ancre.id for ancre in c3.ancres]
    assert 'href="../t/f.docx"' in rendues["referentiel/"].contenu
