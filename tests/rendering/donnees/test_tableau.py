"""The table of the open data: what its schema says of it is true, and no cell is a formula."""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from faits_exemples import ADRESSE, FAUTIF, FORMULE, HABILITE, les_faits

from certimetal.rendering.cellules import cellule
from certimetal.rendering.donnees.fichiers import (
    SCHEMA_TABLEAU,
    TABLEAU,
    Source,
    donnees_ouvertes,
)
from certimetal.rendering.donnees.tableau import texte_de
from situations import AU

PROFIL = Path(__file__).parents[2] / "outils" / "table-schema.json"
"""The JSON Schema of a Table Schema, as frictionlessdata.io publishes it."""


def fichiers() -> Any:
    return donnees_ouvertes(Source(faits=les_faits(), au=AU, adresse=ADRESSE))


def schema() -> dict[str, Any]:
    lu: dict[str, Any] = json.loads(fichiers()[SCHEMA_TABLEAU])
    return lu


def lignes() -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(fichiers()[TABLEAU].decode(), newline="")))


def fautes(ligne: dict[str, str], champ: dict[str, Any]) -> list[str]:
    """Return what a cell breaks of its field: required, type, pattern, enum."""
    valeur, contraintes = ligne[champ["name"]], champ["constraints"]
    if not valeur:
        return ["required"] if contraintes["required"] else []
    trouvees = []
    types = {"string": r".*", "date": r"[0-9]{4}-[0-9]{2}-[0-9]{2}", "boolean": r"true|false"}
    if not re.fullmatch(types[champ["type"]], valeur, re.DOTALL):
        trouvees.append("type")
    if "pattern" in contraintes and not re.fullmatch(contraintes["pattern"], valeur):
        trouvees.append("pattern")
    if "enum" in contraintes and valeur not in contraintes["enum"]:
        trouvees.append("enum")
    return trouvees


def test_the_schema_is_a_table_schema() -> None:
    profil = json.loads(PROFIL.read_text(encoding="utf-8"))
    valideur = jsonschema.Draft4Validator(profil)
    assert list(valideur.iter_errors(schema())) == []
    faux = schema()
    faux["fields"][0]["type"] = "texte"
    assert list(valideur.iter_errors(faux)) != []


def test_every_field_is_described_in_french_and_named_once() -> None:
    champs = schema()["fields"]
    noms = [champ["name"] for champ in champs]
    assert len(noms) == len(set(noms)) > 20
    for champ in champs:
        assert re.fullmatch(r"[a-z_]+", champ["name"])
        assert champ["title"]
        assert len(champ["description"]) > 10
        assert champ["example"]
    assert schema()["primaryKey"] in noms


def test_the_columns_are_those_of_the_schema_in_its_order() -> None:
    entete = fichiers()[TABLEAU].decode().partition("\r\n")[0]
    assert entete.split(",") == [champ["name"] for champ in schema()["fields"]]


def test_every_cell_is_what_the_schema_says() -> None:
    for ligne in lignes():
        for champ in schema()["fields"]:
            assert fautes(ligne, champ) == [], (champ["name"], ligne[champ["name"]])
    sirets = [ligne["siret"] for ligne in lignes()]
    assert sirets == sorted(set(sirets))


def test_the_examples_are_what_the_schema_says_too() -> None:
    for champ in schema()["fields"]:
        assert fautes({champ["name"]: champ["example"]}, champ) == []


@pytest.mark.parametrize(
    ("nom", "valeur", "faute"),
    [
        ("siret", "", "required"),
        ("siret", "123", "pattern"),
        ("au", "31/03/2026", "type"),
        ("statut_public", "peut-être", "enum"),
        ("exemple", "oui", "type"),
    ],
)
def test_the_check_sees_a_fault(nom: str, valeur: str, faute: str) -> None:
    champ = next(champ for champ in schema()["fields"] if champ["name"] == nom)
    assert fautes({nom: valeur}, champ) == [faute]


def test_a_name_that_is_a_formula_is_text_in_a_spreadsheet() -> None:
    ligne = next(ligne for ligne in lignes() if ligne["siret"] == HABILITE)
    assert ligne["raison_sociale"] == f"'{FORMULE}"
    for autre in lignes():
        assert not [v for v in autre.values() if v[:1] in {"=", "+", "-", "@", "\t"}]


@pytest.mark.parametrize(
    "texte", ["=1+1", "+33", "-2", "@SUM(A1)", "\t=1", " =1", "\u00a0+1", "＝1", "\r\n=1"]
)
def test_what_a_spreadsheet_might_run_gets_an_apostrophe(texte: str) -> None:
    assert cellule(texte) == f"'{texte}"


@pytest.mark.parametrize("texte", ["", "a=b", "L’Atelier", "3-4", "CQPM Soudeur"])
def test_any_other_text_is_left_alone(texte: str) -> None:
    assert cellule(texte) == texte


def test_values_are_written_as_the_schema_reads_them() -> None:
    certification = {
        "type": "CQPM",
        "intitule": "Soudeur",
        "code": None,
        "role": ["preparation", "evaluation"],
    }
    assert texte_de([certification]) == "CQPM Soudeur : preparation, evaluation"
    codee = {**certification, "code": "RNCP1", "role": []}
    assert texte_de([certification, codee]).endswith(" | CQPM Soudeur (RNCP1)")
    assert [texte_de(v) for v in (None, True, False)] == ["", "true", "false"]


def test_a_doubtful_statut_is_an_empty_cell_and_a_sentence() -> None:
    ligne = next(ligne for ligne in lignes() if ligne["siret"] == FAUTIF)
    assert (ligne["statut_public"], ligne["motif"], ligne["habilitation_fin"]) == ("", "", "")
    assert ligne["phrase"].startswith("Statut non publié")
    assert ligne["en_correction"] == "true"
