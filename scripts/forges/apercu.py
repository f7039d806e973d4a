"""Puts the dossiers that a proposal would land, as data only, beside the base's tool and site."""

from __future__ import annotations

import json
import shutil
from dataclasses import dataclass
from typing import TYPE_CHECKING

from certimetal.domain.francais import FINE, NBSP
from certimetal.errors import GitError
from certimetal.reading.git import open_git
from certimetal.reading.git_diff import land
from certimetal.reading.git_tree import GitTree
from certimetal.review.noms import defaut

if TYPE_CHECKING:
    from pathlib import Path

OCTETS_MAX = 500 * 1024 * 1024
REGLAGES = "apercu.yml"


@dataclass(frozen=True, slots=True, kw_only=True)
class Pose:
    """How many files were written, and how many were left out: links, odd names, huge ones."""

    ecrits: int
    ecartes: int


def poser(depot: Path, base: str, head: str, outil: Path, *, numero: int) -> Pose:
    """Replace the dossiers of ``outil``, a copy of the base, by those that would land.

    Only regular files with a portable name are written, none is made executable; nothing else of
    the proposal is read. GitError where that is more than a site should hold.
    """
    shutil.rmtree(outil / "dossiers", ignore_errors=True)
    ecrits = ecartes = octets = 0
    with open_git(depot) as git:
        tree = GitTree(git, land(git, git.commit(base), git.commit(head)).arbre)
        for entree in tree.entries("dossiers"):
            octets += entree.size
            if octets > OCTETS_MAX:
                raise GitError(
                    f"Les dossiers pèsent plus de 500{NBSP}Mo{NBSP}: l’aperçu n’est pas fait."
                )
            try:
                contenu = tree.read(entree.path) if _admis(entree.path, entree.regular) else None
            except OSError:
                contenu = None
            if contenu is None:
                ecartes += 1
                continue
            cible = outil / entree.path
            cible.parent.mkdir(parents=True, exist_ok=True)
            cible.write_bytes(contenu)
            ecrits += 1
    (outil / REGLAGES).write_text(_reglages(numero, head), encoding="utf-8")
    return Pose(ecrits=ecrits, ecartes=ecartes)


def _admis(chemin: str, regular: bool) -> bool:
    noms = chemin.split("/")
    return regular and not any(nom.startswith(".") or defaut(nom) for nom in noms)


def _reglages(numero: int, head: str) -> str:
    """Return the settings of a site that says what it is, and has no address of its own.

    Neither the papers that a registre issues (extraits) nor the editor belong in it: of the
    plugin's options, only where the dossiers are is kept.
    """
    avis = (
        f"Aperçu de la proposition n°{NBSP}{numero}, version {head[:12]}{NBSP}: rien n’y est "
        f"encore accepté. Ce n’est pas le registre{FINE}; aucun statut n’y fait foi."
    )
    return (
        "INHERIT: mkdocs.yml\n"
        'site_url: ""\nrepo_url: ""\nrepo_name: ""\nedit_uri: ""\n'
        "plugins:\n"
        "  - search:\n      lang: fr\n"
        "  - certimetal:\n      dossiers: [dossiers]\n"
        "extra:\n"
        f"  generator: false\n  apercu: {json.dumps(avis, ensure_ascii=False)}\n"
    )
