"""What a change of the référentiel or of the schemas breaks, and which dossiers it bears on."""

from __future__ import annotations

import re
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING

from certimetal.app.depot import Depot
from certimetal.app.revue_dossier import Lecteur
from certimetal.domain.changement import Zone
from certimetal.domain.referentiel import INDICATEURS
from certimetal.domain.revue import Touche, Tri
from certimetal.review.compare import sort_findings

if TYPE_CHECKING:
    from collections.abc import Sequence

    from certimetal.domain.changement import Changement
    from certimetal.reading.git_tree import GitTree

_GUIDE = re.compile(
    r"criteria/(?:[0-9]{4}|certificateurs/(?P<certificateur>[^/]+))/(?P<code>C[1-6](?:I[12])?)\.md"
)
_SCHEMA = re.compile(r"schemas/[0-9]{4}/reponses/(?P<code>C[1-6]I[12])\.schema\.json")
_CERTIFICATEUR = re.compile(r"criteria/certificateurs/(?P<code>[a-z0-9-]+)[./]")
_TOUS = re.compile(r"schemas/(?:communs|dossier)\.schema\.json|criteria/[0-9]{4}/edition\.yml")
TOUS = "*"


def check_referentiel(
    lecteur: Lecteur, changements: Sequence[Changement], depart: GitTree, arrivee: GitTree
) -> Tri:
    """Return what a change of the référentiel breaks and mends: in itself, and in the dossiers
    that the branch leaves alone. ReferentielError where it leaves nothing to judge with."""
    apres = Lecteur(Depot(Path(), arrivee), lecteur.contexte.aujourdhui)
    tris = [sort_findings(lecteur.depot.findings, apres.depot.findings)]
    siens = {c.dossier for c in changements}
    for dossier in _juges(changements, arrivee):
        if dossier not in siens:
            avant = lecteur.read(depart, dossier).findings
            tris.append(sort_findings(avant, apres.read(arrivee, dossier).findings))
    return Tri(
        introduits=tuple(f for tri in tris for f in tri.introduits),
        deja=tris[0].deja,
        corriges=tuple(f for tri in tris for f in tri.corriges),
    )


def _juges(changements: Sequence[Changement], tree: GitTree) -> list[str]:
    """Return the dossiers that are to be judged anew: all but those of other certificateurs where
    the change binds one alone, none where it only rewords guides."""
    jugeants = [
        c.chemin for c in changements if c.zone is Zone.REFERENTIEL and not c.chemin.endswith(".md")
    ]
    propres = [_CERTIFICATEUR.match(chemin) for chemin in jugeants]
    seuls = {trouve["code"] for trouve in propres if trouve}
    partout = not all(propres)
    return [
        dossier for dossier in _dossiers(tree) if jugeants and (partout or _code(dossier) in seuls)
    ]


def touches(changements: Sequence[Changement], base: GitTree) -> tuple[Touche, ...]:
    """Return each indicator that a change of guides or schemas bears on, with its dossiers."""
    fichiers: dict[tuple[str, str], list[str]] = defaultdict(list)
    for changement in changements:
        if changement.zone is Zone.REFERENTIEL:
            for code, certificateur in _portee(changement.chemin):
                fichiers[code, certificateur].append(changement.chemin)
    if not fichiers:
        return ()
    dossiers = _dossiers(base)
    return tuple(
        Touche(
            code,
            tuple(chemins),
            tuple(
                dossier
                for dossier in dossiers
                if certificateur in {"", _code(dossier)} and _repond(base, dossier, code)
            ),
        )
        for (code, certificateur), chemins in sorted(fichiers.items())
    )


def _dossiers(tree: GitTree) -> list[str]:
    return [
        f"dossiers/{certificateur}/{siret}"
        for certificateur in tree.folders("dossiers")
        for siret in tree.folders(f"dossiers/{certificateur}")
    ]


def _code(dossier: str) -> str:
    """Return the certificateur of a dossier's folder."""
    return dossier.split("/")[1]


def _repond(base: GitTree, dossier: str, code: str) -> bool:
    return code == TOUS or base.find(f"{dossier}/reponses/{code}.md") is not None


def _portee(chemin: str) -> list[tuple[str, str]]:
    """Return the indicators of a file, each with the only certificateur that it binds, if one."""
    trouve = _GUIDE.fullmatch(chemin) or _SCHEMA.fullmatch(chemin)
    if trouve is None:
        return [(TOUS, "")] if _TOUS.fullmatch(chemin) else []
    seul = trouve.groupdict().get("certificateur") or ""
    return [(code, seul) for code in INDICATEURS if code.startswith(trouve["code"])]
