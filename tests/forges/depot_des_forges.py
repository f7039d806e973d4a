"""What the tests of the forges share: a registry that names people, a forge's repository."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

from branches import LIEU, construire

from depots_git import ENVIRONNEMENT, DepotGit

PROJET = Path(__file__).resolve().parents[2]
NATIONAL = """\
national: [{compte: national}]
mainteneurs: [{compte: mainteneur}, {compte: ancien, jusqu_au: "2025-12-31"}]
"""
CERTIFICATEUR = """\
code: uimm-35-56
nom: UIMM 35-56, centre de certification
secretariat: [{compte: secretariat}]
auditeurs: [{compte: auditeur, jusqu_au: "2028-12-31", interets: ["000000018"]}]
signataires: [{compte: signataire}]
"""
REPONSE = f"{LIEU}/reponses/C3I2.md"


class DepotDeForge:
    """A bare repository as a forge keeps it, and a clone of its owner's to make branches in."""

    def __init__(self, racine: Path) -> None:
        self.copie = DepotGit(racine / "copie")
        self.adresse = f"file://{racine / 'forge.git'}"

    @classmethod
    def creer(cls, racine: Path) -> DepotDeForge:
        """Make a registry of one dossier, with this project's tool and site."""
        construire(racine / "copie")
        for nom in ("docs", "scripts"):
            shutil.copytree(PROJET / nom, racine / "copie" / nom)
        for nom in ("mkdocs.yml", "pyproject.toml", "requirements.lock"):
            shutil.copy(PROJET / nom, racine / "copie" / nom)
        depot = cls(racine)
        depot.copie.commit("L’outil")
        depot.copie.git("init", "-q", "--bare", "-b", "main", str(racine / "forge.git"))
        depot.copie.git("push", "-q", depot.adresse, "main")
        return depot

    @classmethod
    def copier(cls, modele: Path, racine: Path) -> DepotDeForge:
        """Copy one that was made once."""
        shutil.copytree(modele, racine, symlinks=True)
        depot = cls(racine)
        depot.copie.branche("of")
        return depot

    def proposer(self, *entrees: tuple[str, str, bytes], message: str = "Une réponse") -> str:
        """Commit what the clone holds, then ``entrees``, as proposal 7, where GitHub puts it.

        An entry is (mode, path, content), for what no work tree need hold.
        """
        sha = self.copie.commit(message)
        if entrees:
            sha = self.copie.placer(*entrees)
        self.copie.git("push", "-q", "--force", self.adresse, "HEAD:refs/pull/7/head")
        return sha

    def changer_une_reponse(self) -> None:
        fichier = self.copie.racine / REPONSE
        texte = fichier.read_text(encoding="utf-8")
        self.copie.ecrire(REPONSE, texte + "\nNous recevons chaque candidat dans les dix jours.\n")

    def cloner(self, vers: Path) -> DepotGit:
        """Clone the base as « actions/checkout » does: its newest version only."""
        subprocess.run(
            ["git", "clone", "-q", "--depth", "1", self.adresse, str(vers)],
            env=ENVIRONNEMENT, check=True,
        )  # fmt: skip
        return DepotGit(vers)


def installer_d_avance(outil: Path) -> None:
    """Give a copy of the tool the environment of these tests, as if « installer » had made it."""
    venv = outil / ".venv"
    venv.mkdir()
    for nom in ("bin", "lib", "pyvenv.cfg"):
        (venv / nom).symlink_to(Path(sys.prefix) / nom)
    attendue = subprocess.run(
        [
            "bash", "-c",
            "source scripts/preparer.sh; trouver_python; empreinte_de $0 pyproject.toml",
            "requirements.lock",
        ],
        cwd=outil, capture_output=True, check=True,
    ).stdout  # fmt: skip
    (venv / ".certimetal-requirements.lock").write_bytes(attendue)
