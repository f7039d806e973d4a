"""YAML to data: what is read, and what is said of the rest."""

from __future__ import annotations

import json
import time
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from certimetal.domain.caracteres import INTERDITS
from certimetal.reading.positions import Lignes
from certimetal.reading.yaml_build import ILLISIBLE, DoubtError, build
from certimetal.reading.yaml_examine import examine
from certimetal.reading.yaml_nodes import compose
from certimetal.reading.yaml_report import REMARQUES, Rapport
from certimetal.reading.yaml_source import Lecture, parse

DOSSIER = """\
edition: "2022"
siret: "00000001800002"
adresse: {voie: 1 rue de l'Exemple, code_postal: "56100", commune: Lorient}
sites_annexes: []
certifications:
  - type: CQPM
    role: [preparation, evaluation]
delai: 10
duree: -2.5
reunion: 2026-03-02
vrai: true
faux: false
rien: null
vide:
note: >
  Deux lignes
  pliées.
reserve: A - B
horaire: 9h-12h
"""


def lire(texte: str) -> Lecture:
    return parse(texte, path="dossier.yml")


def dits(texte: str) -> list[tuple[str, int, int]]:
    return [(f.controle, f.location.line, f.location.column) for f in lire(texte).findings]


def test_json_types_come_out_and_a_date_stays_text() -> None:
    lecture = lire(DOSSIER)
    assert lecture.findings == ()
    assert lecture.data["delai"] == 10
    assert lecture.data["duree"] == -2.5
    assert lecture.data["reunion"] == "2026-03-02"
    assert lecture.data["vrai"] is True
    assert lecture.data["faux"] is False
    assert lecture.data["rien"] is None
    assert lecture.data["vide"] is None
    assert lecture.data["note"] == "Deux lignes pliées.\n"
    assert lecture.data["adresse"]["voie"] == "1 rue de l'Exemple"
    assert lecture.data["reserve"] == "A - B"
    assert lecture.data["horaire"] == "9h-12h"


@pytest.mark.parametrize(
    "mot",
    [
        "no",
        "yes",
        "No",
        "YES",
        "on",
        "Off",
        "y",
        "N",
        "~",
        "True",
        "FALSE",
        "Null",
        "01000",
        "007",
        "0x1F",
        "0o17",
        "0b11",
        "1e3",
        "+12",
        "1_000",
        "12:30",
        "1:20:30",
        ".5",
        "1.",
        "+.5",
        ".inf",
        "-.INF",
        ".nan",
        "=",
        "1.5e+3",
        "2026-03-02T10:00:00Z",
    ],
)
def test_what_readers_see_differently_wants_quotes(mot: str) -> None:
    lecture = lire(f"cle: {mot}\n")
    (finding,) = lecture.findings
    assert finding.controle == "yaml-valeur-ambigue"
    assert (finding.location.line, finding.location.column) == (1, 6)
    assert finding.location.end_column == 6 + len(mot)
    assert not lecture.fatal
    corrige = lire(f"cle: {finding.suggestion}\n")
    assert corrige.findings == ()
    assert corrige.data == lecture.data


@pytest.mark.parametrize(
    "mot",
    [
        "non",
        "oui",
        "note",
        "true",
        "false",
        "null",
        "0",
        "-1",
        "0.5",
        "12",
        "35-56",
        "2022-2026",
        "3,5",
        "1.2.3",
        "RNCP38901",
        "C3I2",
        "1er",
        "A:b",
        "02.97.00.00.00",
        "2026-03-02",
        "yesterday",
        "nono",
        "-a",
        ".a",
    ],
)
def test_what_all_readers_see_alike_is_kept(mot: str) -> None:
    lecture = lire(f"cle: {mot}\n")
    assert lecture.findings == ()
    attendu = yaml.load(f"cle: {mot}\n", Loader=yaml.CSafeLoader)["cle"]
    assert lecture.data["cle"] == (mot if mot == "2026-03-02" else attendu)


@pytest.mark.parametrize(
    ("texte", "attendu"),
    [
        ("a: 1\na: 2\n", ("yaml-cle-en-double", 2, 1)),
        ("a: {b: 1, b: 2}\n", ("yaml-cle-en-double", 1, 11)),
        ("2022: x\n", ("yaml-cle-texte", 1, 1)),
        ("no: x\n", ("yaml-cle-texte", 1, 1)),
        ("{[a]: b}\n", ("yaml-cle-texte", 1, 2)),
        ("a: &x 1\n", ("yaml-alias", 1, 4)),
        ("a: *x\n", ("yaml-alias", 1, 4)),
        ("a: {<<: {b: 1}}\n", ("yaml-alias", 1, 5)),
        ("a: !!str 1\n", ("yaml-etiquette", 1, 4)),
        ("a: !python/name:os.system x\n", ("yaml-etiquette", 1, 4)),
        ("! a: b\n", ("yaml-etiquette", 1, 1)),
        ("%YAML 1.1\n---\na: b\n", ("yaml-etiquette", 1, 1)),
        ("a: 1\n---\nb: 2\n", ("yaml-plusieurs-documents", 2, 1)),
        ("a: 12345678901234567\n", ("yaml-nombre", 1, 4)),
        ("a: 0.12345678901234567\n", ("yaml-nombre", 1, 4)),
        ('a: "x\\x07"\n', ("texte-caractere-interdit", 1, 4)),
        ('a: "\\u202e"\n', ("texte-caractere-interdit", 1, 4)),
        ('a: "\\N"\n', ("texte-caractere-interdit", 1, 4)),
        ('a: "\\L"\n', ("texte-caractere-interdit", 1, 4)),
        ('"\\e": b\n', ("texte-caractere-interdit", 1, 1)),
        ("a: “b”\n", ("yaml-guillemets-typographiques", 1, 4)),
        ("a:\n\u00a0\u00a0b: c\n", ("yaml-espace-insecable", 2, 1)),
        ("titre\u00a0: c\n", ("yaml-espace-insecable", 1, 6)),
        ("{type:CQPM, b: c}\n", ("yaml-deux-points", 1, 2)),
        ("a:\n- b\n - c\n", ("yaml-indentation", 3, 2)),
    ],
)
def test_each_way_of_writing_is_said_at_its_place(
    texte: str, attendu: tuple[str, int, int]
) -> None:
    assert dits(texte) == [attendu]
    assert not lire(texte).fatal


