"""What everybody may know of a statut: one sentence a statut, and what only a date will change."""

from __future__ import annotations

from datetime import date

import pytest

from certimetal.domain.francais import NBSP
from certimetal.domain.situation import Periode, Situation, Statut
from certimetal.rendering.statut_public import (
    PRECISIONS,
    TITRES,
    Annonce,
    Motif,
    StatutPublic,
    annonces,
    fin_couverte,
    motif_public,
)
from situations import (
    AU,
    TERME,
    UN_JOUR,
    habilite,
    hors_terme,
    suspendu,
    un_terme,
    une_situation,
)

UIMM = "UIMM 35-56, centre de certification"
NON = "Non habilité à ce jour : "


def dites(situation: Situation) -> tuple[Annonce, ...]:
    return annonces(situation, UIMM)


def lu(texte: str) -> str:
    return texte.replace(NBSP, " ")


def phrases(situation: Situation) -> list[str]:
    return [lu(annonce.phrase) for annonce in dites(situation)]


def dates(situation: Situation) -> list[date | None]:
    return [annonce.depuis for annonce in dites(situation)]


def test_a_habilite_is_so_from_a_day_to_a_day_and_by_someone() -> None:
    assert phrases(habilite()) == [
        "Habilité du 2 mars 2026 au 1er mars 2031, par l’UIMM 35-56.",
        f"{NON}l’habilitation a pris fin le 1er mars 2031.",
    ]
    premiere, suite = dites(habilite())
    assert (premiere.statut_public, premiere.debut, premiere.fin) == (
        StatutPublic.HABILITE,
        TERME.debut,
        TERME.fin,
    )
    assert lu(premiere.precision) == "jusqu’au 1er mars 2031"
    assert suite.depuis == TERME.fin + UN_JOUR


@pytest.mark.parametrize(
    ("situation", "attendu"),
    [
        (une_situation(), "le dossier est en préparation."),
        (
            hors_terme(Statut.RETIRE, date(2026, 2, 3)),
            "l’habilitation a été retirée le 3 février 2026.",
        ),
        (
            hors_terme(Statut.REFUSE, date(2026, 2, 1)),
            "l’habilitation a été refusée le 1er février 2026.",
        ),
        (
            hors_terme(Statut.ECHU, date(2026, 3, 1)),
            "l’habilitation a pris fin le 28 février 2026.",
        ),
        (
            hors_terme(Statut.CESSE, date(2026, 2, 3)),
            "l’organisme a renoncé à sa demande le 3 février 2026.",
        ),
        (
            hors_terme(
                Statut.CESSE, date(2026, 2, 3), un_terme(date(2022, 1, 1), date(2026, 2, 2))
            ),
            "l’organisme a cessé cette activité le 3 février 2026.",
        ),
        (
            suspendu(date(2026, 3, 10)),
            "l’habilitation est suspendue depuis le 10 mars 2026.",
        ),
    ],
    ids=lambda valeur: valeur.statut.value if isinstance(valeur, Situation) else "",
)
def test_every_other_statut_is_non_habilite_and_says_why(
    situation: Situation, attendu: str
) -> None:
    annonce = dites(situation)[0]
    assert lu(annonce.phrase) == NON + attendu
    assert annonce.statut_public is StatutPublic.NON_HABILITE
    assert annonce.titre == TITRES[StatutPublic.NON_HABILITE]
    assert annonce.precision == PRECISIONS[annonce.motif]


@pytest.mark.parametrize("statut", [Statut.DEPOSE, Statut.EN_AUDIT, Statut.DELAI_DE_REPONSE])
def test_the_public_never_knows_how_far_a_request_is(statut: Statut) -> None:
    situation = une_situation(
        statut=statut,
        depuis=date(2026, 3, 20),
        periodes=(
            Periode(
                debut=date(2026, 1, 8),
                fin=date(2026, 3, 19),
                statut=Statut.DEPOSE,
                decision="d.yml",
            ),
            Periode(debut=date(2026, 3, 20), fin=None, statut=statut, decision="e.yml"),
        ),
    )
    assert phrases(situation) == [
        f"{NON}une demande d’habilitation est en cours depuis le 8 janvier 2026."
    ]


