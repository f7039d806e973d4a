"""The page of the open data: what each file holds, its licence, its day, what is left out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from certimetal.rendering.donnees import fichiers
from certimetal.rendering.donnees.champs import CHAMPS
from certimetal.rendering.gabarits import remplir, source_du_gabarit
from certimetal.rendering.liens import relatif
from certimetal.rendering.page import Ancre, Page

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from certimetal.rendering.faits_publics import FaitsPublics

CHEMIN = "donnees/"

_FICHIERS = (
    (
        fichiers.TABLEAU,
        "Tableau (CSV)",
        "Une ligne par organisme : identité, certifications, statut.",
    ),
    (
        fichiers.SCHEMA_TABLEAU,
        "Schéma du tableau (Table Schema)",
        "Ce que veut dire chaque colonne, pour un programme.",
    ),
    (fichiers.LISTE, "Liste (JSON)", "Les mêmes faits, certifications détaillées."),
    (fichiers.SCHEMA_LISTE, "Schéma de la liste (JSON Schema)", "La forme de la liste."),
    (fichiers.SCHEMA_FICHE, "Schéma d’un organisme (JSON Schema)", "La forme de chaque fichier."),
    (
        fichiers.DECISIONS,
        "Flux des décisions (Atom)",
        "À suivre dans un lecteur de flux : ce qui accorde, suspend ou finit une habilitation.",
    ),
    (
        fichiers.TERMES,
        "Fins des habilitations (iCalendar)",
        "À suivre dans un agenda : le dernier jour de chaque habilitation en cours.",
    ),
)


def page_donnees(faits: Sequence[FaitsPublics], au: date) -> Page:
    """Return the page; each OF's own file is listed too, by name."""
    return Page(
        chemin=CHEMIN,
        source=source_du_gabarit("donnees"),
        titre="Données ouvertes",
        description="Les faits du registre en CSV, JSON, Atom et iCalendar, sous Licence Ouverte.",
        contenu=remplir(
            "donnees",
            au=au,
            licence=fichiers.LICENCE,
            fichiers=[
                {"lien": relatif(CHEMIN, url), "titre": titre, "texte": texte}
                for url, titre, texte in _FICHIERS
            ],
            organismes=[
                {
                    "nom": fait.raison_sociale or f"SIRET {fait.siret}",
                    "lien": relatif(CHEMIN, fichiers.url_de_la_fiche(fait.siret)),
                }
                for fait in faits
            ],
            champs=CHAMPS,
            personnelles=relatif(CHEMIN, "donnees-personnelles/"),
            public=relatif(CHEMIN, "guides/public/"),
        ),
        ancres=(
            Ancre(id="fichiers", titre="Les fichiers"),
            Ancre(id="organismes", titre="Un fichier par organisme"),
            Ancre(id="statut", titre="Ce que dit le statut"),
            Ancre(id="absent", titre="Ce qui n’y est pas"),
            Ancre(id="tableur", titre="Ouvrir le tableau dans un tableur"),
            Ancre(id="champs", titre="Les champs"),
        ),
    )
