"""What the public may know of a journal (D11), and what it never does."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from certimetal.domain.cycle.publics import CATEGORIES, INITIATIVES, evenements_publics
from certimetal.domain.referentiel import INDICATEURS
from contextes_du_cycle import CONTEXTES
from journaux import Histoire, habilitee, jour, referentiel

if TYPE_CHECKING:
    from datetime import date

    from certimetal.domain.situation import EvenementPublic

MOT_A_TAIRE = "Mot-de-l-auditeur"
PUBLICS = {"depot", "decision", "reprise", "cessation", "transfert"}


def publics(histoire: Histoire, au: str | date = "2040-01-01") -> tuple[EvenementPublic, ...]:
    return evenements_publics(histoire.dossier(), referentiel(), jour(au))


def libelles(histoire: Histoire, au: str | date = "2040-01-01") -> list[str]:
    return [evenement.libelle.replace("\u00a0", " ") for evenement in publics(histoire, au)]


def bavarde() -> Histoire:
    """A story in which every free text, limit and non-conformité would betray something."""
    histoire = Histoire()
    histoire.ecrit("2026-01-05", "depot", nature="initiale", qualite_responsable=MOT_A_TAIRE)
    histoire.ecrit("2026-01-12", "recevabilite", resultat="complet", note=MOT_A_TAIRE)
    constats = histoire.constats("2026-02-02", C2I1="nc_majeure")
    histoire.notifie("2026-02-03", constats)
    histoire.decide("2026-02-05", "delai_de_reponse", limite="2026-08-03", motif_reel=MOT_A_TAIRE)
    histoire.ecrit(
        "2026-03-02",
        "plan_actions",
        actions=[{"indicateur": "C2I1", "action": MOT_A_TAIRE, "echeance": "2026-05-04"}],
    )
    histoire.levee("2026-05-11", C2I1="levee")
    histoire.decide("2026-05-12", "habilitation", fin="2031-05-11", note=MOT_A_TAIRE)
    histoire.ecrit("2026-05-12", "convention", moyens=MOT_A_TAIRE, debut="2026-05-12")
    histoire.ecrit("2026-09-01", "changement", nature="autre", description=MOT_A_TAIRE)
    histoire.ecrit("2026-10-01", "griefs", griefs=MOT_A_TAIRE, limite_observations="2026-11-01")
    histoire.notifie("2026-10-02", "2026-10-01-01-griefs.yml")
    histoire.ecrit("2026-10-20", "observations", texte=MOT_A_TAIRE)
    histoire.decide("2026-11-02", "suspension", limite="2027-02-01", note=MOT_A_TAIRE)
    histoire.decide("2026-12-01", "retrait", note=MOT_A_TAIRE)
    return histoire


def audite(origine: str = "entreprise", instance: str = "uimm_territoriale") -> Histoire:
    histoire = habilitee("2026-03-02")
    histoire.ecrit(
        "2027-01-04", "declenchement", origine=origine, instance=instance, objet=MOT_A_TAIRE
    )
    return histoire


def test_only_requests_decisions_and_ends_are_told() -> None:
    dits = publics(bavarde())
    assert [(e.date.isoformat(), e.type, e.variante) for e in dits] == [
        ("2026-01-05", "depot", "initiale"),
        ("2026-05-12", "decision", "habilitation"),
        ("2026-11-02", "decision", "suspension"),
        ("2026-12-01", "decision", "retrait"),
    ]
    assert libelles(bavarde()) == [
        "Dossier de demande déposé.",
        "Habilitation accordée du 12 mai 2026 au 11 mai 2031.",
        "Habilitation suspendue.",
        "Habilitation retirée.",
    ]
    assert all(e.fichier.startswith(e.date.isoformat()) for e in dits)


@pytest.mark.parametrize("nom", sorted(CONTEXTES))
def test_nothing_of_an_audit_ever_shows(nom: str) -> None:
    dits = publics(CONTEXTES[nom][1]())
    assert {e.type for e in dits} <= PUBLICS
    tout = " ".join(e.libelle for e in dits)
    assert not any(mot in tout for mot in (*INDICATEURS, "conform", "délai", "grief", "Motif"))
    assert "delai_de_reponse" not in {e.variante for e in dits}


def test_no_free_text_of_a_file_is_repeated() -> None:
    assert MOT_A_TAIRE not in str(publics(bavarde()))
    assert MOT_A_TAIRE not in str(publics(audite()))


def test_only_facts_up_to_the_day_are_told() -> None:
    assert libelles(bavarde(), "2026-01-04") == []
    assert libelles(bavarde(), "2026-05-11") == ["Dossier de demande déposé."]


def test_the_category_of_an_audit_is_told_with_the_decision_that_follows_its_constats() -> None:
    histoire = audite()
    avant = libelles(histoire)
    histoire.constats("2027-02-01", "intermediaire")
    assert libelles(histoire) == avant
    histoire.decide("2027-02-15", "maintien")
    histoire.decide("2027-06-01", "suspension")
    assert libelles(histoire)[len(avant) :] == [
        (
            "Habilitation maintenue, après un audit intermédiaire déclenché à la demande d’une ou "
            "plusieurs entreprises."
        ),
        "Habilitation suspendue.",
    ]


def test_a_decision_taken_before_the_constats_says_nothing_of_the_audit() -> None:
    histoire = audite()
    histoire.decide("2027-01-11", "suspension")
    assert libelles(histoire)[-1] == "Habilitation suspendue."


@pytest.mark.parametrize("origine", [*CATEGORIES, "initiative"])
@pytest.mark.parametrize("instance", INITIATIVES)
def test_every_category_has_words_and_names_nobody(origine: str, instance: str) -> None:
    histoire = audite(origine, instance)
    histoire.constats("2027-02-01", "intermediaire")
    histoire.decide("2027-02-15", "maintien")
    attendu = CATEGORIES.get(origine) or INITIATIVES[instance]
    assert libelles(histoire)[-1].endswith(f" déclenché {attendu}.")


def test_an_audit_that_does_not_say_who_asked_for_it_is_not_told() -> None:
    histoire = audite("", "")
    histoire.constats("2027-02-01", "intermediaire")
    histoire.decide("2027-02-15", "maintien")
    assert libelles(histoire)[-1] == "Habilitation maintenue."


def test_a_decision_that_the_rules_refuse_tells_nothing() -> None:
    histoire = Histoire()
    histoire.depot("2026-01-05")
    histoire.recu("2026-01-12")
    histoire.constats("2026-02-02", C2I1="nc_majeure")
    histoire.decide("2026-02-05", "habilitation", fin="2031-02-04")
    assert libelles(histoire) == ["Dossier de demande déposé."]


def test_a_request_completed_with_what_was_missing_is_told_once() -> None:
    histoire = Histoire()
    histoire.depot("2026-01-05")
    histoire.recu("2026-01-12", "pieces_demandees")
    histoire.depot("2026-01-20")
    assert [e.date.isoformat() for e in publics(histoire)] == ["2026-01-05"]


def test_a_new_request_after_a_refusal_is_told_again() -> None:
    histoire = Histoire()
    histoire.depot("2026-01-05")
    histoire.recu("2026-01-12")
    histoire.notifie("2026-02-03", histoire.constats("2026-02-02", C2I1="nc_majeure"))
    histoire.decide("2026-08-04", "refus")
    histoire.depot("2026-10-01")
    assert libelles(histoire) == [
        "Dossier de demande déposé.",
        "Demande refusée.",
        "Dossier de demande déposé.",
    ]


def test_a_term_is_told_as_it_was_granted_even_if_it_was_cut_since() -> None:
    histoire = habilitee("2026-03-02", "2031-03-01")
    histoire.ecrit("2027-01-04", "cessation", motif="Fermeture.")
    assert libelles(histoire)[-2:] == [
        "Habilitation accordée du 2 mars 2026 au 1er mars 2031.",
        "L’organisme a mis fin à sa demande ou à son habilitation.",
    ]


def test_a_decision_whose_effect_is_later_says_from_when() -> None:
    histoire = habilitee("2026-03-02")
    histoire.decide("2027-01-04", "suspension", date_effet="2027-02-01")
    assert libelles(histoire)[-1] == "Habilitation suspendue à partir du 1er février 2027."


def test_a_rectification_changes_what_is_told_from_its_day_on() -> None:
    histoire = habilitee("2026-03-02")
    histoire.decide("2027-01-04", "suspension")
    histoire.ecrit(
        "2027-01-20",
        "rectification",
        evenement="2027-01-04-01-decision.yml",
        motif="Erreur de dossier.",
        annule=True,
    )
    assert libelles(histoire, "2027-01-19")[-1] == "Habilitation suspendue."
    assert libelles(histoire, "2027-01-20")[-1].startswith("Habilitation accordée")


def test_what_happened_on_paper_or_elsewhere_is_told() -> None:
    histoire = Histoire()
    histoire.ecrit("2022-05-20", "reprise", date_effet="2022-06-01", fin="2027-05-31")
    histoire.ecrit("2023-01-09", "transfert", vers_certificateur="x", nouveau_siret="1")
    assert libelles(histoire) == [
        "Habilitation accordée avant ce registre du 1er juin 2022 au 31 mai 2027.",
        "Dossier transféré à un autre certificateur et à un autre SIRET.",
    ]
