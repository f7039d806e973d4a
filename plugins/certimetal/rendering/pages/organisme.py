"""The page of an OF: who it is, its certifications, its six fiches réponse."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from certimetal.domain.referentiel import CRITERES
from certimetal.rendering.departements import nom_du_departement
from certimetal.rendering.gabarits import html, remplir
from certimetal.rendering.liens import relatif
from certimetal.rendering.markdown import render_untrusted
from certimetal.rendering.page import Ancre, EntreeRecherche, Page
from certimetal.rendering.publication import (
    LienEdition,
    Profil,
    annexe_telechargeable,
    annexes_publiees,
    chemin_organisme,
    est_fiable,
    montre_les_reponses,
    sans_edition,
    siret_du_dossier,
)
from certimetal.rendering.tableaux import defilants
from certimetal.rendering.typographie import NBSP, grouper_siret, ordinal_masculin
from certimetal.rendering.valeurs import Ligne, en_lignes, enfant, libelle

if TYPE_CHECKING:
    from collections.abc import Mapping

    from certimetal.domain.annexe import Annexe
    from certimetal.domain.champ import Champ
    from certimetal.domain.dossier import CertificationVisee, Dossier, Reponse
    from certimetal.domain.referentiel import Critere, Indicateur, Referentiel
    from certimetal.domain.registre import Resume

_FICHE = re.compile(r"(RNCP|RS)([0-9]{1,8})", re.ASCII)
_TYPES = {"pdf": "PDF", "png": "image PNG", "jpeg": "image JPEG"}


def page_organisme(
    dossier: Dossier,
    resume: Resume,
    referentiel: Referentiel,
    champs: Mapping[str, Champ],
    *,
    profil: Profil = "public",
    lien_edition: LienEdition = sans_edition,
) -> Page:
    """Return an OF's page, as far as its ``diffusion``, its errors and ``profil`` let it say.

    ``champs`` is keyed by kind (``"dossier"``, ``"2022/reponses/C3I2"``). ``lien_edition`` gets
    paths that begin with ``resume.dossier``. ValueError where the folder cannot have a page.
    """
    chemin = chemin_organisme(resume)
    if not chemin:
        raise ValueError(resume.dossier)
    if not est_fiable(resume):
        return _page_en_correction(resume, chemin, referentiel, lien_edition)
    fiches = []
    if montre_les_reponses(dossier, resume, profil):
        images = {
            fichier: relatif(chemin, url)
            for fichier, url in annexes_publiees(dossier, resume, profil=profil).items()
            if not fichier.lower().endswith(".pdf")
        }
        fiches = [
            _fiche(referentiel.criteres[code], dossier, resume, referentiel, champs,
                   images=images, profil=profil, lien_edition=lien_edition)
            for code in CRITERES
        ]  # fmt: skip
    contenu = remplir(
        "organisme",
        nom=dossier.raison_sociale,
        dossier=dossier,
        interne=profil == "interne",
        departement=nom_du_departement(resume.departement),
        certificateur=_certificateur(resume, referentiel),
        certifications=[_certification(c, champs) for c in dossier.certifications],
        contact=_contact(dossier, champs) if fiches else [],
        courriel=dossier.contact.get("courriel", "") if fiches else "",
        fiches=fiches,
        edition=referentiel.titre,
        modifier_lien=lien_edition(f"{resume.dossier}/dossier.yml"),
        accueil=relatif(chemin, ""),
        liste=relatif(chemin, "organismes/"),
        empreinte=relatif(chemin, "empreinte/"),
    )
    return Page(
        chemin=chemin,
        titre=dossier.raison_sociale,
        description=_description(dossier, resume),
        contenu=contenu,
        ancres=_ancres(dossier, fiches),
        recherche=(_entree(dossier, resume),),
    )


def _page_en_correction(
    resume: Resume, chemin: str, referentiel: Referentiel, lien_edition: LienEdition
) -> Page:
    siret = siret_du_dossier(resume)
    nom = resume.raison_sociale or f"Dossier {grouper_siret(siret)}"
    contenu = remplir(
        "organisme_en_correction",
        nom=nom,
        siret=siret,
        erreurs=resume.erreurs,
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
    connu = referentiel.certificateurs.get(resume.certificateur)
    if connu is None:
        return {"nom": resume.certificateur, "site": ""}
    site = connu.contact.get("site", "")
    return {"nom": connu.nom, "site": site if site.startswith("https://") else ""}


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


def _fiche(
    critere: Critere,
    dossier: Dossier,
    resume: Resume,
    referentiel: Referentiel,
    champs: Mapping[str, Champ],
    *,
    images: Mapping[str, str],
    profil: Profil,
    lien_edition: LienEdition,
) -> dict[str, Any]:
    page = chemin_organisme(resume)
    numero = critere.code[1:]
    colonnes = []
    for rang in (1, 2):
        code = f"{critere.code}I{rang}"
        champ = champs.get(f"{dossier.edition}/reponses/{code}")
        reponse = dossier.reponses.get(code)
        colonnes.append(
            {
                **_colonne(referentiel.indicateurs[code], reponse, champ, images),
                "annexes": _annexes(reponse, dossier, profil),
                "guide": relatif(page, f"referentiel/c{numero}/#{code.lower()}"),
                "modifier": lien_edition(f"{resume.dossier}/reponses/{code}.md"),
            }
        )
    return {
        "id": critere.code.lower(),
        "titre": f"Critère{NBSP}{numero}{NBSP}: {critere.titre}",
        "colonnes": colonnes,
    }


def _colonne(
    indicateur: Indicateur,
    reponse: Reponse | None,
    champ: Champ | None,
    images: Mapping[str, str],
) -> dict[str, Any]:
    corps = reponse.corps.strip() if reponse is not None else ""
    return {
        "code": indicateur.code,
        "id": indicateur.code.lower(),
        "rang": ordinal_masculin(indicateur.rang),
        "capacite": indicateur.capacite,
        "presente": reponse is not None,
        "corps": html(defilants(render_untrusted(corps, niveau=5, images=images))) if corps else "",
        "engagements": (
            en_lignes(champ, reponse.engagements, sauf=("annexes",))
            if reponse is not None and champ is not None
            else []
        ),
    }


def _annexes(reponse: Reponse | None, dossier: Dossier, profil: Profil) -> list[dict[str, Any]]:
    if reponse is None:
        return []
    return [_annexe(annexe, dossier, profil) for annexe in reponse.annexes]


def _annexe(annexe: Annexe, dossier: Dossier, profil: Profil) -> dict[str, Any]:
    faits = dossier.fichiers.get(annexe.fichier)
    return {
        "code": annexe.code,
        "titre": annexe.titre,
        "lien": annexe.fichier if annexe_telechargeable(annexe, dossier, profil) else "",
        "type": _TYPES.get(faits.type_reel, "") if faits is not None else "",
        "taille": faits.taille if faits is not None else 0,
        "empreinte": annexe.empreinte if annexe.hors_depot else "",
        "conservation": annexe.conservation if profil == "interne" else "",
        "hors_depot": annexe.hors_depot,
    }


def _description(dossier: Dossier, resume: Resume) -> str:
    ou = f" à {dossier.adresse.commune} ({resume.departement})" if dossier.adresse.commune else ""
    return (
        f"Dossier d’habilitation CERTIMÉTAL de {dossier.raison_sociale}, "
        f"organisme de formation{ou}."
    )


def _ancres(dossier: Dossier, fiches: list[dict[str, Any]]) -> tuple[Ancre, ...]:
    sites = (Ancre(id="sites", titre="Sites annexes"),) if dossier.sites_annexes else ()
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
    return (Ancre(id="certifications", titre="Certifications"), *sites, *criteres)


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
