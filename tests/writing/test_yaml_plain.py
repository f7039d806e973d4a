"""What is written unquoted is read back the same by every reader, our own strict one included."""

from __future__ import annotations

from typing import Any

import yaml
from hypothesis import given
from hypothesis import strategies as st

from certimetal.reading.source import read_yaml
from certimetal.writing.yaml_plain import block, inline

LETTRES = st.characters(min_codepoint=32, max_codepoint=0x24F, exclude_categories=["Cc"])
TEXTES = st.text(alphabet=LETTRES, max_size=30)
VALEURS = st.recursive(
    st.booleans() | st.integers(-(10**9), 10**9) | TEXTES | st.sampled_from(["non", "no", "null"]),
    lambda v: (
        st.lists(v, max_size=3)
        | st.dictionaries(st.from_regex(r"[a-z]{1,8}_x", fullmatch=True), v, max_size=3)
    ),
    max_leaves=8,
)


@given(VALEURS)
def test_a_value_is_read_back_the_same(valeur: Any) -> None:
    texte = "\n".join(block("cle", valeur)) + "\n"
    assert yaml.safe_load(texte) == {"cle": valeur}
    assert yaml.safe_load(f"cle: {inline(valeur)}") == {"cle": valeur}


def test_our_reader_finds_nothing_to_say() -> None:
    valeur = {"a": "l’été", "b": ["no", "56100", "1e3", "01", "x y"], "c": [{"d": True, "e": []}]}
    _, lecture = read_yaml("\n".join(block("cle", valeur)).encode(), path="x.yml")
    assert (lecture.data, lecture.findings) == ({"cle": valeur}, ())


def test_words_stay_bare_and_numbers_are_quoted() -> None:
    assert block("annexes", [{"titre": "Procédure d’inscription", "code": "56100"}]) == [
        "annexes:",
        "  - titre: Procédure d’inscription",
        '    code: "56100"',
    ]
