"""A Git repository of invented dossiers with a long history, and branches that change them."""

from __future__ import annotations

import os
import subprocess
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

COMPTE = "organisme"
PRINCIPALE, UN, TOUS = "main", "un-dossier", "tous-les-dossiers"
_LIEU = "dossiers/uimm-35-56"
_PERSONNE = "Mesure <mesure@exemple.fr>"
_JOUR = 1_700_000_000
_AJOUT = "\nUne phrase de plus.\n"


def versionner(depot: Path, commits: int) -> None:
    """Put a folder of dossiers under Git, with ``commits`` commits and two branches to review.

    Each commit changes one answer of one dossier and the next changes it back, so that the last
    tree is the folder's. All dossiers take the account ``COMPTE`` for theirs.
    """
    dossiers = sorted((depot / _LIEU).iterdir())
    for dossier in dossiers:
        fiche = dossier / "dossier.yml"
        texte = fiche.read_text("utf-8").replace("comptes: []", f"comptes: [{COMPTE}]")
        fiche.write_text(texte, encoding="utf-8", newline="\n")
    git(depot, "init", "-q", "-b", PRINCIPALE)
    git(depot, "add", "criteria", "schemas", "dossiers")
    git(depot, "commit", "-q", "-m", "Le registre")
    git(depot, "fast-import", "--quiet", entree=b"".join(_histoire(dossiers, commits)))
    for branche, changes in ((UN, dossiers[len(dossiers) // 2 :][:1]), (TOUS, dossiers)):
        suite = _branche(branche, commits, changes)
        git(depot, "fast-import", "--quiet", entree=b"".join(suite))
    git(depot, "repack", "-a", "-d", "-q")


def git(depot: Path, *arguments: str, entree: bytes = b"") -> bytes:
    """Run Git with nothing of the machine's own settings; return what it writes."""
    env = {
        **os.environ,
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_CONFIG_NOSYSTEM": "1",
        "GIT_AUTHOR_NAME": "Mesure",
        "GIT_AUTHOR_EMAIL": "mesure@exemple.fr",
        "GIT_COMMITTER_NAME": "Mesure",
        "GIT_COMMITTER_EMAIL": "mesure@exemple.fr",
    }
    fait = subprocess.run(  # noqa: S603 -- the bench runs what it names
        ["git", *arguments],  # noqa: S607 -- the machine's own Git
        cwd=depot,
        env=env,
        input=entree,
        check=True,
        capture_output=True,
    )
    return fait.stdout


def _histoire(dossiers: list[Path], commits: int) -> Iterator[bytes]:
    for rang in range(commits):
        dossier = dossiers[rang // 2 % len(dossiers)]
        yield _commit(PRINCIPALE, rang, depuis=PRINCIPALE if rang == 0 else "")
        yield _reponse(dossier, ajout=_AJOUT if rang % 2 == 0 else "")


def _branche(nom: str, rang: int, dossiers: list[Path]) -> Iterator[bytes]:
    yield _commit(nom, rang, depuis=PRINCIPALE)
    for dossier in dossiers:
        yield _reponse(dossier, ajout=_AJOUT)


def _commit(branche: str, rang: int, *, depuis: str) -> bytes:
    tete = f"commit refs/heads/{branche}\ncommitter {_PERSONNE} {_JOUR + rang} +0000\n"
    message = f"Changement {rang}\n".encode()
    suite = f"from refs/heads/{depuis}^0\n" if depuis else ""
    return tete.encode() + b"data %d\n%b" % (len(message), message) + suite.encode()


def _reponse(dossier: Path, *, ajout: str) -> bytes:
    contenu = (dossier / "reponses/C3I2.md").read_bytes() + ajout.encode()
    chemin = f"{_LIEU}/{dossier.name}/reponses/C3I2.md"
    return f"M 100644 inline {chemin}\n".encode() + b"data %d\n%b\n" % (len(contenu), contenu)
