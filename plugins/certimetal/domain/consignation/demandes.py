"""Events of the request, and of the OF's life: reprise, dépôt, recevabilité, transfert…"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from certimetal.domain.a_completer import MARQUE
from certimetal.domain.consignation.saisie import lire
from certimetal.domain.cycle.delais import Delais, dernier_jour
from certimetal.domain.journal import lire_jour
from certimetal.errors import InvalidValueError

if TYPE_CHECKING:
    from certimetal.domain.consignation.demande import Demande, Matiere
    from certimetal.domain.consignation.prepare import Brouillon
    from certimetal.domain.dossier import CertificationVisee


def reprise(demande: Demande, matiere: Matiere, brouillon: Brouillon) -> None:
    """Prepare a term granted on paper: its last day is the rule's (R29, D3)."""
    _donnes(demande, matiere, brouillon)
    if "date_effet" not in brouillon.donnees:
        brouillon.calcule(
            "date_effet", demande.date.isoformat(), "jour de la décision prise sur papier", "R27"
        )
    debut = lire_jour(brouillon.donnees["date_effet"])
    delais = Delais.de(matiere.referentiel, matiere.dossier.certificateur)
    fin = dernier_jour(debut, delais.habilitation) if debut else None
    if fin is not None and "fin" not in brouillon.donnees:
        brouillon.calcule(
            "fin", fin.isoformat(), "durée de l’habilitation, moins un jour", "R29", "D3"
        )


def depot(demande: Demande, matiere: Matiere, brouillon: Brouillon) -> None:
    """Prepare a dépôt: its nature is the one that the situation allows; the engagement is a
    person's."""
    _donnes(demande, matiere, brouillon)
    if "nature" not in demande.champs:
        brouillon.calcule(
            "nature", matiere.possible.variante, "la seule que permet la situation", "R6", "R30"
        )


def recevabilite(demande: Demande, matiere: Matiere, brouillon: Brouillon) -> None:
    """Prepare a recevabilité: pieces that are asked for make the dossier incomplete."""
    _donnes(demande, matiere, brouillon)
    if "resultat" not in brouillon.donnees and brouillon.donnees.get("pieces"):
        brouillon.calcule("resultat", "pieces_demandees", "des pièces sont demandées")
    if brouillon.donnees.get("resultat") == "pieces_demandees":
        brouillon.donnees.setdefault("pieces", [MARQUE])


def convention(demande: Demande, matiere: Matiere, brouillon: Brouillon) -> None:
    """Prepare a convention of what the dossier lists, for the last term granted (L1)."""
    _donnes(demande, matiere, brouillon)
    visees = matiere.dossier.certifications
    roles = [r for r in ("preparation", "evaluation") if any(r in c.role for c in visees)]
    if roles and "objet" not in brouillon.donnees:
        brouillon.calcule("objet", roles, "rôles que liste dossier.yml", "L1")
    if visees:
        certifications = [_certification(visee) for visee in visees]
        brouillon.calcule("certifications", certifications, "certifications de dossier.yml", "L1")
    termes = matiere.situation.termes
    if not termes:
        return
    for cle, valeur in (("debut", termes[-1].debut), ("fin", termes[-1].fin)):
        if cle not in brouillon.donnees:
            brouillon.calcule(cle, valeur.isoformat(), "période de l’habilitation", "L1")


def _certification(visee: CertificationVisee) -> dict[str, Any]:
    ligne: dict[str, Any] = {"type": visee.type, "intitule": visee.intitule}
    if visee.code:
        ligne["rncp" if visee.code.startswith("RNCP") else "rs"] = visee.code
    return ligne | {"role": list(visee.role)}


def transfert(demande: Demande, matiere: Matiere, brouillon: Brouillon) -> None:
    """Prepare a move: the end that was not given is where the dossier stands."""
    donnes = {
        cle: "".join(valeur.split()) if isinstance(valeur, str) else valeur
        for cle, valeur in demande.champs.items()
    }
    if not donnes:
        raise InvalidValueError(
            "Dites ce qui change : --vers-certificateur (ou --de-certificateur), ou "
            "--nouveau-siret (ou --ancien-siret)."
        )
    for avant, apres, ici, mots in (
        ("de_certificateur", "vers_certificateur", matiere.dossier.certificateur, "certificateur"),
        ("ancien_siret", "nouveau_siret", matiere.dossier.siret_dossier, "SIRET"),
    ):
        if avant not in donnes and apres not in donnes:
            continue
        for cle, autre in ((avant, apres), (apres, avant)):
            if cle in donnes:
                brouillon.pose(cle, donnes[cle])
            elif ici != donnes[autre]:
                brouillon.calcule(cle, ici, f"{mots} sous lequel le dossier est rangé", "D10")
            else:
                brouillon.laisse(cle)


def _donnes(demande: Demande, matiere: Matiere, brouillon: Brouillon) -> None:
    for champ in matiere.champ.enfants:
        if champ.cle in demande.champs:
            brouillon.pose(champ.cle, lire(champ, demande.champs[champ.cle]))
