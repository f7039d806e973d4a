"""What of a dossier may be shown: ``diffusion``, ``exemple`` and errors are honoured here only."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Literal

from certimetal.domain.cycle.delais import veille
from certimetal.domain.dossier import PUBLIQUE, Adresse
from certimetal.domain.francais import NBSP
from certimetal.domain.situation import EvenementPublic, NatureEcheance, Statut
from certimetal.rendering.faits_publics import FIN, FaitsPublics
from certimetal.rendering.statut_public import annonces, fin_couverte

if TYPE_CHECKING:
    from collections.abc import Mapping

    from certimetal.domain.annexe import Annexe
    from certimetal.domain.dossier import Dossier
    from certimetal.domain.referentiel import Referentiel
    from certimetal.domain.registre import Registre, Resume
    from certimetal.domain.situation import Echeance, Periode

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


def montre_le_statut(resume: Resume) -> bool:
    """Whether the statut may be told: an error of the journal alone makes it doubtful."""
    return resume.erreurs_journal == 0


def montre_les_reponses(dossier: Dossier, resume: Resume, profil: Profil) -> bool:
    """Whether the twelve answers are shown: only an explicit ``publique`` shows them to all."""
    return est_fiable(resume) and (dossier.est_publique or profil == "interne")


def montre_le_suivi(profil: Profil) -> bool:
    """Whether verdicts, non-conformités and alerts are shown: to auditors only (D11)."""
    return profil == "interne"


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


def faits_du_registre(registre: Registre, referentiel: Referentiel) -> tuple[FaitsPublics, ...]:
    """Return what everybody may know of each OF that has a page, in the register's order."""
    return tuple(faits_publics(resume, referentiel) for resume in listables(registre))


def faits_publics(resume: Resume, referentiel: Referentiel) -> FaitsPublics:
    """Return what everybody may know of an OF, whatever the profile of the site.

    A dossier in correction gives its name, its SIRET and its statut; ``diffusion: restreinte``
    gives identity, certifications and statut, the last being told with the one event that made it.
    """
    fiable = est_fiable(resume)
    connu = referentiel.certificateurs.get(resume.certificateur)
    nom = connu.nom if connu is not None else resume.certificateur
    dites = annonces(resume.situation, nom) if montre_le_statut(resume) else ()
    fin = fin_couverte(resume.situation) if dites else None
    return FaitsPublics(
        siret=siret_du_dossier(resume),
        raison_sociale=resume.raison_sociale,
        adresse=resume.adresse if fiable else Adresse(),
        departement=resume.departement if fiable else "",
        sites=resume.sites if fiable else (),
        certifications=resume.certifications if fiable else (),
        edition=resume.edition if fiable else "",
        certificateur=resume.certificateur,
        certificateur_nom=nom,
        diffusion=resume.diffusion if fiable else "",
        exemple=resume.exemple,
        fiable=fiable,
        au=resume.situation.au,
        annonces=dites,
        evenements=evenements_montres(resume),
        fin=fin.fin if fin else None,
        fin_decidee=fin.decision if fin else "",
    )


def evenements_montres(resume: Resume) -> tuple[EvenementPublic, ...]:
    """Return the events to show to everybody, ends of terms included, in the order of the facts.

    Those of a dossier of ``diffusion: publique`` without errors; of any other, the last one that
    made its statut; none where the journal has errors.
    """
    if not montre_le_statut(resume):
        return ()
    periodes = resume.situation.periodes
    fins = [_fin(periode) for periode in periodes if periode.statut is Statut.ECHU]
    if est_fiable(resume) and resume.diffusion == PUBLIQUE:
        tous = (*resume.evenements_publics, *fins)
        return tuple(sorted(tous, key=lambda evenement: evenement.date))
    if resume.situation.statut is Statut.ECHU:
        return tuple(fins[-1:])
    decision = periodes[-1].decision if periodes else ""
    return tuple(e for e in resume.evenements_publics if e.fichier == decision)


def _fin(periode: Periode) -> EvenementPublic:
    """Return the end of a term, which is no event of the journal: its day alone makes it."""
    fin = veille(periode.debut)
    return EvenementPublic(
        date=fin,
        type=FIN,
        variante="",
        libelle=f"Dernier jour de l’habilitation{NBSP}: elle n’a pas été renouvelée.",
        fichier=f"{FIN}-{fin.isoformat()}",
    )


def echeances_publiques(resume: Resume) -> tuple[Echeance, ...]:
    """Return the deadlines that everybody may know: the last day of the habilitation, no other."""
    if not montre_le_statut(resume):
        return ()
    return tuple(
        echeance
        for echeance in resume.situation.echeances
        if echeance.nature is NatureEcheance.FIN_HABILITATION
    )
