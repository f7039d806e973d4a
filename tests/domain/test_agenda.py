"""What falls due over a register, and what is to be declared."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

from valeurs_de_pages import un_resume

from certimetal.domain.agenda import dresser_agenda, dresser_declarations
from certimetal.domain.situation import NatureEcheance
from journaux import Histoire, habilitee

if TYPE_CHECKING:
    from certimetal.domain.registre import Resume

AU = date(2026, 11, 2)


def resume(nom: str, histoire: Histoire, au: date = AU, **change: Any) -> Resume:
    de = un_resume(raison_sociale=nom, situation=histoire.au(au), **change)
    return replace(de, dossier=f"dossiers/uimm-35-56/{nom}")


def en_retard() -> Histoire:
    """An OF whose délai de réponse ended on 3 August 2026."""
    histoire = Histoire()
    histoire.depot("2026-01-05")
    histoire.recu("2026-01-12")
    histoire.notifie("2026-02-03", histoire.constats("2026-02-02", C2I1="nc_majeure"))
    return histoire


def test_what_is_over_comes_first_then_the_days_in_order() -> None:
    dossiers = [
        resume("b", habilitee("2022-03-02", "2027-03-01")),
        resume("a", habilitee("2022-03-02", "2027-03-01")),
        resume("c", en_retard()),
    ]
    agenda = dresser_agenda(dossiers, au=AU, jusqu_au=date(2027, 3, 1))
    vus = [(r.echeance.passee, r.echeance.date.isoformat(), r.resume.raison_sociale)
           for r in agenda.rappels]  # fmt: skip
    assert vus == [
        (True, "2026-08-03", "c"),
        (True, "2026-09-01", "a"),
        (True, "2026-09-01", "b"),
        (False, "2026-12-01", "a"),
        (False, "2026-12-01", "b"),
        (False, "2027-03-01", "a"),
        (False, "2027-03-01", "b"),
    ]
    assert agenda.rappels[0].echeance.nature is NatureEcheance.REPONSE


def test_the_last_day_of_the_horizon_is_in_it_and_the_next_is_not() -> None:
    dossiers = [resume("a", habilitee("2022-03-02", "2027-03-01"))]

    def dernier(jusqu_au: date) -> date:
        return dresser_agenda(dossiers, au=AU, jusqu_au=jusqu_au).rappels[-1].echeance.date

    assert dernier(date(2027, 3, 1)) == date(2027, 3, 1)
    assert dernier(date(2027, 2, 28)) == date(2026, 12, 1)


def test_a_dossier_that_cannot_be_trusted_is_named_and_stops_no_other() -> None:
    dossiers = [
        resume("faux", en_retard(), erreurs_journal=1),
        resume("juste", en_retard(), erreurs=3),
    ]
    agenda = dresser_agenda(dossiers, au=AU, jusqu_au=AU)
    assert [r.resume.raison_sociale for r in agenda.rappels] == ["juste"]
    assert [r.raison_sociale for r in agenda.incertains] == ["faux"]
    declarations = dresser_declarations(dossiers, depuis=date(2020, 1, 1), au=AU)
    assert [r.raison_sociale for r in declarations.incertains] == ["faux"]


def renouvelee() -> Histoire:
    histoire = habilitee("2026-01-05", "2031-01-04")
    histoire.decide("2026-06-01", "suspension", date_effet="2026-06-08")
    histoire.decide("2026-07-01", "retablissement")
    histoire.depot("2030-01-07", "renouvellement")
    histoire.recu("2030-01-14")
    histoire.constats("2030-02-01", "renouvellement")
    histoire.decide("2030-02-04", "habilitation", date_effet="2031-01-05", fin="2036-01-04")
    histoire.ecrit("2030-05-06", "cessation", motif="Fermeture.")
    return histoire


def test_each_change_has_its_effect_and_its_term() -> None:
    au = date(2030, 4, 1)
    declarations = dresser_declarations(
        [resume("a", renouvelee(), au)], depuis=date(2026, 1, 1), au=au
    )
    vus = [
        (c.declaration.nature, c.effet.isoformat(), c.terme and c.terme.fin.isoformat())
        for c in declarations.changements
    ]
    assert vus == [
        ("habilitation", "2026-01-05", "2031-01-04"),
        ("suspension", "2026-06-08", "2031-01-04"),
        ("retablissement", "2026-07-01", "2031-01-04"),
        ("habilitation", "2031-01-05", "2036-01-04"),
    ]


def test_a_cessation_leaves_the_term_that_it_cut() -> None:
    au = date(2030, 6, 1)
    [cessation] = dresser_declarations(
        [resume("a", renouvelee(), au)], depuis=date(2030, 5, 1), au=au
    ).changements
    assert cessation.terme is not None
    assert (cessation.declaration.nature, cessation.terme.fin.isoformat()) == (
        "cessation",
        "2030-05-05",
    )


def test_both_days_of_the_period_are_in_it() -> None:
    au = date(2026, 7, 1)
    dossiers = [resume("a", renouvelee(), au)]

    def natures(depuis: str) -> list[str]:
        declarations = dresser_declarations(dossiers, depuis=date.fromisoformat(depuis), au=au)
        return [c.declaration.nature for c in declarations.changements]

    assert natures("2026-06-01") == ["suspension", "retablissement"]
    assert natures("2026-06-02") == ["retablissement"]
    assert natures("2026-07-02") == []
