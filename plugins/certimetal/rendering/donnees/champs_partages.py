"""Fields that stand in several places of the open data: a statut, an address, a certification."""

from __future__ import annotations

from certimetal.rendering.donnees.champ import ChampOuvert
from certimetal.rendering.statut_public import PRECISIONS, TITRES, Motif, StatutPublic

_STATUTS = {
    StatutPublic.HABILITE.value: TITRES[StatutPublic.HABILITE],
    StatutPublic.NON_HABILITE.value: TITRES[StatutPublic.NON_HABILITE],
}
_MOTIFS = {motif.value: PRECISIONS[motif] or "habilitation en cours" for motif in Motif}

STATUT_PUBLIC = ChampOuvert(
    cle="statut_public",
    titre="Statut",
    description="Habilité ou non. Vide pour un dossier en cours de correction.",
    exemple="habilite",
    choix=_STATUTS,
)
MOTIF = ChampOuvert(
    cle="motif",
    titre="Motif du statut",
    description="Pourquoi, en un mot. Vide pour un dossier en cours de correction.",
    exemple="habilite",
    choix=_MOTIFS,
)
PHRASE = ChampOuvert(
    cle="phrase",
    titre="Phrase",
    description="Le statut en une phrase datée, telle que le site la montre.",
    exemple="Habilité du 2 mars 2026 au 1er mars 2031, par l’UIMM 35-56.",
    requis=True,
)
ADRESSE = (
    ChampOuvert(
        cle="voie",
        titre="Voie",
        description="Numéro et nom de la voie.",
        exemple="1 rue de l’Exemple",
    ),
    ChampOuvert(
        cle="code_postal",
        titre="Code postal",
        description="Cinq chiffres.",
        exemple="56100",
        motif="^[0-9]{5}$",
    ),
    ChampOuvert(
        cle="commune", titre="Commune", description="Nom de la commune.", exemple="Lorient"
    ),
    ChampOuvert(
        cle="code_commune",
        titre="Code de la commune",
        description="Code officiel géographique de l’INSEE.",
        exemple="56121",
        motif="^[0-9][0-9AB][0-9]{3}$",
    ),
)
CERTIFICATIONS = (
    ChampOuvert(
        cle="type",
        titre="Type",
        description="CQPM, CQPI, CCPM, CCPI ou bloc de compétences.",
        exemple="CQPM",
        requis=True,
    ),
    ChampOuvert(
        cle="intitule",
        titre="Intitulé",
        description="L’intitulé exact de la certification.",
        exemple="Technicien de maintenance productive",
        requis=True,
    ),
    ChampOuvert(
        cle="code",
        titre="Code",
        description="Code RNCP ou RS, quand elle en a un.",
        exemple="RNCP41814",
        motif="^(RNCP|RS)[0-9]{1,8}$",
    ),
    ChampOuvert(
        cle="role",
        titre="Rôle",
        description="Ce que l’organisme y fait : preparation, evaluation.",
        exemple="preparation",
        type="liste",
    ),
)
