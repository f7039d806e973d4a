"""French typography."""

from __future__ import annotations

from datetime import date

import pytest

from certimetal.domain import francais
from certimetal.rendering import typographie as t


@pytest.mark.parametrize(
    ("jour", "attendu"),
    [(date(2026, 3, 1), "1er mars 2026"), (date(2026, 8, 31), "31 août 2026")],
)
def test_a_date_reads_in_words(jour: date, attendu: str) -> None:
    assert francais.date_en_mots(jour).replace(francais.NBSP, " ") == attendu


@pytest.mark.parametrize(
    ("valeur", "attendu"),
    [
        (0, "0"),
        (999, "999"),
        (4600, "4 600"),
        (1234567, "1 234 567"),
        (-1200, "\u22121 200"),
        (1.5, "1,5"),
        (2.0, "2"),
    ],
)
def test_a_number_has_thin_spaces_and_a_comma(valeur: float, attendu: str) -> None:
    assert francais.nombre(valeur).replace(francais.FINE, " ") == attendu


@pytest.mark.parametrize(("compte", "attendu"), [(0, "0 an"), (1, "1 an"), (2, "2 ans")])
def test_french_is_plural_from_two_on(compte: int, attendu: str) -> None:
    assert t.quantite(compte, "ans").replace(francais.NBSP, " ") == attendu


def test_a_siret_is_grouped_and_anything_else_is_left_as_it_is() -> None:
    assert t.grouper_siret("00000001800002").split(francais.NBSP) == ["000", "000", "018", "00002"]
    for autre in ("", "123", "0000000180000x", "٠٠٠٠٠٠٠١٨٠٠٠٠٢"):
        assert t.grouper_siret(autre) == autre


def test_an_activity_number_is_grouped() -> None:
    assert t.grouper_nda("53560000056").split(francais.NBSP) == ["53", "56", "00000", "56"]
    assert t.grouper_nda("5356") == "5356"


@pytest.mark.parametrize(
    ("taille", "attendu"), [(940, "940 octets"), (12_288, "12 Ko"), (1_468_006, "1,4 Mo")]
)
def test_a_size_reads_in_french_units(taille: int, attendu: str) -> None:
    assert t.octets(taille).replace(francais.NBSP, " ") == attendu


def test_words_are_listed_as_a_sentence_does() -> None:
    assert francais.enumerer([]) == ""
    assert francais.enumerer(["a"]) == "a"
    assert francais.enumerer(["a", "b", "c"]) == "a, b et c"


def test_a_first_letter_falls_unless_it_opens_a_sigle() -> None:
    assert t.decapitaliser("Préparation") == "préparation"
    assert t.decapitaliser("RGPD et suite") == "RGPD et suite"


def test_a_certificateur_takes_its_article() -> None:
    assert t.avec_article("UIMM 35-56") == "l’UIMM 35-56"
    assert t.avec_article("Centre X") == "Centre X"
