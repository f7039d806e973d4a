"""Makes an event's data of a demande: what its type computes, what was given, what is left."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from certimetal.domain.auteurs import (
    AUTEURS,
    NOMS,
    OF,
    SECRETARIAT,
    auteur_reel,
    se_saisit,
)
from certimetal.domain.consignation import audit, decision, demandes, rectification
from certimetal.domain.consignation.prepare import Brouillon, Prepare
from certimetal.domain.consignation.saisie import lire
from certimetal.domain.francais import citer, enumerer
from certimetal.domain.journal import RECTIFICATION
from certimetal.errors import InvalidValueError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from certimetal.domain.consignation.demande import Demande, Matiere
    from certimetal.domain.journal import Evenement

COMMUNS = ("date", "auteur", "saisi_pour", "note")
"""The fields that every event may have."""

PREPARATIONS: Mapping[str, Callable[[Demande, Matiere, Brouillon], None]] = {
    "reprise": demandes.reprise,
    "depot": demandes.depot,
    "recevabilite": demandes.recevabilite,
    "convention": demandes.convention,
    "transfert": demandes.transfert,
    "constats": audit.constats,
    "notification": audit.notification,
    "plan_actions": audit.plan_actions,
    "levee": audit.levee,
    "decision": decision.decision,
    RECTIFICATION: rectification.rectification,
}
"""What is peculiar to a type; the others have only fields that a person fills."""


def preparer(demande: Demande, matiere: Matiere) -> Prepare:
    """Return the event that a demande asks for.

    InvalidValueError for what was typed wrongly, EventRefusedError for what cannot be.
    """
    brouillon = Brouillon()
    prepare = PREPARATIONS.get(demande.type)
    if prepare is not None:
        prepare(demande, matiere, brouillon)
    _remplit(demande, matiere, brouillon)
    auteur, saisi_pour = choisir_auteur(demande, brouillon.donnees, matiere.dossier.journal)
    communs: dict[str, Any] = {"date": demande.date.isoformat(), "auteur": auteur}
    if saisi_pour:
        communs["saisi_pour"] = saisi_pour
    if demande.note:
        communs["note"] = demande.note
    donnees = brouillon.donnees | communs
    cles = [champ.cle for champ in matiere.champ.enfants]
    return Prepare(
        type=demande.type,
        date=demande.date,
        donnees={cle: donnees[cle] for cle in cles if cle in donnees},
        calculs=tuple(brouillon.calculs),
        commentaires={chemin: tuple(t) for chemin, t in brouillon.commentaires.items()},
        facultatifs=brouillon.facultatifs,
    )


def _remplit(demande: Demande, matiere: Matiere, brouillon: Brouillon) -> None:
    """Set what was given and that the type did not take, and mark what is needed and missing."""
    for champ in matiere.champ.enfants:
        if champ.cle in COMMUNS or champ.cle in brouillon.donnees:
            continue
        if champ.cle in demande.champs:
            brouillon.pose(champ.cle, lire(champ, demande.champs[champ.cle]))
        elif champ.obligatoire:
            brouillon.laisse(champ.cle)


def choisir_auteur(
    demande: Demande, donnees: Mapping[str, Any], journal: tuple[Evenement, ...]
) -> tuple[str, str]:
    """Return the role that writes, and for whom it types.

    The only role that may, where none is said; the OF for what is its own.
    """
    admis = AUTEURS[demande.type]
    if demande.type == RECTIFICATION:
        admis = tuple(
            auteur_reel(vise) for vise in journal if vise.fichier == donnees.get("evenement")
        )
    est_de_l_of = se_saisit(demande.type) if demande.type != RECTIFICATION else OF in admis
    if demande.saisi_pour_of or (est_de_l_of and demande.auteur == SECRETARIAT):
        return _saisie(demande, est_de_l_of=est_de_l_of)
    if demande.auteur:
        if demande.auteur not in admis:
            raise InvalidValueError(
                f"Cet événement ne s’écrit pas au nom du rôle {citer(demande.auteur)}. "
                f"Il est écrit par {_nommer(admis)}."
            )
        return demande.auteur, ""
    if est_de_l_of:
        return OF, ""
    if len(admis) == 1:
        return admis[0], ""
    raise InvalidValueError(f"Dites qui écrit cet événement avec --auteur : {_nommer(admis)}.")


def _saisie(demande: Demande, *, est_de_l_of: bool) -> tuple[str, str]:
    if not est_de_l_of:
        raise InvalidValueError(
            f"Un événement {citer(demande.type)} ne se saisit pas pour l’organisme : retirez "
            "--saisi-pour-of."
        )
    if demande.auteur not in {"", SECRETARIAT}:
        raise InvalidValueError(
            f"--saisi-pour-of va avec l’auteur {citer(SECRETARIAT)}, et non "
            f"{citer(demande.auteur)}."
        )
    return SECRETARIAT, OF


def _nommer(roles: tuple[str, ...]) -> str:
    return enumerer([f"{NOMS[role]} ({role})" for role in dict.fromkeys(roles)], "ou")
