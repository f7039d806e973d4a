"""What falls due, seen from a day: limits still to come, and those that passed undone."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from certimetal.domain.cycle.delais import avant
from certimetal.domain.francais import enumerer
from certimetal.domain.situation import Echeance, NatureAudit, NatureEcheance

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from certimetal.domain.cycle.etat import Etat
    from certimetal.domain.situation import Terme

DECLARATIONS = {
    "habilitation": "l’habilitation",
    "suspension": "la suspension",
    "retablissement": "le rétablissement",
    "retrait": "le retrait",
    "cessation": "la cessation",
    "transfert": "le transfert",
}


def echeances(etat: Etat, au: date) -> tuple[Echeance, ...]:
    """Return the échéances in order of day.

    A limit that is over stays while what it was for is open. A reminder (renewal alerts) and a
    declaration, whose doing the journal does not tell, disappear once their day is over.
    """
    toutes = [
        *_reponses(etat, au),
        *_actions(etat, au),
        *_griefs(etat, au),
        *_terme(etat, au),
        *_declarations(etat, au),
    ]
    return tuple(sorted(toutes))


def terme_a_renouveler(etat: Etat, au: date) -> Terme | None:
    """Return the term that runs, where no next one is granted yet."""
    terme = etat.chronologie.terme(au)
    return terme if terme is not None and terme == etat.chronologie.termes[-1] else None


def a_deposer(etat: Etat) -> bool:
    """Whether the dossier of a renewal is still to be filed."""
    instruction = etat.instruction
    return instruction is None or instruction.nature is not NatureAudit.RENOUVELLEMENT


def _reponses(etat: Etat, au: date) -> Iterator[Echeance]:
    par_limite: dict[tuple[date, str], list[str]] = defaultdict(list)
    for nc in etat.nc_de(*NatureAudit):
        limite = nc.limite(etat.delais)
        if limite is not None:
            par_limite[limite, nc.evenement].append(nc.indicateur)
    for (limite, evenement), indicateurs in par_limite.items():
        yield Echeance(
            date=limite,
            nature=NatureEcheance.REPONSE,
            libelle=f"Fin du délai de réponse : {enumerer(indicateurs)}",
            regle="R28",
            evenement=evenement,
            passee=limite < au,
        )


def _actions(etat: Etat, au: date) -> Iterator[Echeance]:
    for nc in etat.nc_de(*NatureAudit):
        for jour in nc.actions:
            yield Echeance(
                date=jour,
                nature=NatureEcheance.ACTION,
                libelle=f"Action prévue au plan d’actions pour {nc.indicateur}",
                regle="D4",
                evenement=nc.plan,
                passee=jour < au,
            )


def _griefs(etat: Etat, au: date) -> Iterator[Echeance]:
    griefs = etat.griefs
    if griefs is not None and griefs.limite is not None and not griefs.observations:
        yield Echeance(
            date=griefs.limite,
            nature=NatureEcheance.OBSERVATIONS,
            libelle="Fin du délai des observations sur les griefs",
            regle="L4",
            evenement=griefs.evenement.fichier,
            passee=griefs.limite < au,
        )
    suspension = etat.chronologie.suspension(au)
    if suspension is not None and suspension.limite is not None and etat.chronologie.terme(au):
        yield Echeance(
            date=suspension.limite,
            nature=NatureEcheance.SUSPENSION,
            libelle="Limite de la suspension",
            regle="L4",
            evenement=suspension.evenement,
            passee=suspension.limite < au,
        )


def _terme(etat: Etat, au: date) -> Iterator[Echeance]:
    terme = etat.chronologie.terme(au)
    if terme is None:
        return
    fin = etat.chronologie.couverture(au) or terme.fin
    yield _fin(fin, etat.chronologie.termes, au)
    if terme_a_renouveler(etat, au) is None:
        return
    for delai in etat.delais.alertes:
        jour = avant(terme.fin, delai)
        if jour is not None and jour >= au:
            yield Echeance(
                date=jour,
                nature=NatureEcheance.ALERTE_RENOUVELLEMENT,
                libelle=f"L’habilitation prend fin dans {delai}",
                regle=delai.regle,
                evenement=terme.decision,
                passee=False,
            )
    depot = avant(terme.fin, etat.delais.depot)
    if depot is not None and a_deposer(etat):
        yield Echeance(
            date=depot,
            nature=NatureEcheance.DEPOT_RENOUVELLEMENT,
            libelle="Dépôt du dossier de renouvellement",
            regle="D6",
            evenement=terme.decision,
            passee=depot < au,
        )


def _fin(fin: date, termes: list[Terme], au: date) -> Echeance:
    decision = next(terme.decision for terme in reversed(termes) if terme.fin == fin)
    return Echeance(
        date=fin,
        nature=NatureEcheance.FIN_HABILITATION,
        libelle="Dernier jour de l’habilitation",
        regle="D3",
        evenement=decision,
        passee=fin < au,
    )


def _declarations(etat: Etat, au: date) -> Iterator[Echeance]:
    for declaration in etat.declarations:
        if declaration.limite >= au:
            yield Echeance(
                date=declaration.limite,
                nature=NatureEcheance.FRANCE_COMPETENCES,
                libelle=f"Déclarer {DECLARATIONS[declaration.nature]} à France compétences",
                regle="L2",
                evenement=declaration.evenement,
                passee=False,
            )
