"""The empreintes of a dossier: of each answer, of each annexe, and of the guide that it answers."""

from __future__ import annotations

from dataclasses import asdict
from functools import lru_cache
from typing import TYPE_CHECKING

from certimetal.domain.empreinte import empreinte
from certimetal.domain.referentiel import INDICATEURS

if TYPE_CHECKING:
    from certimetal.domain.annexe import Annexe
    from certimetal.domain.dossier import Dossier
    from certimetal.domain.referentiel import Referentiel


def empreinte_reponse(dossier: Dossier, indicateur: str) -> str:
    """Return the empreinte of an answer; one that is not there has that of an empty one."""
    reponse = dossier.reponses.get(indicateur)
    return empreinte(reponse.entete, reponse.corps) if reponse else empreinte({}, "")


def empreinte_annexe(dossier: Dossier, annexe: Annexe) -> str:
    """Return ``sha256:…``: of the file where there is one, else as the list gives it.

    Empty where the file is not there or was not opened.
    """
    if annexe.hors_depot:
        return annexe.empreinte
    faits = dossier.fichiers.get(annexe.fichier)
    return faits.empreinte if faits else ""


def empreintes_annexes(dossier: Dossier, indicateur: str) -> dict[str, str]:
    """Return the empreinte of each annexe that an answer lists, by its code."""
    reponse = dossier.reponses.get(indicateur)
    annexes = reponse.annexes if reponse else ()
    return {annexe.code: empreinte_annexe(dossier, annexe) for annexe in annexes if annexe.code}


def empreinte_guide(referentiel: Referentiel, indicateur: str) -> str:
    """Return the empreinte of the guide de lecture that an indicator is judged by (D16).

    It covers the guide of the critère and that of the indicateur; empty where neither is known.
    """
    connu = referentiel.indicateurs.get(indicateur)
    critere = referentiel.criteres.get(connu.critere) if connu else None
    if connu is None or critere is None:
        return ""
    return _empreinte_guide(critere.code, critere.guide, connu.guide)


@lru_cache(maxsize=64)
def _empreinte_guide(critere: str, du_critere: str, de_l_indicateur: str) -> str:
    """Kept: the guides are the same for every dossier."""
    return empreinte({critere: du_critere.strip()}, de_l_indicateur.strip())


def empreinte_dossier(dossier: Dossier) -> str:
    """Return the empreinte of a whole dossier: who the OF is, its twelve answers, their annexes.

    It is what the OF signs (R6). The journal, the forge accounts, the contact and the diffusion are
    no part of it: they may change without the engagement being another.
    """
    donnees = {
        "edition": dossier.edition,
        "raison_sociale": dossier.raison_sociale,
        "siret": dossier.siret,
        "numero_declaration_activite": dossier.numero_declaration_activite,
        "adresse": asdict(dossier.adresse),
        "sites_annexes": [asdict(site) for site in dossier.sites_annexes],
        "certifications": [asdict(visee) for visee in dossier.certifications],
        "reponses": {code: empreinte_reponse(dossier, code) for code in INDICATEURS},
        "annexes": {code: empreintes_annexes(dossier, code) for code in INDICATEURS},
    }
    return empreinte(donnees, "")
