"""The process as published data: steps with their numbers, rules, certificateurs, sentences.

Whoever reads it can compute a calendar without this tool: the page's script does.
"""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING, Any

from certimetal.domain.echeances import IMPOSSIBLES
from certimetal.domain.formulations import etapes_applicables
from certimetal.domain.francais import NBSP, capitaliser, date_en_mots
from certimetal.domain.jours import UNITES
from certimetal.domain.parcours import ANNEES
from certimetal.rendering.calendrier.phrases import PHRASES
from certimetal.rendering.calendrier.recit import duree_en_mots, nom_en_phrase
from certimetal.rendering.frise import ACTEURS, delai_en_mots

if TYPE_CHECKING:
    from collections.abc import Mapping

    from certimetal.domain.formulations import EtapeDe
    from certimetal.domain.referentiel import Referentiel, Regle

CHEMIN = "donnees/processus.json"
"""Where the data is published, below the site's root."""


def processus_json(referentiel: Referentiel) -> bytes:
    """Return the process of an edition, national and of each certificateur."""
    codes = sorted(referentiel.certificateurs)
    applicables = [
        *etapes_applicables(referentiel, ""),
        *(
            de
            for code in codes
            for de in etapes_applicables(referentiel, code)
            if de.certificateur == code
        ),
    ]
    donnees = {
        "edition": referentiel.edition,
        "certificateurs": [_certificateur(code, referentiel) for code in codes],
        "etapes": [_etape(de, referentiel) for de in applicables],
        "regles": {
            "": _regles(referentiel.regles),
            **{code: _regles(r) for code, r in referentiel.regles_certificateur.items()},
        },
        "annees": list(ANNEES),
        "impossibles": sorted(IMPOSSIBLES),
        "mois": [_mot(date(2001, mois, 2), 1) for mois in range(1, 13)],
        "premier": _mot(date(2001, 1, 1), 0),
        "phrases": dict(PHRASES),
    }
    return (json.dumps(donnees, ensure_ascii=False, indent=1) + "\n").encode()


def _certificateur(code: str, referentiel: Referentiel) -> dict[str, Any]:
    certificateur = referentiel.certificateurs[code]
    return {
        "code": code,
        "nom": certificateur.nom,
        "en_phrase": nom_en_phrase(code, referentiel),
        "jurys": [jury.isoformat() for jury in certificateur.jurys],
    }


def _regles(regles: Mapping[str, Regle]) -> dict[str, Any]:
    return {
        numero: {"titre": regle.titre, "source": regle.source, "retenu": regle.retenu}
        for numero, regle in regles.items()
    }


def _etape(de: EtapeDe, referentiel: Referentiel) -> dict[str, Any]:
    etape = de.etape
    return {
        "certificateur": de.certificateur,
        "cle": etape.cle,
        "titre": etape.titre,
        "texte": etape.texte,
        "acteur": etape.acteur,
        "qui": ACTEURS.get(etape.acteur, etape.acteur),
        "regles": list(etape.regles),
        "repere": etape.repere,
        "sens": etape.sens,
        "borne": etape.borne,
        "duree": _duree(de, referentiel),
        "duree_en_mots": duree_en_mots(etape, referentiel, de.certificateur),
        "delai": capitaliser(delai_en_mots(etape, referentiel, de.certificateur)),
        "part": [int(terme) for terme in filter(None, etape.part_formation.split("/"))],
        "porte_sur": etape.porte_sur,
        "alternative_de": etape.alternative_de,
        "retenue": etape.retenue,
    }


def _duree(de: EtapeDe, referentiel: Referentiel) -> dict[str, Any] | None:
    """Return a step's delay as number and unit; None where it has none, or one that is no time."""
    if not de.etape.valeur:
        return None
    valeur = referentiel.valeur(de.etape.valeur, de.certificateur)
    if valeur.jour is not None or valeur.unite not in UNITES:
        return None
    return {"cle": valeur.cle, "nombre": valeur.nombre, "unite": valeur.unite}


def _mot(jour: date, rang: int) -> str:
    return date_en_mots(jour).split(NBSP)[rang]
