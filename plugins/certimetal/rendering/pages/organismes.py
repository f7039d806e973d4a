"""The list of all OFs of the register: whole without JavaScript, filtered and sorted with it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from certimetal.rendering.departements import nom_du_departement
from certimetal.rendering.gabarits import remplir
from certimetal.rendering.liens import relatif
from certimetal.rendering.page import Page
from certimetal.rendering.pages.sections import nom_du_certificateur
from certimetal.rendering.publication import (
    chemin_organisme,
    est_fiable,
    listables,
    siret_du_dossier,
)
from certimetal.rendering.typographie import accorder, grouper_siret

if TYPE_CHECKING:
    from certimetal.domain.referentiel import Referentiel
    from certimetal.domain.registre import Registre, Resume

CHEMIN = "organismes/"


def page_organismes(registre: Registre, referentiel: Referentiel) -> Page:
    """Return the table of the OFs that have a page, and how many dossiers have none."""
    resumes = listables(registre)
    contenu = remplir(
        "organismes",
        lignes=[_ligne(resume, referentiel) for resume in resumes],
        ecartes=len(registre.resumes) - len(resumes),
        guide=relatif(CHEMIN, "guides/organisme/"),
        contexte=relatif(CHEMIN, "contexte/#territoires"),
    )
    return Page(
        chemin=CHEMIN,
        titre="Les organismes",
        description=f"{accorder(len(resumes), 'organisme')} de formation du registre : nom, SIRET, "
        "commune, certificateur et certifications.",
        contenu=contenu,
    )


def _ligne(resume: Resume, referentiel: Referentiel) -> dict[str, Any]:
    siret = siret_du_dossier(resume)
    fiable = est_fiable(resume)
    return {
        "lien": relatif(CHEMIN, chemin_organisme(resume)),
        "nom": resume.raison_sociale or f"Dossier {grouper_siret(siret)}",
        "siret": siret,
        "commune": resume.adresse.commune if fiable else "",
        "departement": nom_du_departement(resume.departement) if fiable else "",
        "certificateur": nom_du_certificateur(resume.certificateur, referentiel),
        "certifications": [f"{c.type} {c.intitule}" for c in resume.certifications]
        if fiable
        else [],
        "fiable": fiable,
        "exemple": resume.exemple and fiable,
        "autres_sirets": " ".join(resume.sirets[1:]) if fiable else "",
    }
