"""Granting a term: where it begins, its last day, and what a decision says wrongly of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from certimetal.domain.cycle.delais import dernier_jour, lendemain
from certimetal.domain.cycle.faute import IdFaute
from certimetal.domain.francais import date_en_mots
from certimetal.domain.situation import Terme
from certimetal.finding import Gravite

if TYPE_CHECKING:
    from datetime import date

    from certimetal.domain.cycle.delais import Delai
    from certimetal.domain.cycle.etat import Etat
    from certimetal.domain.journal import Evenement


def accorde(etat: Etat, evenement: Evenement, debut: date, duree: Delai | None) -> Terme:
    """Add the term that an event grants from ``debut`` on, and return it.

    Where its last day is not the rule's, the earlier of the two holds: never more than the rule
    gives (D3, R29, R30).
    """
    ecrite = evenement.jour("fin")
    attendue = dernier_jour(debut, duree)
    fin = attendue or ecrite or debut
    if ecrite is not None and attendue is not None and ecrite != attendue:
        _terme_faux(etat, evenement, debut, attendue, duree)
        if debut <= ecrite < attendue:
            fin = ecrite
    terme = Terme(
        debut=debut, fin=max(fin, debut), decision=evenement.fichier, accorde_le=evenement.date
    )
    etat.chronologie.accorde(terme)
    return terme


def _terme_faux(
    etat: Etat,
    evenement: Evenement,
    debut: date,
    attendue: date,
    duree: Delai | None,
) -> None:
    ecrite = evenement.jour("fin") or attendue
    etat.reproche(
        evenement,
        IdFaute.TERME,
        f"L’habilitation qui prend effet le {date_en_mots(debut)} ne peut pas finir le "
        f"{date_en_mots(ecrite)}.",
        duree.regle if duree else "R29",
        "D3",
        attendu=f"Le {date_en_mots(attendue)} : {duree} après la date d’effet, moins un jour.",
        remede=f"Écrivez « fin: {attendue.isoformat()} ».",
        chemin=("fin",),
    )


def prise_d_effet(etat: Etat, evenement: Evenement) -> date:
    """Return the first day of the habilitation that a decision grants.

    The day after the last term still to run, where there is one; else the day of the decision (R27)
    or the later one that it gives.
    """
    termes = etat.chronologie.termes
    voulue = evenement.jour("date_effet") or evenement.date
    if termes and termes[-1].fin >= evenement.date:
        attendue = lendemain(termes[-1].fin)
        if voulue != attendue:
            _effet_du_renouvellement(etat, evenement, termes[-1].fin, attendue)
        return attendue
    if voulue > evenement.date:
        _effet_differe(etat, evenement, voulue)
        return voulue
    return effet(etat, evenement)


def effet(etat: Etat, evenement: Evenement) -> date:
    """Return the day on which a decision takes effect: never before it was taken (D12)."""
    voulu = evenement.jour("date_effet") or evenement.date
    if voulu >= evenement.date:
        return voulu
    etat.reproche(
        evenement,
        IdFaute.EFFET,
        f"La décision du {date_en_mots(evenement.date)} prendrait effet avant d’avoir été prise : "
        f"le {date_en_mots(voulu)}.",
        "R27",
        "D12",
        attendu="Le jour de la décision, ou plus tard.",
        remede=f"Écrivez « date_effet: {evenement.date.isoformat()} ».",
        chemin=("date_effet",),
    )
    return evenement.date


def _effet_du_renouvellement(etat: Etat, evenement: Evenement, fin: date, attendue: date) -> None:
    etat.reproche(
        evenement,
        IdFaute.EFFET,
        f"L’habilitation en cours finit le {date_en_mots(fin)} : un renouvellement décidé avant "
        "prend effet le lendemain.",
        "R30",
        "D3",
        attendu=f"Le {date_en_mots(attendue)}.",
        remede=f"Écrivez « date_effet: {attendue.isoformat()} ».",
        chemin=("date_effet",),
    )


def _effet_differe(etat: Etat, evenement: Evenement, voulue: date) -> None:
    etat.reproche(
        evenement,
        IdFaute.EFFET,
        f"L’habilitation décidée le {date_en_mots(evenement.date)} ne prend effet que le "
        f"{date_en_mots(voulue)}.",
        "R27",
        attendu="Le jour de la validation du dossier.",
        remede="Vérifiez la date d’effet ; jusque-là, l’organisme n’est pas habilité.",
        chemin=("date_effet",),
        gravite=Gravite.AVERTISSEMENT,
    )
