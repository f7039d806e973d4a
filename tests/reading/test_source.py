"""Files as they were written: where things stand in them."""

from __future__ import annotations

import time

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from certimetal.domain.controle import Chemin, Cible
from certimetal.reading.source import Source, read_markdown, read_yaml

REPONSE = """\
---
délai: 10
pieces: [piece_identite, "é à", x]
adresse:
  commune: Lorient
  vide:
annexes:
  - {code: C3I2-A01, titre: Procé}
  - code: C3I2-A02
    titre: |
      bloc
groupe: {long: x,
  suite: y}
---
Corps é
suite 🙂 fin
"""


@pytest.fixture
def source() -> Source:
    return read_markdown(REPONSE.encode(), path="reponses/C3I2.md")[0]


def montre(source: Source, chemin: Chemin, cible: Cible = Cible.VALEUR) -> tuple[int, str]:
    """Return the line of a place and the text that it marks, up to the line's end if unknown."""
    place = source.locate(chemin, cible)
    assert place.path == "reponses/C3I2.md"
    ligne = REPONSE.split("\n")[place.line - 1]
    assert place.end_column <= len(ligne) + 1
    fin = place.end_column - 1 if place.end_column else len(ligne)
    return place.line, ligne[place.column - 1 : fin]


@pytest.mark.parametrize(
    ("chemin", "attendu"),
    [
        (("délai",), (2, "10")),
        (("pieces",), (3, '[piece_identite, "é à", x]')),
        (("pieces", 1), (3, '"é à"')),
        (("adresse",), (4, "adresse")),
        (("adresse", "commune"), (5, "Lorient")),
        (("adresse", "vide"), (6, "vide")),
        (("annexes",), (7, "annexes")),
        (("annexes", 0), (8, "{code: C3I2-A01, titre: Procé}")),
        (("annexes", 0, "titre"), (8, "Procé")),
        (("annexes", 1), (9, "code: C3I2-A02")),
        (("annexes", 1, "titre"), (10, "|")),
        (("groupe",), (12, "{long: x,")),
        (("groupe", "suite"), (13, "y")),
    ],
)
def test_a_value_is_found(source: Source, chemin: Chemin, attendu: tuple[int, str]) -> None:
    assert montre(source, chemin) == attendu


@pytest.mark.parametrize(
    ("chemin", "attendu"),
    [
        (("délai",), (2, "délai")),
        (("annexes", 0, "titre"), (8, "titre")),
        (("annexes", 1, "titre"), (10, "titre")),
        (("pieces", 2), (3, "x")),
    ],
)
def test_a_key_is_found(source: Source, chemin: Chemin, attendu: tuple[int, str]) -> None:
    assert montre(source, chemin, Cible.CLE) == attendu


@pytest.mark.parametrize(
    ("chemin", "attendu"),
    [
        (("adresse", "absent"), (4, "adresse")),
        (("annexes", 0, "absent", 3), (8, "{code: C3I2-A01, titre: Procé}")),
        (("annexes", 9), (7, "annexes")),
        (("annexes", "nom"), (7, "annexes")),
        (("pieces", 7), (3, '[piece_identite, "é à", x]')),
        (("absent",), (2, "délai: 10")),
        ((), (2, "délai: 10")),
    ],
)
@pytest.mark.parametrize("cible", [Cible.VALEUR, Cible.CLE])
def test_what_is_missing_leads_to_its_nearest_parent(
    source: Source, chemin: Chemin, attendu: tuple[int, str], cible: Cible
) -> None:
    assert montre(source, chemin, cible) == attendu


def test_body_and_file_have_their_places(source: Source) -> None:
    assert source.locate((), Cible.CORPS).line == 15
    assert source.locate(("annexes",), Cible.FICHIER).line == 1
    debut = source.body.index("🙂")
    place = source.locate_body(debut, debut + 1)
    assert (place.line, place.column, place.end_column) == (16, 7, 8)
    long = source.locate_body(0, len(source.body))
    assert (long.line, long.column, long.end_column) == (15, 1, 8)


