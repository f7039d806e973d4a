"""The list of all OFs of the register: whole without JavaScript, filtered and sorted with it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from certimetal.domain.francais import compter
from certimetal.rendering.departements import nom_du_departement
from certimetal.rendering.gabarits import remplir, source_du_gabarit
from certimetal.rendering.horloge import suite_en_attribut
from certimetal.rendering.liens import relatif
from certimetal.rendering.page import Page
from certimetal.rendering.pages.statut import CORRECTION
from certimetal.rendering.statut_public import PRECISIONS, TITRES, StatutPublic
from certimetal.rendering.typographie import grouper_siret

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from certimetal.rendering.faits_publics import FaitsPublics
    from certimetal.rendering.publication import Profil

CHEMIN = "organismes/"


def page_organismes(
    faits: Sequence[FaitsPublics], au: date, *, ecartes: int = 0, profil: Profil = "public"
) -> Page:
    """Return the table of the OFs that have a page; ``ecartes`` dossiers have none."""
    contenu = remplir(
        "organismes",
        lignes=[_ligne(fait) for fait in faits],
        habilites=sum(
            1
            for fait in faits
            if fait.annonce is not None and fait.annonce.statut_public is StatutPublic.HABILITE
        ),
        au=au,
        libelles=json.dumps(_libelles(), ensure_ascii=False, separators=(",", ":")),
        ecartes=ecartes,
        interne=profil == "interne",
        tableau_de_bord=relatif(CHEMIN, "tableau-de-bord/"),
        donnees=relatif(CHEMIN, "donnees/"),
        guide=relatif(CHEMIN, "guides/organisme/"),
        public=relatif(CHEMIN, "guides/public/"),
        contexte=relatif(CHEMIN, "contexte/#territoires"),
    )
    return Page(
        chemin=CHEMIN,
        source=source_du_gabarit("organismes"),
        titre="Les organismes",
        description=f"{compter(len(faits), 'organisme')} de formation du registre : statut, nom, "
        "SIRET, commune, certificateur et certifications.",
        contenu=contenu,
    )


def _libelles() -> dict[str, dict[str, str]]:
    """Return the words that the script shows: titles by statut, choices of the filter by motif."""
    titres = {statut.value: titre for statut, titre in TITRES.items()}
    motifs = {
        motif.value: f"Non habilité, {precision}" if precision else TITRES[StatutPublic.HABILITE]
        for motif, precision in PRECISIONS.items()
    }
    return {"titres": titres, "motifs": {**motifs, CORRECTION: "Statut non publié"}}


def _ligne(fait: FaitsPublics) -> dict[str, Any]:
    return {
        "lien": relatif(CHEMIN, fait.chemin),
        "nom": fait.raison_sociale or f"Dossier {grouper_siret(fait.siret)}",
        "siret": fait.siret,
        "commune": fait.adresse.commune,
        "departement": nom_du_departement(fait.departement) if fait.departement else "",
        "certificateur": fait.certificateur_nom,
        "certifications": [f"{c.type} {c.intitule}" for c in fait.certifications],
        "fiable": fait.fiable,
        "exemple": fait.exemple and fait.fiable,
        "autres_sirets": " ".join(site.siret for site in fait.sites if site.siret),
        **_statut(fait),
    }


def _statut(fait: FaitsPublics) -> dict[str, str]:
    annonce = fait.annonce
    if annonce is None:
        return {"etat": CORRECTION, "motif": CORRECTION, "titre": "", "precision": "", "suite": ""}
    return {
        "etat": annonce.statut_public.value,
        "motif": annonce.motif.value,
        "titre": annonce.titre,
        "precision": annonce.precision,
        "suite": suite_en_attribut(fait.annonces, lambda a: a.precision),
    }
