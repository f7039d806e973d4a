from __future__ import annotations

import json
from dataclasses import replace

from findings_exemples import FICHE, HOSTILE, ORDINAIRES, SIRET

from certimetal.location import Location
from certimetal.rendering.findings import gitlab


def violations(*findings):
    return json.loads(gitlab.render(findings))


def test_each_finding_is_a_violation_with_all_that_gitlab_asks() -> None:
    lues = violations(*ORDINAIRES)
    assert [v["severity"] for v in lues] == ["major", "minor", "info"]
    assert lues[0]["location"] == {"path": FICHE, "lines": {"begin": 4}}
    assert lues[0]["check_name"] == "siret-cle"
    assert SIRET.message in lues[0]["description"]


def test_a_fingerprint_survives_lines_added_above() -> None:
    plus_bas = replace(SIRET, location=Location(path=FICHE, line=40, column=8))
    assert violations(SIRET)[0]["fingerprint"] == violations(plus_bas)[0]["fingerprint"]


def test_fingerprints_differ_between_findings_even_twins() -> None:
    jumeau = replace(SIRET, location=Location(path=FICHE, line=9))
    empreintes = [v["fingerprint"] for v in violations(SIRET, jumeau, *ORDINAIRES[1:])]
    assert len(set(empreintes)) == 4


def test_hostile_texts_make_valid_utf8_json() -> None:
    texte = gitlab.render([HOSTILE])
    texte.encode("utf-8")
    assert "\\u0000" not in texte
    assert "\\n" not in json.loads(texte)[0]["description"]


def test_nothing_found_is_an_empty_list() -> None:
    assert violations() == []
