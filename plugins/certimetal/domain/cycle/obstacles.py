"""What the rules put in the way of a decision, whatever its dates: it does not count then."""

from __future__ import annotations

from typing import TYPE_CHECKING

from certimetal.domain.cycle.delais import apres
from certimetal.domain.cycle.faute import IdFaute, Refus
from certimetal.domain.francais import date_en_mots, enumerer
from certimetal.domain.situation import NatureAudit

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date

    from certimetal.domain.cycle.etat import Etat
    from certimetal.domain.cycle.ouvertes import Ouverte


def obstacle(etat: Etat, sens: str, jour: date) -> Refus | None:
    """Return why a decision of that sens, taken on that day, is contradicted by the rules."""
    examen = _EXAMENS.get(sens)
    return examen(etat, jour) if examen else None


def nommer(ouvertes: list[Ouverte]) -> str:
    """Return « C2I1 » or « C2I1 et C3I2 »."""
    return enumerer([nc.indicateur for nc in ouvertes])


def _habilitation(etat: Etat, _: date) -> Refus | None:
    return _non_conformites(etat.nc_de(*NatureAudit), "Une habilitation")


def _maintien(etat: Etat, _: date) -> Refus | None:
    return _non_conformites(_du_terme(etat), "Un maintien")


def _retablissement(etat: Etat, _: date) -> Refus | None:
    return _non_conformites(_du_terme(etat), "Un rétablissement")


def _du_terme(etat: Etat) -> list[Ouverte]:
    """The NC of the running habilitation: those of a new dossier are judged with it."""
    return etat.nc_de(NatureAudit.INITIAL, NatureAudit.INTERMEDIAIRE)


def _non_conformites(ouvertes: list[Ouverte], decision: str) -> Refus | None:
    majeures = [nc for nc in ouvertes if nc.majeure]
    if majeures:
        return Refus(
            raison=(
                f"{decision} ne se décide pas tant qu’une non-conformité majeure est ouverte : "
                f"{nommer(majeures)}."
            ),
            remede=(
                "Décidez un délai de réponse, ou attendez que l’auditeur lève cette non-conformité."
            ),
            regles=("R32", "D4", "R28"),
            id=IdFaute.NC_MAJEURE,
            chemin=("sens",),
        )
    sans_plan = [nc for nc in ouvertes if not nc.plan]
    if sans_plan:
        verbe = "n’en a pas" if len(sans_plan) == 1 else "n’en ont pas"
        return Refus(
            raison=(
                f"{decision} demande un plan d’actions pour chaque non-conformité mineure "
                f"ouverte : {nommer(sans_plan)} {verbe}."
            ),
            remede="Attendez le plan d’actions de l’organisme, ou la levée par l’auditeur.",
            regles=("R31", "D4"),
            id=IdFaute.SANS_PLAN,
            chemin=("sens",),
        )
    return None


def _refus(etat: Etat, jour: date) -> Refus | None:
    ouvertes = etat.nc_de(etat.instruction.nature) if etat.instruction else []
    limites = [nc.limite(etat.delais) for nc in ouvertes]
    if any(limite is not None and limite < jour for limite in limites):
        return None
    connues = sorted(limite for limite in limites if limite is not None)
    if not ouvertes:
        raison = "Un refus répond à une non-conformité ouverte, et il n’y en a pas."
        remede = "Décidez l’habilitation."
    elif connues:
        raison = (
            f"Le délai de réponse court jusqu’au {date_en_mots(connues[0])} : l’organisme peut "
            "encore corriger."
        )
        remede = "Attendez la fin du délai de réponse, ou la levée des non-conformités."
    else:
        raison = (
            "Les constats n’ont pas été notifiés : le délai donné à l’organisme pour corriger n’a "
            "pas commencé."
        )
        remede = "Notifiez les constats ; le délai de réponse court de ce jour."
    return Refus(
        raison=raison,
        remede=remede,
        regles=("R28", "D2", "D5"),
        id=IdFaute.REFUS,
        chemin=("sens",),
    )


def _delai_de_reponse(etat: Etat, jour: date) -> Refus | None:
    procedure = etat.avec_nc()
    if procedure is None or procedure.notifies_le is None:
        return None
    maximum = apres(procedure.notifies_le, etat.delais.reponse)
    if maximum is None or jour <= maximum:
        return None
    return Refus(
        raison=(
            f"Le délai de réponse ne peut pas dépasser {etat.delais.reponse} après la notification "
            f"des constats : il est passé depuis le {date_en_mots(maximum)}."
        ),
        remede=(
            "Décidez d’un refus (ou d’une suspension pendant l’habilitation), ou attendez la levée "
            "des non-conformités."
        ),
        regles=("R28", "D2", "D5"),
        id=IdFaute.DELAI,
        chemin=("sens",),
    )


def _retrait(etat: Etat, jour: date) -> Refus | None:
    griefs = etat.griefs
    if griefs is not None and griefs.entendus(jour):
        return None
    if griefs is None:
        raison = "Un retrait demande que des griefs aient été notifiés à l’organisme."
        remede = (
            "Inscrivez les griefs et notifiez-les ; d’ici là, une suspension à titre conservatoire "
            "est possible."
        )
    elif griefs.notifies_le is None:
        raison = "Les griefs n’ont pas été notifiés à l’organisme."
        remede = "Inscrivez la notification des griefs, puis laissez le temps des observations."
    elif griefs.limite is not None and griefs.limite < griefs.notifies_le:
        raison = (
            "Les griefs ont été notifiés après la date limite des observations : l’organisme n’a "
            "pas eu le temps de répondre."
        )
        remede = "Inscrivez de nouveaux griefs avec une limite à venir, et notifiez-les."
    else:
        limite = f" le {date_en_mots(griefs.limite)}" if griefs.limite else ""
        raison = "L’organisme peut encore présenter ses observations sur les griefs."
        remede = f"Attendez ses observations, ou la fin de leur délai{limite}."
    return Refus(
        raison=raison,
        remede=remede,
        regles=("L4", "R33"),
        id=IdFaute.SANS_GRIEFS,
        chemin=("sens",),
    )


_EXAMENS: Mapping[str, Callable[[Etat, date], Refus | None]] = {
    "habilitation": _habilitation,
    "maintien": _maintien,
    "retablissement": _retablissement,
    "delai_de_reponse": _delai_de_reponse,
    "refus": _refus,
    "retrait": _retrait,
}
