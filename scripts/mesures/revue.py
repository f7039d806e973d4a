"""What a review costs: of one dossier, of all, in a larger register, at a server's door."""

from __future__ import annotations

import math
import resource
import shutil
import statistics
import subprocess
from typing import TYPE_CHECKING

from mesures.alternatives import yaml_files
from mesures.depot_git import COMPTE, PRINCIPALE, TOUS, UN, git, versionner
from mesures.figures import BIN, Figure

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from mesures.figures import Chantier
    from mesures.processus import Cout

NOMBRE, PLUS, COMMITS = 460, 4600, 5000


def revue(chantier: Chantier) -> Iterator[Figure]:
    """Yield what reviewing costs, then what a server's hook adds to a push."""
    depot = _versionne(chantier, NOMBRE)
    rien = chantier.median(("python", "-c", "pass"), depot, fois=9)
    un, tous = _relire(chantier, depot, UN), _relire(chantier, depot, TOUS)
    yield Figure(
        nom="revue, un dossier : en plus du démarrage",
        face_a="python -c pass",
        valeur=1000 * (un.cpu - rien.cpu),
        unite="ms",
        limite=150.0,
    )
    yield Figure(
        nom="revue, un dossier : CPU divisé par",
        face_a="check-jsonschema, fichier changé",
        valeur=_etranger(chantier) / un.cpu,
        unite="fois",
        limite=20.0,
        au_plus=False,
    )
    yield Figure(
        nom="revue, 460 dossiers : CPU", face_a="—", valeur=tous.cpu, unite="s", limite=5.0
    )
    yield Figure(
        nom="revue, 460 dossiers : mémoire",
        face_a="—",
        valeur=tous.memoire,
        unite="Mio",
        limite=150.0,
    )
    plus = _relire(chantier, _versionne(chantier, PLUS), UN)
    yield Figure(
        nom="revue, un dossier : exposant de 460 à 4 600",
        face_a="0 = indépendant",
        valeur=math.log10(plus.cpu / un.cpu),
        unite="",
        limite=0.1,
    )
    yield Figure(
        nom="pre-receive : CPU en plus d’un envoi d’un dossier",
        face_a="le même envoi, sans crochet",
        valeur=1000 * _crochet(chantier, depot),
        unite="ms",
        limite=300.0,
    )


def _versionne(chantier: Chantier, nombre: int) -> Path:
    depot = chantier.travail / f"git-{nombre}"
    if not depot.exists():
        shutil.copytree(chantier.depot(nombre), depot, ignore=shutil.ignore_patterns("site", ".*"))
        versionner(depot, COMMITS)
    return depot


def _relire(chantier: Chantier, depot: Path, branche: str) -> Cout:
    commande = (
        "certimetal", "revue", "--base", PRINCIPALE, "--head", branche, "--auteur", COMPTE,
    )  # fmt: skip
    return chantier.median(commande, depot, fois=chantier.fois if branche == UN else 1)


def _etranger(chantier: Chantier) -> float:
    """Return the CPU of check-jsonschema on one changed answer."""
    depot = chantier.depot(NOMBRE)
    fichiers = dict(yaml_files(depot, chantier.dossier("yaml-revue")))
    schema = "schemas/2022/reponses/C3I2.schema.json"
    commande = ("check-jsonschema", "--schemafile", schema, fichiers[schema][0])
    return chantier.median(commande, depot).cpu


def _crochet(chantier: Chantier, depot: Path) -> float:
    """Return the CPU in seconds that the hook adds to a push of one dossier."""
    hook = chantier.source / "scripts/hooks/pre-receive"
    serveur = chantier.dossier("serveur.git")
    git(chantier.travail, "clone", "-q", "--bare", str(depot), str(serveur))
    git(serveur, "branch", "-q", "-D", UN, TOUS)
    env = {**chantier.env, "REMOTE_USER": COMPTE, "CERTIMETAL": str(BIN / "certimetal")}

    def pousser(*, avec: bool) -> float:
        crochet = serveur / "hooks/pre-receive"
        crochet.unlink(missing_ok=True)
        if avec:
            shutil.copy(hook, crochet)
        git(serveur, "update-ref", "refs/heads/main", git(depot, "rev-parse", "main").decode()[:40])
        avant = _cpu()
        subprocess.run(  # noqa: S603 -- the bench runs what it names
            ["git", "push", "-q", str(serveur), f"{UN}:main"],  # noqa: S607 -- the machine's Git
            cwd=depot,
            env=env,
            check=True,
            capture_output=True,
        )
        return _cpu() - avant

    couts = {avec: [pousser(avec=avec) for _ in range(chantier.fois)] for avec in (True, False)}
    return statistics.median(couts[True]) - statistics.median(couts[False])


def _cpu() -> float:
    """Return the CPU in seconds of all that was run and has ended, what it ran included."""
    fini = resource.getrusage(resource.RUSAGE_CHILDREN)
    return fini.ru_utime + fini.ru_stime
