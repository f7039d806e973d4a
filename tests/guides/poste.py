"""A person's machine, and the forge that it clones from: real Git, the real command, one day."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from guide_lu import Commande, Fichier, Geste, Reponse, lignes_manquantes

from depots_git import ENVIRONNEMENT, DepotGit

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from guide_lu import Etape

PROJET = Path(__file__).resolve().parents[2]
FORGE = "https://forge.exemple.fr/"
BIN = Path(sys.executable).parent
_DATEES = (
    "valider|revue|situation|echeances|changements|consigner|renouveler|calendrier|reprendre|"
    "rapport|lettre|exporter|grille|importer|codeowners|garde"
)
_CERTIMETAL = f"""\
#!/bin/sh
# the real command, on the day of the story
case "$1" in
  {_DATEES}) exec "{BIN}/certimetal" "$@" --au "$CERTIMETAL_JOUR" ;;
  *) exec "{BIN}/certimetal" "$@" ;;
esac
"""


@dataclass(slots=True)
class Poste:
    """``ou`` is where its shell stands; ``sorties`` are what each block printed."""

    dossier: Path
    jour: str
    ou: Path
    sorties: list[str] = field(default_factory=list)

    @classmethod
    def preparer(cls, dossier: Path, forge: Path, jour: str) -> Poste:
        """Set a machine up whose Git finds the forge of the guides in ``forge``."""
        (dossier / "bin").mkdir(parents=True)
        (dossier / "maison").mkdir()
        programme = dossier / "bin" / "certimetal"
        programme.write_text(_CERTIMETAL, encoding="utf-8")
        programme.chmod(0o755)
        (dossier / "gitconfig").write_text(
            f'[url "{forge.as_uri()}/"]\n\tinsteadOf = {FORGE}\n[advice]\n\tdetachedHead = false\n',
            encoding="utf-8",
        )
        return cls(dossier, jour, dossier / "maison")

    @property
    def environnement(self) -> dict[str, str]:
        return {
            **ENVIRONNEMENT,
            "PATH": f"{self.dossier / 'bin'}:{BIN}:{os.environ['PATH']}",
            "HOME": str(self.dossier / "maison"),
            "GIT_CONFIG_GLOBAL": str(self.dossier / "gitconfig"),
            "CERTIMETAL_JOUR": self.jour,
            "NO_MKDOCS_2_WARNING": "1",
            "COLUMNS": "100",
        }

    def taper(self, lignes: str) -> str:
        """Run a block where the last one left off; a command that fails fails the test."""
        fin = self.dossier / "ou"
        fait = subprocess.run(
            ["bash", "-e", "-o", "pipefail"],
            input=f"trap 'pwd > \"{fin}\"' EXIT\n{lignes}",
            cwd=self.ou,
            env=self.environnement,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            check=False,
            timeout=120,
        )
        assert fait.returncode == 0, f"{lignes}\n{fait.stdout}"
        self.ou = Path(fin.read_text(encoding="utf-8").strip())
        self.sorties.append(fait.stdout)
        return fait.stdout

    def suivre(self, guide: Iterable[Etape], gestes: Mapping[str, Callable[[Poste], None]]) -> None:
        """Follow a guide to its end; every answer that it announces must come."""
        for etape in guide:
            if isinstance(etape, Commande):
                self.taper(etape.texte)
            elif isinstance(etape, Reponse):
                manquantes = lignes_manquantes(etape.texte, self.sorties[-1])
                assert not manquantes, f"line {etape.ligne}: {manquantes}\n{self.sorties[-1]}"
            elif isinstance(etape, Fichier):
                (self.ou / etape.chemin).write_text(etape.texte, encoding="utf-8")
            elif isinstance(etape, Geste):
                gestes[etape.texte](self)


def copier_le_projet(depot: DepotGit) -> None:
    """Put what a register is made of into a repository."""
    for nom in ("criteria", "schemas", "dossiers", "docs", "scripts"):
        ignores = shutil.ignore_patterns("__pycache__")
        shutil.copytree(PROJET / nom, depot.racine / nom, ignore=ignores)
    for nom in ("mkdocs.yml", "interne.yml", ".gitignore"):
        shutil.copy(PROJET / nom, depot.racine / nom)


def cloner(modele: Path, vers: Path) -> DepotGit:
    """Take the project as it was made once."""
    DepotGit(vers).git("pull", "-q", str(modele), "main")
    return DepotGit(vers)


def heberger(depot: DepotGit, forge: Path, nom: str) -> Path:
    """Put a repository on the forge, bare, as ``git clone`` finds it there."""
    nu = forge / f"{nom}.git"
    nu.parent.mkdir(parents=True, exist_ok=True)
    depot.git("clone", "-q", "--bare", str(depot.racine), str(nu))
    return nu
