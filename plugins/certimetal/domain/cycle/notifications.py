"""Which events the OF is told of, and whether a notification can be."""

from __future__ import annotations

from typing import TYPE_CHECKING

from certimetal.domain.cycle.condition import Condition
from certimetal.domain.cycle.faute import IdFaute, Refus
from certimetal.domain.francais import citer, date_en_mots
from certimetal.finding import Gravite

if TYPE_CHECKING:
    from certimetal.domain.cycle.etat import Etat
    from certimetal.domain.journal import Evenement

NOTIFIABLES = frozenset(
    {"recevabilite", "declenchement", "constats", "levee", "decision", "griefs"}
)
"""The types of event that the OF is told of."""


def _a_notifier(etat: Etat, evenement: Evenement | None) -> Refus | None:
    if evenement is None:
        restants = (
            e.fichier
            for e in etat.comptes.values()
            if e.type in NOTIFIABLES and e.fichier not in etat.notifies
        )
        if next(restants, ""):
            return None
        return Refus(
            raison="Tous les événements à notifier l’ont été.",
            remede="Une notification suit des constats, une levée, une décision ou des griefs.",
            regles=("D2",),
        )
    return _notifie(etat, evenement.texte("evenement"))


def _notifie(etat: Etat, nom: str) -> Refus | None:
    vise = etat.comptes.get(nom)
    if nom in etat.notifies:
        return Refus(
            raison=f"Cet événement a déjà été notifié le {date_en_mots(etat.notifies[nom])}.",
            remede="Rien à faire : le délai court de la première notification.",
            regles=("D2",),
            id=IdFaute.NOTIFICATION,
            gravite=Gravite.AVERTISSEMENT,
            chemin=("evenement",),
        )
    if vise is not None and vise.type in NOTIFIABLES:
        return None
    if nom in etat.ecartes:
        raison = f"La notification vise {citer(nom)}, qui ne compte pas."
    elif vise is not None:
        raison = f"La notification vise {citer(nom)}, qui ne se notifie pas."
    else:
        raison = f"Le journal n’a, avant cette notification, aucun événement {citer(nom)}."
    return Refus(
        raison=raison,
        remede=(
            "Nommez le fichier des constats, de la levée, de la décision ou des griefs qui ont "
            "été portés à la connaissance de l’organisme."
        ),
        regles=("D2",),
        id=IdFaute.VISE,
        chemin=("evenement",),
    )


A_NOTIFIER = Condition(
    cle="a_notifier",
    texte="l’événement notifié est au journal, compte, et n’a pas été notifié",
    manque=_a_notifier,
)
