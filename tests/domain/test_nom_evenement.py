"""The name of an event's file, read and written."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from certimetal.domain.journal import TYPES
from certimetal.domain.nom_evenement import NomEvenement, lire_nom


@given(st.dates(), st.integers(1, 99), st.sampled_from(TYPES))
def test_a_name_that_is_written_is_read_back(jour: date, rang: int, type_: str) -> None:
    nom = NomEvenement(date=jour, rang=rang, type=type_)
    assert lire_nom(nom.fichier) == nom
    assert nom.chemin == f"journal/{nom.fichier}"


@pytest.mark.parametrize(
    "fichier",
    [
        "2026-02-30-01-depot.yml",
        "2026-02-03-00-depot.yml",
        "2026-02-03-1-depot.yml",
        "2026-02-03-001-depot.yml",
        "2026-02-03-depot.yml",
        "2026-02-03-01-dépôt.yml",
        "2026-02-03-01-Depot.yml",
        "2026-02-03-01-plan-actions.yml",
        "2026-02-03-01-.yml",
        "2026-02-03-01-depot_.yml",
        "2026-02-03-01-depot.yaml",
        "2026-02-03-01-depot.yml\n",
        "٢026-02-03-01-depot.yml",
        "annee/2026-02-03-01-depot.yml",
        "",
    ],
)
def test_anything_else_is_not_the_name_of_an_event(fichier: str) -> None:
    assert lire_nom(fichier) is None


def test_an_unknown_type_is_a_name_all_the_same() -> None:
    lu = lire_nom("2026-02-03-07-courrier.yml")
    assert lu == NomEvenement(date=date(2026, 2, 3), rang=7, type="courrier")
