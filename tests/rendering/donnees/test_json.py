"""The JSON of the open data holds to the schemas that are published with it."""

from __future__ import annotations

import json
from typing import Any

import jsonschema
import pytest
from faits_exemples import ADRESSE, ECHU, FAUTIF, HABILITE, RETIRE, les_faits

from certimetal.rendering.donnees.fichiers import (
    LICENCE,
    LISTE,
    SCHEMA_FICHE,
    SCHEMA_LISTE,
    Source,
    donnees_ouvertes,
    url_de_la_fiche,
)
from situations import AU


def lus(adresse: str = ADRESSE) -> dict[str, Any]:
    fichiers = donnees_ouvertes(Source(faits=les_faits(), au=AU, adresse=adresse))
    return {url: json.loads(f) for url, f in fichiers.items() if url.endswith(".json")}


def valideur(schema: dict[str, Any]) -> jsonschema.Draft202012Validator:
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator(schema)


def fiche(siret: str) -> dict[str, Any]:
    trouvee: dict[str, Any] = lus()[url_de_la_fiche(siret)]["organisme"]
    return trouvee


def test_the_list_holds_to_its_schema() -> None:
    fichiers = lus()
    valideur(fichiers[SCHEMA_LISTE]).validate(fichiers[LISTE])
    assert len(fichiers[LISTE]["organismes"]) == 4


@pytest.mark.parametrize("siret", [HABILITE, RETIRE, ECHU, FAUTIF])
def test_each_of_s_file_holds_to_its_schema(siret: str) -> None:
    fichiers = lus()
    valideur(fichiers[SCHEMA_FICHE]).validate(fichiers[url_de_la_fiche(siret)])


@pytest.mark.parametrize(
    "change",
    [
        {"statut_public": "peut_etre"},
        {"siret": "123"},
        {"au": "31 mars"},
        {"exemple": "oui"},
        {"constat": "x"},
        {"phrase": None},
    ],
)
def test_the_schema_refuses_what_is_not_so(change: dict[str, Any]) -> None:
    document = lus()[url_de_la_fiche(HABILITE)]
    document["organisme"] |= change
    assert not valideur(lus()[SCHEMA_FICHE]).is_valid(document)


def test_the_list_and_the_files_say_the_same() -> None:
    fichiers = lus()
    for organisme in fichiers[LISTE]["organismes"]:
        entiere = fichiers[url_de_la_fiche(organisme["siret"])]["organisme"]
        assert {cle: entiere[cle] for cle in organisme} == organisme


def test_statuts_are_two_and_the_sentence_says_the_rest() -> None:
    assert fiche(HABILITE)["statut_public"] == "habilite"
    assert fiche(RETIRE)["statut_public"] == fiche(ECHU)["statut_public"] == "non_habilite"
    assert fiche(RETIRE)["motif"] == "retire"
    assert "a été retirée" in fiche(RETIRE)["phrase"]
    assert fiche(FAUTIF)["statut_public"] is None


def test_what_is_known_to_come_is_dated() -> None:
    suite = fiche(HABILITE)["suite"]
    assert [(s["a_partir_du"], s["statut_public"]) for s in suite] == [
        ("2031-03-02", "non_habilite")
    ]
    assert fiche(RETIRE)["suite"] == []


def test_every_file_says_its_licence_its_day_and_what_it_does_not_replace() -> None:
    for url, document in lus().items():
        if "organisme" in document or "organismes" in document:
            assert document["licence"] == LICENCE, url
            assert document["mis_a_jour"] == AU.isoformat()
            assert "France compétences" in document["avertissement"]
            assert document["schema"].startswith(ADRESSE)


def test_without_the_site_s_address_links_are_below_its_root() -> None:
    document = lus(adresse="")[url_de_la_fiche(RETIRE)]
    assert document["organisme"]["page"] == f"organismes/{RETIRE}/"
    assert document["schema"] == SCHEMA_FICHE


def test_the_same_facts_and_day_give_the_same_bytes_whatever_their_order() -> None:
    def octets(renverse: bool) -> dict[str, bytes]:
        faits = les_faits()
        ordre = tuple(reversed(faits)) if renverse else faits
        return dict(donnees_ouvertes(Source(faits=ordre, au=AU, adresse=ADRESSE)))

    assert octets(renverse=False) == octets(renverse=True)


def test_an_empty_register_still_has_every_file() -> None:
    fichiers = donnees_ouvertes(Source(faits=(), au=AU, adresse=ADRESSE))
    document = json.loads(fichiers[LISTE])
    assert document["organismes"] == []
    valideur(json.loads(fichiers[SCHEMA_LISTE])).validate(document)
