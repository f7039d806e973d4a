"""A root of dossiers: a folder that holds ``<certificateur>/<siret>``, here or in another clone."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from certimetal.app.depot import DOSSIERS
from certimetal.errors import UnknownNameError
from certimetal.reading.tree import FolderTree

if TYPE_CHECKING:
    from certimetal.app.depot import Depot
    from certimetal.reading.tree import Tree


@dataclass(frozen=True, slots=True, kw_only=True)
class Racine:
    """``folder`` is the root's folder in ``tree``, empty where it is the tree's own top.

    ``prefix`` begins the paths of its findings: empty within the repository, the way out of it
    (``../autre-depot/dossiers/``) for another clone.
    """

    tree: Tree
    folder: str
    prefix: str

    def chemin(self, dossier: str) -> str:
        """Return a dossier's folder as finding paths name it."""
        return self.prefix + dossier

    @property
    def nom(self) -> str:
        """The root's own folder as finding paths name it."""
        return (self.prefix + self.folder).rstrip("/")


def open_racine(depot: Depot, racine: str | Path) -> Racine:
    """Open a root given as a folder: relative to the repository, or anywhere on the machine.

    UnknownNameError where there is no such folder; the repository's own ``dossiers`` may be
    missing, a young register has none.
    """
    absolu = os.path.normpath(depot.root / racine)
    if not os.path.isdir(absolu) and os.path.relpath(absolu, depot.root) != DOSSIERS:  # noqa: PTH112 -- pathlib would cost an object per call for nothing
        raise UnknownNameError(f"Le dossier {racine} n’existe pas.")
    relatif = os.path.relpath(absolu, depot.root).replace(os.sep, "/")
    if relatif == ".":
        return Racine(tree=depot.tree, folder="", prefix="")
    if relatif == ".." or relatif.startswith("../"):
        return Racine(tree=FolderTree(Path(absolu)), folder="", prefix=f"{relatif}/")
    return Racine(tree=depot.tree, folder=relatif, prefix="")
