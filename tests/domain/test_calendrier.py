"""The training calendar: what holds of every training, whatever its dates."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cas_calendrier import REFERENTIEL
from certimetal.domain.calendrier import Calendrier, calendrier
from certimetal.domain.formulations import EtapeDe, par_etape
from certimetal.domain.jours import (
    decaler,
    dernier_jour_de_part,
    lire_jour,
    premier_jour_tenable,
)
from certimetal.domain.parcours import Parcours
from certimetal.domain.referentiel import Etape

if TYPE_CHECKING:
    from certimetal.domain.echeances import Echeance

UIMM = "uimm-35-56"
JOURS = st.dates(date(2000, 1, 1), date(2095, 1, 1))
DUREES = st.integers(0, 700).map(lambda jours: timedelta(days=jours))
DELAIS = st.tuples(st.integers(0, 30), st.sampled_from(["jours", "mois", "ans"]))


@st.composite
def formations(draw: st.DrawFn) -> Parcours:
    entree = draw(JOURS)
    fin = entree + draw(st.integers(0, 360).map(lambda jours: timedelta(days=jours)))
    evaluation = draw(st.none() | st.dates(entree, fin + timedelta(days=60)))
    jurys = draw(st.lists(st.dates(entree, entree + timedelta(days=700)), max_size=4))
    return Parcours(entree=entree, fin=fin, evaluation=evaluation, jurys=tuple(jurys))


def calcule(parcours: Parcours, certificateur: str = UIMM) -> Calendrier:
    return calendrier(parcours, REFERENTIEL, certificateur)


def echeances(trouve: Calendrier) -> dict[str, Echeance]:
    return {e.etape.cle: e for jalon in trouve.jalons for e in jalon.formulations}


@given(
    st.builds(
        Parcours,
        entree=st.dates(),
        fin=st.dates(),
        evaluation=st.none() | st.dates(),
        jurys=st.lists(st.dates(), max_size=3).map(tuple),
    ),
    st.sampled_from(["", UIMM, "inconnu"]),
)
def test_it_never_raises_and_says_either_the_faults_or_the_steps(
    parcours: Parcours, certificateur: str
) -> None:
    trouve = calendrier(parcours, REFERENTIEL, certificateur)
    assert bool(trouve.fautes) != bool(trouve.jalons)


@given(formations(), st.sampled_from(["", UIMM]))
def test_every_step_is_there_once_whatever_the_training(
    parcours: Parcours, certificateur: str
) -> None:
    cles = [
        e.etape.cle for jalon in calcule(parcours, certificateur).jalons for e in jalon.formulations
    ]
    propres = REFERENTIEL.etapes_certificateur[UIMM] if certificateur else ()
    assert sorted(cles) == sorted(e.cle for e in (*REFERENTIEL.etapes, *propres))


@given(formations(), DUREES)
def test_a_later_evaluation_never_brings_a_limit_forward(
    parcours: Parcours, plus_tard: timedelta
) -> None:
    fixee = replace(parcours, evaluation=parcours.evaluation or parcours.fin)
    assert fixee.evaluation is not None
    repoussee = replace(fixee, evaluation=fixee.evaluation + plus_tard)
    avant, apres = echeances(calcule(fixee)), echeances(calcule(repoussee))
    for cle in ("livret_de_suivi", "annonce_evaluation", "evaluation"):
        assert avant[cle].jour <= apres[cle].jour  # type: ignore[operator]  # -- both are dated


@given(formations(), DUREES)
def test_a_longer_training_never_brings_a_limit_forward(
    parcours: Parcours, plus_long: timedelta
) -> None:
    fin = parcours.fin + plus_long
    avant, apres = echeances(calcule(parcours)), echeances(calcule(replace(parcours, fin=fin)))
    for cle in ("inscription", "livret_premier_tiers", "commission_dernier_mois"):
        assert avant[cle].jour <= apres[cle].jour  # type: ignore[operator]  # -- both are dated


@given(formations())
def test_the_wording_that_binds_is_the_nearest_to_the_entry_that_can_be_met(
    parcours: Parcours,
) -> None:
    (livret,) = (j for j in calcule(parcours).jalons if j.principale.etape.cle == "livret_de_suivi")
    oblige = livret.formulations[livret.oblige]
    assert oblige.tenable
    assert oblige.jour is not None
    assert oblige.jour >= parcours.entree
    for autre in livret.formulations:
        assert not autre.tenable or (autre.jour is not None and oblige.jour <= autre.jour)


@given(formations())
def test_a_limit_before_the_entry_is_always_said_to_be_impossible(parcours: Parcours) -> None:
    for echeance in echeances(calcule(parcours)).values():
        if echeance.forme == "au_plus_tard" and echeance.fin and echeance.fin < parcours.entree:
            assert not echeance.tenable


@given(formations())
def test_what_is_counted_from_the_entry_stays_within_the_training(parcours: Parcours) -> None:
    for cle in ("inscription", "livret_premier_tiers"):
        limite = echeances(calcule(parcours))[cle].fin
        assert limite is not None
        assert parcours.entree <= limite <= parcours.fin


@given(formations())
def test_the_two_limits_of_an_evaluation_to_be_set_are_those_of_its_first_and_last_day(
    parcours: Parcours,
) -> None:
    ouverte = replace(parcours, evaluation=None)
    trouve = echeances(calcule(ouverte))
    fenetre = trouve["commission_dernier_mois"]
    derniere = echeances(calcule(replace(parcours, evaluation=fenetre.fin)))
    for cle in ("annonce_evaluation", "livret_de_suivi"):
        limite = trouve[cle]
        assert (limite.tard or limite.fin) == derniere[cle].fin


@given(formations())
def test_the_jury_is_the_first_one_after_the_evaluation(parcours: Parcours) -> None:
    if parcours.evaluation is None or not parcours.jurys:
        return
    suivants = [jury for jury in parcours.jurys if jury > parcours.evaluation]
    assert echeances(calcule(parcours))["jury"].fin == min(suivants, default=None)


@given(formations(), st.sampled_from(["", UIMM]))
def test_steps_with_a_day_come_in_the_order_of_their_days(
    parcours: Parcours, certificateur: str
) -> None:
    jours = [
        jalon.retenue.debut if jalon.retenue.forme in ("periode", "entre") else jalon.retenue.jour
        for jalon in calcule(parcours, certificateur).jalons
        if jalon.retenue.jour is not None
    ]
    assert all(a <= b for a, b in pairwise(jours))  # type: ignore[operator]  # -- none is None


def test_the_certificateurs_jurys_serve_where_none_is_given() -> None:
    connu = REFERENTIEL.certificateurs[UIMM]
    jurys = (date(2026, 10, 1), date(2027, 1, 20))
    certificateurs = {**REFERENTIEL.certificateurs, UIMM: replace(connu, jurys=jurys)}
    publie = replace(REFERENTIEL, certificateurs=certificateurs)
    formation = Parcours(
        entree=date(2026, 1, 5), fin=date(2026, 12, 18), evaluation=date(2026, 12, 10)
    )
    assert echeances(calendrier(formation, publie, UIMM))["jury"].fin == date(2027, 1, 20)
    assert echeances(calendrier(formation, publie))["jury"].forme == "a_fixer"
    donnes = replace(formation, jurys=(date(2026, 12, 15),))
    assert echeances(calendrier(donnes, publie, UIMM))["jury"].fin == date(2026, 12, 15)


def test_steps_that_name_one_another_each_stand_for_themselves() -> None:
    def etape(cle: str, autre: str = "") -> EtapeDe:
        trouvee = Etape(cle=cle, titre=cle, texte=cle, acteur="of", alternative_de=autre)
        return EtapeDe(etape=trouvee, certificateur="")

    groupes = par_etape(
        (etape("a", "b"), etape("b", "a"), etape("c", "d"), etape("d"), etape("e", "c"))
    )
    assert [[de.etape.cle for de in groupe] for groupe in groupes] == [
        ["a"],
        ["b"],
        ["d", "c", "e"],
    ]


@pytest.mark.parametrize(
    ("texte", "jour"),
    [
        ("2026-03-31", date(2026, 3, 31)),
        ("31/03/2026", date(2026, 3, 31)),
        (" 1/3/2026\u00a0", date(2026, 3, 1)),
        ("29/02/2024", date(2024, 2, 29)),
        ("29/02/2026", None),
        ("31-03-2026", None),
        ("2026-3-1", None),
        ("26-03-31", None),
        ("2026-03-31T00:00", None),
        ("٢٠٢٦-٠٣-٣١", None),
        ("0000-01-01", None),
        ("", None),
    ],
)
def test_a_date_is_read_in_its_two_forms_and_no_other(texte: str, jour: date | None) -> None:
    assert lire_jour(texte) == jour


@given(JOURS, JOURS, DELAIS)
def test_a_delay_keeps_the_order_of_days(a: date, b: date, delai: tuple[int, str]) -> None:
    premier, second = sorted((a, b))
    assert decaler(premier, *delai) <= decaler(second, *delai)


@given(st.dates(date(2030, 1, 1), date(2099, 1, 1)), DELAIS)
def test_the_first_day_that_can_be_met_is_the_first(plancher: date, delai: tuple[int, str]) -> None:
    nombre, unite = delai
    jour = premier_jour_tenable(plancher, nombre, unite)
    assert decaler(jour, -nombre, unite) >= plancher
    assert decaler(jour - timedelta(days=1), -nombre, unite) < plancher


@given(JOURS, st.integers(0, 3000), st.sampled_from(["1/3", "1/2", "2/3", "9/1"]))
def test_a_share_of_a_training_is_made_of_whole_days_of_it(
    entree: date, jours: int, part: str
) -> None:
    fin = entree + timedelta(days=jours)
    dernier = dernier_jour_de_part(entree, fin, part)
    compris = (dernier - entree).days + 1
    haut, bas = map(int, part.split("/"))
    assert entree <= dernier <= fin
    assert compris == 1 or compris * bas <= (jours + 1) * haut
    assert dernier == fin or (compris + 1) * bas > (jours + 1) * haut
