"""Runs the reading and schema stage alone over a repository: what check-jsonschema does too.

Usage: python -m mesures.etape_lecture DEPOT [exact]. With « exact », jsonschema alone judges.
"""

from __future__ import annotations

import sys
from pathlib import Path

from certimetal.app.depot import DOSSIERS, Depot
from certimetal.reading.dossier import read_dossier
from certimetal.reading.repertoire import list_dossiers
from certimetal.reading.schemas import Schemas
from certimetal.reading.tree import FolderTree


class SchemasExacts(Schemas):
    """Schemas without the fast lane: jsonschema-rs is never asked."""

    def accepts(self, kind: str, data: object) -> bool:
        """Tell whether jsonschema finds no error."""
        return not self.errors(kind, data)


def main() -> None:
    """Read and check every dossier."""
    tree = FolderTree(Path(sys.argv[1]))
    schemas = (SchemasExacts if "exact" in sys.argv else Schemas).load(tree)
    depot = Depot(tree.root, tree)
    for dossier in list_dossiers(depot.tree, DOSSIERS):
        read_dossier(tree, dossier, schemas)


if __name__ == "__main__":
    main()
