"""Situations made by hand, for tests that need one and no journal."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from certimetal.domain.situation import (
    Echeance,
    NatureEcheance,
    Periode,
    Situation,
    Statut,
    Terme,
)

AU = date(2026, 3, 31)
UN_JOUR = timedelta(days=1)

BROUILLON = Situation(
    au=AU,
    statut=Statut.BROUILLON,
    depuis=None,
    jusqu_au=None,
    terme=None,
    termes=(),
    audits=(),
    non_conformites=(),
    verdicts=(),
    griefs=None,
    echeances=(),
    alertes=(),
    propositions=(),
    declarations=(),
    explications=(),
    periodes=(),
)
"""Where a dossier without a journal stands."""


def une_situation(**change: Any) -> Situation:
    """Return a dossier's situation: that of a brouillon, but for ``change``."""
    return replace(BROUILLON, **change)


def un_terme(debut: date, fin: date, decision: str = "2026-03-02-01-decision.yml") -> Terme:
    return Terme(debut=debut, fin=fin, decision=decision, accorde_le=debut)


TERME = un_terme(date(2026, 3, 2), date(2031, 3, 1))


def habilite(*termes: Terme, au: date = AU, **change: Any) -> Situation:
    """Return the situation of a habilité, whose first term covers the day."""
    termes = termes or (TERME,)
    terme, fin = termes[0], termes[0].fin
    for suivant in termes[1:]:
        fin = suivant.fin if suivant.debut == fin + UN_JOUR else fin
    situation = replace(
        BROUILLON,
        au=au,
        statut=Statut.HABILITE,
        depuis=terme.debut,
        jusqu_au=fin,
        terme=terme,
        termes=termes,
        periodes=(
            Periode(debut=terme.debut, fin=None, statut=Statut.HABILITE, decision=terme.decision),
        ),
        echeances=(
            Echeance(
                date=fin,
                nature=NatureEcheance.FIN_HABILITATION,
                libelle="Dernier jour de l’habilitation",
                regle="D3",
                evenement=terme.decision,
                passee=False,
            ),
        ),
    )
    return replace(situation, **change)


def suspendu(depuis: date, *termes: Terme, au: date = AU, **change: Any) -> Situation:
    """Return the situation of a suspended one, from a day of its first term on."""
    situation = habilite(*termes, au=au)
    decision = f"{depuis.isoformat()}-01-decision.yml"
    suspendue = replace(
        situation,
        statut=Statut.SUSPENDU,
        depuis=depuis,
        periodes=(
            Periode(
                debut=situation.termes[0].debut,
                fin=depuis - UN_JOUR,
                statut=Statut.HABILITE,
                decision=situation.termes[0].decision,
            ),
            Periode(debut=depuis, fin=None, statut=Statut.SUSPENDU, decision=decision),
        ),
    )
    return replace(suspendue, **change)


def hors_terme(statut: Statut, depuis: date, *termes: Terme, au: date = AU) -> Situation:
    """Return a situation outside any term; ``termes`` are over, or to come."""
    return replace(
        BROUILLON,
        au=au,
        statut=statut,
        depuis=depuis,
        termes=termes,
        periodes=(Periode(debut=depuis, fin=None, statut=statut, decision="d.yml"),),
    )
