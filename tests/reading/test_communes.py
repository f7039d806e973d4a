"""The table of communes: look-ups by code, postal code and name, and refusals."""

from __future__ import annotations

from pathlib import Path

import pytest

from certimetal.domain.territoire import Commune
from certimetal.errors import ReferentielError
from certimetal.reading.communes import PATH, TableCommunes, fold, load_communes
from certimetal.reading.tree import FolderTree

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def communes() -> TableCommunes:
    return load_communes(FolderTree(ROOT))


def _codes(found: tuple[Commune, ...]) -> list[str]:
    return [commune.code for commune in found]


def test_a_code_gives_its_commune_whole(communes: TableCommunes) -> None:
    assert communes.par_code("56121") == Commune(
        code="56121",
        nom="Lorient",
        codes_postaux=("56100",),
        departement="56",
        arrondissement="561",
    )


@pytest.mark.parametrize("code", ["", "00000", "5612", "56121\t", "Lorient", "code\t"])
def test_an_unknown_code_gives_none(communes: TableCommunes, code: str) -> None:
    assert communes.par_code(code) is None


def test_a_postal_code_gives_its_communes_by_name(communes: TableCommunes) -> None:
    noms = [commune.nom for commune in communes.par_code_postal("56400")]
    assert len(noms) > 3
    assert "Auray" in noms
    assert noms == sorted(noms, key=fold)


def test_an_unknown_postal_code_gives_nothing(communes: TableCommunes) -> None:
    assert communes.par_code_postal("56999") == ()
    assert communes.par_code_postal("") == ()


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("Lorient", "56121"),
        ("  LORIENT ", "56121"),
        ("Lorient Cedex 2", "56121"),
        ("LORIENT CEDEX", "56121"),
        ("St Nicolas de Redon", "44185"),
        ("SAINT-NICOLAS-DE-REDON", "44185"),
        ("L'Haÿ les Roses", "94038"),
        ("L’Hay-les-Roses", "94038"),
        ("Ste-Anne d'Auray", "56263"),
        ("Crevecoeur-en-Brie", "77144"),
        ("Crèvecœur en Brie", "77144"),
    ],
)
def test_a_name_is_found_however_it_is_typed(
    communes: TableCommunes, typed: str, code: str
) -> None:
    assert code in _codes(communes.par_nom(typed))


def test_homonyms_are_all_given(communes: TableCommunes) -> None:
    departements = {commune.departement for commune in communes.par_nom("Saint-Denis")}
    assert {"93", "974", "11"} <= departements


@pytest.mark.parametrize("typed", ["", " ", "Lorie", "Lorient\nRennes", "Lorients", "é"])
def test_a_name_that_is_none_gives_nothing(communes: TableCommunes, typed: str) -> None:
    assert communes.par_nom(typed) == ()


def test_saint_is_only_unfolded_as_a_word() -> None:
    assert fold("St-Malo") == fold("Saint-Malo")
    assert fold("Brest") == "brest"
    assert fold("Stetten") == "stetten"


def test_arrondissements_and_overseas_communes_are_there(communes: TableCommunes) -> None:
    for code in ("75056", "75101", "13216", "69389", "97411", "97209", "98818", "2A004"):
        assert communes.par_code(code) is not None, code
    paris = communes.par_code("75056")
    assert paris is not None
    assert set(_codes(communes.par_code_postal("75001"))) == {"75056", "75101"}
    assert "75001" in paris.codes_postaux


def test_every_line_is_a_commune_sorted_by_code(communes: TableCommunes) -> None:
    toutes = list(communes.toutes())
    codes = [commune.code for commune in toutes]
    assert len(toutes) == len(communes) > 34_900
    assert codes == sorted(set(codes))
    for commune in toutes:
        assert commune.nom, commune
        assert commune.code.startswith(commune.departement), commune
        assert all(len(code) == 5 and code.isdigit() for code in commune.codes_postaux), commune


def test_the_table_names_its_package_and_version() -> None:
    first = (ROOT / PATH).read_text(encoding="utf-8").partition("\n")[0]
    script = (ROOT / "scripts" / "communes").read_text(encoding="utf-8")
    version = script.partition('VERSION = "')[2].partition('"')[0]
    assert version
    assert f"@etalab/decoupage-administratif {version}" in first


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"code\tnom\n",
        b"# x\ncode\tnom\tcodes_postaux\tdepartement\tarrondissement\n56121\tLorient\n",
        "# x\ncode\tnom\tcodes_postaux\tdepartement\tarrondissement\n\xe9".encode("latin-1"),
    ],
)
def test_a_table_that_is_not_ours_is_refused(tmp_path: Path, raw: bytes) -> None:
    (tmp_path / "criteria").mkdir()
    (tmp_path / PATH).write_bytes(raw)
    with pytest.raises(ReferentielError, match="scripts/communes"):
        load_communes(FolderTree(tmp_path))


def test_a_missing_table_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ReferentielError, match="illisible"):
        load_communes(FolderTree(tmp_path))


def test_a_postal_code_is_found_alike_by_a_look_through_and_by_the_index() -> None:
    table = load_communes(FolderTree(ROOT))
    trouvees = [table.par_code_postal("56100") for _ in range(12)]
    assert len(set(trouvees)) == 1
    assert [commune.nom for commune in trouvees[0]] == ["Lorient"]
