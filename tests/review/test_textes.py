"""Two answers compared: nothing lost, moved text not new, and never slow."""

from __future__ import annotations

import time
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from certimetal.domain.revue import Passage, Sens
from certimetal.review.textes import comparer_textes

MOTS = st.lists(
    st.sampled_from(["un", "deux", "trois.", "quatre\n", "cinq", "six.\n\n"]), max_size=60
)


def _dit(passages: tuple[Passage, ...], *sens: Sens) -> list[str]:
    return " ".join(p.texte for p in passages if p.sens in sens).split()


@given(MOTS, MOTS)
def test_every_word_of_both_texts_is_told_once(un: list[str], autre: list[str]) -> None:
    avant, apres = " ".join(un), " ".join(autre)
    passages = comparer_textes(avant, apres)
    if avant.split() == apres.split() and not passages:
        return
    gardes = (Sens.EGAL, Sens.DEPLACE)
    assert Counter(_dit(passages, *gardes, Sens.AJOUTE)) == Counter(apres.split())
    assert Counter(_dit(passages, *gardes, Sens.RETIRE)) == Counter(avant.split())
    assert _dit(passages, *gardes, Sens.AJOUTE) == apres.split()


def test_words_are_marked_within_their_sentence() -> None:
    passages = comparer_textes(
        "Nous inscrivons sous 10 jours. Le reste demeure.",
        "Nous inscrivons sous 15 jours. Le reste demeure.",
    )
    assert _dit(passages, Sens.RETIRE) == ["10"]
    assert _dit(passages, Sens.AJOUTE) == ["15"]


def test_a_moved_sentence_is_not_new() -> None:
    a, b, c = (f"La phrase {n} dit quelque chose de précis. " for n in ("une", "deux", "trois"))
    passages = comparer_textes(a + b + c, b + c + a)
    assert {p.sens for p in passages} == {Sens.EGAL, Sens.DEPLACE}
    assert _dit(passages, Sens.DEPLACE) == a.split()


def test_line_ends_and_spaces_are_no_change() -> None:
    assert comparer_textes("Un mot.\nUn autre.", "Un  mot. Un autre.\n") == ()


@pytest.mark.parametrize(
    ("avant", "apres"),
    [
        ("a " * 30_000, "b a " * 15_000),
        ("a b " * 15_000, "b a " * 15_000),
        (". " * 30_000, ".\n" * 30_000),
        (" ".join(map(str, range(10_000))), " ".join(map(str, range(10_000, 0, -1)))),
    ],
)
def test_a_hostile_answer_takes_no_time(avant: str, apres: str) -> None:
    debut = time.process_time()
    comparer_textes(avant, apres)
    assert time.process_time() - debut < 1.5
