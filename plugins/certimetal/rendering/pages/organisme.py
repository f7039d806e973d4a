"""The page of an OF: who it is, its certifications, its six fiches réponse."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from certimetal.domain.francais import date_en_mots
from certimetal.rendering.departements import nom_du_departement
from certimetal.rendering.donnees.fichiers import url_de_la_fiche
from certimetal.rendering.gabarits import remplir
from certimetal.rendering.liens import relatif
from certimetal.rendering.page import Ancre, EntreeRecherche, Page
from certimetal.rendering.pages.fiche import Redaction, fiches_reponse
from certimetal.rendering.pages.statut import histoire, statut
from certimetal.rendering.pages.suivi import suivi, suivis
from certimetal.rendering.publication import (
    LienEdition,
    Profil,
    annexes_publiees,
    chemin_organisme,
    est_fiable,
    faits_publics,
    montre_le_suivi,
    montre_les_reponses,
    sans_edition,
    siret_du_dossier,
)
from certimetal.rendering.typographie import grouper_siret
from certimetal.rendering.valeurs import Ligne, en_lignes, enfant, libelle

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from certimetal.domain.champ import Champ
    from certimetal.domain.dossier import CertificationVisee, Dossier
    from certimetal.domain.referentiel import Referentiel
    from certimetal.domain.registre import Resume
    from certimetal.rendering.faits_publics import FaitsPublics
    from certimetal.rendering.telechargements import Telechargement

_FICHE = re.compile(r"(RNCP|RS)([0-9]{1,8})", re.ASCII)


def page_organisme(
    dossier: Dossier,
    resume: Resume,
    referentiel: Referentiel,
    champs: Mapping[str, Champ],
    *,
    profil: Profil = "public",
    lien_edition: LienEdition = sans_edition,
    pdf: Sequence[Telechargement] = (),
) -> Page:
    """Return an OF's page, as far as its ``diffusion``, its errors and ``profil`` let it say.

    ``champs`` is keyed by kind (``"dossier"``, ``"2022/reponses/C3I2"``). ``lien_edition`` gets
    paths that begin with ``resume.dossier``. ``pdf`` are the documents that it offers.
    ValueError where the folder cannot have a page.
    """
    chemin = chemin_organisme(resume)
    if not chemin:
        raise ValueError(resume.dossier)
    if not est_fiable(resume):
        return _page_en_correction(resume, referentiel, profil, lien_edition)
    faits = faits_publics(resume, referentiel)
    fiches = []
    if montre_les_reponses(dossier, resume, profil):
        fiches = fiches_reponse(
            Redaction(
                dossier=dossier,
                resume=resume,
                referentiel=referentiel,
                champs=champs,
                images=_images(dossier, resume, profil),
                suivis=(
                    suivis(dossier, resume, referentiel, lien_edition)
                    if montre_le_suivi(profil)
                    else {}
                ),
                profil=profil,
                lien_edition=lien_edition,
            )
        )
    jalons = histoire(faits, resume)
    contenu = remplir(
        "organisme",
        nom=dossier.raison_sociale,
        dossier=dossier,
        statut=statut(faits),
        histoire=jalons,
        suivi=_suivi(resume, referentiel, profil, lien_edition),
        departement=nom_du_departement(resume.departement),
        certificateur=_certificateur(resume, referentiel),
        certifications=[_certification(c, champs) for c in dossier.certifications],
        contact=_contact(dossier, champs) if fiches else [],
        courriel=dossier.contact.get("courriel", "") if fiches else "",
        fiches=fiches,
        edition=referentiel.titre,
        modifier_lien=lien_edition(f"{resume.dossier}/dossier.yml"),
        liste=relatif(chemin, "organismes/"),
        empreinte=relatif(chemin, "empreinte/"),
        donnees=relatif(chemin, url_de_la_fiche(faits.siret)),
        pdf=[{"lien": relatif(chemin, t.url), "libelle": t.libelle} for t in pdf],
    )
    return Page(
        chemin=chemin,
        titre=dossier.raison_sociale,
        description=_description(dossier, resume, faits),
        contenu=contenu,
        ancres=_ancres(dossier, fiches, jalons, suivi=montre_le_suivi(profil)),
        recherche=(_entree(dossier, resume),),
    )


def _suivi(
    resume: Resume, referentiel: Referentiel, profil: Profil, lien_edition: LienEdition
) -> dict[str, Any] | None:
    return suivi(resume, referentiel, lien_edition) if montre_le_suivi(profil) else None


def _images(dossier: Dossier, resume: Resume, profil: Profil) -> dict[str, str]:
    return {
        fichier: relatif(chemin_organisme(resume), url)
        for fichier, url in annexes_publiees(dossier, resume, profil=profil).items()
        if not fichier.lower().endswith(".pdf")
    }


def _page_en_correction(
    resume: Resume, referentiel: Referentiel, profil: Profil, lien_edition: LienEdition
) -> Page:
    chemin, siret = chemin_organisme(resume), siret_du_dossier(resume)
    faits = faits_publics(resume, referentiel)
    nom = resume.raison_sociale or f"Dossier {grouper_siret(siret)}"
    contenu = remplir(
        "organisme_en_correction",
        nom=nom,
        siret=siret,
        erreurs=resume.erreurs,
        statut=statut(faits),
        histoire=histoire(faits, resume),
        suivi=_suivi(resume, referentiel, profil, lien_edition),
        certificateur=_certificateur(resume, referentiel),
        commande=f"certimetal valider {resume.dossier}",
        modifier_lien=lien_edition(f"{resume.dossier}/dossier.yml"),
        controles=relatif(chemin, "controles/"),
        liste=relatif(chemin, "organismes/"),
    )
    return Page(
        chemin=chemin,
        titre=nom,
        description=f"Le dossier de {nom} est en cours de correction.",
        contenu=contenu,
        recherche=(EntreeRecherche(ancre="", titre=nom, texte=f"SIRET {siret}"),),
    )


def _certificateur(resume: Resume, referentiel: Referentiel) -> dict[str, str]:
    """Return how a page names the certificateur, and where a fact is told to it."""
    connu = referentiel.certificateurs.get(resume.certificateur)
    contact = connu.contact if connu else {}
    site = contact.get("site", "")
    return {
        "nom": connu.nom if connu else resume.certificateur,
        "site": site if site.startswith("https://") else "",
        "courriel": contact.get("courriel", ""),
        "telephone": contact.get("telephone", ""),
    }


def _certification(visee: CertificationVisee, champs: Mapping[str, Champ]) -> dict[str, Any]:
    roles = enfant(champs.get("dossier"), "certifications", "role")
    fiche = _FICHE.fullmatch(visee.code)
    return {
        "type": visee.type,
        "intitule": visee.intitule,
        "code": visee.code,
        "lien": (
            f"https://www.francecompetences.fr/recherche/{fiche[1].lower()}/{fiche[2]}/"
            if fiche
            else ""
        ),
        "roles": [libelle(roles, role) for role in visee.role],
    }


def _contact(dossier: Dossier, champs: Mapping[str, Champ]) -> list[Ligne]:
    champ = enfant(champs.get("dossier"), "contact")
    return en_lignes(champ, dossier.contact) if champ is not None else []


def _description(dossier: Dossier, resume: Resume, faits: FaitsPublics) -> str:
    ou = f" à {dossier.adresse.commune} ({resume.departement})" if dossier.adresse.commune else ""
    return (
        f"Dossier d’habilitation CERTIMÉTAL de {dossier.raison_sociale}, "
        f"organisme de formation{ou}. Situation au {date_en_mots(faits.au)}."
    )


def _ancres(
    dossier: Dossier, fiches: list[dict[str, Any]], jalons: list[Any], *, suivi: bool
) -> tuple[Ancre, ...]:
    sections = (
        ("suivi", "Suivi de l’audit", suivi),
        ("histoire", "Histoire de l’habilitation", bool(jalons)),
        ("certifications", "Certifications", True),
        ("sites", "Sites annexes", bool(dossier.sites_annexes)),
    )
    criteres = (
        Ancre(
            id=fiche["id"],
            titre=fiche["titre"],
            enfants=tuple(
                Ancre(id=c["id"], titre=f"{c['code']} · {c['rang']} indicateur")
                for c in fiche["colonnes"]
            ),
        )
        for fiche in fiches
    )
    return (*(Ancre(id=i, titre=titre) for i, titre, la in sections if la), *criteres)


def _entree(dossier: Dossier, resume: Resume) -> EntreeRecherche:
    """Return what the full-text search knows of an OF: never its answers."""
    mots = (
        f"SIRET {resume.siret}",
        dossier.adresse.commune,
        nom_du_departement(resume.departement),
        *(f"{c.type} {c.intitule} {c.code}".strip() for c in dossier.certifications),
        *(f"{s.nom} {s.adresse.commune} {s.siret}".strip() for s in dossier.sites_annexes),
    )
    return EntreeRecherche(
        ancre="", titre=dossier.raison_sociale, texte=". ".join(m for m in mots if m)
    )
