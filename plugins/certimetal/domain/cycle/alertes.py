"""What someone should look at, and the events that the rules suggest: never automatic (D5)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from certimetal.domain.cycle.delais import avant
from certimetal.domain.cycle.echeances import a_deposer, terme_a_renouveler
from certimetal.domain.cycle.obstacles import nommer
from certimetal.domain.francais import date_en_mots
from certimetal.domain.situation import Alerte, NatureAudit, Proposition

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from certimetal.domain.cycle.etat import Etat
    from certimetal.domain.cycle.ouvertes import Ouverte

Constat = tuple[Alerte, tuple[Proposition, ...]]


def alertes_et_propositions(
    etat: Etat, au: date
) -> tuple[tuple[Alerte, ...], tuple[Proposition, ...]]:
    """Return the alerts of a day and what they suggest, each event once."""
    constats: list[Constat] = [
        *_notifications(etat),
        *_limites(etat, au),
        *_suspension(etat, au),
        *_griefs(etat, au),
        *_renouvellement(etat, au),
        *_convention(etat, au),
        *_siret(etat),
    ]
    propositions: dict[tuple[str, str], Proposition] = {}
    for _, proposees in constats:
        for proposition in proposees:
            propositions.setdefault((proposition.type, proposition.variante), proposition)
    return tuple(alerte for alerte, _ in constats), tuple(propositions.values())


def _propose(type_: str, phrase: str, *regles: str, variante: str = "") -> Proposition:
    return Proposition(type=type_, variante=variante, phrase=phrase, regles=regles)


def _notifications(etat: Etat) -> Iterator[Constat]:
    """Constats that were not notified: the délai has not begun (D2)."""
    par_constats: dict[str, list[Ouverte]] = {}
    for nc in etat.nc_de(*NatureAudit):
        if nc.notifiee_le is None:
            par_constats.setdefault(nc.evenement, []).append(nc)
    for fichier, ouvertes in par_constats.items():
        alerte = Alerte(
            phrase=(
                "Les constats ne sont pas notifiés à l’organisme : son délai de réponse pour "
                f"{nommer(ouvertes)} n’a pas commencé."
            ),
            evenement=fichier,
            regles=("D2", "R28"),
        )
        yield alerte, (_propose("notification", "Notifier les constats.", "D2"),)


def _limites(etat: Etat, au: date) -> Iterator[Constat]:
    """Délais de réponse that are over, or that the end of the term will cut (D5, D6)."""
    par_limite: dict[tuple[date, str], list[Ouverte]] = {}
    for nc in etat.nc_de(*NatureAudit):
        limite = nc.limite(etat.delais)
        if limite is not None:
            par_limite.setdefault((limite, nc.evenement), []).append(nc)
    fin = etat.chronologie.couverture(au)
    for (limite, fichier), ouvertes in sorted(par_limite.items(), key=lambda paire: paire[0]):
        if limite < au:
            alerte = Alerte(
                phrase=(
                    f"Le délai de réponse pour {nommer(ouvertes)} est passé depuis le "
                    f"{date_en_mots(limite)} : un signataire doit décider."
                ),
                evenement=fichier,
                regles=("R28", "D5"),
            )
            yield alerte, tuple(_suites(etat, au, ouvertes[0].audit))
        elif fin is not None and limite > fin:
            alerte = Alerte(
                phrase=(
                    f"Le délai de réponse pour {nommer(ouvertes)} court jusqu’au "
                    f"{date_en_mots(limite)}, après la fin de l’habilitation le "
                    f"{date_en_mots(fin)} : sans décision d’ici là, elle sera échue."
                ),
                evenement=fichier,
                regles=("D6",),
            )
            yield alerte, ()


def _suites(etat: Etat, au: date, audit: NatureAudit) -> Iterator[Proposition]:
    """What D5 suggests once a délai is over: refus, or suspension then retrait after L4."""
    if etat.chronologie.terme(au) is None:
        yield _propose("decision", "Refuser l’habilitation.", "D5", "R28", variante="refus")
        return
    if audit is NatureAudit.RENOUVELLEMENT and etat.instruction is not None:
        yield _propose("decision", "Refuser le renouvellement.", "D5", "R28", variante="refus")
    if etat.chronologie.suspension(au) is None:
        yield _propose("decision", "Suspendre l’habilitation.", "D5", "L4", variante="suspension")
    elif etat.griefs is None:
        yield _propose("griefs", "Adresser des griefs, avant un retrait.", "D5", "L4")


def _suspension(etat: Etat, au: date) -> Iterator[Constat]:
    suspension = etat.chronologie.suspension(au)
    if suspension is None or etat.chronologie.terme(au) is None:
        return
    if etat.griefs is None:
        alerte = Alerte(
            phrase=(
                "L’habilitation est suspendue à titre conservatoire, sans griefs : il faut les "
                "adresser à l’organisme, ou rétablir l’habilitation."
            ),
            evenement=suspension.evenement,
            regles=("L4", "R33"),
        )
        yield alerte, (_propose("griefs", "Adresser des griefs à l’organisme.", "L4"),)
    if suspension.limite is not None and suspension.limite < au:
        alerte = Alerte(
            phrase=(
                f"La limite de la suspension est passée depuis le "
                f"{date_en_mots(suspension.limite)} : elle dure tant qu’un signataire n’a pas "
                "décidé."
            ),
            evenement=suspension.evenement,
            regles=("L4", "D5"),
        )
        yield alerte, tuple(_issues(etat, au))


def _issues(etat: Etat, au: date) -> Iterator[Proposition]:
    yield _propose("decision", "Rétablir l’habilitation.", "L4", variante="retablissement")
    if etat.griefs is not None and etat.griefs.entendus(au):
        yield _propose("decision", "Retirer l’habilitation.", "L4", "R33", variante="retrait")


def _griefs(etat: Etat, au: date) -> Iterator[Constat]:
    griefs = etat.griefs
    if griefs is None:
        return
    fichier = griefs.evenement.fichier
    if griefs.notifies_le is None:
        alerte = Alerte(
            phrase="Les griefs ne sont pas notifiés à l’organisme.",
            evenement=fichier,
            regles=("L4",),
        )
        yield alerte, (_propose("notification", "Notifier les griefs.", "L4"),)
    elif griefs.entendus(au):
        motif = (
            "L’organisme a présenté ses observations sur les griefs"
            if griefs.observations
            else "Le délai des observations sur les griefs est passé"
        )
        alerte = Alerte(
            phrase=f"{motif} : un signataire doit décider.", evenement=fichier, regles=("L4",)
        )
        suspendue = etat.chronologie.suspension(au) is not None
        yield alerte, tuple(_issues(etat, au)) if suspendue else tuple(_conclusions())


def _conclusions() -> Iterator[Proposition]:
    yield _propose("decision", "Maintenir l’habilitation.", "R29", variante="maintien")
    yield _propose("decision", "Suspendre l’habilitation.", "L4", variante="suspension")
    yield _propose("decision", "Retirer l’habilitation.", "L4", "R33", variante="retrait")


def _renouvellement(etat: Etat, au: date) -> Iterator[Constat]:
    """The last of the three alerts that has begun, and the dossier that is late (D6)."""
    terme = terme_a_renouveler(etat, au)
    if terme is None:
        return
    commencees = [d for d in etat.delais.alertes if (j := avant(terme.fin, d)) and j <= au]
    if commencees:
        alerte = Alerte(
            phrase=(
                f"L’habilitation prend fin le {date_en_mots(terme.fin)}, dans {commencees[-1]} au "
                "plus, et n’est pas renouvelée."
            ),
            evenement=terme.decision,
            regles=("D6", "R30"),
        )
        yield alerte, ()
    depot = avant(terme.fin, etat.delais.depot)
    if depot is not None and depot < au and a_deposer(etat):
        alerte = Alerte(
            phrase=(
                "Le dossier de renouvellement était attendu au plus tard le "
                f"{date_en_mots(depot)} et n’est pas déposé."
            ),
            evenement=terme.decision,
            regles=("D6", "R30"),
        )
        yield (
            alerte,
            (_propose("depot", "Déposer le renouvellement.", "D6", variante="renouvellement"),),
        )


def _convention(etat: Etat, au: date) -> Iterator[Constat]:
    """An habilitation granted from D18's day on is a convention (L1)."""
    terme, debut = etat.chronologie.terme(au), etat.delais.convention
    if terme is None or debut is None or terme.accorde_le < debut:
        return
    for convention in etat.conventions:
        du, jusqu_au = convention.jour("debut"), convention.jour("fin")
        if (du is None or du <= terme.fin) and (jusqu_au is None or jusqu_au >= terme.debut):
            return
    alerte = Alerte(
        phrase="Aucune convention n’est inscrite pour l’habilitation en cours.",
        evenement=terme.decision,
        regles=("L1", "D18"),
    )
    yield alerte, (_propose("convention", "Inscrire la convention.", "L1"),)


def _siret(etat: Etat) -> Iterator[Constat]:
    if etat.siret_a_decider:
        alerte = Alerte(
            phrase="Un changement de SIRET attend une décision : rien ne se transfère tout seul.",
            evenement=etat.siret_a_decider,
            regles=("D10",),
        )
        yield alerte, (_propose("transfert", "Transférer le dossier au nouveau SIRET.", "D10"),)
