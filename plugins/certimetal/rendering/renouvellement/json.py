"""A renewal as JSON, for other programs."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING, Any

from certimetal.rendering.renouvellement.recit import sections

if TYPE_CHECKING:
    from collections.abc import Mapping

    from certimetal.domain.renouvellement import Point, Renouvellement


def render(renouvellement: Renouvellement, titres: Mapping[str, str]) -> str:
    """Return the facts of the report as one JSON object; days are ``AAAA-MM-JJ``."""
    possible = renouvellement.possible
    donnees: dict[str, Any] = {
        "dossier": renouvellement.dossier,
        "siret": renouvellement.siret,
        "raison_sociale": renouvellement.raison_sociale,
        "au": renouvellement.situation.au,
        "statut": renouvellement.situation.statut.value,
        "fin": renouvellement.fin,
        "depot_avant": renouvellement.a_deposer,
        "depose": renouvellement.depose,
        "renouvele": renouvellement.renouvele,
        "depot_possible": possible.possible,
        "raison": possible.raison,
        "indicateurs": {point.indicateur: _point(point) for point in renouvellement.points},
        "constats": [
            {cle: getattr(constat, cle) for cle in constat.__slots__}
            for constat in renouvellement.constats
        ],
        "a_faire": list(sections(renouvellement, titres)[-1].lignes),
    }
    return json.dumps(donnees, ensure_ascii=False, indent=2, default=_jour) + "\n"


def _point(point: Point) -> dict[str, Any]:
    verdict = point.verdict
    return {
        "etat": point.etat.value,
        "reponse_modifiee": point.reponse_modifiee,
        "guide_modifie": point.guide_modifie,
        "verdict": verdict.verdict if verdict else None,
        "audite_le": verdict.date if verdict else None,
        "levee": (verdict.levee or None) if verdict else None,
        "annexes": [
            {
                "code": annexe.code,
                "titre": annexe.titre,
                "ecart": annexe.ecart.value if annexe.ecart else None,
                "annee": annexe.annee or None,
            }
            for annexe in point.annexes
        ],
        "dates_anciennes": {ancienne.cle: ancienne.jour for ancienne in point.dates},
    }


def _jour(valeur: object) -> str:
    if isinstance(valeur, date):
        return valeur.isoformat()
    raise TypeError(type(valeur).__name__)
