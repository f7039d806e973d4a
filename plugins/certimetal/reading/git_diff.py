"""What a branch changes, what it would make of the base, and every file that it brings."""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import IO, TYPE_CHECKING

from certimetal.domain.changement import Apport, Changement, Version
from certimetal.errors import GitError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from certimetal.reading.git import Git

LIMITE_CHANGEMENTS = 9_000
LIMITE_APPORTS = 50_000
_MORCEAU = 64 * 1024
_BRUT = ("--raw", "-r", "-z", "--no-renames", "--no-abbrev", "--no-ext-diff", "--no-textconv")
_SEULS = ("--format=", "--no-show-signature", "--no-notes", "--no-color", "--no-relative")
_JOURNAL = ("log", *_SEULS, "-c", "--root", *_BRUT)
"""« -c »: of a merge, the files that are none of its parents'."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fusion:
    """The tree that lands once merged; where it cannot be, ``conflits`` are the paths, and
    ``arbre`` is the branch's own, to be held against ``base``."""

    base: str
    arbre: str
    conflits: tuple[str, ...] = ()


def land(git: Git, base: str, head: str) -> Fusion:
    """Merge two commits without touching the repository.

    GitError where they have no common ancestor, or none that this clone holds.
    """
    code, ancetre = git.run("merge-base", base, head, codes=(0, 1))
    if code:
        raise GitError(_sans_ancetre(git))
    commun = ancetre.decode().strip()
    if commun == base:
        return Fusion(base=git.tree(base), arbre=git.tree(head))
    code, sortie = git.run(
        "merge-tree", "--write-tree", "-z", "--name-only", "--no-messages", base, head, codes=(0, 1)
    )
    arbre, *conflits = [os.fsdecode(part) for part in sortie.split(b"\0") if part]
    if code == 0:
        return Fusion(base=git.tree(base), arbre=arbre)
    return Fusion(
        base=git.tree(commun),
        arbre=git.tree(head),
        conflits=tuple(dict.fromkeys(conflits)),
    )


def _sans_ancetre(git: Git) -> str:
    _, dit = git.run("rev-parse", "--is-shallow-repository")
    if dit.strip() == b"true":
        return (
            "Les deux révisions n’ont pas d’histoire commune dans cette copie superficielle\u00a0: "
            "«\u00a0git fetch --unshallow\u00a0» donne tout l’historique."
        )
    return (
        "Les deux révisions n’ont pas d’histoire commune\u00a0: la branche ne vient pas de ce "
        "dépôt. Tirez-en une de sa version à jour, et reportez-y vos changements."
    )


def is_ancestor(git: Git, ancien: str, recent: str) -> bool:
    """Tell whether a commit is in the history of another."""
    return git.run("merge-base", "--is-ancestor", ancien, recent, codes=(0, 1))[0] == 0


def changes(git: Git, avant: str, apres: str) -> tuple[Changement, ...]:
    """Return the paths that differ between two trees, renames as removal and addition.

    GitError beyond ``LIMITE_CHANGEMENTS``.
    """
    trouves: list[Changement] = []
    with git.stream("diff-tree", *_BRUT, avant, apres) as flux:
        champs = _champs(flux)
        for tete in champs:
            if len(trouves) == LIMITE_CHANGEMENTS:
                raise _trop("change", LIMITE_CHANGEMENTS)
            trouves.append(_changement(tete, next(champs)))
    return tuple(sorted(trouves, key=lambda changement: changement.chemin))


def brought(git: Git, base: str, head: str) -> tuple[Apport, ...]:
    """Return every file that the commits of ``head`` add to the history of ``base``.

    Each commit is held against its parents, which costs nothing for what it leaves alone, where
    « rev-list --objects » walks the base's whole tree. GitError beyond ``LIMITE_APPORTS``.
    """
    noms: dict[str, str] = {}
    with git.stream(*_JOURNAL, head, f"^{base}") as flux:
        champs = _champs(flux)
        for tete in champs:
            if not tete.startswith(b":"):  # what stands between two commits
                continue
            chemin, objet = next(champs), tete.split(b" ")[-2]
            if objet.strip(b"0"):
                noms.setdefault(objet.decode(), os.fsdecode(chemin))
            if len(noms) > LIMITE_APPORTS:
                raise _trop("apporte", LIMITE_APPORTS)
    return tuple(
        Apport(chemin=noms[objet.id], objet=objet.id, taille=objet.taille)
        for objet in git.describe(list(noms))
        if objet is not None and objet.type == "blob"
    )


def _champs(flux: IO[bytes]) -> Iterator[bytes]:
    reste = b""
    while morceau := flux.read(_MORCEAU):
        *entiers, reste = (reste + morceau).split(b"\0")
        yield from entiers


def _changement(tete: bytes, chemin: bytes) -> Changement:
    """Read « :mode mode objet objet nature », then the path."""
    mode_avant, mode_apres, avant, apres, _ = tete.decode().lstrip(":").split(" ")
    return Changement(
        chemin=os.fsdecode(chemin),
        avant=_version(mode_avant, avant),
        apres=_version(mode_apres, apres),
    )


def _version(mode: str, objet: str) -> Version | None:
    return Version(mode=int(mode, 8), objet=objet) if int(mode, 8) else None


def _trop(verbe: str, limite: int) -> GitError:
    nombre = f"{limite:,}".replace(",", "\u202f")
    return GitError(
        f"Cette branche {verbe} plus de {nombre} fichiers\u00a0: elle ne peut pas être relue. "
        "Proposez un dossier à la fois, dans une branche tirée de la version à jour du dépôt."
    )
