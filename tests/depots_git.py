"""Real Git repositories, made for tests with nothing of the machine's own settings."""

from __future__ import annotations

import os
import subprocess
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

ENVIRONNEMENT = {
    "PATH": os.environ["PATH"],
    "HOME": os.devnull,
    "LC_ALL": "C.UTF-8",
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_AUTHOR_NAME": "Essai",
    "GIT_AUTHOR_EMAIL": "essai@exemple.fr",
    "GIT_AUTHOR_DATE": "2026-03-02T08:00:00Z",
    "GIT_COMMITTER_NAME": "Essai",
    "GIT_COMMITTER_EMAIL": "essai@exemple.fr",
    "GIT_COMMITTER_DATE": "2026-03-02T08:00:00Z",
}


class DepotGit:
    """A repository with a work tree; ``main`` is its base."""

    def __init__(self, racine: Path) -> None:
        self.racine = racine
        racine.mkdir(parents=True, exist_ok=True)
        self.git("init", "-q", "-b", "main")

    def git(self, *arguments: str, entree: bytes = b"") -> str:
        fait = subprocess.run(
            ["git", *arguments],
            cwd=self.racine,
            env=ENVIRONNEMENT,
            input=entree,
            capture_output=True,
            check=False,
        )
        assert fait.returncode == 0, fait.stderr.decode()
        return fait.stdout.decode().strip()

    def ecrire(self, chemin: str, contenu: str | bytes) -> None:
        fichier = self.racine / chemin
        fichier.parent.mkdir(parents=True, exist_ok=True)
        brut = contenu.encode() if isinstance(contenu, str) else contenu
        fichier.write_bytes(brut)

    def supprimer(self, chemin: str) -> None:
        (self.racine / chemin).unlink()

    def commit(self, message: str = "Un changement") -> str:
        self.git("add", "-A")
        self.git("commit", "-q", "--allow-empty", "-m", message)
        return self.git("rev-parse", "HEAD")

    def placer(self, *entrees: tuple[str, str, bytes], message: str = "Un changement") -> str:
        """Commit entries that no work tree need hold: (mode, path, content)."""
        for mode, chemin, contenu in entrees:
            objet = contenu.decode()
            if mode != "160000":
                objet = self.git("hash-object", "-w", "--stdin", entree=contenu)
            self.git("update-index", "--add", "--cacheinfo", f"{mode},{objet},{chemin}")
        self.git("commit", "-q", "--allow-empty", "-m", message)
        return self.git("rev-parse", "HEAD")

    def branche(self, nom: str, depuis: str = "main") -> None:
        self.git("checkout", "-q", "-B", nom, depuis)
