"""Finds the dossiers of a root, from the names of its folders alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from certimetal.reading.tree import Tree


def list_dossiers(tree: Tree, root_folder: str) -> list[str]:
    """Return every ``<root_folder>/<certificateur>/<siret>`` folder, sorted; ``""`` is the top.

    Hidden folders (``.git``, ``.cache``) are left out.
    """
    racine = f"{root_folder}/" if root_folder else ""
    return [
        f"{racine}{certificateur}/{siret}"
        for certificateur in tree.folders(root_folder)
        if not certificateur.startswith(".")
        for siret in tree.folders(f"{racine}{certificateur}")
        if not siret.startswith(".")
    ]
