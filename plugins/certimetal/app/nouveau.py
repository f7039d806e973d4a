"""The use case of ``certimetal nouveau``: a complete dossier to fill in, where there was none."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from certimetal.app.depot import DOSSIERS
from certimetal.domain.francais import enumerer, guillemets
from certimetal.errors import InvalidValueError, UnknownNameError, WriteRefusedError
from certimetal.rules.siret import cle_valide
from certimetal.rules.siret_exemple import FICTIF
from certimetal.writing.atomic import create_folder
from certimetal.writing.skeleton import make_skeleton

if TYPE_CHECKING:
    from collections.abc import Mapping

    from certimetal.app.depot import Depot


def create_dossier(depot: Depot, siret: str, *, certificateur: str | None = None) -> list[str]:
    """Write a new dossier, whole or not at all, and return its files' paths below the root.

    See ``plan_dossier``; WriteRefusedError also where someone made the folder meanwhile.
    """
    dossier, fichiers = plan_dossier(depot, siret, certificateur=certificateur)
    create_folder(depot.root / dossier, fichiers)
    return [f"{dossier}/{nom}" for nom in fichiers]


def plan_dossier(
    depot: Depot,
    siret: str,
    *,
    certificateur: str | None = None,
    connus: Mapping[str, Any] | None = None,
    dits: Mapping[str, tuple[Mapping[str, Any], str]] | None = None,
) -> tuple[str, dict[str, str]]:
    """Return the folder of a new dossier, below the root, and the text of its files by name.

    Without ``certificateur``, the only one that is registered. ``siret`` may hold spaces.
    ``connus`` are fields of ``dossier.yml`` that are known already, ``dits`` the fields and text of
    answers, by indicator. InvalidValueError for a SIRET
    that cannot be, UnknownNameError for a certificateur that is not registered or not named where
    there are several, WriteRefusedError where the SIRET has a dossier already, under whatever
    certificateur.
    """
    chiffres = "".join(siret.split())
    if not cle_valide(chiffres):
        raise InvalidValueError(_siret_refuse(siret, chiffres))
    code = _certificateur(depot, certificateur)
    _refuse_un_double(depot, chiffres)
    referentiel = depot.referentiel
    fichiers = make_skeleton(
        chiffres,
        referentiel.edition,
        exemple=chiffres.startswith(FICTIF),
        fiche=depot.schemas.champ("dossier"),
        reponses={
            indicateur: depot.schemas.champ(f"{referentiel.edition}/reponses/{indicateur}")
            for indicateur in referentiel.indicateurs
        },
        indicateurs=referentiel.indicateurs,
        connus=connus,
        dits=dits,
    )
    return f"{DOSSIERS}/{code}/{chiffres}", fichiers


def _siret_refuse(siret: str, chiffres: str) -> str:
    if len(chiffres) != 14 or not (chiffres.isascii() and chiffres.isdigit()):
        raison = "un SIRET a 14 chiffres."
    else:
        raison = "sa clé est fausse, un chiffre a été mal recopié."
    return (
        f"{guillemets(siret)} n’est pas un SIRET : {raison} Recopiez celui de l’avis de situation "
        "au répertoire Sirene."
    )


def _certificateur(depot: Depot, demande: str | None) -> str:
    connus = sorted(depot.referentiel.certificateurs)
    liste = enumerer([guillemets(code) for code in connus], "ou")
    if demande:
        if demande not in connus:
            raise UnknownNameError(
                f"Aucun certificateur enregistré ne s’appelle {guillemets(demande)}. "
                + (f"Certificateurs enregistrés : {liste}." if connus else _AUCUN)
            )
        return demande
    if not connus:
        raise UnknownNameError(_AUCUN)
    if len(connus) > 1:
        raise UnknownNameError(
            f"Plusieurs certificateurs sont enregistrés : dites lequel avec --certificateur "
            f"({liste})."
        )
    return connus[0]


_AUCUN = "Aucun certificateur n’est enregistré dans criteria/certificateurs/."


def _refuse_un_double(depot: Depot, siret: str) -> None:
    for certificateur in depot.tree.folders(DOSSIERS):
        if siret in depot.tree.folders(f"{DOSSIERS}/{certificateur}"):
            raise WriteRefusedError(
                f"Le SIRET {siret} a déjà un dossier : {DOSSIERS}/{certificateur}/{siret}/. "
                "Rien n’a été écrit : complétez ce dossier."
            )
