"""What every document says of itself: its metadata, its header, and the mentions that rules ask."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from certimetal.domain.francais import NBSP, guillemets
from certimetal.rendering.typographie import grouper_nda, grouper_siret

if TYPE_CHECKING:
    from datetime import date

    from certimetal.domain.dossier import Adresse

CE_QU_IL_NE_REMPLACE_PAS = (
    "Ce registre ne remplace ni les répertoires de France compétences, ni l’Espace des organismes "
    "de formation (EDOF)."
)
"""L8."""


def entourage(
    *,
    titre: str,
    sujet: str,
    organisme: str,
    siret: str,
    certificateur: str,
    jour: date,
    exemple: bool,
    mots: tuple[str, ...] = (),
) -> dict[str, Any]:
    """Return what ``charte.typ`` needs of any document."""
    marque = " (exemple fictif)" if exemple else ""
    return {
        "exemple": exemple,
        "meta": {
            "titre": f"{titre}{NBSP}: {organisme}{marque}",
            "auteur": certificateur,
            "sujet": sujet,
            "mots": ["CERTIMÉTAL", f"SIRET {siret}", *mots],
            "jour": jour.isoformat(),
        },
        "entete": {
            "gauche": f"{organisme}{marque}",
            "droite": titre,
            "pied": f"SIRET {grouper_siret(siret)}",
        },
    }


def mention_nda(numero: str) -> str:
    """Return the only form in which the number may be given (L5), empty where there is none."""
    if not numero:
        return ""
    enregistree = f"Enregistrée sous le numéro {grouper_nda(numero)}."
    return guillemets(f"{enregistree} Cet enregistrement ne vaut pas agrément de l’État.")


def adresse_sur_une_ligne(adresse: Adresse) -> str:
    """Return « 1 rue de l’Exemple, 56100 Lorient »."""
    ville = f"{adresse.code_postal} {adresse.commune}".strip()
    return ", ".join(partie for partie in (adresse.voie, ville) if partie)


def lignes(*paires: tuple[str, str], code: bool = False) -> list[dict[str, Any]]:
    """Return titled values as ``fiche`` lays them out, without those that are empty.

    With ``code``, they are commits or empreintes: small, on one line, made to be copied.
    """
    return [
        {"titre": titre, "valeurs": [valeur], "code": code} for titre, valeur in paires if valeur
    ]
