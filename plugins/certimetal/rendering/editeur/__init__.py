"""The browser editor: Decap CMS's forms, made of the schemas, and the page that opens them.

What depends on one dossier is put together in the browser: 460 dossiers make no bigger a
configuration than one.
"""

from __future__ import annotations

from certimetal.rendering.editeur.configuration import configuration_json, dossiers_json
from certimetal.rendering.editeur.forge import API, LOCALE, Forge, forge_locale, lire_forge
from certimetal.rendering.editeur.lien import ASSETS, RACINE, lien_editeur
from certimetal.rendering.editeur.page import page_editeur
from certimetal.rendering.editeur.propositions import Proposition, propositions_json

__all__ = [
    "API",
    "ASSETS",
    "LOCALE",
    "RACINE",
    "Forge",
    "Proposition",
    "configuration_json",
    "dossiers_json",
    "forge_locale",
    "lien_editeur",
    "lire_forge",
    "page_editeur",
    "propositions_json",
]
