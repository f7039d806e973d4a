"""Where the editor is published, and the address that opens one of its forms."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlencode

if TYPE_CHECKING:
    from collections.abc import Mapping

RACINE = "editeur/"
"""Where the editor is, below the site's root."""

PROGRAMMES = Path(__file__).parent / "programmes"
"""What npm installs for the editor: ``package.json`` and its lock."""

_DOSSIER = Path(__file__).parent / "assets"

ASSETS: Mapping[str, Path] = {
    fichier.name: fichier for fichier in sorted(_DOSSIER.iterdir()) if fichier.is_file()
}
"""The editor's own scripts and style sheet, by their name below ``RACINE``."""


def lien_editeur(siret: str, fichier: str = "", *, evenement: str = "") -> str:
    """Return the address, below the site's root, of a form of the dossier of ``siret``.

    That of ``evenement`` (``constats-initial``) where there is one, else that of ``fichier``
    (``dossier.yml``, ``reponses/C3I2.md``); the list of forms for any other file.
    """
    adresse = f"{RACINE}?{urlencode({'dossier': siret})}"
    nom = fichier.rpartition("/")[2].partition(".")[0]
    if evenement:
        return f"{adresse}#/collections/evenement-{evenement}/new"
    if fichier == "dossier.yml":
        return f"{adresse}#/collections/identification/entries/dossier"
    if fichier.startswith("reponses/"):
        return f"{adresse}#/collections/reponses/entries/{nom}"
    return adresse
