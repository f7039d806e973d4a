"""The rectification of an event: annulled, or replaced by its data with what was wrong mended."""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING, Any

from certimetal.domain.auteurs import NOMS, auteur_reel
from certimetal.domain.consignation.cibles import trouver
from certimetal.domain.consignation.saisie import lire
from certimetal.domain.francais import citer
from certimetal.domain.journal import ordonner
from certimetal.errors import InvalidValueError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from certimetal.domain.champ import Champ
    from certimetal.domain.consignation.demande import Demande, Matiere
    from certimetal.domain.consignation.prepare import Brouillon
    from certimetal.domain.journal import Evenement

_FACONS = (
    "--annule (l’événement n’aurait pas dû exister), --corrige CHAMP=VALEUR (à répéter), ou "
    "--a-corriger (copier ses données, pour les corriger dans le fichier)"
)


def rectification(demande: Demande, matiere: Matiere, brouillon: Brouillon) -> None:
    """Prepare a rectification: in one of three ways, and only one."""
    if not demande.cibles:
        raise InvalidValueError("Nommez l’événement à rectifier, par le nom de son fichier.")
    vise = trouver(demande.cibles[0], ordonner(matiere.dossier.journal))
    annule = demande.champs.get("annule") is True
    a_corriger = "a_corriger" in demande.drapeaux
    corrections = demande.champs.get("remplace", ())
    if sum(map(bool, (annule, a_corriger, corrections))) != 1:
        raise InvalidValueError(f"Dites comment rectifier, d’une seule façon : {_FACONS}.")
    brouillon.pose("evenement", vise.fichier)
    brouillon.commente(
        ("evenement",), f"Écrit par {NOMS.get(auteur_reel(vise), 'un rôle inconnu')}."
    )
    if annule:
        brouillon.pose("annule", True)
        return
    remplace = deepcopy(dict(vise.donnees))
    if a_corriger:
        if "motif" in demande.champs:
            raise InvalidValueError(
                "Avec --a-corriger, le motif s’écrit dans le fichier, une fois les données "
                "corrigées : retirez --motif."
            )
        brouillon.laisse("motif")
        brouillon.commente(("remplace",), "Copie de l’événement : corrigez ici ce qui était faux.")
    for correction in corrections:
        _corrige(remplace, correction, matiere.champ_de(vise.type), vise)
    if corrections and remplace == dict(vise.donnees):
        raise InvalidValueError("Rien ne change : l’événement porte déjà ces valeurs.")
    brouillon.calcule("remplace", remplace, f"données de {vise.fichier}, corrigées", "D12")


def _corrige(donnees: dict[str, Any], correction: str, champ: Champ, vise: Evenement) -> None:
    """Apply ``verdicts.C2I1.constat=…``; nothing after the sign removes the field."""
    chemin, signe, texte = correction.partition("=")
    *parents, cle = chemin.strip().replace("-", "_").split(".")
    if not signe or not cle:
        raise InvalidValueError(
            f"--corrige attend CHAMP=VALEUR (date_effet=2026-03-02), et non {citer(correction)}."
        )
    lieu: Any = donnees
    ici: Champ | None = champ
    for pas in parents:
        ici = _enfant(ici, pas)
        lieu = _dedans(lieu, pas)
        if lieu is None:
            raise _inconnu(chemin, vise.fichier, donnees)
    feuille = _enfant(ici, cle)
    if feuille is None or not isinstance(lieu, dict):
        raise _inconnu(chemin, vise.fichier, champ.enfants)
    if texte:
        lieu[cle] = lire(feuille, texte, nom=f"--corrige {chemin}")
    else:
        lieu.pop(cle, None)


def _dedans(lieu: Any, pas: str) -> Any:
    if isinstance(lieu, list) and pas.isdecimal() and 0 < int(pas) <= len(lieu):
        return lieu[int(pas) - 1]
    return lieu.get(pas) if isinstance(lieu, dict) else None


def _enfant(champ: Champ | None, cle: str) -> Champ | None:
    if champ is None:
        return None
    enfant = next((enfant for enfant in champ.enfants if enfant.cle == cle), None)
    return enfant or champ.element


def _inconnu(chemin: str, fichier: str, champs: Mapping[str, Any] | tuple[Champ, ...]) -> Exception:
    noms = ", ".join(str(getattr(champ, "cle", champ)) for champ in champs)
    return InvalidValueError(f"{citer(fichier)} n’a pas de champ {citer(chemin)}. Champs : {noms}.")
