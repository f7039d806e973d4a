"""Runs the reading and schema stage alone over a repository: what check-jsonschema does too.

Usage: python -m mesures.etape_lecture DEPOT [exact]. With « exact », jsonschema alone judges. The
files are those that check-jsonschema is given, by name: each dossier's identification, its answers
and its journal. They are read from the disk, decoded, cut, parsed, and held against their schemas;
the answers' bodies, which it is not given, are read and decoded too.
"""

from __future__ import annotations

import sys
from pathlib import Path

from certimetal.app.depot import DOSSIERS
from certimetal.domain.referentiel import INDICATEURS
from certimetal.reading import conformity
from certimetal.reading.repertoire import list_dossiers
from certimetal.reading.schemas import Schemas
from certimetal.reading.source import read_markdown, read_yaml
from certimetal.reading.tree import FolderTree

EDITION = "2022"


class SchemasExacts(Schemas):
    """Schemas without the fast lane: jsonschema-rs is never asked."""

    def accepts(self, kind: str, data: object) -> bool:
        """Tell whether jsonschema finds no error."""
        return not self.errors(kind, data)


def main() -> int:
    """Read and check every dossier; exit code 1 where anything is wrong, as check-jsonschema's."""
    tree = FolderTree(Path(sys.argv[1]))
    schemas = (SchemasExacts if "exact" in sys.argv else Schemas).load(tree)
    fautes = sum(_check(tree, dossier, schemas) for dossier in list_dossiers(tree, DOSSIERS))
    return 1 if fautes else 0


def _check(tree: FolderTree, dossier: str, schemas: Schemas) -> int:
    """Return how many findings the files of one dossier have."""
    fautes = 0
    for indicateur in INDICATEURS:
        reponse = f"{dossier}/reponses/{indicateur}.md"
        source, lecture = read_markdown(tree.read(reponse), path=reponse)
        kind = f"{EDITION}/reponses/{indicateur}"
        fautes += len(lecture.findings)
        fautes += len(conformity.check(kind, lecture.data, source, schemas))
    for entry in tree.entries(f"{dossier}/journal"):
        genre = entry.path.rpartition("-")[2].removesuffix(".yml")
        fautes += _check_yaml(tree, entry.path, f"journal/{genre}", schemas)
    return fautes + _check_yaml(tree, f"{dossier}/dossier.yml", "dossier", schemas)


def _check_yaml(tree: FolderTree, path: str, kind: str, schemas: Schemas) -> int:
    source, lecture = read_yaml(tree.read(path), path=path)
    return len(lecture.findings) + len(conformity.check(kind, lecture.data, source, schemas))


if __name__ == "__main__":
    sys.exit(main())
