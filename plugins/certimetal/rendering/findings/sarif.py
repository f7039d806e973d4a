"""Findings as SARIF 2.1.0, the format of code scanning services."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from certimetal.domain.francais import NBSP
from certimetal.finding import Gravite
from certimetal.rendering.findings.empreintes import fingerprint
from certimetal.rendering.findings.neutre import neutralise

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from certimetal.domain.controle import Controle
    from certimetal.finding import Finding

_SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
_NIVEAUX = {
    Gravite.ERREUR: "error",
    Gravite.AVERTISSEMENT: "warning",
    Gravite.CONSEIL: "note",
}


def render(
    findings: Sequence[Finding],
    *,
    controles: Mapping[str, Controle],
    version: str,
    site: str = "",
) -> str:
    """Return one SARIF log of one run.

    ``controles`` are the known checks by id: those that found something are described as rules.
    ``site`` is the published site's URL, empty where there is none: rules link to their page.
    """
    utiles = sorted({finding.controle for finding in findings})
    rangs = {controle: rang for rang, controle in enumerate(utiles)}
    driver = {
        "name": "certimetal",
        "version": version,
        "language": "fr",
        "rules": [_regle(id_, controles.get(id_), site) for id_ in utiles],
    }
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {
            "DEPOT": {"description": {"text": "La racine du dépôt des dossiers."}}
        },
        "results": [
            _resultat(finding, empreinte, rangs) for finding, empreinte in fingerprint(findings)
        ],
    }
    log = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(log, ensure_ascii=False, indent=2) + "\n"


def _regle(id_: str, controle: Controle | None, site: str) -> dict[str, Any]:
    regle: dict[str, Any] = {"id": id_}
    if controle is not None:
        regle |= {
            "shortDescription": {"text": controle.titre},
            "help": {"text": controle.explication, "markdown": controle.explication},
            "defaultConfiguration": {"level": _NIVEAUX[controle.gravite]},
        }
        if controle.regles:
            regle["properties"] = {"tags": sorted(set(controle.regles))}
    if site:
        regle["helpUri"] = f"{site.rstrip('/')}/controles/{quote(id_)}/"
    return regle


def _resultat(finding: Finding, empreinte: str, rangs: Mapping[str, int]) -> dict[str, Any]:
    resultat: dict[str, Any] = {
        "ruleId": finding.controle,
        "ruleIndex": rangs[finding.controle],
        "level": _NIVEAUX[finding.gravite],
        "message": {"text": _message(finding)},
        "locations": [{"physicalLocation": _place(finding)}],
        "partialFingerprints": {"certimetal/v1": empreinte},
    }
    if finding.suggestion and finding.location.end_column:
        resultat["fixes"] = [_correction(finding)]
    return resultat


def _message(finding: Finding) -> str:
    phrases = [neutralise(finding.message)]
    if finding.attendu:
        phrases.append(f"Attendu{NBSP}: {neutralise(finding.attendu)}")
    if finding.remede:
        phrases.append(f"À faire{NBSP}: {neutralise(finding.remede)}")
    return "\n".join(phrases)


def _place(finding: Finding) -> dict[str, Any]:
    place: dict[str, Any] = {"artifactLocation": _artefact(finding), "region": _region(finding)}
    if finding.extrait:
        ligne = {"text": neutralise(finding.extrait)}
        place["contextRegion"] = {"startLine": finding.location.line, "snippet": ligne}
    return place


def _artefact(finding: Finding) -> dict[str, str]:
    chemin = finding.location.path.encode("utf-8", "surrogatepass")
    return {"uri": quote(chemin), "uriBaseId": "DEPOT"}


def _region(finding: Finding) -> dict[str, Any]:
    place = finding.location
    region: dict[str, Any] = {"startLine": place.line, "startColumn": place.column}
    if place.end_column > place.column:
        region["endColumn"] = place.end_column
    return region


def _correction(finding: Finding) -> dict[str, Any]:
    remplacement = {
        "deletedRegion": _region(finding),
        "insertedContent": {"text": neutralise(finding.suggestion)},
    }
    return {
        "description": {"text": finding.remede or "Remplacer par la valeur proposée."},
        "artifactChanges": [
            {"artifactLocation": _artefact(finding), "replacements": [remplacement]}
        ],
    }
