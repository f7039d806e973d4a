"""What a build takes over from the site before it: folders of thousands of files.

MkDocs empties the site's folder, but for hidden entries, and a file system takes longer to make
the folders of 460 OFs again than the plugin takes for all the rest. They are moved out of the way
meanwhile; what the site no longer has is removed, and the plugin writes what differs.
"""

from __future__ import annotations

import os
import shutil
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection

DOSSIERS = ("organismes", "donnees")
_ABRI = ".certimetal"


class SitePrecedent:
    """The folders ``DOSSIERS`` of a site while the next one is made.

    A system that refuses a move costs time and nothing else: the folder is made again.
    """

    def __init__(self, site: Path) -> None:
        self._site = site
        self._abri = site / _ABRI

    def mettre_a_l_abri(self) -> None:
        """Move the folders away, before MkDocs empties the site."""
        shutil.rmtree(self._abri, ignore_errors=True)  # a build that failed may have left it
        for nom in DOSSIERS:
            dossier = self._site / nom
            if dossier.is_dir() and not dossier.is_symlink():
                with suppress(OSError):
                    self._abri.mkdir(exist_ok=True)
                    dossier.rename(self._abri / nom)

    def remettre(self, attendus: Collection[str]) -> None:
        """Move the folders back, before anything is written there.

        Of what they hold, only ``attendus`` stays: URLs of files below the site's root.
        """
        if not self._abri.is_dir():
            return
        for nom in DOSSIERS:
            _garder(self._abri, nom, attendus)
            with suppress(OSError):
                (self._abri / nom).rename(self._site / nom)
        shutil.rmtree(self._abri, ignore_errors=True)

    def oublier(self) -> None:
        """Delete what is out of the way: the build has failed, and shows nothing of it."""
        shutil.rmtree(self._abri, ignore_errors=True)


def _garder(racine: Path, nom: str, attendus: Collection[str]) -> None:
    """Remove the files of a folder that are not expected, links, and folders left empty."""
    for dossier, sous_dossiers, fichiers in os.walk(racine / nom, topdown=False):
        relatif = Path(dossier).relative_to(racine).as_posix()
        for fichier in fichiers:
            chemin = f"{dossier}/{fichier}"
            if f"{relatif}/{fichier}" not in attendus or os.path.islink(chemin):  # noqa: PTH114 -- thousands
                os.unlink(chemin)  # noqa: PTH108 -- as above
        for sous_dossier in sous_dossiers:
            if os.path.islink(f"{dossier}/{sous_dossier}"):  # noqa: PTH114 -- as above
                os.unlink(f"{dossier}/{sous_dossier}")  # noqa: PTH108 -- as above
        with suppress(OSError):  # it still holds something
            os.rmdir(dossier)  # noqa: PTH106 -- as above
