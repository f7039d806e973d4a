"""What has changed since a verdict: the answer, its annexes, and apart from them the guide."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from certimetal.app.depot import open_depot
from certimetal.domain.annexe import Annexe, FaitsFichier
from certimetal.domain.dossier import Dossier, Reponse
from certimetal.domain.empreintes_dossier import (
    empreinte_guide,
    empreinte_reponse,
    empreintes_annexes,
)
from certimetal.domain.referentiel import INDICATEURS
from certimetal.domain.relecture import Changement, Ecart, Relecture, relire
from certimetal.domain.situation import Verdict

REFERENTIEL = open_depot(Path(__file__).parents[2]).referentiel
VERSEE = Annexe(code="C3I2-A01", titre="Procédure", fichier="annexes/C3I2-A01.pdf")
GARDEE = Annexe(code="C3I2-A02", conservation="espace UIMM", empreinte="sha256:" + "b" * 64)
ENTETE: dict[str, Any] = {"delai_inscription_jours": 10}
DOSSIER = Dossier(
    dossier="dossiers/x/1",
    certificateur="x",
    siret_dossier="1",
    reponses={
        "C3I2": Reponse(
            indicateur="C3I2", entete=ENTETE, corps="Nous recueillons.\n", annexes=(VERSEE, GARDEE)
        )
    },
    fichiers={VERSEE.fichier: FaitsFichier(taille=3, empreinte="sha256:" + "a" * 64)},
)


def verdict(**champs: Any) -> Verdict:
    lu: dict[str, Any] = {
        "indicateur": "C3I2",
        "verdict": "conforme",
        "evenement": "2026-03-02-01-constats.yml",
        "date": date(2026, 3, 2),
        "empreinte": empreinte_reponse(DOSSIER, "C3I2"),
        "annexes": tuple(empreintes_annexes(DOSSIER, "C3I2").items()),
        "guide": empreinte_guide(REFERENTIEL, "C3I2"),
    }
    return Verdict(**lu | champs)


def avec(**champs: Any) -> Dossier:
    """The dossier with its answer changed."""
    return replace(DOSSIER, reponses={"C3I2": replace(DOSSIER.reponses["C3I2"], **champs)})


def lire(dossier: Dossier, juge: Verdict) -> Relecture:
    (relecture,) = relire(dossier, (juge,), REFERENTIEL)
    return relecture


def test_what_has_not_changed_is_not_to_be_read_again() -> None:
    relecture = lire(DOSSIER, verdict())
    assert not relecture.a_revoir
    assert relecture.comparable
    assert not relecture.guide_modifie


def test_line_ends_dead_blanks_and_the_order_of_keys_change_nothing() -> None:
    dossier = avec(corps="Nous recueillons.  \r\n\r\n", entete=dict(reversed(ENTETE.items())))
    assert not lire(dossier, verdict()).a_revoir


@pytest.mark.parametrize(
    "champs",
    [{"corps": "Nous ne recueillons rien.\n"}, {"entete": {"delai_inscription_jours": 11}}],
)
def test_a_change_of_the_answer_is_to_be_read_again(champs: dict[str, Any]) -> None:
    relecture = lire(avec(**champs), verdict())
    assert relecture.changements == (Changement(objet="reponse", ecart=Ecart.MODIFIE),)
    assert relecture.a_revoir


def test_an_answer_removed_is_to_be_read_again() -> None:
    relecture = lire(replace(DOSSIER, reponses={}), verdict())
    assert Changement(objet="reponse", ecart=Ecart.MODIFIE) in relecture.changements


def test_an_absent_answer_is_judged_as_absent() -> None:
    sans = replace(DOSSIER, reponses={})
    juge = verdict(empreinte=empreinte_reponse(sans, "C3I2"), annexes=())
    assert not lire(sans, juge).a_revoir
    assert lire(DOSSIER, juge).a_revoir


def test_a_file_that_changed_under_its_name_is_told_by_its_code() -> None:
    faits = {VERSEE.fichier: FaitsFichier(taille=3, empreinte="sha256:" + "c" * 64)}
    relecture = lire(replace(DOSSIER, fichiers=faits), verdict())
    assert relecture.changements == (Changement(objet="C3I2-A01", ecart=Ecart.MODIFIE),)


def test_an_annexe_kept_elsewhere_that_changed_is_told_too() -> None:
    autre = replace(GARDEE, empreinte="sha256:" + "d" * 64)
    relecture = lire(avec(annexes=(VERSEE, autre)), verdict())
    assert relecture.changements == (Changement(objet="C3I2-A02", ecart=Ecart.MODIFIE),)


def test_annexes_added_and_removed_are_told_apart() -> None:
    nouvelle = replace(GARDEE, code="C3I2-A03")
    relecture = lire(avec(annexes=(VERSEE, nouvelle)), verdict())
    assert relecture.changements == (
        Changement(objet="C3I2-A02", ecart=Ecart.RETIRE),
        Changement(objet="C3I2-A03", ecart=Ecart.AJOUTE),
    )


def test_an_annexe_of_another_answer_may_have_been_read() -> None:
    autre = Reponse(indicateur="C1I1", annexes=(replace(GARDEE, code="C1I1-A01"),))
    dossier = replace(DOSSIER, reponses={**DOSSIER.reponses, "C1I1": autre})
    lues = (*verdict().annexes, ("C1I1-A01", GARDEE.empreinte))
    assert not lire(dossier, verdict(annexes=lues)).a_revoir


def test_a_verdict_that_does_not_say_what_was_read_cannot_be_compared() -> None:
    relecture = lire(avec(corps="Autre chose.\n"), verdict(empreinte="", annexes=(), guide=""))
    assert not relecture.comparable
    assert not relecture.a_revoir
    assert not relecture.guide_modifie


def test_a_guide_that_changed_is_said_apart_and_flips_nothing() -> None:
    indicateurs = dict(REFERENTIEL.indicateurs)
    indicateurs["C3I2"] = replace(indicateurs["C3I2"], guide="Un autre guide.")
    (relecture,) = relire(DOSSIER, (verdict(),), replace(REFERENTIEL, indicateurs=indicateurs))
    assert relecture.guide_modifie
    assert not relecture.a_revoir


def test_the_guide_of_the_critere_counts_as_well() -> None:
    criteres = dict(REFERENTIEL.criteres)
    criteres["C3"] = replace(criteres["C3"], guide=criteres["C3"].guide + "\n\nUne phrase.")
    change = replace(REFERENTIEL, criteres=criteres)
    assert empreinte_guide(change, "C3I2") != empreinte_guide(REFERENTIEL, "C3I2")
    assert empreinte_guide(change, "C1I1") == empreinte_guide(REFERENTIEL, "C1I1")


def test_every_indicator_has_a_guide_of_its_own() -> None:
    assert len({empreinte_guide(REFERENTIEL, code) for code in INDICATEURS}) == len(INDICATEURS)
    assert empreinte_guide(REFERENTIEL, "C9I9") == ""
