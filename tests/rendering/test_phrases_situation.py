"""The sentences that the people of a certificateur read."""

from __future__ import annotations

import re
from datetime import date

import pytest
from valeurs_de_pages import un_resume

from certimetal.domain.situation import NatureEcheance, Statut
from certimetal.rendering.phrases_situation import (
    CHANGEMENTS,
    NATURES,
    STATUTS,
    phrase_audit,
    phrase_jours,
    phrase_non_conformite,
    phrase_situation,
    phrases_a_revoir,
    phrases_incertaines,
)
from contextes_du_cycle import CONTEXTES, JOUR
from journaux import Histoire, habilitee, jour

FAUTES = re.compile(r"(?<![\u00a0\u202f])[:;!?»](?=\s|$)|«(?!\u00a0)|(?<=\w)'(?=\w)|\.\.\.|None")


def simple(phrase: str) -> str:
    return phrase.replace("\u00a0", " ").replace("\u202f", " ")


@pytest.mark.parametrize("nom", sorted(CONTEXTES))
def test_every_place_of_the_lifecycle_has_its_sentences(nom: str) -> None:
    statut, raconte = CONTEXTES[nom]
    situation = raconte().au(JOUR)
    assert situation.statut is statut
    phrases = [
        phrase_situation(situation),
        *(phrase_audit(audit) for audit in situation.audits),
        *(phrase_non_conformite(nc, situation.au) for nc in situation.non_conformites),
    ]
    for phrase in phrases:
        assert phrase[0].isupper(), phrase
        assert phrase.endswith("."), phrase
        assert not FAUTES.search(phrase), phrase
    if statut is not Statut.BROUILLON:
        assert re.search(r"[0-9]{4}", phrases[0]), phrases[0]


def depose(*suite: str) -> Histoire:
    histoire = Histoire()
    histoire.depot("2026-01-05")
    for resultat in suite:
        histoire.recu("2026-01-12", resultat)
    return histoire


def test_the_sentence_says_what_is_waited_for() -> None:
    au = "2026-02-02"
    assert simple(phrase_situation(depose().au(au))) == (
        "Dossier déposé le 5 janvier 2026 : la recevabilité est attendue."
    )
    assert simple(phrase_situation(depose("pieces_demandees").au(au))) == (
        "Dossier déposé le 5 janvier 2026 : des pièces sont demandées à l’organisme."
    )
    assert simple(phrase_situation(depose("complet").au(au))) == (
        "En audit depuis le 12 janvier 2026 : les constats sont attendus."
    )


def test_a_term_is_told_with_what_is_decided_to_follow_it() -> None:
    histoire = habilitee("2026-03-02", "2031-03-01")
    assert simple(phrase_situation(histoire.au("2026-05-01"))) == (
        "Habilité du 2 mars 2026 au 1er mars 2031."
    )
    histoire.decide("2026-06-01", "suspension", date_effet="2026-06-15")
    assert simple(phrase_situation(histoire.au("2026-06-01"))) == (
        "Habilité du 2 mars 2026 au 1er mars 2031 ; sa suspension est décidée à partir du "
        "15 juin 2026."
    )
    assert simple(phrase_situation(histoire.au("2026-06-15"))) == (
        "Suspendu depuis le 15 juin 2026 ; habilitation du 2 mars 2026 au 1er mars 2031."
    )


def test_an_early_renewal_is_told() -> None:
    histoire = habilitee("2026-03-02", "2031-03-01")
    histoire.depot("2030-09-02", "renouvellement")
    histoire.recu("2030-09-09")
    histoire.constats("2030-10-01", "renouvellement")
    histoire.decide("2030-10-07", "habilitation", date_effet="2031-03-02", fin="2036-03-01")
    assert simple(phrase_situation(histoire.au("2030-11-04"))) == (
        "Habilité du 2 mars 2026 au 1er mars 2031, et renouvelé jusqu’au 1er mars 2036."
    )
    assert simple(phrase_situation(histoire.au("2036-03-02"))) == (
        "Habilitation échue depuis le 2 mars 2036."
    )


def test_a_non_conformite_says_its_limit_and_what_answers_it() -> None:
    histoire = depose("complet")
    constats = histoire.constats("2026-02-02", C2I1="nc_majeure")

    def phrase(au: str) -> str:
        [nc] = histoire.au(au).non_conformites
        return simple(phrase_non_conformite(nc, jour(au)))

    debut = "C2I1, non-conformité majeure (audit initial) : "
    assert phrase("2026-02-02") == (
        f"{debut}constats pas encore notifiés, délai pas commencé ; pas de plan d’actions."
    )
    histoire.notifie("2026-02-03", constats)
    histoire.plan("2026-03-02", C2I1="2026-05-04")
    assert phrase("2026-08-02") == (
        f"{debut}à corriger au plus tard le 3 août 2026 (dans 1 jour) ; plan d’actions remis."
    )
    histoire.levee("2026-08-03", C2I1="maintenue")
    assert phrase("2026-08-04") == (
        f"{debut}délai passé depuis le 3 août 2026 ; plan d’actions remis ; maintenue par "
        "l’auditeur."
    )


@pytest.mark.parametrize(
    ("ecart", "attendu"), [(0, "ce jour"), (1, "dans 1 jour"), (40, "dans 40 jours")]
)
def test_how_far_a_day_is(ecart: int, attendu: str) -> None:
    au = date(2026, 3, 2)
    assert simple(phrase_jours(date.fromordinal(au.toordinal() + ecart), au)) == attendu
    if ecart:
        passe = date.fromordinal(au.toordinal() - ecart)
        assert simple(phrase_jours(passe, au)) == attendu.replace("dans", "il y a")


def test_what_changed_since_the_verdict_is_said_apart_from_the_guides() -> None:
    assert phrases_a_revoir(un_resume()) == ()
    revoir, guide = phrases_a_revoir(
        un_resume(a_revoir=("C1I1", "C3I2"), guides_modifies=("C2I1",))
    )
    assert simple(revoir).startswith("À revoir : C1I1 et C3I2 (")
    assert simple(guide).startswith("Guide modifié depuis : C2I1 (")


def test_an_untrusted_situation_points_to_the_command_that_tells_why() -> None:
    resume = un_resume(erreurs_journal=2)
    assert [simple(phrase) for phrase in phrases_incertaines(resume)] == [
        "Situation incertaine : le journal a 2 erreurs.",
        f"Pour lire et corriger : « certimetal valider {resume.dossier} ».",
    ]


def test_every_statut_nature_and_change_has_its_words() -> None:
    assert set(STATUTS) == set(Statut)
    assert set(NATURES) == set(NatureEcheance)
    sens = {"habilitation", "suspension", "retablissement", "retrait", "cessation", "transfert"}
    assert set(CHANGEMENTS) == sens
