"""What libyaml cannot read: one French sentence for each family of faults, at its place."""

from __future__ import annotations

import re

import pytest

from certimetal.reading.yaml_source import parse

ANGLAIS = re.compile(
    r"\b(?:while|scanning|parsing|found|expected|mapping|token|block|flow|did not|the)\b"
)


def dits(texte: str) -> list[tuple[str, int, int]]:
    return [
        (f.controle, f.location.line, f.location.column)
        for f in parse(texte, path="d.yml").findings
    ]


CAS = [
    ("adresse:\n\tcommune: Lorient\n", ("yaml-tabulation", 2, 1)),
    ("a: b\n  \tc: d\n", ("yaml-tabulation", 2, 3)),
    ("titre: Procédure: inscription\n", ("yaml-deux-points", 1, 17)),
    ("type:CQPM\nnom: x\n", ("yaml-deux-points", 1, 1)),
    ("a: 1\ntype:CQPM\n", ("yaml-deux-points", 2, 1)),
    ("raison_sociale\nsiret: x\n", ("yaml-deux-points", 1, 1)),
    ("a: b\nsuite\n", ("yaml-deux-points", 2, 1)),
    ("a: b\n  c: d\n", ("yaml-indentation", 2, 3)),
    ("a:\n  b: c\n d: e\n", ("yaml-indentation", 3, 2)),
    (" a: b\nc: d\n", ("yaml-indentation", 2, 1)),
    ("- a\nb: c\n", ("yaml-indentation", 2, 1)),
    (": x\n", ("yaml-cle-texte", 1, 1)),
    ('titre: "Procédure\nnom: x\n', ("yaml-guillemets", 1, 8)),
    ("titre: 'Procédure\n", ("yaml-guillemets", 1, 8)),
    ('a: "x\nb: "y"\n', ("yaml-guillemets", 1, 4)),
    ("titre: 'Procédure d'inscription'\n", ("yaml-guillemets", 1, 21)),
    ('titre: "a" b\n', ("yaml-guillemets", 1, 12)),
    ('a: "C:\\dossier"\n', ("yaml-guillemets", 1, 7)),
    ('a: "\\ud83d"\n', ("yaml-guillemets", 1, 5)),
    ("role: [preparation, evaluation\n", ("yaml-crochets", 1, 7)),
    ("role: [a, b\nsiret: x\n", ("yaml-crochets", 1, 7)),
    ("adresse: {voie: x\n", ("yaml-crochets", 1, 10)),
    ("role: ]\n", ("yaml-crochets", 1, 7)),
    ("role: [a, , b]\n", ("yaml-crochets", 1, 11)),
    ("comptes: [@organisme]\n", ("yaml-caractere-reserve", 1, 11)),
    ("a: `x`\n", ("yaml-caractere-reserve", 1, 4)),
    ("a: %x\n", ("yaml-caractere-reserve", 1, 4)),
    ("a: >x\n", ("yaml-caractere-reserve", 1, 4)),
    ("a: , b\n", ("yaml-caractere-reserve", 1, 4)),
    ("a: - b\n", ("yaml-caractere-reserve", 1, 4)),
    ("a: *gras*\n", ("yaml-caractere-reserve", 1, 4)),
    ("a: !x!y b\n", ("yaml-etiquette", 1, 4)),
    ("%x\n---\na: 1\n", ("yaml-etiquette", 1, 1)),
    ("commune:\u00a0Lorient\nvoie: x\n", ("yaml-espace-insecable", 1, 9)),
    ("- a\n-b\n", ("yaml-syntaxe", 2, 1)),
    ("...\n...\n", ("yaml-syntaxe", 1, 1)),
]


@pytest.mark.parametrize(("texte", "attendu"), CAS, ids=lambda cas: str(cas)[:30])
def test_each_family_is_named_at_its_place(texte: str, attendu: tuple[str, int, int]) -> None:
    lecture = parse(texte, path="d.yml")
    assert lecture.fatal
    assert lecture.data is None
    assert dits(texte) == [attendu]
    (finding,) = lecture.findings
    for phrase in (finding.message, finding.attendu, finding.remede):
        assert not ANGLAIS.search(phrase)
        assert phrase.endswith((".", "!", '"', "'")) or "\u00a0: " in phrase
    assert finding.extrait


def test_faults_of_several_lines_are_all_said() -> None:
    texte = "titre: Procédure: x\ncomptes: [@lorient]\nnom: 'l'OF'\nadresse:\n\tvoie: x\nd: no\n"
    assert dits(texte) == [
        ("yaml-deux-points", 1, 17),
        ("yaml-caractere-reserve", 2, 11),
        ("yaml-guillemets", 3, 9),
        ("yaml-tabulation", 5, 1),
    ]


def test_what_precedes_a_fault_of_syntax_is_examined_too() -> None:
    assert dits("a: no\na: 1\nb: @x\n") == [
        ("yaml-valeur-ambigue", 1, 4),
        ("yaml-cle-en-double", 2, 1),
        ("yaml-caractere-reserve", 3, 4),
    ]


@pytest.mark.parametrize(
    "texte",
    ["a: @b\n", "a: [@b, c]\n", "type:CQPM\nnom: x\n", "a:\n\tb: c\n", "a: - b\n", "a: !x!y b\n"],
)
def test_a_suggestion_mends_the_file(texte: str) -> None:
    (finding,) = parse(texte, path="d.yml").findings
    lignes = texte.split("\n")
    ligne = lignes[finding.location.line - 1]
    debut, fin = finding.location.column - 1, finding.location.end_column - 1
    lignes[finding.location.line - 1] = ligne[:debut] + finding.suggestion + ligne[fin:]
    lecture = parse("\n".join(lignes), path="d.yml")
    assert lecture.findings == ()
    assert not lecture.fatal
