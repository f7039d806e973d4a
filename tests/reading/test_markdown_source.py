"""An answer's file cut in two."""

from __future__ import annotations

import time

import pytest

from certimetal.reading.markdown_source import split


def dits(texte: str) -> list[tuple[str, int]]:
    return [(f.controle, f.location.line) for f in split(texte, path="r.md").findings]


def test_front_and_body_are_cut_with_their_lines() -> None:
    coupe = split("---\na: 1\nb: 2\n---\n\nTexte\n---\nsuite\n", path="r.md")
    assert coupe.findings == ()
    assert (coupe.front, coupe.front_line) == ("a: 1\nb: 2\n", 2)
    assert (coupe.body, coupe.body_line) == ("\nTexte\n---\nsuite\n", 5)


@pytest.mark.parametrize("texte", ["---\n---\n", "---\n---", "---  \n---\t\n"])
def test_an_empty_front_matter_is_no_fault(texte: str) -> None:
    coupe = split(texte, path="r.md")
    assert coupe.complete
    assert (coupe.front, coupe.body, coupe.findings) == ("", "", ())


def test_three_dots_close_with_a_warning() -> None:
    coupe = split("---\na: 1\n...\nTexte", path="r.md")
    assert (coupe.front, coupe.body, coupe.body_line) == ("a: 1\n", "Texte", 4)
    assert [(f.controle, f.location.line) for f in coupe.findings] == [
        ("markdown-entete-fermeture", 3)
    ]


def test_blank_lines_before_are_passed_with_a_warning() -> None:
    coupe = split("\n\n---\na: 1\n---\nTexte", path="r.md")
    assert (coupe.front, coupe.front_line, coupe.body_line) == ("a: 1\n", 4, 6)
    assert [f.controle for f in coupe.findings] == ["markdown-lignes-avant-entete"]


@pytest.mark.parametrize(
    ("texte", "ligne"),
    [("", 1), ("Texte\n", 1), ("\n\n  \nTexte", 4), ("—\na: 1\n—\n", 1), ("----\na: 1\n---\n", 1)],
)
def test_a_missing_front_matter_loses_no_text(texte: str, ligne: int) -> None:
    coupe = split(texte, path="r.md")
    assert not coupe.complete
    assert coupe.body == texte
    assert [(f.controle, f.location.line) for f in coupe.findings] == [
        ("markdown-entete-absent", ligne)
    ]


@pytest.mark.parametrize(
    ("texte", "ligne"),
    [
        ("---\na: 1\n\nTexte\n", 1),
        ("---\na: 1\n ---\nTexte\n", 3),
        ("---\na: 1\n--\nTexte\n", 3),
        ("---\na: 1\n—\nTexte\n", 3),
        ("---", 1),
    ],
)
def test_an_unclosed_front_matter_points_at_the_likely_line(texte: str, ligne: int) -> None:
    coupe = split(texte, path="r.md")
    assert not coupe.complete
    assert [(f.controle, f.location.line) for f in coupe.findings] == [
        ("markdown-entete-non-ferme", ligne)
    ]


def test_limits_of_the_answer_are_said_at_their_line() -> None:
    tete = "---\n---\n"
    assert dits(tete + "é" * 33_000) == [("markdown-corps-trop-long", 3)]
    assert dits(tete + "é" * 32_000) == []
    tableau = "\n" + "|a" * 21 + "|\n" + "|-" * 21 + "|\n"
    assert dits(tete + tableau) == [("markdown-trop-complexe", 5)]
    assert dits(tete + "a\n\n" + "> " * 65 + "b") == [("markdown-trop-complexe", 5)]


@pytest.mark.parametrize("motif", ["-", "- ", "--\n", " ---\n", "---", "\n", " ", "—", "...", "* "])
def test_no_text_takes_more_than_two_seconds(motif: str) -> None:
    texte = "---\n" + motif * (250_000 // len(motif))
    debut = time.process_time()
    assert split(texte, path="r.md").findings
    assert time.process_time() - debut < 2
