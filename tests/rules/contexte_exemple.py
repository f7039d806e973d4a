"""A dossier without fault as a value, and the context of the project's own référentiel."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from certimetal.app.depot import open_depot
from certimetal.domain.annexe import Annexe
from certimetal.domain.contexte import Contexte
from certimetal.domain.dossier import Adresse, CertificationVisee, Dossier, Reponse
from certimetal.domain.referentiel import INDICATEURS
from certimetal.rules import check_dossier

if TYPE_CHECKING:
    from certimetal.domain.controle import Probleme

DEPOT = open_depot(Path(__file__).parents[2])
CONTEXTE = Contexte(
    referentiel=DEPOT.referentiel, communes=DEPOT.communes, aujourdhui=date(2026, 3, 2)
)
SIRET = "00000009100017"
CORPS = (
    "Le service certifications reçoit la demande, la compare avec le référentiel d’activités et "
    "répond sous huit jours. Il garde une trace écrite de chaque étape, que l’auditeur peut "
    "consulter à tout moment. Une revue annuelle, menée avec l’UIMM, corrige ce qui doit encore "
    "l’être (procédure en annexe C3I2-A01)."
)
DOSSIER = Dossier(
    dossier=f"dossiers/uimm-35-56/{SIRET}",
    certificateur="uimm-35-56",
    siret_dossier=SIRET,
    edition="2022",
    raison_sociale="Forge de Lorient",
    siret=SIRET,
    numero_declaration_activite="53560009156",
    adresse=Adresse(voie="1 rue de l’Exemple", code_postal="56100", commune="Lorient"),
    certifications=(
        CertificationVisee(type="CQPM", intitule="Soudeur industriel", role=("preparation",)),
    ),
    contact={"courriel": "contact@forge.example", "telephone": "02 61 91 12 34"},
    diffusion="publique",
    exemple=True,
    reponses={code: Reponse(indicateur=code, corps=CORPS) for code in INDICATEURS},
)
CONSERVEE = Annexe(
    code="C3I2-A01",
    titre="Procédure",
    conservation="espace du certificateur",
    empreinte="sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
    diffusion="restreinte",
)


def avec(dossier: Dossier = DOSSIER, **champs: Any) -> Dossier:
    return replace(dossier, **champs)


def avec_reponse(indicateur: str = "C3I2", **champs: Any) -> Dossier:
    """Return the dossier with one answer changed."""
    reponse = replace(DOSSIER.reponses[indicateur], **champs)
    return avec(reponses={**DOSSIER.reponses, indicateur: reponse})


def problemes(dossier: Dossier) -> list[Probleme]:
    return list(check_dossier(dossier, CONTEXTE))


def trouves(dossier: Dossier) -> list[str]:
    """Return the identifiers of what is found, in the order of the rules."""
    return [probleme.controle.id for probleme in problemes(dossier)]
