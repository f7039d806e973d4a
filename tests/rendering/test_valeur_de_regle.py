"""The values of the rules, in words."""

from __future__ import annotations

from datetime import date

import pytest

from certimetal.domain.referentiel import Valeur
from certimetal.rendering.typographie import valeur_de_regle


@pytest.mark.parametrize(
    ("nombre", "unite", "attendu"),
    [
        (1, "ans", "1\u00a0an"),
        (6, "mois", "6\u00a0mois"),
        (500, "euros", "500\u00a0€"),
        (4, "par_an", "4\u00a0par an"),
        (6, "criteres", "6\u00a0critères"),
        (460, "organismes", "460\u00a0organismes"),
        (5, "nombre", "5"),
    ],
)
def test_a_number_reads_with_its_unit(nombre: int, unite: str, attendu: str) -> None:
    valeur = Valeur(cle="x", libelle="X", nombre=nombre, unite=unite, regle="R1")
    assert valeur_de_regle(valeur) == attendu


def test_a_day_reads_as_a_date() -> None:
    valeur = Valeur(cle="x", libelle="X", nombre=0, unite="", regle="D18", jour=date(2025, 10, 1))
    assert valeur_de_regle(valeur) == "1er\u00a0octobre\u00a02025"
