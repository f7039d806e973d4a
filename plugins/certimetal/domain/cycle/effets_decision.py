"""What a decision, and the steps of L4, do to the story."""

from __future__ import annotations

from typing import TYPE_CHECKING

from certimetal.domain.cycle.delais import lendemain
from certimetal.domain.cycle.limites import check_accordee, limite_de
from certimetal.domain.cycle.obstacles import nommer
from certimetal.domain.cycle.ouvertes import Reproches, Suspension
from certimetal.domain.cycle.termes import accorde, effet, prise_d_effet
from certimetal.domain.francais import date_en_mots
from certimetal.domain.situation import Etape, NatureAudit, Statut

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from certimetal.domain.cycle.etat import Etat
    from certimetal.domain.journal import Evenement


def decision(etat: Etat, evenement: Evenement) -> None:
    """Apply a decision that the table and the rules let pass."""
    _SENS[evenement.texte("sens")](etat, evenement)


def _habilitation(etat: Etat, evenement: Evenement) -> None:
    instruction = etat.instruction
    renouvelle = instruction is not None and instruction.nature is NatureAudit.RENOUVELLEMENT
    duree = etat.delais.renouvellement if renouvelle else etat.delais.habilitation
    terme = accorde(etat, evenement, prise_d_effet(etat, evenement), duree)
    etat.instruction = None
    etat.declare(evenement, "habilitation")
    mot = "l’habilitation est renouvelée" if renouvelle else "l’habilitation est accordée"
    reste = etat.nc_de(*NatureAudit)
    suite = f" Restent à lever, avec leur plan d’actions : {nommer(reste)}." if reste else ""
    etat.explique(
        evenement,
        f"{mot} : elle court du {date_en_mots(terme.debut)} au {date_en_mots(terme.fin)}, dernier "
        f"jour compris.{suite}",
        *(("R30", "D3") if renouvelle else ("R27", "R29", "D3")),
        *(("D4",) if reste else ()),
    )


def _delai_de_reponse(etat: Etat, evenement: Evenement) -> None:
    procedure = etat.avec_nc()
    if procedure is None:
        return
    procedure.etape = Etape.DELAI_DE_REPONSE
    procedure.delai = evenement
    accordee = limite_de(etat, evenement)
    ouvertes = etat.nc_de(procedure.nature)
    for nc in ouvertes:
        nc.accordee = accordee
    check_accordee(etat, procedure)
    if etat.chronologie.statut(evenement.date) is Statut.EN_AUDIT:
        etat.chronologie.pose(evenement.date, Statut.DELAI_DE_REPONSE, evenement.fichier)
    limites = sorted(limite for nc in ouvertes if (limite := nc.limite(etat.delais)) is not None)
    quand = (
        f"jusqu’au {date_en_mots(limites[0])}"
        if limites
        else "à partir de la notification des constats, qui n’est pas encore faite"
    )
    reste = (
        " L’organisme reste habilité pendant ce temps."
        if etat.chronologie.statut(evenement.date) is Statut.HABILITE
        else ""
    )
    etat.explique(
        evenement,
        f"un délai de réponse est ouvert pour {nommer(ouvertes)}, {quand}.{reste}",
        "R27",
        "R28",
        "D2",
        *(("R33",) if reste else ()),
    )


def _refus(etat: Etat, evenement: Evenement) -> None:
    instruction = etat.instruction
    if etat.chronologie.terme(evenement.date) is None:
        etat.clot()
        etat.chronologie.pose(evenement.date, Statut.REFUSE, evenement.fichier)
        etat.explique(
            evenement,
            "l’habilitation est refusée : une non-conformité n’a pas été levée à temps.",
            "R28",
            "D5",
        )
        return
    nature = instruction.nature if instruction else NatureAudit.RENOUVELLEMENT
    etat.instruction = None
    etat.ouvertes = {i: nc for i, nc in etat.ouvertes.items() if nc.audit is not nature}
    etat.explique(
        evenement,
        "le renouvellement est refusé : l’habilitation en cours va jusqu’à son terme.",
        "R30",
        "D5",
    )


def _maintien(etat: Etat, evenement: Evenement) -> None:
    _conclut(etat)
    etat.explique(evenement, "l’habilitation est maintenue ; son terme ne change pas.", "R29")


def _suspension(etat: Etat, evenement: Evenement) -> None:
    debut = effet(etat, evenement)
    limite = limite_de(etat, evenement)
    etat.chronologie.suspend(Suspension(depuis=debut, evenement=evenement.fichier, limite=limite))
    etat.declare(evenement, "suspension")
    entendu = etat.griefs is not None and etat.griefs.entendus(evenement.date)
    comment = "" if entendu else ", à titre conservatoire,"
    jusqu_au = f" jusqu’au {date_en_mots(limite)}" if limite else ""
    etat.explique(
        evenement,
        f"l’habilitation est suspendue{comment} à partir du {date_en_mots(debut)}{jusqu_au}.",
        "L4",
        "R33",
    )


def _retablissement(etat: Etat, evenement: Evenement) -> None:
    jour = effet(etat, evenement)
    etat.chronologie.leve_la_suspension(jour)
    _conclut(etat)
    etat.declare(evenement, "retablissement")
    etat.explique(
        evenement,
        f"l’habilitation est rétablie à partir du {date_en_mots(jour)} ; son terme ne change pas.",
        "L4",
    )


def _retrait(etat: Etat, evenement: Evenement) -> None:
    jour = effet(etat, evenement)
    couverte = etat.chronologie.couverture(evenement.date)
    if couverte is not None:
        jour = min(jour, lendemain(couverte))
    etat.chronologie.arrete(jour, Statut.RETIRE, evenement.fichier)
    etat.clot()
    etat.declare(evenement, "retrait")
    etat.explique(
        evenement,
        f"l’habilitation est retirée à partir du {date_en_mots(jour)}, après des griefs notifiés "
        "et le temps des observations.",
        "L4",
        "R33",
    )


def _conclut(etat: Etat) -> None:
    """Close an audit intermédiaire whose constats are there, and the griefs."""
    if etat.intermediaire is not None and etat.intermediaire.constats is not None:
        etat.intermediaire = None
    etat.griefs = None


def griefs(etat: Etat, evenement: Evenement) -> None:
    """Open griefs; new ones replace those before them."""
    limite = limite_de(etat, evenement, "limite_observations")
    etat.griefs = Reproches(evenement=evenement, limite=limite)
    jusqu_au = f", avec des observations jusqu’au {date_en_mots(limite)}" if limite else ""
    etat.explique(evenement, f"des griefs sont adressés à l’organisme{jusqu_au}.", "L4")


def observations(etat: Etat, evenement: Evenement) -> None:
    """Note that the OF answered the griefs."""
    if etat.griefs is not None:
        etat.griefs.observations = evenement.fichier
    etat.explique(evenement, "l’organisme présente ses observations sur les griefs.", "L4")


_SENS: Mapping[str, Callable[[Etat, Evenement], None]] = {
    "habilitation": _habilitation,
    "delai_de_reponse": _delai_de_reponse,
    "refus": _refus,
    "maintien": _maintien,
    "suspension": _suspension,
    "retablissement": _retablissement,
    "retrait": _retrait,
}