def test_lines_are_shown_short_and_visible() -> None:
    source, _ = read_yaml(b"a: \x1b[31m\tx\nb: " + b"y" * 500, path="d.yml")
    assert source.line(1) == "a: \ufffd[31m x"
    assert len(source.line(2)) == 200
    assert source.line(0) == source.line(3) == ""


def test_a_file_that_stops_being_readable_is_placed_up_to_there() -> None:
    source, lecture = read_yaml(b"a: 1\nb: 2\nc: @x\n", path="d.yml")
    assert lecture.fatal
    assert source.locate(("b",)).line == 2
    assert source.locate(("c",)).line == 1


@pytest.mark.parametrize("raw", [b"", b"# rien\n", b"null\n", b"~\n", b"\xef\xbb\xbf"])
def test_a_yaml_file_without_fields_is_said(raw: bytes) -> None:
    _, lecture = read_yaml(raw, path="d.yml")
    assert lecture.data is None
    assert lecture.findings
    assert raw == b"~\n" or (
        lecture.fatal and "yaml-vide" in {f.controle for f in lecture.findings}
    )


@pytest.mark.parametrize("raw", [b"---\n---\n", b"---\n# rien\n---\n", b"---\n\n---\nTexte"])
def test_an_answer_without_fields_has_empty_ones(raw: bytes) -> None:
    _, lecture = read_markdown(raw, path="r.md")
    assert (lecture.data, lecture.findings, lecture.fatal) == ({}, (), False)


@pytest.mark.parametrize("lire", [read_yaml, read_markdown])
def test_a_file_over_the_limit_has_no_data(lire: type) -> None:
    source, lecture = lire(b"x" * 300_000, path="f")
    assert lecture.fatal
    assert source.text == ""
    assert [f.controle for f in lecture.findings] == ["texte-trop-long"]


def test_findings_of_all_stages_come_together_in_order() -> None:
    raw = b"\xef\xbb\xbf\n---\na: no\nb: \x07\n---\n" + b"> " * 70 + b"x"
    _, lecture = read_markdown(raw, path="r.md")
    assert [(f.location.line, f.controle) for f in lecture.findings] == [
        (1, "markdown-lignes-avant-entete"),
        (1, "texte-bom"),
        (3, "yaml-valeur-ambigue"),
        (4, "texte-caractere-interdit"),
        (6, "markdown-trop-complexe"),
    ]


@given(st.binary(max_size=600))
@example(b"---\n\xff\n---\n")
@settings(max_examples=300)
def test_any_bytes_are_read_and_placed(raw: bytes) -> None:
    for lire in (read_yaml, read_markdown):
        source, lecture = lire(raw, path="f")
        assert lecture.findings or not lecture.fatal
        for finding in lecture.findings:
            assert 1 <= finding.location.line <= source.text.count("\n") + 1
        assert source.locate(("a", 0, "b")).line >= 1


SIGNES = ["---\n", "...\n", "a: ", "b\n", "- ", *"[]{}@\t\u00a0\"'#é "]


@given(st.lists(st.sampled_from(SIGNES)))
@settings(max_examples=500)
def test_any_mix_of_signs_is_read_and_placed(signes: list[str]) -> None:
    for lire in (read_yaml, read_markdown):
        source, lecture = lire("".join(signes).encode(), path="f")
        assert lecture.findings or not lecture.fatal
        for finding in lecture.findings:
            ligne = source.text.split("\n")[finding.location.line - 1]
            assert finding.location.column <= len(ligne) + 1
            assert finding.location.end_column <= len(ligne) + 1


def test_placing_a_thousand_values_is_cheap() -> None:
    raw = "".join(f"cle{n}: [a, b]\n" for n in range(5000)).encode()
    source, _ = read_yaml(raw, path="d.yml")
    debut = time.process_time()
    for n in range(1000):
        assert source.locate((f"cle{n}", 1)).line == n + 1
    assert time.process_time() - debut < 2
