"""The faults of a journal: what is said, where, and what is possible instead."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from certimetal.domain.cycle import fautes_du_journal
from certimetal.domain.cycle.faute import IdFaute
from certimetal.domain.situation import Statut
from certimetal.finding import Gravite
from journaux import Histoire, habilitee, jour, referentiel, verdicts

if TYPE_CHECKING:
    from collections.abc import Callable

    from certimetal.domain.cycle.faute import Faute

AU = "2032-01-01"


def en_audit(**nc: str) -> Histoire:
    histoire = Histoire()
    histoire.depot("2026-01-05")
    histoire.recu("2026-01-12")
    histoire.notifie("2026-02-21", histoire.constats("2026-02-20", **nc))
    return histoire


def seule(histoire: Histoire, au: str = AU, **options: Any) -> Faute:
    (faute,) = histoire.fautes(au, **options)
    return faute


def evenement_inconnu() -> Histoire:
    histoire = Histoire()
    histoire.ecrit("2026-01-05", "constat")
    return histoire


def rang_double() -> Histoire:
    histoire = habilitee()
    histoire.evenements.append(
        replace(histoire.evenements[-1], type="convention", fichier="2026-03-02-01-zconvention.yml")
    )
    return histoire


def futur() -> Histoire:
    histoire = habilitee()
    histoire.ecrit("2032-01-02", "convention")
    return histoire


def impossible() -> Histoire:
    histoire = Histoire()
    histoire.recu("2026-01-05")
    return histoire


def vise_inconnu() -> Histoire:
    histoire = habilitee()
    histoire.notifie("2026-03-03", "2026-03-09-01-constats.yml")
    return histoire


def vise_ecarte() -> Histoire:
    histoire = habilitee()
    histoire.evenements.append(
        replace(histoire.evenements[0], date=jour("2026-03-04"), fichier="2026-03-04-01-depot.yml")
    )
    histoire.notifie("2026-03-05", "2026-03-04-01-depot.yml")
    return histoire


def rectification_sans_objet() -> Histoire:
    histoire = habilitee()
    histoire.ecrit("2026-03-03", "rectification", evenement="aucun.yml", annule=True)
    return histoire


def notification_repetee() -> Histoire:
    histoire = en_audit(C1I1="nc_mineure")
    histoire.notifie("2026-03-21", histoire.evenements[2].fichier)
    return histoire


def constats_incomplets() -> Histoire:
    histoire = Histoire()
    histoire.depot("2026-01-05")
    histoire.recu("2026-01-12")
    lus = {i: v for i, v in verdicts().items() if i not in {"C2I2", "C6I1"}}
    histoire.ecrit("2026-02-20", "constats", audit="initial", verdicts=lus)
    return histoire


def sans_nc() -> Histoire:
    histoire = en_audit(C1I1="nc_mineure")
    histoire.levee("2026-03-01", C1I2="levee")
    return histoire


def plan_sans_nc() -> Histoire:
    histoire = en_audit(C1I1="nc_mineure")
    histoire.plan("2026-03-01", C1I1="2026-06-01", C1I2="2026-06-01")
    return histoire


def action_tardive() -> Histoire:
    histoire = en_audit(C1I1="nc_mineure")
    histoire.plan("2026-03-01", C1I1="2026-08-22")
    return histoire


def nc_majeure() -> Histoire:
    histoire = en_audit(C1I1="nc_majeure", C3I2="nc_majeure", C4I1="nc_mineure")
    histoire.decide("2026-03-02", "habilitation", fin="2031-03-01")
    return histoire


def mineure_sans_plan() -> Histoire:
    histoire = en_audit(C1I1="nc_mineure")
    histoire.decide("2026-03-02", "habilitation", fin="2031-03-01")
    return histoire


def refus_premature() -> Histoire:
    histoire = en_audit(C1I1="nc_majeure")
    histoire.decide("2026-03-02", "refus")
    return histoire


def refus_sans_notification() -> Histoire:
    histoire = Histoire()
    histoire.depot("2026-01-05")
    histoire.recu("2026-01-12")
    histoire.constats("2026-02-20", C1I1="nc_majeure")
    histoire.decide("2027-03-02", "refus")
    return histoire


def retrait_sans_griefs() -> Histoire:
    histoire = habilitee()
    histoire.decide("2027-01-10", "retrait")
    return histoire


def retrait_trop_tot() -> Histoire:
    histoire = habilitee()
    griefs = histoire.ecrit("2027-01-10", "griefs", limite_observations="2027-02-10")
    histoire.notifie("2027-01-11", griefs)
    histoire.decide("2027-02-10", "retrait")
    return histoire


def retrait_griefs_tus() -> Histoire:
    histoire = habilitee()
    histoire.ecrit("2027-01-10", "griefs", limite_observations="2027-02-10")
    histoire.decide("2027-02-11", "retrait")
    return histoire


def retrait_griefs_tardifs() -> Histoire:
    histoire = habilitee()
    griefs = histoire.ecrit("2027-01-10", "griefs", limite_observations="2027-02-10")
    histoire.notifie("2027-02-11", griefs)
    histoire.decide("2027-03-11", "retrait")
    return histoire


def renouvellement_sans_depot() -> Histoire:
    histoire = habilitee()
    histoire.decide("2030-11-01", "habilitation", date_effet="2031-03-02", fin="2036-03-01")
    return histoire


def terme_faux() -> Histoire:
    histoire = en_audit()
    histoire.decide("2026-03-02", "habilitation", fin="2031-03-02")
    return histoire


def terme_court() -> Histoire:
    histoire = en_audit()
    histoire.decide("2026-03-02", "habilitation", fin="2029-03-01")
    return histoire


def effet_passe() -> Histoire:
    histoire = en_audit()
    histoire.decide("2026-03-02", "habilitation", date_effet="2026-03-01", fin="2031-03-01")
    return histoire


def effet_differe() -> Histoire:
    histoire = en_audit()
    histoire.decide("2026-03-02", "habilitation", date_effet="2026-03-10", fin="2031-03-09")
    return histoire


def effet_du_renouvellement() -> Histoire:
    histoire = habilitee()
    histoire.depot("2030-08-01", "renouvellement")
    histoire.recu("2030-08-15")
    histoire.constats("2030-10-01", "renouvellement")
    histoire.decide("2030-11-01", "habilitation", fin="2036-03-01")
    return histoire


def delai_trop_long() -> Histoire:
    histoire = en_audit(C1I1="nc_majeure")
    histoire.decide("2026-02-23", "delai_de_reponse", limite="2026-08-22")
    return histoire


def delai_trop_long_avant_la_notification() -> Histoire:
    histoire = Histoire()
    histoire.depot("2026-01-05")
    histoire.recu("2026-01-12")
    constats = histoire.constats("2026-02-20", C1I1="nc_majeure")
    histoire.decide("2026-02-20", "delai_de_reponse", limite="2026-12-31")
    histoire.notifie("2026-02-21", constats)
    return histoire


def delai_apres_la_limite() -> Histoire:
    histoire = en_audit(C1I1="nc_majeure")
    histoire.decide("2026-08-22", "delai_de_reponse", limite="2026-09-22")
    return histoire


def limite_passee() -> Histoire:
    histoire = en_audit(C1I1="nc_majeure")
    histoire.decide("2026-02-23", "delai_de_reponse", limite="2026-02-22")
    return histoire


def reprise_ancienne() -> Histoire:
    histoire = Histoire()
    histoire.ecrit("2021-12-01", "reprise", date_effet="2021-12-31", fin="2026-12-30")
    return histoire


def convention_hors_terme() -> Histoire:
    histoire = habilitee()
    histoire.ecrit("2026-03-03", "convention", debut="2026-03-02", fin="2031-03-02")
    return histoire


def transfert_incoherent() -> Histoire:
    histoire = habilitee()
    histoire.ecrit("2027-03-03", "transfert", vers_certificateur="uimm-44")
    return histoire


@pytest.mark.parametrize(
    ("raconte", "id_", "chemin", "message", "remede"),
    [
        (evenement_inconnu, IdFaute.INCONNU, (), "ne peut pas être compris", "Corrigez le nom"),
        (rang_double, IdFaute.RANG, (), "ont le numéro 01", "le numéro 02"),
        (futur, IdFaute.FUTUR, ("date",), "2 janvier 2032", "attendez ce jour"),
        (impossible, IdFaute.IMPOSSIBLE, (), "Aucun dépôt", "commence par un dépôt"),
        (vise_inconnu, IdFaute.VISE, ("evenement",), "2026-03-09-01-constats.yml", "Nommez"),
        (rectification_sans_objet, IdFaute.VISE, ("evenement",), "aucun.yml", "Recopiez"),
        (notification_repetee, IdFaute.NOTIFICATION, ("evenement",), "21 février 2026", "première"),
        (constats_incomplets, IdFaute.CONSTATS, ("verdicts",), "C2I2 et C6I1", "Complétez"),
        (sans_nc, IdFaute.SANS_NC, ("levees", "C1I2"), "C1I2", "Retirez"),
        (plan_sans_nc, IdFaute.SANS_NC, ("actions", 1, "indicateur"), "C1I2", "Retirez"),
        (action_tardive, IdFaute.ACTION, ("actions", 0, "echeance"), "22 août 2026", "Avancez"),
        (nc_majeure, IdFaute.NC_MAJEURE, ("sens",), "C1I1 et C3I2", "délai de réponse"),
        (mineure_sans_plan, IdFaute.SANS_PLAN, ("sens",), "C1I1 n’en a pas", "plan d’actions"),
        (refus_premature, IdFaute.REFUS, ("sens",), "21 août 2026", "Attendez"),
        (refus_sans_notification, IdFaute.REFUS, ("sens",), "n’ont pas été notifiés", "Notifiez"),
        (retrait_sans_griefs, IdFaute.SANS_GRIEFS, ("sens",), "griefs", "titre conservatoire"),
        (retrait_trop_tot, IdFaute.SANS_GRIEFS, ("sens",), "peut encore", "10 février 2027"),
        (retrait_griefs_tus, IdFaute.SANS_GRIEFS, ("sens",), "pas été notifiés", "notification"),
        (retrait_griefs_tardifs, IdFaute.SANS_GRIEFS, ("sens",), "après la date", "nouveaux"),
        (renouvellement_sans_depot, IdFaute.SANS_DEPOT, (), "tacitement", "dépôt"),
        (terme_faux, IdFaute.TERME, ("fin",), "2 mars 2031", "fin: 2031-03-01"),
        (terme_court, IdFaute.TERME, ("fin",), "1er mars 2029", "fin: 2031-03-01"),
        (effet_passe, IdFaute.EFFET, ("date_effet",), "1er mars 2026", "2026-03-02"),
        (effet_differe, IdFaute.EFFET, ("date_effet",), "10 mars 2026", "n’est pas habilité"),
        (effet_du_renouvellement, IdFaute.EFFET, ("date_effet",), "lendemain", "2031-03-02"),
        (delai_trop_long, IdFaute.DELAI, ("limite",), "22 août 2026", "2026-08-21"),
        (
            delai_trop_long_avant_la_notification,
            IdFaute.DELAI,
            ("limite",),
            "31 décembre 2026",
            "2026-08-21",
        ),
        (delai_apres_la_limite, IdFaute.DELAI, ("sens",), "21 août 2026", "refus"),
        (limite_passee, IdFaute.LIMITE, ("limite",), "22 février 2026", "Corrigez"),
        (reprise_ancienne, IdFaute.REPRISE, ("date_effet",), "31 décembre 2021", "sur papier"),
        (convention_hors_terme, IdFaute.CONVENTION, ("fin",), "2 mars 2031", "Alignez"),
        (transfert_incoherent, IdFaute.TRANSFERT, ("vers_certificateur",), "uimm-44", "déplacez"),
    ],
)
def test_the_fault_says_what_where_and_what_instead(
    raconte: Callable[[], Histoire],
    id_: IdFaute,
    chemin: tuple[str | int, ...],
    message: str,
    remede: str,
) -> None:
    histoire = raconte()
    faute = seule(histoire)
    assert (faute.id, faute.chemin) == (id_, chemin)
    assert message in faute.message.replace("\u00a0", " ")
    assert remede in faute.remede.replace("\u00a0", " ")
    assert faute.fichier in {e.chemin for e in histoire.evenements}
    assert set(faute.regles) <= set(referentiel().regles)


def test_a_notification_of_what_does_not_count_is_a_fault_too() -> None:
    fautes = vise_ecarte().fautes(AU)
    assert [f.id for f in fautes] == [IdFaute.IMPOSSIBLE, IdFaute.VISE]
    assert "ne compte pas" in fautes[1].message


def test_only_reminders_and_doubts_are_warnings() -> None:
    avertissements = {
        raconte: seule(raconte()).gravite
        for raconte in (
            notification_repetee,
            action_tardive,
            effet_differe,
            convention_hors_terme,
        )
    }
    assert set(avertissements.values()) == {Gravite.AVERTISSEMENT}
    assert seule(terme_faux()).gravite is Gravite.ERREUR


def test_a_contradicted_decision_does_not_count() -> None:
    assert nc_majeure().au(AU).statut is Statut.EN_AUDIT
    assert mineure_sans_plan().au(AU).statut is Statut.EN_AUDIT
    assert retrait_sans_griefs().au("2027-06-01").statut is Statut.HABILITE
    assert renouvellement_sans_depot().au(AU).statut is Statut.ECHU
    assert refus_premature().au(AU).statut is Statut.EN_AUDIT


def test_a_wrong_day_counts_for_what_the_rules_give_at_most() -> None:
    assert terme_faux().au("2027-01-01").jusqu_au == jour("2031-03-01")
    assert terme_court().au("2027-01-01").jusqu_au == jour("2029-03-01")
    assert delai_trop_long().au("2026-03-01").non_conformites[0].limite == jour("2026-08-21")
    assert limite_passee().au("2026-03-01").non_conformites[0].limite == jour("2026-08-21")
    assert (
        effet_du_renouvellement().au("2031-04-01").terme
        == effet_du_renouvellement().au("2030-11-02").termes[1]
    )


def test_a_proposed_event_older_than_thirty_days_warns_and_a_merged_one_does_not() -> None:
    histoire = habilitee()
    nom = histoire.ecrit("2026-04-01", "convention", debut="2026-03-02", fin="2031-03-01")
    assert histoire.fautes("2026-05-02") == []
    assert histoire.fautes("2026-05-01", proposes={nom}) == []
    faute = seule(histoire, "2026-05-02", proposes={nom})
    assert (faute.id, faute.gravite) == (IdFaute.ANCIEN, Gravite.AVERTISSEMENT)
    assert "30\u00a0jours" in faute.message
    reprise = Histoire()
    vieille = reprise.ecrit("2022-09-01", "reprise", date_effet="2022-09-01", fin="2027-08-31")
    assert reprise.fautes("2026-05-02", proposes={vieille}) == []


def test_an_event_to_come_is_a_fault_and_does_not_count() -> None:
    histoire = habilitee()
    histoire.ecrit("2027-01-01", "cessation")
    assert seule(histoire, "2026-12-31").id is IdFaute.FUTUR
    assert histoire.au("2026-12-31").statut is Statut.HABILITE
    assert histoire.fautes("2027-01-01") == []


def test_the_rank_that_is_free_is_after_all_those_of_the_day() -> None:
    histoire = habilitee()
    dernier = histoire.evenements[-1]
    histoire.evenements += [
        replace(dernier, type="convention", rang=7, fichier="2026-03-02-07-convention.yml"),
        replace(dernier, type="changement", rang=7, fichier="2026-03-02-07-changement.yml"),
        replace(dernier, type="transfert", rang=7, fichier="2026-03-02-07-transfert.yml"),
    ]
    rangs = [f.remede for f in histoire.fautes(AU) if f.id is IdFaute.RANG]
    assert ["08" in rangs[0], "09" in rangs[1]] == [True, True]


def test_a_rectified_event_has_the_faults_of_its_new_data_only() -> None:
    histoire = terme_faux()
    decision = histoire.evenements[-1]
    histoire.ecrit(
        "2026-04-01",
        "rectification",
        evenement=decision.fichier,
        remplace=dict(decision.donnees) | {"fin": "2031-03-01"},
    )
    assert histoire.fautes(AU) == []


def test_the_place_of_the_dossier_is_the_last_transfer_s() -> None:
    histoire = transfert_incoherent()
    histoire.ecrit("2028-03-03", "transfert", vers_certificateur="uimm-35-56")
    assert histoire.fautes(AU) == []
    autre = habilitee()
    autre.ecrit("2027-03-03", "transfert", nouveau_siret="00000001700004")
    assert seule(autre).chemin == ("nouveau_siret",)


def test_every_kind_of_fault_is_shown_here() -> None:
    """A kind that nothing raises is a page that nobody needs."""
    racontes = [
        valeur
        for nom, valeur in globals().items()
        if callable(valeur)
        and getattr(valeur, "__module__", "") == __name__
        and not nom.startswith(("test_", "seule", "en_audit"))
    ]
    vues = {f.id for raconte in racontes for f in raconte().fautes(AU)}
    ancien = habilitee()
    proposes = {e.fichier for e in ancien.evenements}
    vues |= {
        f.id
        for f in fautes_du_journal(ancien.dossier(), referentiel(), jour(AU), proposes=proposes)
    }
    assert vues == set(IdFaute)
