from __future__ import annotations

from datetime import date

import pytest

from certimetal.domain.horizon import EXEMPLES, lire_horizon

AU = date(2028, 8, 31)


@pytest.mark.parametrize(
    ("ecrit", "attendu"),
    [
        ("12 mois", date(2029, 8, 31)),
        ("6 mois", date(2029, 2, 28)),
        ("0 jour", AU),
        ("1 jour", date(2028, 9, 1)),
        ("90\u00a0Jours", date(2028, 11, 29)),
        ("2 semaines", date(2028, 9, 14)),
        ("1an", date(2029, 8, 31)),
        ("3 années", date(2031, 8, 31)),
        ("9999 ans", date.max),
    ],
)
def test_a_period_ends_on_its_last_day(ecrit: str, attendu: date) -> None:
    assert lire_horizon(ecrit, AU) == attendu


@pytest.mark.parametrize("ecrit", ["", "12", "mois", "-1 mois", "1,5 an", "x mois", "10000 jours"])
def test_anything_else_is_not_a_period(ecrit: str) -> None:
    assert lire_horizon(ecrit, AU) is None


def test_the_examples_are_periods() -> None:
    assert all(lire_horizon(exemple, AU) for exemple in EXEMPLES)
