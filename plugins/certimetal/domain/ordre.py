"""The order of a calendar's steps: that of time, and that of their files where time is silent."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from certimetal.domain.echeances import Bornes, Repere
from certimetal.domain.formulations import EtapeDe

if TYPE_CHECKING:
    from collections.abc import Mapping

    from certimetal.domain.echeances import Calcul, Echeance

Rang = tuple[date, int, int]

_COTES = {"periode": -2, "avant": -1, "apres": 1}


def ordonner(
    etapes: tuple[EtapeDe, ...], echeances: Mapping[tuple[str, str], Echeance], calcul: Calcul
) -> dict[tuple[str, str], Rang]:
    """Return the sort key of each step of ``echeances``, given by the wording that dates it.

    A period comes before its first day, « avant » a day before it, « après » after it. A step
    without a repère follows the one before it in its file; one whose repère is not known stands
    where it would be, had the évaluation been on the training's last day and the jury the day
    after.
    """
    rangs: dict[tuple[str, str], Rang] = {}
    for certificateur in dict.fromkeys(de.certificateur for de in etapes):
        derniere = (date.min, 0)
        for rang, de in enumerate(etapes):
            echeance = echeances.get(de.cle)
            if de.certificateur != certificateur or echeance is None:
                continue
            derniere = _place(echeance, calcul) or derniere
            rangs[de.cle] = (*derniere, rang)
    return rangs


def _place(echeance: Echeance, calcul: Calcul) -> tuple[date, int] | None:
    if echeance.forme == "sans_date":
        return None
    bornes = Bornes(echeance.debut, echeance.fin)
    cote = _COTES.get(echeance.forme, 0)
    if echeance.forme == "a_fixer":
        bornes = _a_defaut(echeance, calcul)
        cote = 0 if echeance.etape.borne else _COTES.get(echeance.etape.sens, 0)
    debut_d_abord = echeance.forme in ("periode", "entre")
    jour = (bornes.debut or bornes.fin) if debut_d_abord else (bornes.fin or bornes.debut)
    return (jour, cote) if jour is not None else None


def _a_defaut(echeance: Echeance, calcul: Calcul) -> Bornes:
    connue = calcul.reperes.get("evaluation") or Repere.le(calcul.parcours.fin)
    jour = max(connue.fin, calcul.parcours.fin)
    if echeance.etape.repere == "jury":
        jour += timedelta(days=1)
    return calcul.bornes(EtapeDe(etape=echeance.etape, certificateur=echeance.certificateur), jour)
