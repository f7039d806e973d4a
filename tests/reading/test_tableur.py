"""Tables as spreadsheets save them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from certimetal.errors import TableError
from certimetal.reading.tableur import LIMITE, parse_table, read_table

if TYPE_CHECKING:
    from pathlib import Path

TEXTE = "siret;reference;date_effet\r\n000;Décision n° 1;01/09/2022\r\n"


@pytest.mark.parametrize("encodage", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("separateur", [";", ",", "\t"])
@pytest.mark.parametrize("fin", ["\r\n", "\n"])
def test_every_encoding_separator_and_line_end_gives_the_same(
    encodage: str, separateur: str, fin: str
) -> None:
    raw = TEXTE.replace(";", separateur).replace("\r\n", fin).encode(encodage)
    tableau = parse_table(raw, nom="t.csv")
    assert tableau.colonnes == ("siret", "reference", "date_effet")
    (rangee,) = tableau.rangees
    assert rangee.ligne == 2
    assert dict(rangee.cellules) == {
        "siret": "000",
        "reference": "Décision n° 1",
        "date_effet": "01/09/2022",
    }


def test_utf_16_big_endian_is_read() -> None:
    raw = b"\xfe\xff" + TEXTE.encode("utf-16-be")
    assert parse_table(raw, nom="t.csv").rangees[0].cellules["reference"] == "Décision n° 1"


def test_the_line_that_excel_puts_first_names_the_separator_and_counts() -> None:
    tableau = parse_table(b"sep=,\r\na,b\r\n1;2,3\r\n", nom="t.csv")
    assert tableau.rangees[0].ligne == 3
    assert dict(tableau.rangees[0].cellules) == {"a": "1;2", "b": "3"}


def test_empty_rows_are_left_out_and_lines_still_count() -> None:
    tableau = parse_table(b";;\n\na;b;;\n;;\n\n1;2;;\n", nom="t.csv")
    assert tableau.colonnes == ("a", "b")
    assert [rangee.ligne for rangee in tableau.rangees] == [6]


def test_a_cell_of_several_lines_shifts_the_next_rows() -> None:
    tableau = parse_table(b'a;b\n"un\ndeux";2\n3;4\n', nom="t.csv")
    assert [rangee.ligne for rangee in tableau.rangees] == [2, 4]
    assert tableau.rangees[0].cellules["a"] == "un deux"


def test_titles_are_read_whatever_their_case_and_blanks() -> None:
    assert parse_table(" SIRET ;\u00a0Date_Effet\n1;2\n".encode(), nom="t").colonnes == (
        "siret",
        "date_effet",
    )


def test_cells_beyond_the_titles_are_counted() -> None:
    (rangee,) = parse_table(b"a;b\n1;2;3;;4\n", nom="t").rangees
    assert rangee.surplus == 2


def test_missing_cells_are_empty() -> None:
    (rangee,) = parse_table(b"a;b;c\n1\n", nom="t").rangees
    assert dict(rangee.cellules) == {"a": "1", "b": "", "c": ""}


@pytest.mark.parametrize(
    ("raw", "mot"),
    [
        (b"PK\x03\x04...", "classeur"),
        (b"\xd0\xcf\x11\xe0...", "classeur"),
        (b"", "vide"),
        (b"\n;;\n", "vide"),
        (b"a\x00b", "lisible"),
        (b"\x81\x8d", "lisible"),
        (b"\xef\xbb\xbf\xff", "lisible"),
        (b'a;b\n"1;2\n', "guillemets"),
        (b'a;b\n"1"x;2\n', "guillemets"),
    ],
)
def test_what_is_no_table_is_said_in_one_french_sentence_or_two(raw: bytes, mot: str) -> None:
    with pytest.raises(TableError, match=mot) as prise:
        parse_table(raw, nom="reprises.csv")
    assert str(prise.value).startswith("reprises.csv")
    assert str(prise.value).endswith(".")


def test_a_file_that_is_not_there_or_too_large_is_said(tmp_path: Path) -> None:
    with pytest.raises(TableError, match="ne peut pas être lu"):
        read_table(tmp_path / "absent.csv")
    gros = tmp_path / "gros.csv"
    with gros.open("wb") as file:
        file.truncate(LIMITE + 1)
    with pytest.raises(TableError, match="trop gros"):
        read_table(gros)


@given(st.binary(max_size=200))
def test_no_bytes_make_it_fail_otherwise(raw: bytes) -> None:
    try:
        tableau = parse_table(raw, nom="t")
    except TableError:
        return
    assert all(set(rangee.cellules) <= set(tableau.colonnes) for rangee in tableau.rangees)
