from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from findings_exemples import HOSTILE, ORDINAIRES, SIRET

from certimetal.domain.controle import Controle
from certimetal.finding import Finding, Gravite
from certimetal.rendering.findings import sarif

SCHEMA = Path(__file__).with_name("sarif-2.1.0-rtm.5.schema.json")
"""The standard's own schema, as npm's @microsoft/jest-sarif 1.0.0-beta.0 (MIT) carries it."""

CONTROLES = {
    "siret-cle": Controle(
        id="siret-cle",
        titre="La clé du SIRET est fausse",
        gravite=Gravite.ERREUR,
        explication="Un SIRET porte une **clé**.",
        fautif='siret: "00000001800003"',
        juste='siret: "00000001800002"',
        regles=("R6", "L6"),
    )
}


def rendre(*findings: Finding, site: str = "") -> dict[str, Any]:
    texte = sarif.render(findings, controles=CONTROLES, version="0.1.0", site=site)
    log: dict[str, Any] = json.loads(texte)
    return log


@pytest.mark.parametrize("findings", [(), ORDINAIRES, (HOSTILE,), (*ORDINAIRES, HOSTILE)])
def test_the_log_is_valid_by_the_standards_schema(findings: tuple[Finding, ...]) -> None:
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    for site in ("", "https://exemple.invalid/registre/"):
        jsonschema.Draft4Validator(schema).validate(rendre(*findings, site=site))


@pytest.mark.lent
def test_check_jsonschema_finds_the_log_valid_too(tmp_path: Path) -> None:
    rapport = tmp_path / "rapport.sarif.json"
    rapport.write_text(json.dumps(rendre(*ORDINAIRES, HOSTILE)), encoding="utf-8")
    outil = [sys.executable, "-m", "check_jsonschema", "--regex-variant", "python"]
    commande = [*outil, "--schemafile", str(SCHEMA), str(rapport)]
    fini = subprocess.run(commande, capture_output=True, text=True, encoding="utf-8", check=False)
    assert fini.returncode == 0, fini.stdout + fini.stderr


def test_a_rule_carries_the_page_of_its_check() -> None:
    driver = rendre(SIRET, site="https://exemple.invalid/registre/")["runs"][0]["tool"]["driver"]
    assert driver["rules"] == [
        {
            "id": "siret-cle",
            "shortDescription": {"text": "La clé du SIRET est fausse"},
            "help": {
                "text": "Un SIRET porte une **clé**.",
                "markdown": "Un SIRET porte une **clé**.",
            },
            "defaultConfiguration": {"level": "error"},
            "properties": {"tags": ["L6", "R6"]},
            "helpUri": "https://exemple.invalid/registre/controles/siret-cle/",
        }
    ]


def test_every_result_points_at_its_rule() -> None:
    run = rendre(*ORDINAIRES)["runs"][0]
    ids = [regle["id"] for regle in run["tool"]["driver"]["rules"]]
    assert ids == sorted(ids)
    assert all(ids[r["ruleIndex"]] == r["ruleId"] for r in run["results"])
    assert [r["level"] for r in run["results"]] == ["error", "warning", "note"]


def test_a_suggestion_becomes_a_fix_of_the_same_region() -> None:
    resultats = rendre(*ORDINAIRES)["runs"][0]["results"]
    [changement] = resultats[0]["fixes"][0]["artifactChanges"]
    assert changement["replacements"] == [
        {
            "deletedRegion": {"startLine": 4, "startColumn": 8, "endColumn": 24},
            "insertedContent": {"text": '"00000001800002"'},
        }
    ]
    assert "fixes" not in resultats[1]


def test_a_hostile_path_is_a_valid_uri() -> None:
    [resultat] = rendre(HOSTILE)["runs"][0]["results"]
    uri = resultat["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    assert uri.isascii()
    assert ":" not in uri
    assert " " not in uri
