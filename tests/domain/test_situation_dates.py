"""Days of the lifecycle: terms to the day, clamped months, ends of months and of calendars."""

from __future__ import annotations

from datetime import date

import pytest
from dateutil.relativedelta import relativedelta
from hypothesis import given, settings
from hypothesis import strategies as st

from certimetal.domain.cycle.delais import Delai, Delais, apres, avant, dernier_jour
from certimetal.domain.situation import NatureEcheance, Statut
from journaux import Histoire, habilitee, jour, plus, referentiel

MOIS = Delai(nombre=6, unite="mois", regle="R28")
ANS = Delai(nombre=5, unite="ans", regle="R29")
JOURS = Delai(nombre=30, unite="jours", regle="D12")
CALENDRIER = st.dates(min_value=date(2000, 1, 1), max_value=date(2099, 12, 31))


@pytest.mark.parametrize(
    ("depuis", "limite"),
    [
        ("2026-03-02", "2026-09-02"),
        ("2025-08-31", "2026-02-28"),
        ("2027-08-31", "2028-02-29"),
        ("2027-08-29", "2028-02-29"),
        ("2026-12-31", "2027-06-30"),
        ("2028-02-29", "2028-08-29"),
    ],
)
def test_six_months_are_calendar_months_clamped_to_the_end_of_a_shorter_one(
    depuis: str, limite: str
) -> None:
    assert apres(jour(depuis), MOIS) == jour(limite)
    histoire = Histoire()
    histoire.depot("2025-01-05")
    histoire.recu("2025-01-12")
    histoire.notifie(depuis, histoire.constats("2025-02-20", C2I1="nc_mineure"))
    assert histoire.au(depuis).non_conformites[0].limite == jour(limite)


@pytest.mark.parametrize(
    ("effet", "fin"),
    [
        ("2026-03-02", "2031-03-01"),
        ("2026-01-01", "2030-12-31"),
        ("2026-03-01", "2031-02-28"),
        ("2027-03-01", "2032-02-29"),
        ("2028-02-29", "2033-02-27"),
        ("2026-12-31", "2031-12-30"),
    ],
)
def test_a_term_ends_the_day_before_its_anniversary(effet: str, fin: str) -> None:
    assert dernier_jour(jour(effet), ANS) == jour(fin)
    histoire = habilitee(effet, fin)
    assert histoire.fautes(effet) == []
    assert histoire.au(fin).statut is Statut.HABILITE
    assert histoire.au(plus(fin, 1)).statut is Statut.ECHU


@settings(deadline=None)
@given(CALENDRIER, st.integers(0, 60))
def test_a_delay_of_months_is_that_of_dateutil(depart: date, nombre: int) -> None:
    delai = Delai(nombre=nombre, unite="mois", regle="R28")
    assert apres(depart, delai) == depart + relativedelta(months=nombre)
    assert avant(depart, delai) == depart - relativedelta(months=nombre)


@settings(deadline=None)
@given(CALENDRIER)
def test_a_term_is_never_longer_than_its_years(debut: date) -> None:
    fin = dernier_jour(debut, ANS)
    assert fin is not None
    assert 5 * 365 - 1 <= (fin - debut).days <= 5 * 365 + 1
    assert fin < debut.replace(day=1) + relativedelta(years=5, months=1)


def test_days_count_as_days() -> None:
    assert apres(date(2028, 2, 1), JOURS) == date(2028, 3, 2)
    assert avant(date(2028, 3, 2), JOURS) == date(2028, 2, 1)


def test_no_number_gives_no_day_and_no_calendar_is_exceeded() -> None:
    assert apres(date(2026, 1, 1), None) is None
    assert dernier_jour(date(2026, 1, 1), None) is None
    assert apres(date.max, ANS) == date.max
    assert avant(date.min, MOIS) == date.min
    assert apres(date.max, JOURS) == date.max


