"""Which events may be written now, by whom, with which dates, and why not the others."""

from __future__ import annotations

from datetime import date

import pytest

from certimetal.domain.cycle import Possible, evenements_possibles
from certimetal.domain.cycle.table import LIGNES
from contextes_du_cycle import CONTEXTES, JOUR, tente
from journaux import Histoire, habilitee, jour, referentiel


def possibles(histoire: Histoire, au: str) -> dict[tuple[str, str], Possible]:
    tous = evenements_possibles(histoire.dossier(), referentiel(), jour(au))
    return {(p.type, p.variante): p for p in tous}


def permis(histoire: Histoire, au: str) -> set[str]:
    return {" ".join(filter(None, cle)) for cle, p in possibles(histoire, au).items() if p.possible}


@pytest.mark.parametrize("contexte", CONTEXTES)
def test_what_is_said_possible_is_what_counts(contexte: str) -> None:
    """The command that tells what may be written, and the check of what was, never disagree."""
    for cle, possible in possibles(CONTEXTES[contexte][1](), JOUR).items():
        histoire = CONTEXTES[contexte][1]()
        nom = tente(histoire, *cle)
        ecarte = nom in {
            e.evenement for e in histoire.au(JOUR).explications if "ne compte pas" in e.phrase
        }
        if cle[0] == "rectification":
            assert possible.possible == bool(histoire.evenements[:-1])
        elif cle[0] != "notification":  # what is notified is chosen by the event
            assert possible.possible == (not ecarte), cle


def test_a_brouillon_begins_by_a_depot_or_a_reprise() -> None:
    assert permis(Histoire(), "2026-01-01") == {"depot initiale", "reprise"}
    refuse = possibles(Histoire(), "2026-01-01")["decision", "habilitation"]
    assert refuse.raison == "Une habilitation se décide après un audit."
    assert "dépôt initial" in refuse.remede
    assert refuse.dates == {}


def test_a_running_habilitation_opens_these_doors() -> None:
    assert permis(habilitee(), "2028-01-01") == {
        "depot renouvellement",
        "declenchement",
        "notification",
        "decision suspension",
        "griefs",
        "convention",
        "changement",
        "cessation",
        "transfert",
        "rectification",
    }


def test_every_kind_is_there_in_the_order_of_the_table_with_its_authors() -> None:
    tous = evenements_possibles(Histoire().dossier(), referentiel(), jour("2026-01-01"))
    assert [(p.type, p.variante) for p in tous] == [(li.type, li.variante) for li in LIGNES]
    auteurs = {(p.type, p.variante): p.auteurs for p in tous}
    assert auteurs["depot", "initiale"] == ("of", "secretariat")
    assert auteurs["constats", "initial"] == ("auditeur",)
    assert auteurs["decision", "retrait"] == ("signataire",)
    assert auteurs["notification", ""] == ("secretariat", "signataire")
    assert auteurs["observations", ""] == ("of",)


def test_the_dates_of_a_decision_are_those_of_the_rules() -> None:
    histoire = Histoire()
    histoire.depot("2026-01-05")
    histoire.recu("2026-01-12")
    histoire.constats("2026-02-20")
    assert possibles(histoire, "2026-03-02")["decision", "habilitation"].dates == {
        "date_effet": date(2026, 3, 2),
        "fin": date(2031, 3, 1),
    }


def test_the_dates_of_an_early_renewal_follow_the_current_term() -> None:
    histoire = habilitee()
    histoire.depot("2030-08-01", "renouvellement")
    histoire.recu("2030-08-15")
    histoire.constats("2030-10-01", "renouvellement")
    assert possibles(histoire, "2030-11-01")["decision", "habilitation"].dates == {
        "date_effet": date(2031, 3, 2),
        "fin": date(2036, 3, 1),
    }
    assert possibles(histoire, "2031-03-05")["decision", "habilitation"].dates == {
        "date_effet": date(2031, 3, 5),
        "fin": date(2036, 3, 4),
    }


def test_the_limit_of_a_delay_runs_from_the_notification_or_from_today() -> None:
    histoire = Histoire()
    histoire.depot("2026-01-05")
    histoire.recu("2026-01-12")
    constats = histoire.constats("2026-02-20", C1I1="nc_majeure")
    cle = ("decision", "delai_de_reponse")
    assert possibles(histoire, "2026-03-01")[cle].dates["limite"] == date(2026, 9, 1)
    histoire.notifie("2026-02-28", constats)
    assert possibles(histoire, "2026-03-01")[cle].dates["limite"] == date(2026, 8, 28)
    assert not possibles(histoire, "2026-08-29")[cle].possible
