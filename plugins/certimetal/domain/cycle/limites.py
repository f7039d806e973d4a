"""Limits that a file gives, held against those of the rules: a faulty one is a fault, the rule's
own holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from certimetal.domain.cycle.delais import apres
from certimetal.domain.cycle.faute import IdFaute
from certimetal.domain.francais import date_en_mots
from certimetal.finding import Gravite

if TYPE_CHECKING:
    from datetime import date

    from certimetal.domain.cycle.etat import Etat
    from certimetal.domain.cycle.ouvertes import Ouverte, Procedure
    from certimetal.domain.journal import Evenement


def limite_de(etat: Etat, evenement: Evenement, cle: str = "limite") -> date | None:
    """Return the limit that an event gives, None where it has none or has it in the past."""
    limite = evenement.jour(cle)
    if limite is None or limite >= evenement.date:
        return limite
    etat.reproche(
        evenement,
        IdFaute.LIMITE,
        f"La limite écrite, le {date_en_mots(limite)}, est passée avant même cet événement.",
        "R28" if cle == "limite" else "L4",
        attendu=f"Un jour à partir du {date_en_mots(evenement.date)}.",
        remede="Corrigez la limite ; d’ici là, elle ne compte pas.",
        chemin=(cle,),
    )
    return None


def check_accordee(etat: Etat, procedure: Procedure) -> None:
    """Hold the limit of a délai de réponse against the rule's, once the constats are notified."""
    decision, notifies_le = procedure.delai, procedure.notifies_le
    if decision is None or notifies_le is None:
        return
    accordee, maximum = decision.jour("limite"), apres(notifies_le, etat.delais.reponse)
    if accordee is None or maximum is None or accordee <= maximum:
        return
    etat.reproche(
        decision,
        IdFaute.DELAI,
        f"Le délai de réponse irait jusqu’au {date_en_mots(accordee)}, plus de "
        f"{etat.delais.reponse} après la notification des constats.",
        "R28",
        "D2",
        attendu=f"Le {date_en_mots(maximum)} au plus tard.",
        remede=f"Écrivez « limite: {maximum.isoformat()} » ou un jour d’avant.",
        chemin=("limite",),
    )


def check_action(etat: Etat, plan: Evenement, nc: Ouverte, echeance: date, rang: int) -> None:
    """Hold the day of an action against the limit of the NC that it answers."""
    limite = nc.limite(etat.delais)
    if limite is None or echeance <= limite:
        return
    etat.reproche(
        plan,
        IdFaute.ACTION,
        f"L’action prévue pour {nc.indicateur} finit le {date_en_mots(echeance)}, après la limite "
        "du délai de réponse.",
        "R28",
        attendu=f"Le {date_en_mots(limite)} au plus tard.",
        remede="Avancez l’échéance de l’action.",
        chemin=("actions", rang, "echeance"),
        gravite=Gravite.AVERTISSEMENT,
    )
