"""The public facts of an OF as an object of the open data: its fields in their order."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from datetime import date

    from certimetal.domain.dossier import Adresse
    from certimetal.rendering.faits_publics import FaitsPublics
    from certimetal.rendering.statut_public import Annonce

EN_CORRECTION = "Statut non publié : le dossier est en cours de correction."
"""What is said of a statut that an error of the journal makes doubtful."""


def fiche(faits: FaitsPublics, adresse: str) -> dict[str, Any]:
    """Return the fields of the list; ``adresse`` is the site's own, empty where it is not known."""
    annonce = faits.annonce
    return {
        "siret": faits.siret,
        "siren": faits.siret[:9],
        "raison_sociale": faits.raison_sociale or None,
        **_lieu(faits.adresse),
        "departement": faits.departement or None,
        "certificateur": faits.certificateur,
        "certificateur_nom": faits.certificateur_nom,
        "edition": faits.edition or None,
        "certifications": [
            {
                "type": certification.type,
                "intitule": certification.intitule,
                "code": certification.code or None,
                "role": list(certification.role),
            }
            for certification in faits.certifications
        ],
        "statut_public": annonce.statut_public.value if annonce else None,
        "motif": annonce.motif.value if annonce else None,
        "phrase": annonce.phrase if annonce else EN_CORRECTION,
        "statut_depuis": _jour(annonce.depuis) if annonce else None,
        "habilitation_debut": _jour(annonce.debut) if annonce else None,
        "habilitation_fin": _jour(annonce.fin) if annonce else None,
        "au": faits.au.isoformat(),
        "diffusion": faits.diffusion or None,
        "exemple": faits.exemple,
        "en_correction": not faits.fiable,
        "page": adresse + faits.chemin,
    }


def fiche_entiere(faits: FaitsPublics, adresse: str) -> dict[str, Any]:
    """Return the fields of the list, then those that only the file of one OF has."""
    return {
        **fiche(faits, adresse),
        "suite": [_suite(annonce) for annonce in faits.annonces[1:]],
        "sites": [
            {"nom": site.nom or None, "siret": site.siret or None, **_lieu(site.adresse)}
            for site in faits.sites
        ],
        "evenements": [
            {
                "date": evenement.date.isoformat(),
                "type": evenement.type,
                "variante": evenement.variante or None,
                "libelle": evenement.libelle,
            }
            for evenement in faits.evenements
        ],
    }


def _suite(annonce: Annonce) -> dict[str, Any]:
    return {
        "a_partir_du": _jour(annonce.depuis),
        "statut_public": annonce.statut_public.value,
        "motif": annonce.motif.value,
        "phrase": annonce.phrase,
    }


def _lieu(adresse: Adresse) -> dict[str, str | None]:
    return {
        "voie": adresse.voie or None,
        "code_postal": adresse.code_postal or None,
        "commune": adresse.commune or None,
        "code_commune": adresse.code_commune or None,
    }


def _jour(jour: date | None) -> str | None:
    return jour.isoformat() if jour else None
