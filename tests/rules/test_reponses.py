"""Answers and their commitments."""

from __future__ import annotations

from dataclasses import replace

import pytest
from contexte_exemple import (
    CONSERVEE,
    CONTEXTE,
    CORPS,
    DOSSIER,
    avec,
    avec_reponse,
    problemes,
    trouves,
)
from hypothesis import given
from hypothesis import strategies as st

from certimetal.domain.annexe import FaitsFichier
from certimetal.domain.referentiel import INDICATEURS
from certimetal.rules import check_dossier
from certimetal.rules.reponse import MOTS_MINIMUM, mots


def test_an_answer_that_is_there_but_unread_is_not_said_absent() -> None:
    restantes = {code: r for code, r in DOSSIER.reponses.items() if code != "C3I2"}
    assert trouves(avec(reponses=restantes)) == ["reponse-absente"]
    presente = {"reponses/C3I2.md": FaitsFichier(taille=1)}
    assert trouves(avec(reponses=restantes, fichiers=presente)) == []


@pytest.mark.parametrize("corps", ["", "\n\n", "— … —", "| - | - |"])
def test_an_answer_of_signs_alone_is_empty(corps: str) -> None:
    (probleme,) = problemes(avec_reponse(corps=corps))
    assert probleme.message == "La réponse est vide."


def test_the_number_of_words_decides_and_not_that_of_signs() -> None:
    juste = " ".join(["mot"] * MOTS_MINIMUM)
    assert trouves(avec_reponse(corps=juste, annexes=(CONSERVEE,))) == []
    court = juste.removesuffix(" mot") + " — – … |"
    assert trouves(avec_reponse(corps=court, annexes=(CONSERVEE,))) == ["reponse-mince"]
    assert mots(court) == MOTS_MINIMUM - 1


@given(
    st.lists(st.sampled_from(["mot", "l’été", "_x", "—", "**", "2", "e\u0301"]), max_size=12),
    st.sampled_from([" ", "\n", "\u00a0", " \n\t "]),
)
def test_enough_words_are_known_without_counting_all(parts: list[str], blanc: str) -> None:
    corps = blanc.join(parts) + blanc
    for assez in range(1, 14):
        assert (mots(corps, assez=assez) >= assez) is (mots(corps) >= assez)


def test_a_thin_answer_is_not_also_blamed_for_its_annexes() -> None:
    assert trouves(avec_reponse(corps="Oui.")) == ["reponse-mince"]


def test_the_code_of_another_answers_annexe_is_enough() -> None:
    sans = CORPS.replace(" (procédure en annexe C3I2-A01)", "")
    assert trouves(avec_reponse(corps=sans)) == ["reponse-sans-annexe"]
    assert trouves(avec_reponse(corps=sans, annexes=(CONSERVEE,))) == []
    assert trouves(avec_reponse(corps=sans, entete_lisible=False)) == []


@pytest.mark.parametrize("code", INDICATEURS)
def test_every_consigne_is_recognised_however_its_lines_are_cut(code: str) -> None:
    consigne = CONTEXTE.referentiel.indicateurs[code].consigne
    citee = "> " + consigne.replace(", ", ",\n> ")
    for texte in (consigne, consigne.replace(" ", "\n"), citee, f"Avant.\n\n{consigne}\n\n{CORPS}"):
        assert trouves(avec_reponse(code, corps=texte)) == ["consigne-restante"]


def test_an_answer_that_says_decrire_is_not_a_consigne() -> None:
    assert (
        trouves(avec_reponse(corps=f"Décrire ici le métier est l’objet du livret. {CORPS}")) == []
    )


@pytest.mark.parametrize(
    ("delai", "controles"), [(0, []), (15, []), (16, ["delai-inscription"]), (True, []), ("20", [])]
)
def test_the_delay_is_held_to_the_number_of_the_rules(delai: object, controles: list[str]) -> None:
    assert trouves(avec_reponse(engagements={"delai_inscription_jours": delai})) == controles


def test_the_notice_is_the_certificateurs_own() -> None:
    un_mois = avec_reponse("C5I1", engagements={"preavis_evaluation_mois": 1})
    assert trouves(un_mois) == ["preavis-evaluation"]
    referentiel = replace(CONTEXTE.referentiel, regles_certificateur={})
    assert list(check_dossier(un_mois, replace(CONTEXTE, referentiel=referentiel))) == []


def test_the_numbers_that_the_rules_need_are_in_the_referentiel() -> None:
    referentiel = CONTEXTE.referentiel
    assert referentiel.valeur("delai_inscription").nombre == 15
    assert referentiel.valeur("preavis_evaluation", "uimm-35-56").nombre == 2


@pytest.mark.parametrize(
    "lien",
    [
        "[site](https://www.observatoire-metallurgie.fr)",
        "[écrire](mailto:contact@forge.example)",
        "[plus bas](#suite)",
        "[procédure](annexes/C3I2-A01.pdf)",
        "![schéma](../annexes/C3I2-A01.pdf)",
    ],
)
def test_links_to_the_web_and_to_listed_annexes_pass(lien: str) -> None:
    annexe = replace(CONSERVEE, fichier="annexes/C3I2-A01.pdf", empreinte="", diffusion="publique")
    assert "lien-reponse" not in trouves(avec_reponse(corps=f"{lien} {CORPS}", annexes=(annexe,)))


@pytest.mark.parametrize(
    "lien",
    [
        "[x](C:\\Users\\a.pdf)", "[x](javascript:alert)", "[x](http://exemple.example)",
        "![x](<annexes/autre.png>)", "[x]( ../../autre/annexes/C3I2-A01.pdf )",
    ],
)  # fmt: skip
def test_other_links_are_pointed_at(lien: str) -> None:
    corps = f"{CORPS} {lien}"
    (probleme,) = problemes(avec_reponse(corps=corps))
    assert probleme.controle.id == "lien-reponse"
    assert corps[probleme.debut : probleme.fin] in lien
    assert probleme.fin - probleme.debut > 5
