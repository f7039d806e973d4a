"""Whether the editor may write in a folder: what Git must be like before a draft is a branch."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

from certimetal.domain.francais import compter
from certimetal.errors import EditorError

if TYPE_CHECKING:
    from pathlib import Path

_SANS_GIT = "main"
_DIRECT = "ou ouvrez l’éditeur avec --direct, qui écrit les fichiers sans se servir de Git"


def check_depot(racine: Path, *, direct: bool) -> str:
    """Return the branch that drafts start from; EditorError where a draft could not be made.

    A draft is a commit of all that changed in the folder: nothing else may be under way there.
    """
    if direct:
        return _SANS_GIT
    if _git(racine, "rev-parse", "--show-cdup") != "":
        raise EditorError(
            f"{racine} n’est pas la racine d’un dépôt Git : tapez « git init » puis un premier "
            f"commit, {_DIRECT}."
        )
    branche = _git(racine, "symbolic-ref", "--quiet", "--short", "HEAD")
    if not branche or _git(racine, "rev-parse", "--verify", "--quiet", "HEAD") is None:
        raise EditorError(
            "Ce dépôt n’est sur aucune branche, ou n’a pas encore de commit : tapez "
            f"« git switch main », {_DIRECT}."
        )
    if _git(racine, "var", "GIT_AUTHOR_IDENT") is None:
        raise EditorError(
            'Git ne sait pas qui écrit : tapez « git config --global user.name "Service '
            'certifications" » et « git config --global user.email service@exemple.fr », une '
            "fonction plutôt qu’un nom."
        )
    changes = (_git(racine, "status", "--porcelain") or "").splitlines()
    if changes:
        nombre = compter(len(changes), "fichier")
        raise EditorError(
            f"Ce dépôt a des changements qui ne sont dans aucun commit ({nombre}) : l’éditeur les "
            "mettrait dans le brouillon. Faites d’abord un commit (git status les montre), "
            f"{_DIRECT}."
        )
    return branche


def _git(racine: Path, *arguments: str) -> str | None:
    """Return what Git says, None where it says no."""
    try:
        fait = subprocess.run(  # noqa: S603 -- a list, no shell
            ("git", *arguments),  # noqa: S607 -- the user's own Git
            cwd=racine,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            check=False,
        )
    except FileNotFoundError as erreur:
        raise EditorError(f"Git est introuvable. Installez-le, {_DIRECT}.") from erreur
    return fait.stdout.decode("utf-8", "replace").strip() if fait.returncode == 0 else None
