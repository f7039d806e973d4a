"""What the public may know of a journal (D11): the requests, the decisions, and what ends them.

Public: a dépôt, a reprise, a cessation, a transfert, and every decision but that of a délai de
réponse, which would tell that there are non-conformités. Of an audit intermédiaire, only the
category of what triggered it, said with the decision that follows its constats. Never a motif, a
limit, constats, a plan, a levée, griefs, observations, a notification, nor what a convention says.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from certimetal.domain.cycle.delais import Delais
from certimetal.domain.cycle.deroulement import derouler
from certimetal.domain.cycle.table import CLE_DE_VARIANTE
from certimetal.domain.francais import date_en_mots
from certimetal.domain.situation import EvenementPublic, NatureAudit

if TYPE_CHECKING:
    from datetime import date

    from certimetal.domain.cycle.etat import Etat
    from certimetal.domain.dossier import Dossier
    from certimetal.domain.journal import Evenement
    from certimetal.domain.referentiel import Referentiel

CATEGORIES = {
    "entreprise": "à la demande d’une ou plusieurs entreprises",
    "candidat": "à la demande d’un ou plusieurs candidats",
    "financeur": "à la demande d’un financeur",
    "autre": "pour une autre raison",
}
"""The categories of what triggers an audit intermédiaire (R29), but that of an own initiative."""

INITIATIVES = {
    "uimm_territoriale": "à l’initiative de l’UIMM territoriale",
    "jury_paritaire": "à l’initiative du jury paritaire de délibération",
    "gtp": "à l’initiative du groupe technique paritaire des certifications (GTP)",
}

_DECISIONS = {
    "maintien": "Habilitation maintenue",
    "suspension": "Habilitation suspendue",
    "retablissement": "Habilitation rétablie",
    "retrait": "Habilitation retirée",
}


def evenements_publics(
    dossier: Dossier, referentiel: Referentiel, au: date
) -> tuple[EvenementPublic, ...]:
    """Return what may be told of the journal as it stands on ``au``, in the order of the facts.

    Only events that count are there, as rectified: one that the rules refuse tells nothing.
    """
    if not dossier.journal:
        return ()
    recit = Recit()
    derouler(dossier.journal, Delais.de(referentiel, dossier.certificateur), au, recit.entend)
    return tuple(recit.publics)


class Recit:
    """What is told to the public as the story goes; what came before decides of some of it.

    ``publics`` are in the order of the facts.
    """

    def __init__(self) -> None:
        self.publics: list[EvenementPublic] = []
        self._a_l_etude = False
        self._declenchement: Evenement | None = None
        self._constate = False

    def entend(self, etat: Etat, evenement: Evenement) -> None:
        """Hear an event that counts: the story is what it made of it."""
        if evenement.type == "declenchement":
            self._declenchement, self._constate = evenement, False
        elif evenement.type == "constats":
            self._constate |= evenement.texte("audit") == NatureAudit.INTERMEDIAIRE
        libelle = self._libelle(etat, evenement)
        if libelle:
            cle = CLE_DE_VARIANTE.get(evenement.type)
            self.publics.append(
                EvenementPublic(
                    date=evenement.date,
                    type=evenement.type,
                    variante=evenement.texte(cle) if cle else "",
                    libelle=libelle,
                    fichier=evenement.fichier,
                )
            )
        self._a_l_etude = etat.instruction is not None

    def _libelle(self, etat: Etat, evenement: Evenement) -> str:
        """Return the sentence of an event, empty where the public knows nothing of it."""
        match evenement.type:
            case "decision":
                return self._decision(etat, evenement)
            case "reprise":
                return f"Habilitation accordée avant ce registre{_terme(etat, evenement)}."
            case "depot" if not self._a_l_etude and etat.instruction is not None:
                renouvelle = etat.instruction.nature is NatureAudit.RENOUVELLEMENT
                return f"Dossier {'de renouvellement' if renouvelle else 'de demande'} déposé."
            case "cessation":
                return "L’organisme a mis fin à sa demande ou à son habilitation."
            case "transfert":
                return _transfert(evenement)
        return ""

    def _decision(self, etat: Etat, evenement: Evenement) -> str:
        sens = evenement.texte("sens")
        if sens == "habilitation":
            return f"Habilitation accordée{_terme(etat, evenement)}."
        if sens == "refus":
            encore = etat.chronologie.terme(evenement.date) is not None
            return f"{'Renouvellement refusé' if encore else 'Demande refusée'}."
        if sens not in _DECISIONS:
            return ""
        suite = ""
        if self._declenchement is not None and self._constate:
            suite = _categorie(self._declenchement)
            self._declenchement = None
        return f"{_DECISIONS[sens]}{_effet(evenement)}{suite}."


def _categorie(declenchement: Evenement) -> str:
    """Return who asked for an audit, as a category; nothing where the event does not say it."""
    quoi = CATEGORIES.get(declenchement.texte("origine")) or INITIATIVES.get(
        declenchement.texte("instance"), ""
    )
    return f", après un audit intermédiaire déclenché {quoi}" if quoi else ""


def _effet(evenement: Evenement) -> str:
    """Return the day from which a decision holds, where it is a later one than its own."""
    effet = evenement.jour("date_effet")
    if effet is None or effet <= evenement.date:
        return ""
    return f" à partir du {date_en_mots(effet)}"


def _terme(etat: Etat, evenement: Evenement) -> str:
    """Return the bounds of the term that an event has just granted."""
    for terme in etat.chronologie.termes:
        if terme.decision == evenement.fichier:
            return f" du {date_en_mots(terme.debut)} au {date_en_mots(terme.fin)}"
    return ""


def _transfert(evenement: Evenement) -> str:
    vers = [
        mots
        for cle, mots in (
            ("vers_certificateur", "à un autre certificateur"),
            ("nouveau_siret", "à un autre SIRET"),
        )
        if evenement.texte(cle)
    ]
    return f"Dossier transféré {' et '.join(vers)}." if vers else "Dossier transféré."
