"""What a change of the référentiel or of the schemas breaks, and which dossiers it bears on."""

from __future__ import annotations

import re
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING

from certimetal.app.depot import Depot
from certimetal.domain.changement import Zone
from certimetal.domain.referentiel import INDICATEURS
from certimetal.domain.revue import Touche

if TYPE_CHECKING:
    from collections.abc import Sequence

    from certimetal.domain.changement import Changement
    from certimetal.finding import Finding
    from certimetal.reading.git_tree import GitTree

_GUIDE = re.compile(
    r"criteria/(?:[0-9]{4}|certificateurs/(?P<certificateur>[^/]+))/(?P<code>C[1-6](?:I[12])?)\.md"
)
_SCHEMA = re.compile(r"schemas/[0-9]{4}/reponses/(?P<code>C[1-6]I[12])\.schema\.json")
_TOUS = re.compile(r"schemas/(?:communs|dossier)\.schema\.json|criteria/[0-9]{4}/edition\.yml")
TOUS = "*"


def check_referentiel(
    depot: Depot, arrivee: GitTree
) -> tuple[tuple[Finding, ...], tuple[Finding, ...]]:
    """Return what is wrong in ``criteria/`` before, and after; ReferentielError where the change
    leaves nothing to judge with."""
    return depot.findings, Depot(Path(), arrivee).findings


def touches(changements: Sequence[Changement], base: GitTree) -> tuple[Touche, ...]:
    """Return each indicator that a change of guides or schemas bears on, with its dossiers."""
    fichiers: dict[tuple[str, str], list[str]] = defaultdict(list)
    for changement in changements:
        if changement.zone is Zone.REFERENTIEL:
            for code, certificateur in _portee(changement.chemin):
                fichiers[code, certificateur].append(changement.chemin)
    if not fichiers:
        return ()
    dossiers = [
        f"dossiers/{certificateur}/{siret}"
        for certificateur in base.folders("dossiers")
        for siret in base.folders(f"dossiers/{certificateur}")
    ]
    return tuple(
        Touche(
            code,
            tuple(chemins),
            tuple(
                dossier
                for dossier in dossiers
                if certificateur in {"", dossier.split("/")[1]} and _repond(base, dossier, code)
            ),
        )
        for (code, certificateur), chemins in sorted(fichiers.items())
    )


def _repond(base: GitTree, dossier: str, code: str) -> bool:
    return code == TOUS or base.find(f"{dossier}/reponses/{code}.md") is not None


def _portee(chemin: str) -> list[tuple[str, str]]:
    """Return the indicators of a file, each with the only certificateur that it binds, if one."""
    trouve = _GUIDE.fullmatch(chemin) or _SCHEMA.fullmatch(chemin)
    if trouve is None:
        return [(TOUS, "")] if _TOUS.fullmatch(chemin) else []
    seul = trouve.groupdict().get("certificateur") or ""
    return [(code, seul) for code in INDICATEURS if code.startswith(trouve["code"])]
