"""Who is in charge of a commune, with the territories of the référentiel."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from certimetal.domain.territoire import Commune, Territoire, Territoires
from certimetal.reading.communes import TableCommunes, load_communes
from certimetal.reading.tree import FolderTree

ROOT = Path(__file__).resolve().parents[2]
AU = date(2026, 6, 1)


def _territoire(data: dict[str, Any]) -> Territoire:
    return Territoire(
        code=data["code"],
        nom=data["nom"],
        champ=data["champ"],
        departements=frozenset(data.get("departements", ())),
        arrondissements=frozenset(data.get("arrondissements", ())),
        communes=frozenset(data.get("communes", ())),
        communes_exclues=frozenset(data.get("communes_exclues", ())),
        certificateur=data.get("certificateur", ""),
        depuis=date.fromisoformat(data["depuis"]),
    )


@pytest.fixture(scope="module")
def territoires() -> Territoires:
    text = (ROOT / "criteria" / "territoires.yml").read_text(encoding="utf-8")
    data = yaml.safe_load(text)["territoires"]
    return Territoires(tous=tuple(_territoire(territoire) for territoire in data))


@pytest.fixture(scope="module")
def communes() -> TableCommunes:
    return load_communes(FolderTree(ROOT))


def _code(territoires: Territoires, communes: TableCommunes, code: str, au: date = AU) -> str:
    commune = communes.par_code(code)
    assert commune is not None
    territoire = territoires.de_la_commune(commune, au)
    return territoire.code if territoire else ""


@pytest.mark.parametrize("code", ["56121", "56260", "35238", "35288", "44185"])
def test_ille_et_vilaine_morbihan_and_redon_are_with_uimm_35_56(
    territoires: Territoires, communes: TableCommunes, code: str
) -> None:
    commune = communes.par_code(code)
    assert commune is not None
    territoire = territoires.de_la_commune(commune, AU)
    assert territoire is not None
    assert territoire.code == "ille-et-vilaine-morbihan"
    assert territoire.certificateur == "uimm-35-56"


def test_a_territory_whose_certificateur_is_unknown_is_still_named(
    territoires: Territoires, communes: TableCommunes
) -> None:
    nantes = communes.par_code("44109")
    assert nantes is not None
    territoire = territoires.de_la_commune(nantes, AU)
    assert territoire is not None
    assert (territoire.nom, territoire.certificateur) == ("CPTN de Loire-Atlantique", "")


@pytest.mark.parametrize(
    ("code", "attendu"),
    [
        ("80018", "vimeu"),  # Ault
        ("80021", "somme"),  # Amiens
        ("80001", "somme"),  # Abbeville, at the edge of the Vimeu
        ("59183", "flandre-maritime"),  # Dunkerque
        ("59663", "flandre-maritime"),  # Wormhout
        ("59086", "flandre-maritime"),  # Boeschepe, of the canton of Bailleul
        ("59043", "flandre-douaisis"),  # Bailleul, of the same arrondissement
        ("59295", "flandre-douaisis"),  # Hazebrouck
        ("59018", "flandre-douaisis"),  # Arnèke, of the canton of Wormhout
        ("59350", "flandre-douaisis"),  # Lille
        ("59392", "maubeuge"),
        ("59606", "valenciennois-cambresis"),  # Valenciennes
        ("43268", "loire-yssingeaux"),  # Yssingeaux
        ("43157", "auvergne"),  # Le Puy-en-Velay
        ("43040", "auvergne"),  # Brioude
        ("25388", "belfort-montbeliard"),  # Montbéliard
        ("25011", "belfort-montbeliard"),  # Abbévillers, of the canton of Maîche
        ("25356", "doubs"),  # Maîche
        ("25056", "doubs"),  # Besançon
        ("25325", "doubs"),  # Lanans, of the canton of Bavans
        ("90010", "belfort-montbeliard"),  # Belfort
        ("40312", "pyrenees-atlantiques-seignanx"),  # Tarnos
        ("40192", "gironde-landes"),  # Mont-de-Marsan
        ("38537", "rhone"),  # La Verpillière
        ("38316", "rhone"),  # Pont-de-Chéruy
        ("38185", "isere-hautes-alpes"),  # Grenoble
        ("76351", "havre"),
        ("76540", "rouen-dieppe"),
        ("76217", "rouen-dieppe"),  # Dieppe
        ("2A004", "cote-d-azur-corse"),  # Ajaccio
        ("75101", "region-parisienne"),
        ("77288", "seine-et-marne"),  # Melun
    ],
)
def test_divided_departements_follow_the_annexe(
    territoires: Territoires, communes: TableCommunes, code: str, attendu: str
) -> None:
    assert _code(territoires, communes, code) == attendu


def test_every_metropolitan_commune_has_a_territory_and_the_others_none(
    territoires: Territoires, communes: TableCommunes
) -> None:
    sans = {
        commune.departement
        for commune in communes.toutes()
        if territoires.de_la_commune(commune, AU) is None
    }
    avec = {
        commune.departement
        for commune in communes.toutes()
        if territoires.de_la_commune(commune, AU) is not None
    }
    assert sans == {code for code in sans if code.startswith(("97", "98"))}
    assert {"971", "974", "976"} <= sans
    assert len(avec) == 96
    assert not avec & sans


@pytest.mark.parametrize("niveau", ["departements", "arrondissements", "communes"])
def test_no_place_is_claimed_twice_at_one_level(territoires: Territoires, niveau: str) -> None:
    codes = [code for territoire in territoires.tous for code in getattr(territoire, niveau)]
    assert codes
    assert len(codes) == len(set(codes))


def test_all_codes_of_the_territories_exist(
    territoires: Territoires, communes: TableCommunes
) -> None:
    departements = {commune.departement for commune in communes.toutes()}
    arrondissements = {commune.arrondissement for commune in communes.toutes()}
    assert len(territoires.tous) == 68
    for territoire in territoires.tous:
        assert territoire.departements <= departements, territoire.code
        assert territoire.arrondissements <= arrondissements, territoire.code
        for code in territoire.communes | territoire.communes_exclues:
            assert communes.par_code(code) is not None, (territoire.code, code)


def test_excluded_communes_are_taken_by_another_territory(
    territoires: Territoires, communes: TableCommunes
) -> None:
    exclues = [(t, code) for t in territoires.tous for code in t.communes_exclues]
    assert len(exclues) > 100
    for territoire, code in exclues:
        assert _code(territoires, communes, code) not in ("", territoire.code)


def test_annexe_8_1_is_not_applied_before_the_convention(
    territoires: Territoires, communes: TableCommunes
) -> None:
    assert _code(territoires, communes, "56121", date(2023, 12, 31)) == ""
    assert _code(territoires, communes, "56121", date(2024, 1, 1)) == "ille-et-vilaine-morbihan"


LORIENT = Commune(
    code="56121", nom="Lorient", codes_postaux=("56100",), departement="56", arrondissement="561"
)
ANCIEN = Territoire(
    code="ancien", nom="A", champ="", departements=frozenset({"56"}), jusqu_au=date(2026, 3, 31)
)
NOUVEAU = replace(ANCIEN, code="nouveau", depuis=date(2026, 4, 1), jusqu_au=None)


@pytest.mark.parametrize(
    ("au", "attendu"), [(date(2026, 3, 31), "ancien"), (date(2026, 4, 1), "nouveau")]
)
def test_a_territory_follows_the_one_that_ended(au: date, attendu: str) -> None:
    territoire = Territoires(tous=(ANCIEN, NOUVEAU)).de_la_commune(LORIENT, au)
    assert territoire is not None
    assert territoire.code == attendu


def test_the_commune_wins_over_arrondissement_and_departement() -> None:
    par_commune = Territoire(code="c", nom="C", champ="", communes=frozenset({"56121"}))
    par_arrondissement = Territoire(code="a", nom="A", champ="", arrondissements=frozenset({"561"}))
    par_departement = Territoire(code="d", nom="D", champ="", departements=frozenset({"56"}))
    tous = (par_departement, par_arrondissement, par_commune)
    assert Territoires(tous=tous).de_la_commune(LORIENT, AU) == par_commune
    assert Territoires(tous=tous[:2]).de_la_commune(LORIENT, AU) == par_arrondissement
    assert Territoires(tous=tous[:1]).de_la_commune(LORIENT, AU) == par_departement


def test_an_exclusion_wins_over_all() -> None:
    exclu = Territoire(
        code="x",
        nom="X",
        champ="",
        departements=frozenset({"56"}),
        communes=frozenset({"56121"}),
        communes_exclues=frozenset({"56121"}),
    )
    assert Territoires(tous=(exclu,)).de_la_commune(LORIENT, AU) is None


def test_a_commune_without_arrondissement_matches_no_empty_one() -> None:
    sans = replace(LORIENT, code="98818", departement="988", arrondissement="")
    par_arrondissement = Territoire(code="a", nom="A", champ="", arrondissements=frozenset({"561"}))
    assert Territoires(tous=(par_arrondissement,)).de_la_commune(sans, AU) is None
