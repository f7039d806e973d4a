"""A field as it is filled in: boxes, lines, and what tells an empty list from nothing."""

from __future__ import annotations

from typing import Any

import pytest

from certimetal.domain.formulaire import ChampFormulaire, Choix, Nature
from certimetal.rendering.documents.saisie import ABSENT, entry, short_entry, text_lines

ABC = tuple(Choix(valeur=v, libelle=f"Choix {v}") for v in "abc")


def ecrit(nature: Nature, valeur: Any, choix: tuple[Choix, ...] = ABC) -> list[str]:
    champ = ChampFormulaire(cle=("x",), code="C1I1_x", libelle="X", nature=nature, choix=choix)
    lignes = []
    for paragraphe in entry(champ, valeur):
        case = {None: "", True: "☒ ", False: "☐ "}[paragraphe.case]
        lignes.append(case + "".join(trait.texte for trait in paragraphe.traits))
    return lignes


@pytest.mark.parametrize(
    ("valeur", "attendu"),
    [
        (ABSENT, ["☐ Choix a", "☐ Choix b", "☐ Choix c"]),
        ([], ["☒ Aucun", "☐ Choix a", "☐ Choix b", "☐ Choix c"]),
        (["a", "c"], ["☒ Choix a", "☐ Choix b", "☒ Choix c"]),
        (["c", "a"], ["☒ Choix c", "☒ Choix a", "☐ Choix b"]),
    ],
)
def test_boxes_say_which_are_ticked_in_which_order(valeur: Any, attendu: list[str]) -> None:
    assert ecrit(Nature.CHOIX_MULTIPLE, valeur) == attendu


@pytest.mark.parametrize(
    ("valeur", "attendu"),
    [
        (ABSENT, ["☐ Oui", "☐ Non"]), (True, ["☒ Oui", "☐ Non"]), (False, ["☐ Oui", "☒ Non"]),
    ],
)  # fmt: skip
def test_no_is_an_answer_and_silence_is_none(valeur: Any, attendu: list[str]) -> None:
    assert ecrit(Nature.OUI_NON, valeur) == attendu


def test_a_list_has_a_line_per_item_and_says_that_it_is_empty() -> None:
    assert ecrit(Nature.LISTE_NOMBRES, [6, 12]) == ["6", "12"]
    assert ecrit(Nature.LISTE, []) == ["Aucun"]
    assert ecrit(Nature.LISTE, ABSENT) == ["", ""]


def test_zero_is_a_number() -> None:
    assert ecrit(Nature.NOMBRE, 0) == ["0"]


def test_a_text_keeps_its_lines_and_paragraphs() -> None:
    paragraphes = text_lines("un\ndeux\n\ntrois")
    assert [p.traits[0].texte for p in paragraphes] == ["un\ndeux", "trois"]


def test_one_choice_in_a_table_is_its_bare_value() -> None:
    champ = ChampFormulaire(cle=("type",), code="x", libelle="Type", nature=Nature.CHOIX, choix=ABC)
    assert [t.texte for p in short_entry(champ, "b") for t in p.traits] == ["b"]