def test_every_statut_has_a_motif_and_only_one_is_habilite() -> None:
    habilites = [statut for statut in Statut if motif_public(statut) is Motif.HABILITE]
    assert habilites == [Statut.HABILITE]
    assert set(PRECISIONS) == set(Motif)


def test_a_renewal_already_decided_is_said_and_takes_over_the_day_after() -> None:
    suivant = un_terme(date(2031, 3, 2), date(2036, 3, 1), "2030-12-01-01-decision.yml")
    situation = habilite(TERME, suivant)
    assert phrases(situation) == [
        (
            "Habilité du 2 mars 2026 au 1er mars 2031, par l’UIMM 35-56. Le renouvellement est "
            "décidé, jusqu’au 1er mars 2036."
        ),
        "Habilité du 2 mars 2031 au 1er mars 2036, par l’UIMM 35-56.",
        f"{NON}l’habilitation a pris fin le 1er mars 2036.",
    ]
    assert dates(situation) == [TERME.debut, date(2031, 3, 2), date(2036, 3, 2)]
    assert fin_couverte(situation) == suivant


def test_a_term_that_begins_later_is_announced_and_not_yet_true() -> None:
    situation = hors_terme(
        Statut.EN_AUDIT, date(2026, 1, 8), un_terme(date(2026, 5, 1), date(2031, 4, 30))
    )
    assert phrases(situation) == [
        (
            f"{NON}l’habilitation accordée par l’UIMM 35-56 prend effet le 1er mai 2026, "
            "jusqu’au 30 avril 2031."
        ),
        "Habilité du 1er mai 2026 au 30 avril 2031, par l’UIMM 35-56.",
        f"{NON}l’habilitation a pris fin le 30 avril 2031.",
    ]
    assert dites(situation)[0].statut_public is StatutPublic.NON_HABILITE


def test_a_hole_between_two_terms_is_a_hole() -> None:
    loin = un_terme(date(2031, 6, 1), date(2036, 5, 31))
    assert [(a.depuis, a.motif) for a in dites(habilite(TERME, loin))][1:] == [
        (date(2031, 3, 2), Motif.ECHU),
        (date(2031, 6, 1), Motif.HABILITE),
        (date(2036, 6, 1), Motif.ECHU),
    ]
    assert fin_couverte(habilite(TERME, loin)) == TERME


def test_a_suspension_already_decided_for_later_is_no_end_of_term() -> None:
    situation = habilite()
    situation = une_situation(
        statut=Statut.HABILITE,
        depuis=situation.depuis,
        jusqu_au=date(2026, 4, 30),
        terme=TERME,
        termes=(TERME,),
        periodes=situation.periodes,
    )
    assert phrases(situation)[1:] == [f"{NON}l’habilitation est suspendue depuis le 1er mai 2026."]


def test_a_retablissement_already_decided_for_later_brings_the_term_back() -> None:
    situation = suspendu(date(2026, 3, 10), jusqu_au=date(2026, 4, 30))
    assert [(a.depuis, a.motif) for a in dites(situation)] == [
        (date(2026, 3, 10), Motif.SUSPENDU),
        (date(2026, 5, 1), Motif.HABILITE),
    ]


def test_a_suspension_goes_on_into_the_next_term_and_ends_with_the_last() -> None:
    suivant = un_terme(date(2031, 3, 2), date(2036, 3, 1))
    situation = suspendu(date(2026, 3, 10), TERME, suivant)
    assert [(a.depuis, a.motif) for a in dites(situation)] == [
        (date(2026, 3, 10), Motif.SUSPENDU),
        (date(2036, 3, 2), Motif.ECHU),
    ]


def test_the_last_day_of_the_calendar_has_no_day_after() -> None:
    sans_fin = un_terme(date(2026, 3, 2), date.max)
    assert len(dites(habilite(sans_fin))) == 1


def test_the_statut_s_first_day_is_never_after_the_day_it_is_told() -> None:
    for situation in (habilite(), suspendu(date(2026, 3, 10)), une_situation()):
        depuis = dites(situation)[0].depuis
        assert depuis is None or depuis <= AU
