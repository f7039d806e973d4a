"""The files that the plugin gives to MkDocs."""

from __future__ import annotations

import filecmp
import os
from pathlib import Path
from typing import TYPE_CHECKING, cast
from urllib.parse import urljoin

from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, InclusionLevel

from certimetal.app.pages_en_cache import PageGardee
from certimetal.rendering import pour_le_theme

if TYPE_CHECKING:
    from collections.abc import Callable

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.pages import Page as PageMkDocs

    from certimetal.rendering.page import Page

_HORS_MENU = ("controles/", "schemas/")
_TABLEAU_DE_BORD = "tableau-de-bord/"
_BINAIRE = getattr(os, "O_BINARY", 0)
_ECRITURE = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | _BINAIRE
_PETIT = 1 << 16
"""Up to how many bytes a file is copied in one go."""


class FichierHorsMenu(File):
    """A page out of the menu: known to links, sitemap and preview, written through a shell."""

    def __init__(
        self,
        finie: Page | PageGardee,
        section: str,
        config: MkDocsConfig,
        ecrire: Callable[[FichierHorsMenu], None],
    ) -> None:
        super().__init__(
            f"{finie.chemin}index.md",
            None,
            config.site_dir,
            use_directory_urls=True,
            dest_uri=f"{finie.chemin}index.html",
            inclusion=InclusionLevel.INCLUDED,
        )
        self.finie = finie
        self.section = section
        self._ecrire = ecrire
        legere = pour_le_theme.PageLegere(
            url=finie.chemin,
            canonical_url=urljoin(config.site_url, finie.chemin) if config.site_url else None,
            present_anchor_ids=(
                finie.identifiants
                if isinstance(finie, PageGardee)
                else pour_le_theme.identifiants(finie.contenu)
            ),
        )
        self.adresse = legere.canonical_url or ""
        self.page = cast("PageMkDocs", legere)

    def is_documentation_page(self) -> bool:
        return False

    def is_modified(self) -> bool:
        return True

    def copy_file(self, dirty: bool = False) -> None:  # noqa: ARG002 -- MkDocs' own signature
        self._ecrire(self)


class FichierProduit(File):
    """What is published as it is: there are thousands, written with the fewest calls to the system.

    MkDocs' own way asks again for each file whether its folder is there, and what its source is.
    """

    def copy_file(self, dirty: bool = False) -> None:
        contenu = self._content
        if contenu is None and self.abs_src_path is not None:
            source = os.open(self.abs_src_path, os.O_RDONLY | _BINAIRE)
            try:
                contenu = os.read(source, _PETIT)
            finally:
                os.close(source)
        if isinstance(contenu, bytes) and (self.abs_src_path is None or len(contenu) < _PETIT):
            ecrire(self.abs_dest_path, contenu)
        elif self.abs_src_path is None or not _pareils(self.abs_src_path, self.abs_dest_path):
            super().copy_file(dirty)


class FichierLie(File):
    """A file of the disk that a preview shows where it is, rather than a copy of it."""

    def copy_file(self, dirty: bool = False) -> None:
        destination = Path(self.abs_dest_path)
        if self.abs_src_path is None or destination.is_symlink():
            return
        destination.parent.mkdir(parents=True, exist_ok=True)
        try:
            destination.symlink_to(self.abs_src_path)
        except OSError:
            super().copy_file(dirty)


def ecrire(destination: str, contenu: bytes) -> None:
    """Write a file of the site, its folder being made where it is missing.

    One that holds ``contenu`` already is left as it is: to read it costs less.
    """
    if _contient(destination, contenu):
        return
    try:
        sortie = os.open(destination, _ECRITURE, 0o666)
    except FileNotFoundError:
        os.makedirs(os.path.dirname(destination), exist_ok=True)  # noqa: PTH103, PTH120 -- as above
        sortie = os.open(destination, _ECRITURE, 0o666)
    with open(sortie, "wb", buffering=0) as ouvert:  # noqa: PTH123 -- a descriptor, not a path
        ouvert.write(contenu)


def _pareils(source: str, destination: str) -> bool:
    """Tell whether a large file stands in the site already."""
    try:
        return filecmp.cmp(source, destination, shallow=False)
    except OSError:
        return False


def _contient(destination: str, contenu: bytes) -> bool:
    try:
        ouvert = os.open(destination, os.O_RDONLY | _BINAIRE)
    except OSError:
        return False
    try:
        return os.fstat(ouvert).st_size == len(contenu) and os.read(ouvert, len(contenu)) == contenu
    finally:
        os.close(ouvert)


def section_hors_menu(page: Page | PageGardee) -> str:
    """Return the menu's page that a page out of the menu belongs to; empty for a page in it."""
    if isinstance(page, PageGardee) or page.chemin.startswith(_TABLEAU_DE_BORD):
        return "organismes/"
    return next((s for s in _HORS_MENU if page.chemin.startswith(s) and page.chemin != s), "")


def fichier_produit(
    config: MkDocsConfig, url: str, contenu: bytes | Path, *, lier: bool = False
) -> File:
    """Return what is published at ``url`` as it is: bytes, or a file, copied or linked to."""
    inclusion = InclusionLevel.INCLUDED
    if isinstance(contenu, bytes):
        return FichierProduit.generated(config, url, content=contenu, inclusion=inclusion)
    classe = FichierLie if lier else FichierProduit
    return classe.generated(config, url, abs_src_path=str(contenu), inclusion=inclusion)


def poser(files: Files, fichier: File) -> None:
    """Add a file to the site's; PluginError where a hand-written one stands in its place."""
    if files.get_file_from_path(fichier.src_uri) is not None:
        raise PluginError(
            f"certimetal : « {fichier.src_uri} » est produit par l’outil ; retirez ce fichier du "
            "dossier des pages écrites à la main."
        )
    files.append(fichier)
