"""Who may write which event: the table, the schemas' words and the rule say the same."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from certimetal.domain.auteurs import AUTEURS, NOMS, auteur_reel, auteurs_admis, se_saisit
from certimetal.domain.journal import RECTIFICATION, TYPES, Evenement

SCHEMAS = Path(__file__).parents[2] / "schemas"
MOTS = {
    "of": "l’organisme de formation",
    "secretariat": "secrétariat",
    "auditeur": "l’auditeur",
    "signataire": "le signataire",
    "national": "le niveau national",
}


def evenement(type_: str, auteur: str, jour: int = 2, **champs: object) -> Evenement:
    fichier = f"2026-03-{jour:02}-01-{type_}.yml"
    return Evenement(
        type=type_,
        date=date(2026, 3, jour),
        rang=1,
        fichier=fichier,
        auteur=auteur,
        saisi_pour=str(champs.pop("saisi_pour", "")),
        donnees=champs,
    )


def test_every_type_has_its_authors() -> None:
    assert set(AUTEURS) == set(TYPES)
    assert all(AUTEURS.values())
    assert set().union(*AUTEURS.values()) == set(NOMS)


@pytest.mark.parametrize("type_", TYPES)
def test_the_page_of_an_event_says_who_writes_it(type_: str) -> None:
    schema = json.loads((SCHEMAS / "journal" / f"{type_}.schema.json").read_text(encoding="utf-8"))
    ecrit_par = schema["description"].rpartition("Écrit par ")[2]
    if type_ == RECTIFICATION:
        assert ecrit_par == "le rôle qui avait écrit l’événement corrigé."
        return
    nommes = {role for role, mot in MOTS.items() if mot in ecrit_par}
    saisie = {"secretariat"} if se_saisit(type_) else set()
    assert nommes - saisie == set(AUTEURS[type_]) - saisie


@pytest.mark.parametrize("type_", TYPES)
def test_an_event_that_may_be_typed_for_an_of_can_say_so(type_: str) -> None:
    schema = json.loads((SCHEMAS / "journal" / f"{type_}.schema.json").read_text(encoding="utf-8"))
    assert ("saisi_pour" in schema["properties"]) is se_saisit(type_)


def test_the_schemas_know_the_same_roles() -> None:
    communs = json.loads((SCHEMAS / "communs.schema.json").read_text(encoding="utf-8"))
    choix = communs["$defs"]["auteur"]["oneOf"]
    assert {branche["const"] for branche in choix} == set(NOMS)


def test_what_the_secretariat_types_for_an_of_is_the_of_s() -> None:
    assert auteur_reel(evenement("observations", "secretariat", saisi_pour="of")) == "of"
    assert auteur_reel(evenement("observations", "secretariat")) == "secretariat"
    assert auteur_reel(evenement("observations", "auditeur", saisi_pour="of")) == "auditeur"


def test_a_rectification_is_for_the_role_that_wrote_the_event() -> None:
    depot = evenement("depot", "secretariat", jour=1, saisi_pour="of")
    rectification = evenement("rectification", "auditeur", evenement=depot.fichier)
    assert auteurs_admis(rectification, (depot, rectification)) == ("of",)
    assert auteurs_admis(rectification, (rectification,)) == AUTEURS[RECTIFICATION]
    assert auteurs_admis(evenement("courrier", "of"), ()) == ()
