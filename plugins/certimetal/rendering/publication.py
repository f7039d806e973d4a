"""What of a dossier may be shown: ``diffusion``, ``exemple`` and errors are honoured here only."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Mapping

    from certimetal.domain.annexe import Annexe
    from certimetal.domain.dossier import Dossier
    from certimetal.domain.registre import Registre, Resume

Profil = Literal["public", "interne"]
"""``public`` for everybody; ``interne`` for auditors, on a protected host, never published."""

LienEdition = Callable[[str], str]
"""From a file's path, as findings name it, to the forge's page that edits it; empty for none."""

_SUFFIXES = {"pdf": (".pdf",), "png": (".png",), "jpeg": (".jpg", ".jpeg")}
_CHEMIN_ANNEXE = re.compile(r"annexes/[A-Za-z0-9_-][A-Za-z0-9._-]*", re.ASCII)
_SIRET = re.compile(r"[0-9]{14}", re.ASCII)


def sans_edition(_chemin: str) -> str:
    """Say that no forge is known: no « Proposer une modification » link is shown."""
    return ""


def siret_du_dossier(resume: Resume) -> str:
    """Return the SIRET that the folder is named by, empty where its name is not 14 digits."""
    nom = resume.dossier.rpartition("/")[2]
    return nom if _SIRET.fullmatch(nom) else ""


def chemin_organisme(resume: Resume) -> str:
    """Return the URL of an OF's page below the site's root, empty where it can have none."""
    siret = siret_du_dossier(resume)
    return f"organismes/{siret}/" if siret else ""


def listables(registre: Registre) -> tuple[Resume, ...]:
    """Return the summaries that have a page of their own: the first of each folder SIRET."""
    vus: dict[str, Resume] = {}
    for resume in registre.resumes:
        chemin = chemin_organisme(resume)
        if chemin:
            vus.setdefault(chemin, resume)
    return tuple(vus.values())


def est_fiable(resume: Resume) -> bool:
    """Whether the dossier's data may be shown: one error and none of it is."""
    return resume.erreurs == 0


def montre_les_reponses(dossier: Dossier, resume: Resume, profil: Profil) -> bool:
    """Whether the twelve answers are shown: only an explicit ``publique`` shows them to all."""
    return est_fiable(resume) and (dossier.est_publique or profil == "interne")


def annexe_telechargeable(annexe: Annexe, dossier: Dossier, profil: Profil) -> bool:
    """Whether the file of an annexe may be downloaded.

    It must be a PDF, PNG or JPEG by its content, carry the suffix of that type (a server trusts
    the suffix) and hold nothing active.
    """
    faits = dossier.fichiers.get(annexe.fichier)
    if faits is None or faits.contenu_actif or faits.illisible:
        return False
    if not _CHEMIN_ANNEXE.fullmatch(annexe.fichier):
        return False
    suffixe = PurePosixPath(annexe.fichier).suffix.lower()
    if suffixe not in _SUFFIXES.get(faits.type_reel, ()):
        return False
    return profil == "interne" or annexe.diffusion == "publique"


def annexes_publiees(
    dossier: Dossier, resume: Resume, *, profil: Profil = "public"
) -> Mapping[str, str]:
    """Return the files to publish with an OF's page: path in the folder → URL below the root."""
    base = chemin_organisme(resume)
    if not base or not montre_les_reponses(dossier, resume, profil):
        return {}
    return {
        annexe.fichier: base + annexe.fichier
        for reponse in dossier.reponses.values()
        for annexe in reponse.annexes
        if annexe_telechargeable(annexe, dossier, profil)
    }