def test_the_rules_of_the_repository_give_every_number() -> None:
    delais = Delais.de(referentiel(), "uimm-35-56")
    assert (str(delais.reponse), str(delais.habilitation)) == ("6\u00a0mois", "5\u00a0ans")
    assert [str(alerte) for alerte in delais.alertes] == [
        "12\u00a0mois",
        "6\u00a0mois",
        "3\u00a0mois",
    ]
    assert (str(delais.depot), str(delais.renouvellement)) == ("6\u00a0mois", "5\u00a0ans")
    assert (str(delais.france_competences), str(delais.anciennete)) == (
        "2\u00a0mois",
        "30\u00a0jours",
    )
    assert (delais.obligation, delais.convention) == (date(2022, 1, 1), date(2025, 10, 1))


def test_alerts_of_a_term_that_ends_in_february_are_clamped_too() -> None:
    histoire = habilitee("2027-03-01", "2032-02-29")
    alertes = [
        e.date.isoformat()
        for e in histoire.au("2028-01-01").echeances
        if e.nature is NatureEcheance.ALERTE_RENOUVELLEMENT
    ]
    assert alertes == ["2031-02-28", "2031-08-29", "2031-11-29"]


def test_the_limit_itself_is_still_a_day_to_answer() -> None:
    histoire = Histoire()
    histoire.depot("2026-01-05")
    histoire.recu("2026-01-12")
    histoire.notifie("2026-02-28", histoire.constats("2026-02-20", C5I2="nc_majeure"))
    le_jour = Histoire()
    le_jour.evenements = [*histoire.evenements]
    le_jour.decide("2026-08-28", "refus")
    assert le_jour.au("2026-08-28").statut is Statut.EN_AUDIT
    histoire.decide("2026-08-29", "refus")
    assert histoire.au("2026-08-29").statut is Statut.REFUSE


def test_several_events_of_a_day_give_it_the_last_statut() -> None:
    histoire = Histoire()
    histoire.depot("2026-03-02")
    histoire.recu("2026-03-02")
    histoire.constats("2026-03-02")
    histoire.decide("2026-03-02", "habilitation", fin="2031-03-01")
    assert histoire.au("2026-03-02").statut is Statut.HABILITE
    assert [p.statut for p in histoire.au("2026-03-02").periodes] == [Statut.HABILITE]
    assert histoire.fautes("2026-03-02") == []


def test_the_order_of_the_files_given_does_not_count() -> None:
    histoire = habilitee()
    endroit = histoire.au("2028-01-01")
    histoire.evenements.reverse()
    assert histoire.au("2028-01-01") == endroit


def test_a_decision_that_takes_effect_later_changes_nothing_until_then() -> None:
    histoire = Histoire()
    histoire.depot("2026-01-05")
    histoire.recu("2026-01-12")
    histoire.constats("2026-02-20")
    histoire.decide("2026-03-02", "habilitation", date_effet="2026-04-01", fin="2031-03-31")
    assert histoire.au("2026-03-31").statut is Statut.EN_AUDIT
    assert histoire.au("2026-03-31").jusqu_au == date(2026, 3, 31)
    assert histoire.au("2026-04-01").statut is Statut.HABILITE
    assert histoire.au("2026-04-01").depuis == date(2026, 4, 1)


def test_a_decision_never_takes_effect_before_it_was_taken() -> None:
    histoire = Histoire()
    histoire.depot("2026-01-05")
    histoire.recu("2026-01-12")
    histoire.constats("2026-02-20")
    histoire.decide("2026-03-02", "habilitation", date_effet="2026-02-20", fin="2031-02-19")
    assert histoire.au("2026-03-01").statut is Statut.EN_AUDIT
    assert histoire.au("2026-03-02").statut is Statut.HABILITE
    assert histoire.au("2026-03-02").jusqu_au == date(2031, 2, 19)  # never more than was written
    assert histoire.au("2026-03-02").periodes[-1].debut == date(2026, 3, 2)
