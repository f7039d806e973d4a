"""The tree of a Git revision, read from its objects without a checkout."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, NamedTuple

from certimetal.errors import GitError
from certimetal.reading.git_objets import INCOMPLET
from certimetal.reading.tree import Entry

if TYPE_CHECKING:
    from collections.abc import Iterator

    from certimetal.reading.git import Git

LIMITE_FICHIERS = 20_000
"""Files below one folder beyond which it is not listed: a tree of trees can name billions."""
PROFONDEUR = 16
_DOSSIER, _ORDINAIRE = 0o040000, 0o100000


class Noeud(NamedTuple):
    """A line of a tree: ``mode`` as Git has it (``0o100644``), ``id`` of the object."""

    nom: str
    mode: int
    id: str


class GitTree:
    """The tree that has this identifier; each folder is read once."""

    def __init__(self, git: Git, identifiant: str) -> None:
        self.git = git
        self.id = identifiant
        self._lus: dict[str, dict[str, Noeud]] = {}

    def entries(self, folder: str) -> Iterator[Entry]:
        racine = self._dossier(folder)
        if racine is None:
            return
        trouves: list[tuple[str, Noeud]] = []
        self._parcourt(racine, f"{folder}/" if folder else "", trouves, 0)
        ordinaires = [n.id for _, n in trouves if n.mode & 0o170000 == _ORDINAIRE]
        objets = [o for o in self.git.describe(ordinaires) if o is not None]
        self.git.prefetch(objets)
        tailles = {o.id: o.taille for o in objets}
        for path, noeud in trouves:
            regular = noeud.mode & 0o170000 == _ORDINAIRE
            yield Entry(path=path, size=tailles.get(noeud.id, 0), regular=regular)

    def folders(self, folder: str) -> list[str]:
        racine = self._dossier(folder)
        noeuds = self._lit(racine).values() if racine else ()
        return sorted(noeud.nom for noeud in noeuds if noeud.mode == _DOSSIER)

    def read(self, path: str) -> bytes:
        noeud = self.find(path)
        if noeud is None or noeud.mode & 0o170000 != _ORDINAIRE:
            raise FileNotFoundError(path)
        return self.git.read(noeud.id)

    def names(self, folder: str) -> list[str]:
        """Return the names just below a folder, of whatever kind."""
        racine = self._dossier(folder)
        return sorted(self._lit(racine)) if racine else []

    def find(self, path: str) -> Noeud | None:
        """Return what stands at a path, None where nothing does."""
        folder, _, nom = path.rpartition("/")
        racine = self._dossier(folder)
        return self._lit(racine).get(nom) if racine else None

    def is_folder(self, path: str) -> bool:
        """Tell whether a folder, and no link or file, stands at a path."""
        noeud = self.find(path)
        return noeud is not None and noeud.mode == _DOSSIER

    def _dossier(self, folder: str) -> str | None:
        courant = self.id
        for nom in folder.split("/") if folder else ():
            noeud = self._lit(courant).get(nom)
            if noeud is None or noeud.mode != _DOSSIER:
                return None
            courant = noeud.id
        return courant

    def _parcourt(
        self, racine: str, debut: str, trouves: list[tuple[str, Noeud]], profondeur: int
    ) -> None:
        for noeud in sorted(self._lit(racine).values()):
            if noeud.mode == _DOSSIER and profondeur < PROFONDEUR:
                self._parcourt(noeud.id, f"{debut}{noeud.nom}/", trouves, profondeur + 1)
                continue
            trouves.append((debut + noeud.nom, noeud))
            if len(trouves) > LIMITE_FICHIERS:
                raise GitError(
                    f"Le dossier «\u00a0{debut[:80]}\u00a0» contient plus de 20\u202f000 "
                    "fichiers\u00a0: il n’est pas lu."
                )

    def _lit(self, identifiant: str) -> dict[str, Noeud]:
        if identifiant not in self._lus:
            try:
                brut = self.git.read(identifiant)
            except OSError as error:
                raise GitError(INCOMPLET) from error
            self._lus[identifiant] = {
                noeud.nom: noeud for noeud in _noeuds(brut, len(identifiant) // 2)
            }
        return self._lus[identifiant]


def _noeuds(brut: bytes, largeur: int) -> Iterator[Noeud]:
    """Read the lines of a tree: mode, space, name, NUL, identifier (``largeur`` bytes)."""
    place = 0
    while place < len(brut):
        espace = brut.index(b" ", place)
        nul = brut.index(b"\0", espace)
        fin = nul + 1 + largeur
        yield Noeud(
            os.fsdecode(brut[espace + 1 : nul]),
            int(brut[place:espace], 8),
            brut[nul + 1 : fin].hex(),
        )
        place = fin