def test_the_first_of_two_values_is_kept() -> None:
    assert lire("a: 1\nb: 3\na: 2\n").data == {"a": 1, "b": 3}


def test_escapes_leave_no_forbidden_character_in_the_data() -> None:
    assert lire('a: "\\e[31m"\n').data == {"a": "\ufffd[31m"}


def test_several_faults_are_all_said_in_order() -> None:
    texte = "a: no\nb: 01\na: 2\nc: &x 1\n"
    assert dits(texte) == [
        ("yaml-valeur-ambigue", 1, 4),
        ("yaml-valeur-ambigue", 2, 4),
        ("yaml-cle-en-double", 3, 1),
        ("yaml-alias", 4, 4),
    ]


def test_lines_count_from_the_files_own() -> None:
    lecture = parse("a: no\n", path="r.md", first_line=7)
    assert lecture.findings[0].location.line == 7


@pytest.mark.parametrize("niveaux", [32, 33])
def test_the_depth_is_capped(niveaux: int) -> None:
    lecture = lire("[" * niveaux + "]" * niveaux)
    assert lecture.fatal is (niveaux > 32)
    assert [f.controle for f in lecture.findings] == ["yaml-profondeur"] * (niveaux > 32)


def test_a_billion_laughs_cost_nothing() -> None:
    lignes = ["a0: &a0 [x, x]"]
    lignes += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 9)]
    debut = time.perf_counter()
    lecture = lire("\n".join(lignes))
    assert time.perf_counter() - debut < 1
    assert {f.controle for f in lecture.findings} == {"yaml-alias"}


def test_a_flood_of_findings_is_cut_and_says_so() -> None:
    lecture = lire("- no\n" * 5000)
    assert len(lecture.findings) == REMARQUES
    assert "ne sont pas affichées" in lecture.findings[-1].message


@pytest.mark.parametrize(
    "texte",
    [
        "[" * 250_000,
        "{" * 250_000,
        "- " * 120_000,
        "? " * 120_000,
        "a: " * 80_000,
        '"' * 250_000,
        "'" * 250_000,
        "&a " * 80_000,
        "!a " * 80_000,
        "a\n" * 120_000,
        "a:\n" * 80_000,
        "\t" * 250_000,
        "|" * 250_000,
        "# \n" * 80_000,
        "@a\n" * 80_000,
        "a: @\n" * 50_000,
        "- @\n" * 60_000,
        ("a" * 60_000 + "\n") * 4,
        "\n" * 250_000,
        " " * 250_000,
        "a: b: c\n" * 30_000,
        "".join(" " * n + "a:\n" for n in range(600)),
    ],
    ids=lambda texte: repr(texte[:6]),
)
def test_no_text_takes_more_than_two_seconds(texte: str) -> None:
    debut = time.process_time()
    lecture = lire(texte)
    assert time.process_time() - debut < 2
    assert lecture.findings or not lecture.fatal


scalaires = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-(10**14), 10**14),
    st.text(max_size=30).filter(lambda t: not INTERDITS.search(t)),
)
documents = st.recursive(
    scalaires,
    lambda enfants: (
        st.lists(enfants, max_size=4)
        | st.dictionaries(st.from_regex(r"[a-z_]{1,8}", fullmatch=True), enfants, max_size=4)
    ),
    max_leaves=12,
)


@given(documents)
@settings(max_examples=200)
def test_what_a_writer_of_json_makes_is_read_back(donnees: Any) -> None:
    lecture = lire(json.dumps(donnees, ensure_ascii=False))
    assert lecture.findings == ()
    assert lecture.data == donnees


@given(st.text(max_size=300))
@settings(max_examples=500)
def test_any_text_gives_data_or_a_finding(texte: str) -> None:
    lecture = lire(texte)
    assert lecture.findings or not lecture.fatal


@given(st.text(alphabet="ab:-[]{}&*!|>'\"%@` \n#?,1.~\t", max_size=80))
@settings(max_examples=1000)
def test_the_fast_way_and_libyamls_own_reader_agree(texte: str) -> None:
    lecture = lire(texte)
    if not lecture.findings:
        attendu = yaml.load(texte, Loader=yaml.CSafeLoader)
        assert lecture.data == attendu


@given(st.text(alphabet="ab:-[]{} \n#,&*É’", max_size=60))
@settings(max_examples=500)
def test_the_slow_way_gives_the_fast_ways_data(texte: str) -> None:
    try:
        rapide = build(texte)
    except (DoubtError, *ILLISIBLE):
        return
    rapport = Rapport(Lignes(texte), "f", 1)
    assert examine(compose(texte), rapport) == rapide
    assert not rapport.findings
