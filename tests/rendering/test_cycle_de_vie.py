"""The page of the lifecycle says what the transition table says."""

from __future__ import annotations

from pathlib import Path

import pytest

from certimetal.domain.cycle.table import LIGNES, TABLE
from certimetal.domain.francais import capitaliser
from certimetal.domain.situation import Statut
from certimetal.rendering.cycle_de_vie import STATUTS, transitions

PAGE = Path(__file__).resolve().parents[2] / "docs" / "cycle-de-vie.md"
MARQUE = "python -m certimetal.rendering.cycle_de_vie -->\n\n"


def test_the_page_is_the_table_of_the_code() -> None:
    ecrit = PAGE.read_text(encoding="utf-8").partition(MARQUE)[2]
    assert ecrit == transitions() + "\n", "renew the page: see the docstring of the generator"


@pytest.mark.parametrize("statut", Statut)
def test_every_cell_reads_as_the_table_has_it(statut: Statut) -> None:
    """Read from the page itself, so that a fault of the generator shows."""
    tableau = [ligne for ligne in PAGE.read_text(encoding="utf-8").split("\n") if "|" in ligne]
    entete = next(ligne for ligne in tableau if ligne.startswith("| Événement |"))
    colonne = [c.strip() for c in entete.split("|")].index(STATUTS[statut])
    lues = {
        cases[1].strip(): cases[colonne].strip()
        for ligne in tableau
        if len(cases := ligne.split("|")) == len(Statut) + 3
    }
    for ligne in LIGNES:
        case = TABLE[statut, ligne.type, ligne.variante]
        debut = "non" if not case.possible else "si" if case.condition else "oui"
        assert lues[capitaliser(ligne.nom)].startswith(debut)


def test_every_statut_has_its_name() -> None:
    assert set(STATUTS) == set(Statut)
    texte = PAGE.read_text(encoding="utf-8")
    assert all(nom.lower() in texte.lower() for nom in STATUTS.values())
