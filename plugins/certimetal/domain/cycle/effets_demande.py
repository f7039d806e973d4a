"""What an event of the request, or of the OF's life, does to the story."""

from __future__ import annotations

from typing import TYPE_CHECKING

from certimetal.domain.cycle.faute import IdFaute
from certimetal.domain.cycle.ouvertes import Procedure
from certimetal.domain.cycle.termes import accorde
from certimetal.domain.francais import date_en_mots
from certimetal.domain.situation import Etape, NatureAudit, Statut
from certimetal.finding import Gravite

if TYPE_CHECKING:
    from certimetal.domain.cycle.etat import Etat
    from certimetal.domain.journal import Evenement

CHANGEMENTS = {
    "positionnement": "de positionnement",
    "adresse": "d’adresse",
    "raison_sociale": "de raison sociale",
    "site": "de site",
    "siret": "de SIRET",
}


def reprise(etat: Etat, evenement: Evenement) -> None:
    """Take over a term granted on paper (D17): it alone may begin before it is written."""
    debut = evenement.jour("date_effet") or evenement.date
    premier = etat.delais.obligation
    if premier is not None and debut < premier:
        etat.reproche(
            evenement,
            IdFaute.REPRISE,
            f"Cette habilitation aurait pris effet le {date_en_mots(debut)}, avant que "
            "l’habilitation n’existe.",
            "R1",
            "D17",
            attendu=f"Une date d’effet à partir du {date_en_mots(premier)}.",
            remede="Reprenez la date d’effet de la décision prise sur papier.",
            chemin=("date_effet",),
        )
    terme = accorde(etat, evenement, debut, etat.delais.habilitation)
    if etat.instruction is not None and terme.fin >= evenement.date:
        etat.instruction.nature = NatureAudit.RENOUVELLEMENT
    etat.explique(
        evenement,
        "une habilitation accordée sur papier est reprise dans le registre : elle court du "
        f"{date_en_mots(terme.debut)} au {date_en_mots(terme.fin)}, dernier jour compris.",
        "D17",
        "R29",
        "D3",
    )


def depot(etat: Etat, evenement: Evenement) -> None:
    """File a dossier, or complete the one whose pieces were asked for."""
    instruction = etat.instruction
    if instruction is not None:
        instruction.etape = Etape.DEPOSE
        instruction.depot = evenement.fichier
        etat.explique(evenement, "l’organisme dépose les pièces demandées.", "R6")
        return
    nature = etat.nature_du_depot(evenement.date)
    initial = nature is NatureAudit.INITIAL
    if initial:
        etat.chronologie.pose(evenement.date, Statut.DEPOSE, evenement.fichier)
    etat.instruction = Procedure(
        nature=nature, etape=Etape.DEPOSE, depuis=evenement.date, depot=evenement.fichier
    )
    if initial:
        etat.explique(evenement, "l’organisme dépose son dossier de demande d’habilitation.", "R6")
    else:
        etat.explique(
            evenement,
            "l’organisme dépose un nouveau dossier, pour le renouvellement de son habilitation.",
            "R30",
            "D6",
        )


def recevabilite(etat: Etat, evenement: Evenement) -> None:
    """Open the audit of a dossier received complete, or ask for what is missing."""
    instruction = etat.instruction
    if instruction is None:
        return
    if evenement.texte("resultat") != "complet":
        instruction.etape = Etape.PIECES_DEMANDEES
        etat.explique(evenement, "le dossier est reçu incomplet : des pièces sont demandées.", "R6")
        return
    instruction.etape = Etape.EN_AUDIT
    if instruction.nature is NatureAudit.INITIAL:
        etat.chronologie.pose(evenement.date, Statut.EN_AUDIT, evenement.fichier)
        etat.explique(evenement, "le dossier est reçu complet : l’audit initial est ouvert.", "R27")
    else:
        etat.explique(
            evenement, "le dossier est reçu complet : l’audit de renouvellement est ouvert.", "R30"
        )


def convention(etat: Etat, evenement: Evenement) -> None:
    """Note a convention (L1); its period should lie within the terms granted."""
    etat.conventions.append(evenement)
    etat.explique(evenement, "la convention d’habilitation est conclue.", "L1")
    termes, fin = etat.chronologie.termes, evenement.jour("fin")
    if not termes or fin is None or fin <= termes[-1].fin:
        return
    etat.reproche(
        evenement,
        IdFaute.CONVENTION,
        f"La convention court jusqu’au {date_en_mots(fin)}, après la fin de l’habilitation.",
        "L1",
        "D3",
        attendu=f"Une fin au plus tard le {date_en_mots(termes[-1].fin)}.",
        remede="Alignez la période de la convention sur celle de l’habilitation.",
        chemin=("fin",),
        gravite=Gravite.AVERTISSEMENT,
    )


def changement(etat: Etat, evenement: Evenement) -> None:
    """Note a change that the OF declares; a new SIRET waits for someone's decision (D10)."""
    nature = evenement.texte("nature")
    mots = CHANGEMENTS.get(nature)
    phrase = f"un changement {mots} est déclaré." if mots else "un changement est déclaré."
    if nature != "siret":
        etat.explique(evenement, phrase, "R5" if nature == "adresse" else "R2")
        return
    etat.siret_a_decider = evenement.fichier
    etat.explique(evenement, f"{phrase} Rien ne se transfère tout seul.", "D10")


def cessation(etat: Etat, evenement: Evenement) -> None:
    """End everything: the request and the habilitation."""
    habilitee = etat.chronologie.terme(evenement.date) is not None
    etat.chronologie.arrete(evenement.date, Statut.CESSE, evenement.fichier)
    etat.clot()
    etat.siret_a_decider = ""
    if habilitee:
        etat.declare(evenement, "cessation")
    etat.explique(
        evenement,
        "l’organisme cesse : son habilitation prend fin."
        if habilitee
        else "l’organisme renonce à sa demande.",
        "R2",
        "D10",
    )


def transfert(etat: Etat, evenement: Evenement) -> None:
    """Note that the dossier moved: the habilitation, which is national (R3), goes on."""
    etat.siret_a_decider = ""
    if etat.chronologie.terme(evenement.date) is not None:
        etat.declare(evenement, "transfert")
    vers = []
    if evenement.texte("vers_certificateur"):
        vers.append("à un autre certificateur")
    if evenement.texte("nouveau_siret"):
        vers.append("à un autre SIRET")
    suite = " et ".join(vers) or "ailleurs"
    etat.explique(
        evenement, f"le dossier est transféré {suite} ; son histoire le suit.", "R3", "R5", "D10"
    )
