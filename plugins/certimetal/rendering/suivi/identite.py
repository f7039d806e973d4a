"""How a dossier is named in what the commands tell."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from certimetal.rendering.findings.neutre import neutralise
from certimetal.rendering.typographie import grouper_siret

if TYPE_CHECKING:
    from certimetal.domain.registre import Resume

SANS_NOM = "Organisme sans nom"


def nom(resume: Resume) -> str:
    """Return « Nom, SIRET », and that it is an example where it is one."""
    exemple = " (dossier d’exemple)" if resume.exemple else ""
    return f"{resume.raison_sociale or SANS_NOM}, {grouper_siret(siret(resume))}{exemple}"


def siret(resume: Resume) -> str:
    """Return the SIRET that a dossier is known by: its folder's name, whatever its file says."""
    return resume.dossier.rpartition("/")[2]


def identite(resume: Resume) -> dict[str, Any]:
    """Return who a dossier is about, as the JSON of all the commands says it."""
    return {
        "siret": siret(resume),
        "raison_sociale": neutralise(resume.raison_sociale),
        "certificateur": resume.certificateur,
        "dossier": neutralise(resume.dossier),
        "exemple": resume.exemple,
    }


def incertain(resume: Resume) -> dict[str, Any]:
    """Return the same of a dossier whose situation cannot be trusted."""
    return {
        **identite(resume),
        "erreurs_journal": resume.erreurs_journal,
        "commande": f"certimetal valider {neutralise(resume.dossier)}",
    }


def qui(resume: Resume) -> dict[str, str]:
    """Return the same as the cells of a table."""
    cellules = identite(resume)
    return {**cellules, "exemple": "oui" if resume.exemple else "non"}
