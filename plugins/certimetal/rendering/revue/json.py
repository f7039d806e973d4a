"""A review as JSON, for whoever writes their own tool."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from certimetal.rendering.findings.json import to_object
from certimetal.rendering.findings.neutre import neutralise

if TYPE_CHECKING:
    from certimetal.domain.revue import Revue, RevueDossier, RevueIndicateur

VERSION = 1


def render(revue: Revue) -> str:
    """Return one JSON object; only ``introduits`` decide whether the proposal is refused."""
    objet = {
        "version": VERSION,
        "base": revue.base,
        "head": revue.head,
        "depuis": revue.depuis,
        "fichiers": revue.fichiers,
        "introduits": [to_object(f) for f in revue.tri.introduits],
        "deja": [to_object(f) for f in revue.tri.deja],
        "corriges": [to_object(f) for f in revue.tri.corriges],
        "dossiers": [_dossier(dossier) for dossier in revue.dossiers],
        "autres": [
            {"chemin": neutralise(c.chemin), "nature": c.nature.value} for c in revue.autres
        ],
        "referentiel": [
            {"indicateur": t.indicateur, "fichiers": t.fichiers, "dossiers": t.dossiers}
            for t in revue.touches
        ],
    }
    return json.dumps(objet, ensure_ascii=False, indent=2, default=str) + "\n"


def _dossier(revue: RevueDossier) -> dict[str, Any]:
    return {
        "dossier": neutralise(revue.dossier),
        "raison_sociale": neutralise(revue.raison_sociale),
        "statut_avant": revue.avant.statut.value if revue.avant else None,
        "statut_apres": revue.apres.statut.value if revue.apres else None,
        "champs": [neutralise(champ.cle) for champ in revue.fiche],
        "evenements": [evenement.fichier for evenement in revue.evenements],
        "indicateurs": [_indicateur(indicateur) for indicateur in revue.indicateurs],
    }


def _indicateur(indicateur: RevueIndicateur) -> dict[str, Any]:
    return {
        "code": indicateur.code,
        "etat": indicateur.etat.value,
        "mots_avant": indicateur.mots_avant,
        "mots_apres": indicateur.mots_apres,
        "champs": [neutralise(champ.cle) for champ in indicateur.champs],
        "annexes": {annexe.code: annexe.ecart.value for annexe in indicateur.annexes},
        "verdict": indicateur.verdict,
        "a_revoir": indicateur.a_revoir,
    }
