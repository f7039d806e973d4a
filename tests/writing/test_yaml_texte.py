"""A person's text comes back from YAML as it was given, and is laid out to be read."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from certimetal.reading.yaml_source import parse
from certimetal.writing.yaml_texte import text_lines

LONG = "Une phrase assez longue pour ne pas tenir sur une seule ligne du fichier, et qui se replie."
TEXTES = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cs", "Cc", "Cf", "Zl", "Zp", "Co", "Cn"),
                  include_characters="\n\t"),
    max_size=400,
)  # fmt: skip


@given(TEXTES)
@example("a" * 200)
@example(f"{LONG} # ceci n’est pas un commentaire : {LONG}")
@example("- un\n- deux : trois\n\n# quatre")
@example("---\n...\n---")
@example(" début\nfin")
@example("fin \nsuite")
@example("ligne\n")
@example("\n\nligne")
@example("'\"\\ %&*!|>@`")
@example(f"{LONG}  {LONG}")
@example("\N{NO-BREAK SPACE}" + LONG + LONG)
@example("\tx\ny")
@example("true")
@example("")
def test_a_text_comes_back_whole(texte: str) -> None:
    for marge, tiret in (("", ""), ("    ", ""), ("  ", "- ")):
        lignes = text_lines("motif", texte, indent=marge, dash=tiret)
        entier = "\n".join(["haut:", *lignes] if marge else lignes) + "\n"
        lu = parse(entier, path="x.yml")
        data = lu.data["haut"] if marge else lu.data
        assert (data[0] if tiret else data)["motif"] == texte, entier


def test_a_long_sentence_is_folded_within_the_width() -> None:
    lignes = text_lines("motif", " ".join([LONG] * 5), indent="    ")
    assert lignes[0] == "    motif: >-"
    assert len(lignes) > 4
    assert all(len(ligne) <= 98 and ligne.startswith("      ") for ligne in lignes[1:])


def test_paragraphs_stay_paragraphs() -> None:
    assert text_lines("motif", "Un.\n\nDeux.") == ["motif: |-", "  Un.", "", "  Deux."]


@pytest.mark.parametrize(
    ("texte", "ligne"),
    [("À COMPLÉTER", "motif: À COMPLÉTER"), ("Oui : non", 'motif: "Oui : non"'),
     ("no", 'motif: "no"')],
)  # fmt: skip
def test_a_short_text_stays_on_its_line(texte: str, ligne: str) -> None:
    assert text_lines("motif", texte) == [ligne]
