"""What an event leaves to complete, found wherever it stands."""

from __future__ import annotations

import pytest

from certimetal.domain.a_completer import (
    MARQUE,
    chemins_a_completer,
    est_a_completer,
    est_la_marque,
)
from certimetal.domain.cycle.faute import Faute, IdFaute
from certimetal.domain.cycle.prematuree import est_prematuree

MARQUES: list[tuple[str | int, ...]] = [("verdicts", "C1I1", "verdict"), ("actions", 1, "cause")]


def faute(id_: IdFaute, *chemin: str | int) -> Faute:
    return Faute(
        id=id_, fichier="journal/x.yml", message="", attendu="", remede="", regles=(), chemin=chemin
    )


def test_marks_are_found_in_order_with_their_paths() -> None:
    donnees = {
        "motif": MARQUE,
        "verdicts": {"C1I1": {"verdict": "conforme", "constat": f"Reste… {MARQUE}"}},
        "actions": [{"cause": "x"}, {"cause": "A COMPLETER"}],
        "fin": None,
    }
    assert list(chemins_a_completer(donnees)) == [
        ("motif",), ("verdicts", "C1I1", "constat"), ("actions", 1, "cause"),
    ]  # fmt: skip
    assert list(chemins_a_completer({"note": "complété"})) == []


@pytest.mark.parametrize(
    ("valeur", "a_completer", "marque"),
    [(MARQUE, True, True), (f" {MARQUE}\n", True, True), (f"{MARQUE} demain", True, False),
     ("A COMPLETER", True, True), ("À compléter", False, False), (3, False, False),
     (None, False, False)],
)  # fmt: skip
def test_the_mark_alone_is_told_from_a_text_that_holds_it(
    valeur: object, a_completer: bool, marque: bool
) -> None:
    assert est_a_completer(valeur) is a_completer
    assert est_la_marque(valeur) is marque


@pytest.mark.parametrize(
    ("une_faute", "attendu"),
    [(faute(IdFaute.CONSTATS, "verdicts"), True),
     (faute(IdFaute.CONSTATS, "verdicts", "C1I1", "verdict"), True),
     (faute(IdFaute.SANS_NC, "verdicts", "C2I1"), False),
     (faute(IdFaute.ACTION, "actions", 0, "echeance"), False),
     (faute(IdFaute.INCONNU), True),
     (faute(IdFaute.IMPOSSIBLE), False)],
)  # fmt: skip
def test_a_fault_that_only_waits_is_told_from_one_that_stands(
    une_faute: Faute, attendu: bool
) -> None:
    assert est_prematuree(une_faute, MARQUES) is attendu
    assert not est_prematuree(une_faute, ())
