"""A table that a spreadsheet opens and does not run."""

from __future__ import annotations

import csv
import io

import pytest

from certimetal.rendering.cellules import MARQUE, cellule, tableau


@pytest.mark.parametrize(
    "formule",
    ["=1+1", "+33", "-2", "@SOMME(A1)", "\t=1", "\r=1", "\n=1", " =1", "\u00a0=1", "＝1", " ＋1"],
)
def test_what_could_be_a_formula_begins_with_an_apostrophe(formule: str) -> None:
    assert cellule(formule) == f"'{formule}"


@pytest.mark.parametrize("texte", ["", "Forge = fer", "d’Auray", "2026-03-02", "00000001800002"])
def test_other_texts_are_left_as_they_are(texte: str) -> None:
    assert cellule(texte) == texte


def test_a_table_is_read_back_the_same_whatever_is_in_its_cells() -> None:
    lignes = [{"a": "un ; deux", "b": 'dit "oui"'}, {"a": "sur\ndeux lignes"}, {"b": "é"}]
    texte = tableau(("a", "b"), lignes)
    assert texte.startswith(f"{MARQUE}a;b\r\n")
    lues = list(csv.reader(io.StringIO(texte.removeprefix(MARQUE), newline=""), delimiter=";"))
    assert lues[1:] == [["un ; deux", 'dit "oui"'], ["sur\ndeux lignes", ""], ["", "é"]]
