"""Writes what an import planned: the dossier's files all or none, and aside what was not placed."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from certimetal.rendering.non_places import list_non_places
from certimetal.writing.atomic import create_folder
from certimetal.writing.remplacement import replace_all

if TYPE_CHECKING:
    from certimetal.app.depot import Depot
    from certimetal.domain.importation import Importation, NonPlace

A_COTE = "importations"
CACHE = ".cache"
"""Where the repository keeps what Git ignores."""

_IMAGES = {b"\x89PNG": "png", b"\xff\xd8\xff": "jpg", b"GIF8": "gif"}


def write_import(depot: Depot, importation: Importation) -> None:
    """Write the files of an import, all or none.

    WriteRefusedError where one changed since it was planned, or where a new dossier is there now.
    """
    dossier = Path(os.path.normpath(depot.root / importation.dossier))
    if importation.nouveau:
        textes = {f.nom: f.apres.decode() for f in importation.fichiers}
        create_folder(dossier, textes)
    elif importation.fichiers:
        replace_all(dossier, {f.nom: (f.avant, f.apres) for f in importation.fichiers})


def write_aside(
    depot: Depot, document: Path, non_places: tuple[NonPlace, ...], medias: dict[str, bytes]
) -> Path:
    """Write what was not placed in a folder of its own beside the document; return that folder.

    Where the document is in the repository, the folder is in what Git ignores: it never becomes
    public by accident. Nothing that is there is replaced.
    """
    lieu = document.absolute().parent
    if lieu.is_relative_to(depot.root):
        lieu = depot.root / CACHE / A_COTE
    base = f"{document.stem}-non-place"
    cible = next(
        lieu / nom
        for nom in (base, *(f"{base}-{rang}" for rang in range(2, 10_000)))
        if not os.path.lexists(lieu / nom)
    )
    images = {nom: _image(rang, medias[nom]) for rang, nom in enumerate(sorted(medias), start=1)}
    texte = list_non_places(document.name, non_places, images)
    fichiers: dict[str, str | bytes] = {"a-reprendre.md": texte}
    fichiers |= {image: medias[nom] for nom, image in images.items()}
    create_folder(cible, fichiers)
    return cible


def _image(rang: int, data: bytes) -> str:
    """Name a picture by its rank and by what it is: the name that it had is of no use here."""
    suffixe = next((s for debut, s in _IMAGES.items() if data.startswith(debut)), "bin")
    return f"image-{rang:02}.{suffixe}"
