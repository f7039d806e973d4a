"""The version of each dossier: the last commit that changed its folder, and its day."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from certimetal.errors import GitError
from certimetal.reading.git import open_git
from certimetal.reading.tree import FolderTree

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from certimetal.app.racine import Racine
    from certimetal.app.reperage import Emplacement
    from certimetal.reading.git import Git

_UN_A_UN = 4
"""Folders up to which Git is asked for each: beyond, one walk through the history costs less."""

_FORMAT = "%x01%H %cs"


@dataclass(frozen=True, slots=True, kw_only=True)
class Revision:
    """A commit and its day; both are empty where Git does not have a folder exactly as it is."""

    commit: str = ""
    jour: date | None = None


SANS_REVISION = Revision()


def chemin_de(racine: Racine, folder: str) -> Path:
    """Return the folder of a dossier on this machine."""
    assert isinstance(racine.tree, FolderTree)  # noqa: S101 -- a revision has its own tree
    return racine.tree.root / folder


def revision_de(emplacement: Emplacement) -> Revision:
    """Return the version of one dossier."""
    chemin = chemin_de(emplacement.racine, emplacement.folder)
    return revisions([chemin])[chemin]


def tete(dossier: Path) -> str:
    """Return the commit on which a folder's repository is, empty where it is on none."""
    with suppress(GitError), open_git(dossier) as git:
        return git.commit("HEAD")
    return ""


def revisions(dossiers: Iterable[Path]) -> Mapping[Path, Revision]:
    """Return the version of each folder: none outside Git, nor with changes not committed."""
    par_depot: dict[Path, list[Path]] = defaultdict(list)
    trouvees: dict[Path, Revision] = {}
    for dossier in dossiers:
        trouvees[dossier] = SANS_REVISION
        sommet = next((parent for parent in dossier.parents if (parent / ".git").exists()), None)
        if sommet is not None:
            par_depot[sommet].append(dossier)
    for sommet, siens in par_depot.items():
        with suppress(GitError), open_git(sommet) as git:
            chemins = {d.relative_to(sommet).as_posix(): d for d in siens}
            for chemin, commit in _commits(git, sommet, list(chemins)).items():
                trouvees[chemins[chemin]] = commit
    return trouvees


def _commits(git: Git, sommet: Path, chemins: list[str]) -> Mapping[str, Revision]:
    intacts = _intacts(git, sommet, chemins)
    if len(intacts) <= _UN_A_UN:
        return {chemin: _dernier(git, chemin) for chemin in intacts}
    profondeur = intacts[0].count("/") + 1
    restent, revision = set(intacts), SANS_REVISION
    trouvees: dict[str, Revision] = {}
    arguments = ("log", f"--format={_FORMAT}", "--name-only", "--no-renames", "HEAD", "--")
    with git.stream(*arguments, _racine_commune(intacts)) as sortie:
        for brute in sortie:
            ligne = brute.decode("utf-8", "surrogateescape").rstrip("\n")
            if ligne.startswith("\x01"):
                revision = _lire(ligne)
                continue
            dossier = "/".join(ligne.split("/")[:profondeur])
            if dossier in restent:
                restent.remove(dossier)
                trouvees[dossier] = revision
                if not restent:
                    break
    return trouvees


def _dernier(git: Git, chemin: str) -> Revision:
    sortie = git.run("log", "-1", f"--format={_FORMAT}", "HEAD", "--", chemin)[1]
    return _lire(sortie.decode("ascii").strip("\n"))


def _lire(ligne: str) -> Revision:
    commit, _, jour = ligne.removeprefix("\x01").partition(" ")
    return Revision(commit=commit, jour=date.fromisoformat(jour)) if jour else SANS_REVISION


def _racine_commune(chemins: list[str]) -> str:
    premier, dernier = min(chemins).split("/"), max(chemins).split("/")
    commun = [a for a, b in zip(premier[:-1], dernier[:-1], strict=False) if a == b]
    return "/".join(commun) or "."


def _intacts(git: Git, sommet: Path, chemins: list[str]) -> list[str]:
    """Return the folders whose files are, name for name and byte for byte, those of HEAD."""
    par_dossier: dict[str, dict[str, str]] = {chemin: {} for chemin in chemins}
    brut = git.run("ls-tree", "-r", "-z", "HEAD", "--", *(f"{chemin}/" for chemin in chemins))[1]
    for entree in brut.decode("utf-8", "surrogateescape").split("\0"):
        if entree:
            faits, _, nom = entree.partition("\t")
            dossier = next((d for d in _parents(nom) if d in par_dossier), "")
            if dossier:
                par_dossier[dossier][nom] = faits.split()[2]
    return [c for c, versions in par_dossier.items() if versions and _pareil(sommet, c, versions)]


def _parents(nom: str) -> list[str]:
    return [str(parent) for parent in Path(nom).parents]


def _pareil(sommet: Path, dossier: str, versions: Mapping[str, str]) -> bool:
    presents = {
        fichier.relative_to(sommet).as_posix(): fichier
        for fichier in (sommet / dossier).rglob("*")
        if fichier.is_file()
    }
    return presents.keys() == versions.keys() and all(
        _objet(presents[nom].read_bytes(), len(objet)) == objet for nom, objet in versions.items()
    )


def _objet(contenu: bytes, longueur: int) -> str:
    """Return the identifier that Git gives to a file's content, SHA-1 or SHA-256 by its length."""
    entete = f"blob {len(contenu)}\0".encode()
    algorithme = "sha256" if longueur == 64 else "sha1"
    return hashlib.new(algorithme, entete + contenu, usedforsecurity=False).hexdigest()
