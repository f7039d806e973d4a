"""The adapter to pandoc, with the real binary."""

from __future__ import annotations

import pytest

from certimetal import pandoc
from certimetal.errors import DocumentConversionError


@pytest.fixture(scope="module")
def lus() -> list[list[dict[str, object]]]:
    return pandoc.read_markdown(
        ["```\nouvert [r]", "voir [r]\n\n<b>x</b>", "", "[r]: https://a.example"]
    )


def test_each_text_of_a_batch_is_read_by_itself(lus: list[list[dict[str, object]]]) -> None:
    assert [[bloc["t"] for bloc in blocs] for blocs in lus] == [
        ["CodeBlock"],
        ["Para", "Para"],
        [],
        [],
    ]
    assert {"t": "Str", "c": "[r]"} in lus[1][0]["c"]  # type: ignore[operator]  # -- pandoc’s tree is of plain JSON


def test_a_tree_written_as_word_is_read_again() -> None:
    blocs = [{"t": "Para", "c": [{"t": "Strong", "c": [{"t": "Str", "c": "Réponse"}]}]}]
    document = pandoc.write_tree(pandoc.make_tree(blocs), vers="docx")
    assert pandoc.read_tree(document, de="docx")["blocks"] == blocs


def test_what_is_no_document_is_refused_in_french() -> None:
    with pytest.raises(
        DocumentConversionError, match="ne se lit pas comme un document Word"
    ) as refus:
        pandoc.read_tree(b"PK\x03\x04 tronque", de="docx")
    assert "couldn't unpack" in "".join(refus.value.__notes__)


def test_a_conversion_stops_at_its_time() -> None:
    with pytest.raises(DocumentConversionError, match="a été arrêtée au bout de"):
        pandoc.convert(b"x", de="commonmark", vers="json", secondes=0.001)


@pytest.mark.lent
def test_a_conversion_stops_at_its_memory() -> None:
    with pytest.raises(DocumentConversionError, match="trop de mémoire"):
        pandoc.read_markdown(["mot *fort*\n\n" * 1_000] * 30, megaoctets=64)


def test_a_document_opens_no_file_of_the_machine() -> None:
    lu = pandoc.convert(b".. include:: /etc/passwd\n", de="rst", vers="json")
    assert b"root" not in lu


@pytest.mark.lent
def test_documents_of_a_batch_are_each_what_they_are_alone() -> None:
    lots = [
        [{"t": "Header", "c": [1, ["", [], []], [{"t": "Str", "c": f"Titre{n}"}]]}]
        for n in range(3)
    ]
    faits = pandoc.write_documents(lots, vers="docx")
    assert [pandoc.read_tree(fait, de="docx")["blocks"][0]["t"] for fait in faits] == ["Header"] * 3
    arbres = [pandoc.read_tree(fait, de="docx")["blocks"] for fait in faits]
    seuls = [pandoc.write_documents([lot], vers="docx")[0] for lot in lots]
    assert arbres == [pandoc.read_tree(seul, de="docx")["blocks"] for seul in seuls]
    assert [arbre[0]["c"][2][0]["c"] for arbre in arbres] == ["Titre0", "Titre1", "Titre2"]
