"""The telling of a journal: each event that the table and the rules let pass has its effect."""

from __future__ import annotations

from typing import TYPE_CHECKING

from certimetal.domain.cycle import effets_audit, effets_decision, effets_demande
from certimetal.domain.cycle.etat import Etat
from certimetal.domain.cycle.faute import Faute, IdFaute, Refus
from certimetal.domain.cycle.obstacles import obstacle
from certimetal.domain.cycle.table import LIGNE_DE, TABLE, genre
from certimetal.domain.journal import en_vigueur

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from datetime import date

    from certimetal.domain.cycle.delais import Delais
    from certimetal.domain.cycle.ligne import Ligne
    from certimetal.domain.journal import Evenement

EFFETS: Mapping[str, Callable[[Etat, Evenement], None]] = {
    "reprise": effets_demande.reprise,
    "depot": effets_demande.depot,
    "recevabilite": effets_demande.recevabilite,
    "convention": effets_demande.convention,
    "changement": effets_demande.changement,
    "cessation": effets_demande.cessation,
    "transfert": effets_demande.transfert,
    "declenchement": effets_audit.declenchement,
    "constats": effets_audit.constats,
    "notification": effets_audit.notification,
    "plan_actions": effets_audit.plan_actions,
    "levee": effets_audit.levee,
    "decision": effets_decision.decision,
    "griefs": effets_decision.griefs,
    "observations": effets_decision.observations,
}


def derouler(
    journal: Iterable[Evenement],
    delais: Delais,
    au: date,
    temoin: Callable[[Etat, Evenement], None] | None = None,
) -> Etat:
    """Tell the events in force on ``au``, and return where the story stands at the end of that
    day.

    ``temoin`` is shown the story after each event that counts.
    """
    etat = Etat(delais)
    for evenement in en_vigueur(journal, au):
        etat.avance(evenement.date)
        refus = examiner(etat, evenement)
        if refus is None:
            EFFETS[evenement.type](etat, evenement)
            etat.comptes[evenement.fichier] = evenement
            if temoin is not None:
                temoin(etat, evenement)
        else:
            _ecarte(etat, evenement, refus)
    etat.avance(au)
    return etat


def examiner(etat: Etat, evenement: Evenement) -> Refus | None:
    """Return why an event does not count as the story stands, None where it does."""
    ligne = LIGNE_DE.get(genre(evenement))
    if ligne is None or evenement.type not in EFFETS:
        return _incompris()
    refus = possible(etat, ligne, evenement.date, evenement)
    return refus or _illisible(etat, evenement)


def possible(
    etat: Etat, ligne: Ligne, jour: date, evenement: Evenement | None = None
) -> Refus | None:
    """Return why a kind of event is not possible on a day, None where it is.

    With the event itself, what it names is looked at too.
    """
    case = TABLE[etat.chronologie.statut(jour), ligne.type, ligne.variante]
    if case.refus is not None:
        return case.refus
    if case.condition is not None:
        refus = case.condition.manque(etat, evenement)
        if refus is not None:
            return refus
    return obstacle(etat, ligne.variante, jour) if ligne.type == "decision" else None


def _incompris() -> Refus:
    return Refus(
        raison="Cet événement ne peut pas être compris.",
        remede="Corrigez le nom du fichier, ou ce qui y manque : le schéma dit quoi.",
        regles=("D12",),
        id=IdFaute.INCONNU,
    )


def _illisible(etat: Etat, evenement: Evenement) -> Refus | None:
    """What an event must say to have an effect at all."""
    if evenement.type == "recevabilite":
        lisible = evenement.texte("resultat") in {"complet", "pieces_demandees"}
    elif evenement.type == "reprise":
        lisible = evenement.jour("date_effet") is not None and _a_une_fin(etat, evenement)
    elif genre(evenement) == ("decision", "habilitation"):
        lisible = _a_une_fin(etat, evenement)
    else:
        lisible = True
    return None if lisible else _incompris()


def _a_une_fin(etat: Etat, evenement: Evenement) -> bool:
    return etat.delais.habilitation is not None or evenement.jour("fin") is not None


def _ecarte(etat: Etat, evenement: Evenement, refus: Refus) -> None:
    ligne = LIGNE_DE.get(genre(evenement))
    nom = ligne.nom if ligne else "un événement"
    etat.ecartes[evenement.fichier] = refus
    etat.fautes.append(
        Faute(
            id=refus.id,
            fichier=evenement.chemin,
            message=refus.raison,
            attendu="",
            remede=refus.remede,
            regles=refus.regles,
            chemin=refus.chemin,
            gravite=refus.gravite,
        )
    )
    etat.explique(evenement, f"{nom} ne compte pas. {refus.raison}", *refus.regles)
