"""What a Markdown text may not exceed."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from certimetal.domain.limites_markdown import (
    Depassement,
    Limite,
    _colonnes,
    _niveaux,
    depassement,
)


def test_an_ordinary_text_exceeds_nothing() -> None:
    assert depassement("# Titre\n\n- a\n  - b\n\n| a | b |\n|---|---|\n\n" + "-" * 200) is None


@pytest.mark.parametrize(
    "texte",
    [
        *("> " * 64 + "a", ">" * 64, "- " * 64 + "a", " " * 126 + "- a", "1. " * 64 + "x"),
        *("|a" * 20 + "|\n" + "|-" * 20, "\t" * 20 + "code", " " * 60_000, "|" * 500),
        *("a|" * 500, "é" * 32_768),
    ],
)
def test_up_to_the_limit_nothing_is_said(texte: str) -> None:
    assert depassement(texte) is None


@pytest.mark.parametrize(
    ("texte", "limite", "debut"),
    [
        ("a\n" + "> " * 65 + "b", Limite.NIVEAUX, 2),
        (">" * 65, Limite.NIVEAUX, 0),
        ("- " * 65 + "a", Limite.NIVEAUX, 0),
        (" " * 130 + "- a", Limite.NIVEAUX, 0),
        ("1. " * 65 + "x", Limite.NIVEAUX, 0),
        ("|a" * 21 + "|\n" + "|-" * 21 + "|", Limite.COLONNES, 44),
        ("a|" * 20 + "a\n" + "-|" * 20 + "-", Limite.COLONNES, 42),
        ("> |" + ":-:|" * 21, Limite.COLONNES, 0),
        ("é" * 32_769, Limite.TAILLE, 0),
    ],
)
def test_beyond_the_limit_the_place_is_said(texte: str, limite: Limite, debut: int) -> None:
    exces = depassement(texte)
    assert isinstance(exces, Depassement)
    assert (exces.limite, exces.debut) == (limite, debut)


@pytest.mark.parametrize("motif", [">", "- ", "|", "-|", "1", " ", "1. ", "a\n", ">\n"])
def test_looking_costs_little(motif: str) -> None:
    texte = motif * (65_000 // len(motif))
    debut = time.process_time()
    depassement(texte)
    assert time.process_time() - debut < 0.5


@given(
    st.sampled_from(["|-", "> ", ">", "   ", "|:-:", "- ", "1. "]),
    st.integers(0, 90),
    st.lists(st.sampled_from(["|-", ">", " ", "a", "\n", "\t", "|a"]), max_size=4),
)
def test_the_quick_look_hides_no_excess(motif: str, fois: int, autour: list[str]) -> None:
    for texte in ("".join(autour) + motif * fois, "a\n" + motif * fois + "".join(autour)):
        assert depassement(texte) == (_colonnes(texte) or _niveaux(texte))
