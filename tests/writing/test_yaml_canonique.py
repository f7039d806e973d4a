"""YAML laid out one way: indentation and blanks; comments, order, quotes and forms stay."""

from __future__ import annotations

import pytest

from certimetal.writing.yaml_canonique import tidy, tidy_lines


@pytest.mark.parametrize(
    ("avant", "apres"),
    [
        ("a:   1\nb:\n- x\n-  y: 1\n   z: 2 # c\n", "a: 1\nb:\n  - x\n  - y: 1\n    z: 2 # c\n"),
        ("a:\n    b: 1\n", "a:\n  b: 1\n"),
        ("{a: 1,b: [ x,y ]}\n", "{a: 1, b: [x, y]}\n"),
        ("# tête\n\na: 'x'\nb: \"y\"\n", None),
        (
            "a: |\n    texte\n\n      retrait\nb: >-\n  un\n  deux\n",
            "a: |\n  texte\n\n    retrait\nb: >-\n  un\n  deux\n",
        ),
        (f"a: {'long ' * 60}mot\n", None),
        ("z: 1\na: 2 # gardé\n# pied\n", None),
    ],
)
def test_the_layout_changes_and_nothing_else(avant: str, apres: str | None) -> None:
    assert tidy(avant) == (avant if apres is None else apres)


def test_what_ruamel_cannot_read_is_said() -> None:
    for texte in ("a: [1\n", "a: 1\na: 2\n", "# rien\n", "", "a:\tb:\n", "*x\n"):
        assert tidy(texte) is None, texte


def test_lines_lose_their_last_blanks_and_pile_of_empty_lines() -> None:
    assert tidy_lines("\n\na: 1  \n \n\t\n\nb: 2\n\n\n") == "a: 1\n\nb: 2\n"
    assert tidy_lines("\n \n") == ""
