"""What is kept of a dossier once it is let go."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from certimetal.app.resume import count_words


@given(st.text(alphabet="aé—🙂 \n\t\r\u00a0\u202f", max_size=60))
def test_words_are_counted_as_if_they_were_cut(texte: str) -> None:
    assert count_words(texte) == len(texte.split())


@pytest.mark.parametrize(("texte", "mots"), [("", 0), ("un", 1), ("15\u00a0jours\u202f; fin", 4)])
def test_a_blank_that_does_not_break_a_line_parts_words(texte: str, mots: int) -> None:
    assert count_words(texte) == mots
