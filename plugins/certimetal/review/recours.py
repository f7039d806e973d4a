"""Who may do what is refused, and how to proceed: the two last sentences of a refusal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from certimetal.domain.auteurs import NATIONAL, OF
from certimetal.domain.francais import citer, enumerer
from certimetal.review.actes import Genre
from certimetal.review.roles import NOMS_DES_ROLES, comptes_confirmes

if TYPE_CHECKING:
    from datetime import date

    from certimetal.domain.proposition import Cote
    from certimetal.review.actes import Acte

_REMEDES = {
    Genre.NOUVEAU: "Proposez le dossier seul, dans une branche à lui.",
    Genre.CONTENU: (
        "Proposez le changement depuis un compte inscrit dans « comptes » ; pour en inscrire un, "
        "écrivez au secrétariat du certificateur. Le secrétariat qui tape ce que l’organisme lui a "
        "remis ajoute dans la même proposition l’événement qui le dit (« saisi_pour: of »)."
    ),
    Genre.COMPTES: "Demandez au secrétariat du certificateur d’inscrire ou de retirer le compte.",
    Genre.SIRET: (
        "Remettez l’ancien SIRET. Un dossier change de SIRET par un événement « transfert », que "
        "propose le secrétariat du certificateur."
    ),
    Genre.EXEMPLE: "Retirez la ligne « exemple », ou demandez-le à un mainteneur de l’outil.",
    Genre.EVENEMENT: (
        "Laissez proposer l’événement à une personne qui a ce rôle ; « certimetal consigner "
        "SIRET » dit lesquels sont possibles, et pour qui."
    ),
    Genre.REFERENTIEL: "Ouvrez une demande pour que le niveau national propose le changement.",
    Genre.OUTIL: "Ouvrez une demande pour qu’un mainteneur propose le changement.",
}


def attendu(acte: Acte, avant: Cote, au: date) -> str:
    """Return who may do an act, as a sentence."""
    if not acte.admis:
        return "Personne ne peut le faire de cette façon."
    noms = enumerer([NOMS_DES_ROLES[role] for role in acte.admis], "ou")
    return f"Proposé par {noms}{_comptes(acte, avant, au)}."


def remede(acte: Acte) -> str:
    """Return how to proceed."""
    if acte.genre is Genre.EVENEMENT and not acte.admis:
        return "Corrigez le fichier : un autre message dit ce qui ne va pas."
    if acte.genre is Genre.EVENEMENT and acte.admis == (OF,):
        return (
            "Proposez-le depuis un compte inscrit dans « comptes », ou remettez-le au secrétariat "
            "du certificateur, qui l’écrit avec « saisi_pour: of »."
        )
    if acte.genre is Genre.EVENEMENT and NATIONAL in acte.admis:
        return "Laissez proposer l’événement au niveau national."
    return _REMEDES[acte.genre]


def _comptes(acte: Acte, avant: Cote, au: date) -> str:
    if OF not in acte.admis or avant.dossier is None:
        return ""
    comptes = avant.dossier.comptes
    if not comptes:
        return " (aucun compte n’est inscrit dans dossier.yml)"
    if not comptes_confirmes(avant.dossier, au):
        return " (ses comptes ne sont pas encore confirmés par une recevabilité)"
    return f" (comptes inscrits : {enumerer([citer(compte) for compte in comptes[:5]])})"
