"""Bytes to text: encodings, size, and characters that nobody sees."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from certimetal.domain.caracteres import INTERDITS, SUSPECTS
from certimetal.reading.text import LIMITE_FICHIER, MONTRES, decode


def lire(raw: bytes) -> tuple[str, list[str]]:
    texte, findings = decode(raw, path="f.md", limit=LIMITE_FICHIER)
    return texte, [finding.controle for finding in findings]


def test_plain_french_has_nothing_to_be_said() -> None:
    phrase = "« L’œuvre » : 1 500 € ; déjà prêt ! 🙂\n\tfin\n"
    assert lire(phrase.encode()) == (phrase, [])


def test_line_ends_become_lf() -> None:
    assert lire(b"a\r\nb\rc\n") == ("a\nb\nc\n", [])


def test_a_byte_order_mark_is_removed_and_said() -> None:
    assert lire(b"\xef\xbb\xbfa") == ("a", ["texte-bom"])


def test_windows_text_is_read_and_placed() -> None:
    texte, findings = decode("a: 1\nb: é".encode("cp1252"), path="f.yml", limit=100)
    assert texte == "a: 1\nb: é"
    assert [(f.controle, f.location.line, f.location.column) for f in findings] == [
        ("texte-utf8", 2, 4)
    ]


def test_utf16_is_read_and_named() -> None:
    texte, findings = decode("a: é\n".encode("utf-16"), path="f.yml", limit=100)
    assert texte == "a: é\n"
    assert "UTF-16" in findings[0].message


def test_a_file_over_the_limit_is_not_decoded() -> None:
    assert lire(b"x" * LIMITE_FICHIER) == ("x" * LIMITE_FICHIER, [])
    assert lire(b"x" * (LIMITE_FICHIER + 1)) == ("", ["texte-trop-long"])


@pytest.mark.parametrize(
    "caractere",
    list("\x00\x07\x0b\x0c\x1b\x7f\x85\u2028\u2029\u202e\u2066\u200e\ufff9\U000e0041"),
)
def test_forbidden_characters_are_replaced_and_placed(caractere: str) -> None:
    texte, findings = decode(f"a\nbc{caractere}d".encode(), path="f", limit=100)
    assert texte == "a\nbc\ufffdd"
    (finding,) = findings
    assert finding.controle == "texte-caractere-interdit"
    assert (finding.location.line, finding.location.column) == (2, 3)
    assert f"U+{ord(caractere):04X}" in finding.message
    assert caractere not in finding.message + finding.extrait


@pytest.mark.parametrize("caractere", ["\u200b", "\u00ad", "\ufeff", "\u2060"])
def test_invisible_characters_are_said_and_kept(caractere: str) -> None:
    assert lire(f"a{caractere}b".encode()) == (f"a{caractere}b", ["texte-caractere-invisible"])


@pytest.mark.parametrize("abime", ["rÃ©ponse", "lâ€™entreprise", "r\ufffdponse"])
def test_spoilt_accents_are_said(abime: str) -> None:
    assert lire(abime.encode())[1] == ["texte-accents-abimes"]


def test_portuguese_capitals_are_not_spoilt_accents() -> None:
    assert lire("SÃO PAULO, MÃE".encode()) == ("SÃO PAULO, MÃE", [])


def test_a_flood_of_bad_characters_is_cut() -> None:
    _, findings = decode(b"\x07\n" * 5000, path="f", limit=LIMITE_FICHIER)
    assert len(findings) == MONTRES + 1


def test_no_suspect_character_passes_among_ordinary_ones() -> None:
    suspects = [c for c in map(chr, range(0x110000)) if SUSPECTS.match(c)]
    assert len(suspects) > 2000
    encodables = [c for c in suspects if not "\ud800" <= c <= "\udfff"]
    passes = [c for c in encodables if not lire(f"L’été {c}, déjà 🙂\n".encode())[1]]
    assert passes == []


@given(st.binary(max_size=2000))
def test_any_bytes_give_text_without_forbidden_characters(raw: bytes) -> None:
    texte, _ = decode(raw, path="f", limit=LIMITE_FICHIER)
    assert INTERDITS.search(texte) is None
    assert "\r" not in texte
