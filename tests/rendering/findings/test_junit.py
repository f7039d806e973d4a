from __future__ import annotations

import xml.etree.ElementTree as ET

from findings_exemples import FICHE, HOSTILE, ORDINAIRES, REPONSE, SIRET

from certimetal.rendering.findings import junit


def lire(*findings):
    return ET.fromstring(junit.render(findings, dossiers=1, fichiers=14))  # noqa: S314 -- our own


def test_an_error_is_a_failure_and_the_rest_passes_with_its_text() -> None:
    racine = lire(*ORDINAIRES)
    assert racine.attrib == {
        "name": "certimetal valider",
        "tests": "3",
        "failures": "1",
        "errors": "0",
    }
    suites = racine.findall("testsuite")
    assert [s.get("name") for s in suites] == [FICHE, REPONSE]
    assert [s.get("failures") for s in suites] == ["1", "0"]
    echec = suites[0].find("testcase/failure")
    assert echec is not None
    assert echec.get("message") == SIRET.message
    assert SIRET.remede in str(echec.text)
    dits = [cas.findtext("system-out") for cas in suites[1].findall("testcase")]
    assert str(dits[0]).startswith("avertissement\u00a0: ")
    assert str(dits[1]).startswith("conseil\u00a0: ")


def test_hostile_texts_stay_text_and_valid_xml() -> None:
    racine = lire(HOSTILE)
    cas = racine.find("testsuite/testcase")
    assert cas is not None
    echec = cas.find("failure")
    assert echec is not None
    assert "<b>&" in str(echec.get("message"))
    assert "]]>" in str(echec.text)
    assert len(list(racine.iter())) == 4


def test_nothing_found_is_one_passed_case() -> None:
    racine = lire()
    assert racine.get("tests") == "1"
    assert [cas.get("name") for cas in racine.iter("testcase")] == [
        "Rien à signaler (1\u00a0dossier\u00a0vérifié, 14\u00a0fichiers)."
    ]
