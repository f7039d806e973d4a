"""A certimetal repository, opened: what dossiers are held against, loaded when first needed."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from certimetal.errors import RepositoryNotFoundError
from certimetal.reading.tree import FolderTree

if TYPE_CHECKING:
    from pathlib import Path

    from certimetal.domain.referentiel import Referentiel
    from certimetal.domain.territoire import Communes
    from certimetal.finding import Finding
    from certimetal.reading.schemas import Schemas
    from certimetal.reading.tree import Tree

REFERENTIEL = "criteria"
SCHEMAS = "schemas"
DOSSIERS = "dossiers"


class Depot:
    """A repository: nothing is read before it is asked for, then it is kept.

    So a run whose results are all remembered imports neither YAML nor JSON Schema.
    """

    def __init__(self, root: Path, tree: Tree) -> None:
        self.root = root
        self.tree = tree

    @cached_property
    def schemas(self) -> Schemas:
        """The schemas; ReferentielError where they cannot be read."""
        from certimetal.reading.schemas import Schemas  # noqa: PLC0415 -- costly, often unneeded

        return Schemas.load(self.tree)

    @cached_property
    def communes(self) -> Communes:
        """The communes of France."""
        from certimetal.reading.communes import load_communes  # noqa: PLC0415 -- as above

        return load_communes(self.tree)

    @property
    def referentiel(self) -> Referentiel:
        """The référentiel; ReferentielError where nothing can be judged against it."""
        return self._referentiel_lu[0]

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What is wrong in ``criteria/``."""
        return self._referentiel_lu[1]

    @cached_property
    def _referentiel_lu(self) -> tuple[Referentiel, tuple[Finding, ...]]:
        from certimetal.reading.referentiel import load_referentiel  # noqa: PLC0415 -- as above

        referentiel, findings = load_referentiel(self.tree, self.schemas)
        return referentiel, tuple(findings)


def find_root(start: Path) -> Path:
    """Return the first folder, ``start`` or one above it, that holds ``criteria`` and ``schemas``.

    RepositoryNotFoundError where there is none.
    """
    absolu = start.absolute()
    for folder in (absolu, *absolu.parents):
        if est_depot(folder):
            return folder
    raise RepositoryNotFoundError(
        f"Aucun dépôt CERTIMÉTAL ici\u00a0: ni {absolu}, ni les dossiers qui le contiennent "
        "n’ont à la fois un dossier «\u00a0criteria\u00a0» et un dossier «\u00a0schemas\u00a0». "
        "Placez-vous dans le dépôt, ou indiquez un chemin qui s’y trouve."
    )


def open_depot(root: Path) -> Depot:
    """Open the repository whose root is ``root``; RepositoryNotFoundError where it is not one."""
    absolu = root.absolute()
    if not est_depot(absolu):
        raise RepositoryNotFoundError(
            f"{absolu} n’est pas la racine d’un dépôt CERTIMÉTAL\u00a0: il y manque le dossier "
            "«\u00a0criteria\u00a0» ou le dossier «\u00a0schemas\u00a0»."
        )
    return Depot(absolu, FolderTree(absolu))


def est_depot(folder: Path) -> bool:
    """Tell whether a folder is the root of a certimetal repository."""
    return (folder / REFERENTIEL).is_dir() and (folder / SCHEMAS).is_dir()
