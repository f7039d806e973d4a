"""What a preview keeps from one build to the next: OF pages already written, compiled templates.

MkDocs empties the site's folder before each build, but for hidden entries: the OFs' folder is one
of these, and what it holds is written again only where it changed.
"""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

from jinja2 import BytecodeCache

if TYPE_CHECKING:
    from collections.abc import Collection
    from types import CodeType

    from jinja2.bccache import Bucket

DOSSIER = "organismes"
_GARDE = ".certimetal"


class GabaritsCompiles(BytecodeCache):
    """The theme's templates, compiled once for all the builds of a preview; in memory only."""

    def __init__(self) -> None:
        self._codes: dict[str, tuple[str, CodeType]] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        somme, code = self._codes.get(bucket.key, ("", None))
        if somme == bucket.checksum:
            bucket.code = code

    def dump_bytecode(self, bucket: Bucket) -> None:
        if bucket.code is not None:
            self._codes[bucket.key] = (bucket.checksum, bucket.code)


class PagesEcrites:
    """The files below ``organismes/`` that the last builds of a preview wrote."""

    def __init__(self) -> None:
        self._site = Path()
        self._garde = Path()
        self._cles: dict[str, str] = {}

    def preparer(self, site: Path) -> None:
        """Make ``organismes/`` outlive the builds; where the system refuses, forget what it held.

        A folder that does not outlive them costs time and nothing else.
        """
        self._site, self._garde = site, site / _GARDE / DOSSIER
        lien = site / DOSSIER
        if lien.is_symlink():
            return
        self._cles.clear()
        try:
            self._garde.mkdir(parents=True, exist_ok=True)
            lien.symlink_to(self._garde, target_is_directory=True)
        except OSError:
            shutil.rmtree(self._garde.parent, ignore_errors=True)

    def est_a_jour(self, url: str, cle: str) -> bool:
        """Whether the file at ``url`` was written with that key; an empty one proves nothing."""
        return bool(cle) and self._cles.get(url) == cle

    def noter(self, url: str, cle: str) -> None:
        """Remember the key that the file at ``url`` was written with."""
        self._cles[url] = cle

    def nettoyer(self, attendus: Collection[str]) -> None:
        """Delete what ``organismes/`` holds and the site no longer has (URLs below its root)."""
        for dossier, _, noms in os.walk(self._garde):
            relatif = Path(dossier).relative_to(self._garde.parent).as_posix()
            for nom in noms:
                if f"{relatif}/{nom}" not in attendus:
                    (Path(dossier) / nom).unlink()
        self._cles = {url: cle for url, cle in self._cles.items() if url in attendus}
