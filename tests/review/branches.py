"""A real repository whose base has people with each role, and branches that change it."""

from __future__ import annotations

import shutil
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from certimetal.app.revue import DemandeRevue, registre_de, review
from certimetal.reading.git import open_git
from depots_git import DepotGit

if TYPE_CHECKING:
    from typing import Any

    from certimetal.domain.revue import Revue

PROJET = Path(__file__).resolve().parents[2]
COMMANDE = Path(sys.executable).with_name("certimetal")
SIRET = "00000009100017"
LIEU = f"dossiers/uimm-35-56/{SIRET}"
REFERENCE = PROJET / "tests" / "examples" / "valid" / "organisme-de-reference"
AU = date(2026, 3, 31)
DEPOT = f"{LIEU}/journal/2026-03-02-01-depot.yml"
RECEVABILITE = f"{LIEU}/journal/2026-03-09-01-recevabilite.yml"
CERTIFICATEUR = """\
code: uimm-35-56
nom: UIMM 35-56, centre de certification
secretariat: [{compte: secretariat}]
auditeurs: [{compte: auditeur}]
signataires: [{compte: signataire}]
"""


def construire(racine: Path) -> DepotGit:
    """Make the base: the référentiel, the schemas, and the reference dossier, confirmed."""
    depot = DepotGit(racine)
    for nom in ("criteria", "schemas"):
        shutil.copytree(PROJET / nom, racine / nom)
    shutil.copytree(REFERENCE, racine / LIEU)
    depot.ecrire("criteria/certificateurs/uimm-35-56.yml", CERTIFICATEUR)
    depot.ecrire(
        "criteria/national.yml",
        "national: [{compte: national}]\nmainteneurs: [{compte: mainteneur}]\n",
    )
    depot.ecrire(
        DEPOT,
        'date: "2026-03-02"\nauteur: of\nnature: initiale\nengagement: true\n'
        "qualite_responsable: Directrice\n",
    )
    depot.ecrire(
        RECEVABILITE,
        'date: "2026-03-09"\nauteur: secretariat\nresultat: complet\ncomptes_confirmes: true\n',
    )
    depot.commit()
    return depot


def copier(modele: Path, racine: Path) -> DepotGit:
    """Copy a base that was made once."""
    shutil.copytree(modele, racine, symlinks=True)
    return DepotGit(racine)


def relire(depot: DepotGit, *auteurs: str, **suite: Any) -> Revue:
    """Review the branch ``of``."""
    demande = DemandeRevue(base="main", head="of", auteurs=auteurs, aujourdhui=AU, **suite)
    with open_git(depot.racine) as git:
        return review(git, demande, registre_de(git, "main"))


def introduits(revue: Revue) -> list[str]:
    return sorted({finding.controle for finding in revue.tri.introduits})


def commander(depot: DepotGit, *options: str, auteur: str) -> subprocess.CompletedProcess[str]:
    """Run the command as a server does."""
    return subprocess.run(
        [
            COMMANDE, "revue", "--base", "main", "--head", "of",
            "--auteur", auteur, "--au", AU.isoformat(), *options,
        ],
        cwd=depot.racine, capture_output=True, encoding="utf-8", check=False,
    )  # fmt: skip
