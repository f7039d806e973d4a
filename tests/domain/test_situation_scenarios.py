"""Stories of habilitation, told from end to end and looked at on the days that count."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from certimetal.domain.cycle import situer
from certimetal.domain.situation import (
    MAJEURE,
    MINEURE,
    Etape,
    NatureAudit,
    NatureEcheance,
    Periode,
    Statut,
)
from journaux import Histoire, habilitee, jour, referentiel


def statuts(histoire: Histoire, *jours: str) -> list[str]:
    return [histoire.au(j).statut.value for j in jours]


def dates(histoire: Histoire, au: str, nature: NatureEcheance) -> list[tuple[str, bool]]:
    echeances = histoire.au(au).echeances
    return [(e.date.isoformat(), e.passee) for e in echeances if e.nature is nature]


def proposees(histoire: Histoire, au: str) -> set[tuple[str, str]]:
    return {(p.type, p.variante) for p in histoire.au(au).propositions}


def test_a_dossier_without_an_event_is_a_brouillon_and_says_so() -> None:
    situation = Histoire().au("2026-01-01")
    assert situation.statut is Statut.BROUILLON
    assert (situation.depuis, situation.jusqu_au, situation.periodes) == (None, None, ())
    assert "brouillon" in situation.explications[0].phrase


def test_a_first_audit_without_fault_grants_five_years_less_a_day() -> None:
    histoire = Histoire()
    histoire.depot("2026-01-05")
    histoire.recu("2026-01-12")
    constats = histoire.constats("2026-02-20")
    histoire.notifie("2026-02-21", constats)
    decision = histoire.decide("2026-03-02", "habilitation", fin="2031-03-01")
    assert statuts(
        histoire, "2026-01-04", "2026-01-05", "2026-01-12", "2026-02-20", "2026-03-02", "2031-03-01"
    ) == ["brouillon", "depose", "en_audit", "en_audit", "habilite", "habilite"]
    assert statuts(histoire, "2031-03-02") == ["echu"]
    situation = histoire.au("2027-01-01")
    assert (situation.depuis, situation.jusqu_au) == (date(2026, 3, 2), date(2031, 3, 1))
    assert situation.terme is not None
    assert situation.terme.decision == decision
    assert situation.non_conformites == ()
    assert histoire.fautes("2027-01-01") == []


def test_a_nc_mineure_lets_the_decision_pass_with_a_plan_and_keeps_its_limit() -> None:
    histoire = Histoire()
    histoire.depot("2026-01-05")
    histoire.recu("2026-01-12")
    constats = histoire.constats("2026-02-20", C2I1="nc_mineure")
    histoire.notifie("2026-02-21", constats)
    plan = histoire.plan("2026-02-25", C2I1="2026-06-30")
    histoire.decide("2026-03-02", "habilitation", fin="2031-03-01")
    (nc,) = histoire.au("2026-04-01").non_conformites
    assert (nc.indicateur, nc.gravite, nc.plan) == ("C2I1", MINEURE, plan)
    assert (nc.notifiee_le, nc.limite) == (date(2026, 2, 21), date(2026, 8, 21))
    assert (nc.constat, nc.attendu) == ("Constat sur C2I1.", "Attendu sur C2I1.")
    assert dates(histoire, "2026-04-01", NatureEcheance.ACTION) == [("2026-06-30", False)]
    assert dates(histoire, "2026-07-01", NatureEcheance.ACTION) == [("2026-06-30", True)]
    assert "reste habilité" in histoire.au("2026-04-01").explications[-1].phrase

    histoire.levee("2026-06-30", C2I1="levee")
    situation = histoire.au("2026-07-01")
    assert situation.non_conformites == ()
    assert dates(histoire, "2026-07-01", NatureEcheance.ACTION) == []
    assert next(v for v in situation.verdicts if v.indicateur == "C2I1").levee.endswith("levee.yml")
    assert histoire.fautes("2026-07-01") == []


def test_a_nc_majeure_opens_a_delay_then_is_lifted_then_the_habilitation_is_granted() -> None:
    histoire = Histoire()
    histoire.depot("2026-01-05")
    histoire.recu("2026-01-12")
    constats = histoire.constats("2026-02-20", C5I2="nc_majeure")
    histoire.notifie("2026-02-21", constats)
    histoire.decide("2026-02-23", "delai_de_reponse", limite="2026-08-21")
    assert histoire.au("2026-03-01").statut is Statut.DELAI_DE_REPONSE
    assert histoire.au("2026-03-01").non_conformites[0].gravite == MAJEURE
    assert histoire.au("2026-03-01").jusqu_au is None
    histoire.plan("2026-03-15", C5I2="2026-05-31")
    histoire.levee("2026-06-10", C5I2="levee")
    assert histoire.au("2026-06-11").statut is Statut.DELAI_DE_REPONSE
    histoire.decide("2026-06-15", "habilitation", fin="2031-06-14")
    assert statuts(histoire, "2026-06-14", "2026-06-15") == ["delai_de_reponse", "habilite"]
    assert histoire.fautes("2026-07-01") == []


def test_constats_that_are_not_notified_start_no_delay_and_raise_an_alert() -> None:
    histoire = Histoire()
    histoire.depot("2026-01-05")
    histoire.recu("2026-01-12")
    constats = histoire.constats("2026-02-20", C5I2="nc_majeure")
    histoire.decide("2026-02-23", "delai_de_reponse", limite="2026-08-20")
    situation = histoire.au("2027-06-01")
    assert situation.statut is Statut.DELAI_DE_REPONSE
    assert situation.non_conformites[0].limite is None
    assert dates(histoire, "2027-06-01", NatureEcheance.REPONSE) == []
    (alerte,) = situation.alertes
    assert "n’a pas commencé" in alerte.phrase
    assert (alerte.evenement, alerte.regles) == (constats, ("D2", "R28"))
    assert proposees(histoire, "2027-06-01") == {("notification", "")}


def test_an_overdue_delay_alerts_and_proposes_a_refusal_but_changes_nothing_by_itself() -> None:
    histoire = Histoire()
    histoire.depot("2026-01-05")
    histoire.recu("2026-01-12")
    histoire.notifie("2026-02-21", histoire.constats("2026-02-20", C5I2="nc_majeure"))
    histoire.decide("2026-02-23", "delai_de_reponse", limite="2026-08-21")
    assert histoire.au("2026-08-21").alertes == ()
    assert dates(histoire, "2026-08-21", NatureEcheance.REPONSE) == [("2026-08-21", False)]
    assert dates(histoire, "2026-08-22", NatureEcheance.REPONSE) == [("2026-08-21", True)]
    assert statuts(histoire, "2026-08-22", "2030-01-01") == ["delai_de_reponse"] * 2
    assert proposees(histoire, "2026-08-22") == {("decision", "refus")}
    assert "21\u00a0août\u00a02026" in histoire.au("2026-08-22").alertes[0].phrase
    histoire.decide("2026-09-01", "refus")
    assert statuts(histoire, "2026-08-31", "2026-09-01") == ["delai_de_reponse", "refuse"]
    assert histoire.au("2026-09-01").alertes == ()
    assert histoire.fautes("2026-10-01") == []
    histoire.depot("2027-01-04")
    assert statuts(histoire, "2027-01-04") == ["depose"]


def test_a_nc_can_still_be_lifted_once_its_limit_is_over() -> None:
    histoire = Histoire()
    histoire.depot("2026-01-05")
    histoire.recu("2026-01-12")
    histoire.notifie("2026-02-21", histoire.constats("2026-02-20", C5I2="nc_majeure"))
    histoire.levee("2026-10-01", C5I2="levee")
    histoire.decide("2026-10-02", "habilitation", fin="2031-10-01")
    assert statuts(histoire, "2026-10-02") == ["habilite"]
    assert histoire.fautes("2026-11-01") == []


def test_the_pieces_asked_for_keep_the_dossier_waiting() -> None:
    histoire = Histoire()
    histoire.depot("2026-01-05")
    histoire.recu("2026-01-12", "pieces_demandees")
    assert histoire.au("2026-01-13").statut is Statut.DEPOSE
    audit = histoire.au("2026-01-13").audit_en_cours
    assert audit is not None
    assert audit.etape is Etape.PIECES_DEMANDEES
    complement = histoire.depot("2026-02-01")
    audit = histoire.au("2026-02-01").audit_en_cours
    assert audit is not None
    assert (audit.etape, audit.depot) == (Etape.DEPOSE, complement)
    assert histoire.au("2026-02-01").depuis == date(2026, 1, 5)
    histoire.recu("2026-02-05")
    assert histoire.au("2026-02-05").statut is Statut.EN_AUDIT
    assert histoire.fautes("2026-03-01") == []


def renouvelee() -> Histoire:
    histoire = habilitee()
    histoire.depot("2030-08-01", "renouvellement")
    histoire.recu("2030-08-15")
    histoire.notifie("2030-10-02", histoire.constats("2030-10-01", "renouvellement"))
    histoire.decide("2030-11-01", "habilitation", date_effet="2031-03-02", fin="2036-03-01")
    return histoire


def test_a_renewal_decided_early_starts_the_day_after_the_current_term() -> None:
    histoire = renouvelee()
    assert histoire.fautes("2031-04-01") == []
    situation = histoire.au("2030-12-01")
    assert [(t.debut.isoformat(), t.fin.isoformat()) for t in situation.termes] == [
        ("2026-03-02", "2031-03-01"),
        ("2031-03-02", "2036-03-01"),
    ]
    assert situation.terme == situation.termes[0]
    assert (situation.depuis, situation.jusqu_au) == (date(2026, 3, 2), date(2036, 3, 1))
    assert situation.periodes[-1].fin == date(2031, 3, 1)
    assert not [a for a in situation.alertes if "prend fin" in a.phrase]
    assert dates(histoire, "2030-12-01", NatureEcheance.FIN_HABILITATION) == [("2036-03-01", False)]
    assert dates(histoire, "2030-12-01", NatureEcheance.ALERTE_RENOUVELLEMENT) == []
    assert statuts(histoire, "2031-03-01", "2031-03-02", "2036-03-02") == [
        "habilite",
        "habilite",
        "echu",
    ]
    assert histoire.au("2031-03-02").terme == situation.termes[1]


def test_a_term_that_ends_without_a_decision_is_over_even_while_a_delay_runs() -> None:
    histoire = habilitee()
    histoire.depot("2030-08-01", "renouvellement")
    histoire.recu("2030-08-15")
    constats = histoire.constats("2030-12-01", "renouvellement", C1I1="nc_majeure")
    histoire.notifie("2030-12-02", constats)
    histoire.decide("2030-12-03", "delai_de_reponse", limite="2031-06-02")
    avant = histoire.au("2031-01-01")
    assert avant.statut is Statut.HABILITE
    assert [a for a in avant.alertes if "après la fin de l’habilitation" in a.phrase]
    assert statuts(histoire, "2031-03-01", "2031-03-02") == ["habilite", "echu"]
    apres = histoire.au("2031-03-02")
    assert (apres.depuis, apres.jusqu_au) == (date(2031, 3, 2), None)
    assert [nc.indicateur for nc in apres.non_conformites] == ["C1I1"]
    fin = next(e for e in apres.explications if "jamais reconduite" in e.phrase)
    assert fin.regles == ("R30", "D3", "D6")
    assert "à l’étude" in fin.phrase

    histoire.levee("2031-04-01", C1I1="levee")
    histoire.decide("2031-04-10", "habilitation", fin="2036-04-09")
    assert statuts(histoire, "2031-04-09", "2031-04-10") == ["echu", "habilite"]
    assert histoire.au("2031-05-01").depuis == date(2031, 4, 10)
    assert histoire.fautes("2031-05-01") == []


def test_renewal_alerts_come_12_6_and_3_months_before_and_the_dossier_is_due() -> None:
    histoire = habilitee()
    assert dates(histoire, "2029-01-01", NatureEcheance.ALERTE_RENOUVELLEMENT) == [
        ("2030-03-01", False),
        ("2030-09-01", False),
        ("2030-12-01", False),
    ]
    assert dates(histoire, "2029-01-01", NatureEcheance.DEPOT_RENOUVELLEMENT) == [
        ("2030-09-01", False)
    ]
    phrases = {
        au: [a.phrase for a in histoire.au(au).alertes if "prend fin" in a.phrase]
        for au in ("2030-02-28", "2030-03-01", "2030-09-01", "2030-12-01")
    }
    assert [len(p) for p in phrases.values()] == [0, 1, 1, 1]
    assert "12\u00a0mois" in phrases["2030-03-01"][0]
    assert "6\u00a0mois" in phrases["2030-09-01"][0]
    assert "3\u00a0mois" in phrases["2030-12-01"][0]
    assert ("depot", "renouvellement") not in proposees(histoire, "2030-09-01")
    assert ("depot", "renouvellement") in proposees(histoire, "2030-09-02")
    assert dates(histoire, "2030-09-02", NatureEcheance.DEPOT_RENOUVELLEMENT) == [
        ("2030-09-01", True)
    ]
    histoire.depot("2030-09-15", "renouvellement")
    assert dates(histoire, "2030-09-15", NatureEcheance.DEPOT_RENOUVELLEMENT) == []
    assert [a for a in histoire.au("2030-09-15").alertes if "prend fin" in a.phrase]


def test_a_refused_renewal_leaves_the_current_term_to_its_end() -> None:
    histoire = habilitee()
    histoire.depot("2029-12-01", "renouvellement")
    histoire.recu("2029-12-10")
    constats = histoire.constats("2030-01-10", "renouvellement", C1I1="nc_majeure")
    histoire.notifie("2030-01-11", constats)
    assert proposees(histoire, "2030-07-12") >= {("decision", "refus"), ("decision", "suspension")}
    histoire.decide("2030-08-01", "refus")
    assert histoire.fautes("2030-08-02") == []
    assert statuts(histoire, "2030-08-01", "2031-03-01", "2031-03-02") == [
        "habilite",
        "habilite",
        "echu",
    ]
    assert histoire.au("2030-08-02").non_conformites == ()
    assert histoire.au("2030-08-02").audits == ()


@pytest.mark.parametrize(
    ("instance", "mots"),
    [
        ("uimm_territoriale", "l’UIMM territoriale"),
        ("jury_paritaire", "le jury paritaire de délibération"),
        ("gtp", "le groupe technique paritaire"),
    ],
)
def test_an_intermediate_audit_asked_by_a_company_keeps_the_of_habilite(
    instance: str, mots: str
) -> None:
    histoire = habilitee()
    histoire.ecrit("2028-01-10", "declenchement", instance=instance, origine="entreprise")
    phrase = histoire.au("2028-01-10").explications[-2].phrase
    assert mots in phrase
    assert "à la demande d’une entreprise" in phrase
    audit = histoire.au("2028-01-11").audit_en_cours
    assert audit is not None
    assert (audit.nature, audit.instance, audit.origine) == (
        NatureAudit.INTERMEDIAIRE,
        instance,
        "entreprise",
    )
    constats = histoire.ecrit(
        "2028-02-10",
        "constats",
        audit="intermediaire",
        verdicts={"C4I1": {"verdict": "nc_majeure", "constat": "C", "attendu": "A"}},
    )
    histoire.notifie("2028-02-11", constats)
    decision = histoire.decide("2028-02-15", "delai_de_reponse", limite="2028-08-11")
    situation = histoire.au("2028-03-01")
    assert situation.statut is Statut.HABILITE
    assert situation.non_conformites[0].limite == date(2028, 8, 11)
    explication = next(e for e in situation.explications if e.evenement == decision)
    assert "reste habilité" in explication.phrase
    assert "R33" in explication.regles
    assert ("decision", "suspension") not in proposees(histoire, "2028-08-11")
    assert ("decision", "suspension") in proposees(histoire, "2028-08-12")
    histoire.levee("2028-06-01", C4I1="levee")
    histoire.decide("2028-06-10", "maintien")
    assert histoire.fautes("2028-07-01") == []
    assert histoire.au("2028-07-01").audits == ()
    assert histoire.au("2028-07-01").jusqu_au == date(2031, 3, 1)


def test_an_intermediate_audit_can_run_beside_a_renewal() -> None:
    histoire = habilitee()
    histoire.depot("2030-06-01", "renouvellement")
    histoire.recu("2030-06-10")
    histoire.ecrit("2030-06-15", "declenchement", instance="gtp", origine="initiative")
    natures = [audit.nature for audit in histoire.au("2030-06-16").audits]
    assert natures == [NatureAudit.RENOUVELLEMENT, NatureAudit.INTERMEDIAIRE]
    histoire.constats("2030-07-01", "intermediaire", C1I1="nc_mineure")
    histoire.constats("2030-07-10", "renouvellement", C2I2="nc_mineure")
    audits = {nc.indicateur: nc.audit for nc in histoire.au("2030-07-11").non_conformites}
    assert audits == {"C2I2": NatureAudit.RENOUVELLEMENT}  # the later constats found C1I1 conforme
    assert histoire.fautes("2030-07-11") == []


def test_a_suspension_with_griefs_then_the_observations_then_the_retablissement() -> None:
    histoire = habilitee()
    griefs = histoire.ecrit("2028-01-10", "griefs", limite_observations="2028-02-10")
    assert proposees(histoire, "2028-01-10") == {("notification", ""), ("convention", "")}
    histoire.notifie("2028-01-11", griefs)
    assert dates(histoire, "2028-01-12", NatureEcheance.OBSERVATIONS) == [("2028-02-10", False)]
    histoire.ecrit("2028-01-25", "observations", texte="…")
    assert dates(histoire, "2028-01-26", NatureEcheance.OBSERVATIONS) == []
    suspension = histoire.decide(
        "2028-02-01", "suspension", date_effet="2028-02-05", limite="2028-05-05"
    )
    assert statuts(histoire, "2028-02-04", "2028-02-05") == ["habilite", "suspendu"]
    situation = histoire.au("2028-03-01")
    assert (situation.depuis, situation.jusqu_au) == (date(2028, 2, 5), date(2031, 3, 1))
    explication = next(e for e in situation.explications if e.evenement == suspension)
    assert "conservatoire" not in explication.phrase
    assert dates(histoire, "2028-03-01", NatureEcheance.SUSPENSION) == [("2028-05-05", False)]
    passee = histoire.au("2028-05-06")
    assert passee.statut is Statut.SUSPENDU
    assert [a for a in passee.alertes if "suspension est passée" in a.phrase]
    histoire.decide("2028-05-10", "retablissement")
    assert statuts(histoire, "2028-05-09", "2028-05-10") == ["suspendu", "habilite"]
    retablie = histoire.au("2028-05-10")
    assert (retablie.depuis, retablie.griefs) == (date(2028, 5, 10), None)
    assert retablie.jusqu_au == date(2031, 3, 1)
    assert histoire.fautes("2028-06-01") == []


def test_a_suspension_without_griefs_is_said_conservatoire_and_asks_for_them() -> None:
    histoire = habilitee()
    suspension = histoire.decide("2028-01-10", "suspension")
    assert histoire.fautes("2028-02-01") == []
    situation = histoire.au("2028-01-10")
    explication = next(e for e in situation.explications if e.evenement == suspension)
    assert "à titre conservatoire" in explication.phrase
    assert explication.regles == ("L4", "R33")
    assert [a for a in situation.alertes if "sans griefs" in a.phrase]
    assert ("griefs", "") in proposees(histoire, "2028-01-10")


def test_a_retrait_after_griefs_whose_delay_is_over_ends_the_term_and_the_next_one() -> None:
    histoire = renouvelee()
    griefs = histoire.ecrit("2031-01-05", "griefs", limite_observations="2031-02-05")
    histoire.notifie("2031-01-06", griefs)
    assert ("decision", "retrait") in proposees(histoire, "2031-02-06")
    histoire.decide("2031-02-06", "retrait", date_effet="2031-02-10")
    assert histoire.fautes("2031-03-05") == []
    assert statuts(histoire, "2031-02-09", "2031-02-10", "2031-03-05", "2037-01-01") == [
        "habilite",
        "retire",
        "retire",
        "retire",
    ]
    situation = histoire.au("2031-02-10")
    assert [(t.debut.isoformat(), t.fin.isoformat()) for t in situation.termes] == [
        ("2026-03-02", "2031-02-09")
    ]
    assert histoire.au("2031-02-08").jusqu_au == date(2031, 2, 9)
    histoire.depot("2031-06-01")
    assert statuts(histoire, "2031-06-01") == ["depose"]


def test_a_paper_habilitation_taken_over_runs_then_ends() -> None:
    histoire = Histoire()
    reprise = histoire.ecrit(
        "2022-08-20", "reprise", reference="2022-14", date_effet="2022-09-01", fin="2027-08-31"
    )
    assert histoire.fautes("2026-01-01") == []
    assert statuts(histoire, "2022-08-31", "2022-09-01", "2027-08-31", "2027-09-01") == [
        "brouillon",
        "habilite",
        "habilite",
        "echu",
    ]
    situation = histoire.au("2027-09-01")
    assert situation.periodes == (
        Periode(
            debut=date(2022, 9, 1),
            fin=date(2027, 8, 31),
            statut=Statut.HABILITE,
            decision=reprise,
        ),
        Periode(debut=date(2027, 9, 1), fin=None, statut=Statut.ECHU, decision=reprise),
    )
    assert situation.declarations == ()
    assert not [a for a in histoire.au("2026-01-01").alertes if "convention" in a.phrase]


def test_a_reprise_written_late_still_begins_when_the_paper_says() -> None:
    histoire = Histoire()
    histoire.ecrit("2026-01-10", "reprise", date_effet="2022-09-01", fin="2027-08-31")
    assert histoire.au("2026-01-09").statut is Statut.BROUILLON
    situation = histoire.au("2026-01-10")
    assert (situation.statut, situation.depuis) == (Statut.HABILITE, date(2022, 9, 1))


def test_a_reprise_found_after_the_depot_makes_it_a_renewal() -> None:
    histoire = Histoire()
    histoire.depot("2027-02-01")
    histoire.ecrit("2027-02-10", "reprise", date_effet="2022-09-01", fin="2027-08-31")
    situation = histoire.au("2027-02-10")
    assert situation.statut is Statut.HABILITE
    assert situation.audit_en_cours is not None
    assert situation.audit_en_cours.nature is NatureAudit.RENOUVELLEMENT
    assert histoire.fautes("2027-03-01") == []


def test_a_cessation_ends_the_habilitation_that_day() -> None:
    histoire = renouvelee()
    histoire.ecrit("2030-12-15", "cessation", motif="Fin d’activité.")
    assert statuts(histoire, "2030-12-14", "2030-12-15", "2032-01-01") == [
        "habilite",
        "cesse",
        "cesse",
    ]
    assert histoire.au("2030-12-15").termes[-1].fin == date(2030, 12, 14)
    assert histoire.fautes("2031-01-01") == []


def test_a_request_given_up_is_cesse_too() -> None:
    histoire = Histoire()
    histoire.depot("2026-01-05")
    histoire.ecrit("2026-01-20", "cessation", motif="Projet abandonné.")
    situation = histoire.au("2026-01-20")
    assert situation.statut is Statut.CESSE
    assert "renonce" in situation.explications[-2].phrase
    assert situation.declarations == ()


def test_a_transfert_changes_nothing_of_the_habilitation() -> None:
    histoire = habilitee()
    avant = histoire.au("2028-01-01")
    histoire.ecrit("2027-12-01", "changement", nature="siret", description="Nouveau siège.")
    attente = histoire.au("2028-01-01")
    assert [a for a in attente.alertes if "SIRET" in a.phrase]
    assert ("transfert", "") in proposees(histoire, "2028-01-01")
    histoire.ecrit(
        "2027-12-20",
        "transfert",
        ancien_siret="00000001700004",
        nouveau_siret="00000001800002",
        vers_certificateur="uimm-35-56",
    )
    apres = histoire.au("2028-01-01")
    assert not [a for a in apres.alertes if "SIRET" in a.phrase]
    assert (apres.statut, apres.depuis, apres.jusqu_au) == (
        avant.statut,
        avant.depuis,
        avant.jusqu_au,
    )
    assert histoire.fautes("2028-01-01") == []


def test_a_rectification_of_a_date_counts_from_its_own_day_on() -> None:
    histoire = habilitee()
    decision = histoire.evenements[-1].fichier
    rectification = histoire.ecrit(
        "2026-05-01",
        "rectification",
        evenement=decision,
        motif="Erreur de saisie.",
        remplace={
            "date": "2026-03-10",
            "auteur": "signataire",
            "sens": "habilitation",
            "date_effet": "2026-03-10",
            "fin": "2031-03-09",
        },
    )
    assert histoire.au("2026-04-30").depuis == date(2026, 3, 2)
    apres = histoire.au("2026-05-01")
    assert (apres.depuis, apres.jusqu_au) == (date(2026, 3, 10), date(2031, 3, 9))
    assert histoire.au("2026-03-05").statut is Statut.HABILITE  # on that day nothing was corrected
    recit = next(e for e in apres.explications if e.evenement == rectification)
    assert "corrige" in recit.phrase
    assert decision in recit.phrase
    assert histoire.fautes("2026-06-01") == []


def test_a_rectification_that_annuls_undoes_the_event() -> None:
    histoire = habilitee()
    histoire.ecrit(
        "2026-05-01",
        "rectification",
        evenement=histoire.evenements[-1].fichier,
        annule=True,
    )
    assert histoire.au("2026-04-30").statut is Statut.HABILITE
    assert histoire.au("2026-05-01").statut is Statut.EN_AUDIT
    assert "annule" in histoire.au("2026-05-01").explications[-2].phrase


def test_france_competences_is_told_within_two_months_of_each_change() -> None:
    histoire = habilitee()
    histoire.decide("2028-01-31", "suspension")
    histoire.decide("2028-03-31", "retablissement")
    histoire.ecrit("2028-12-31", "cessation", motif="…")
    declarations = histoire.au("2029-01-01").declarations
    assert [(d.nature, d.limite.isoformat()) for d in declarations] == [
        ("habilitation", "2026-05-02"),
        ("suspension", "2028-03-31"),
        ("retablissement", "2028-05-31"),
        ("cessation", "2029-02-28"),
    ]
    assert dates(histoire, "2026-05-02", NatureEcheance.FRANCE_COMPETENCES) == [
        ("2026-05-02", False)
    ]
    assert dates(histoire, "2026-05-03", NatureEcheance.FRANCE_COMPETENCES) == []


def test_changes_made_before_the_law_applies_are_not_to_declare() -> None:
    histoire = habilitee("2025-09-30", "2030-09-29")
    assert histoire.au("2025-10-15").declarations == ()
    juste_apres = habilitee("2025-10-01", "2030-09-30")
    assert len(juste_apres.au("2025-10-15").declarations) == 1


def test_a_convention_is_asked_for_where_the_law_applies() -> None:
    histoire = habilitee()
    assert ("convention", "") in proposees(histoire, "2026-04-01")
    histoire.ecrit("2026-04-02", "convention", debut="2026-03-02", fin="2031-03-01")
    assert ("convention", "") not in proposees(histoire, "2026-04-02")
    assert ("convention", "") not in proposees(habilitee("2025-09-30", "2030-09-29"), "2026-04-01")


def test_the_numbers_come_from_the_rules_and_not_from_the_code() -> None:
    regles = dict(referentiel().regles)
    for id_, cle, nombre in (
        ("R29", "duree_habilitation", 3),
        ("R28", "delai_actions_correctives", 4),
    ):
        valeurs = tuple(
            replace(v, nombre=nombre) if v.cle == cle else v for v in regles[id_].valeurs
        )
        regles[id_] = replace(regles[id_], valeurs=valeurs)
    autres = replace(referentiel(), regles=regles)
    histoire = Histoire()
    histoire.depot("2026-01-05")
    histoire.recu("2026-01-12")
    histoire.notifie("2026-01-31", histoire.constats("2026-01-30", C2I1="nc_mineure"))
    histoire.plan("2026-02-01", C2I1="2026-03-01")
    histoire.decide("2026-03-02", "habilitation", fin="2029-03-01")
    situation = situer(histoire.dossier(), autres, jour("2026-04-01"))
    assert situation.jusqu_au == date(2029, 3, 1)
    assert situation.non_conformites[0].limite == date(2026, 5, 31)


def test_without_the_rules_nothing_is_granted_that_no_one_wrote() -> None:
    vide = replace(referentiel(), regles={})
    histoire = habilitee()
    assert situer(histoire.dossier(), vide, jour("2027-01-01")).jusqu_au == date(2031, 3, 1)
    sans_fin = Histoire()
    sans_fin.evenements = [*histoire.evenements[:-1]]
    sans_fin.decide("2026-03-02", "habilitation")
    assert situer(sans_fin.dossier(), vide, jour("2027-01-01")).statut is Statut.EN_AUDIT
