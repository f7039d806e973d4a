"""What tells, without reading a file, that nothing has changed since the last run."""

from __future__ import annotations

import os
import sys
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING

import certimetal
from certimetal.app.depot import REFERENTIEL, SCHEMAS
from certimetal.reading.tree import FolderTree

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from certimetal.app.depot import Depot
    from certimetal.reading.tree import Entry

DELAI = 2_000_000_000
"""Nanoseconds during which a file may change again without its stamp showing it (FAT counts in
2 seconds): Git's index distrusts such files too, and calls them racy."""


def sign(entries: Sequence[Entry], *, instant: int) -> str:
    """Return the digest of the files' paths and stamps, empty where it proves nothing.

    It proves nothing where a file has no stamp or changed less than ``DELAI`` before ``instant``
    (nanoseconds since the epoch, taken before the listing). The first two numbers of a folder's
    stamps are dates of change; no one who writes a file chooses the second.
    """
    trop_jeune = instant - DELAI
    lignes: list[str] = []
    for path, _, regular, stamp in entries:
        if not stamp or stamp[0] > trop_jeune or stamp[1] > trop_jeune:
            return ""
        lignes.append(f"{path}\0{stamp}\0{regular}")
    return digest(lignes)


def sign_version(depot: Depot, today: date, *, instant: int) -> str:
    """Return the digest of all that a result depends on besides the dossier.

    That is our own code, the libraries, Python, the référentiel, the schemas, and the day.
    """
    paquet = FolderTree(Path(certimetal.__path__[0]))
    code = [e for e in paquet.entries("") if "__pycache__" not in e.path]
    donnees = [*depot.tree.entries(REFERENTIEL), *depot.tree.entries(SCHEMAS)]
    parts = (sign(code, instant=instant), sign(donnees, instant=instant))
    if not all(parts):
        return ""
    return digest((*parts, *_bibliotheques(), sys.version, today.isoformat()))


def combine(version: str, signature: str) -> str:
    """Return the key of a dossier's results, empty where either is."""
    return digest((version, signature)) if version and signature else ""


def digest(parts: Iterable[str]) -> str:
    """Return the digest of a sequence of lines."""
    texte = "\n".join(parts).encode("utf-8", "surrogateescape")
    return blake2b(texte, digest_size=20).hexdigest()


def _bibliotheques() -> list[str]:
    """Return the names, versions included, under which the libraries are installed."""
    noms: set[str] = set()
    for folder in sys.path:
        try:
            noms.update(
                nom
                for nom in os.listdir(folder)  # noqa: PTH208 -- thousands of names, none opened
                if nom.endswith(".dist-info")
            )
        except OSError:
            continue
    return sorted(noms)
