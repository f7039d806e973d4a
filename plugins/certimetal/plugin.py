"""The MkDocs plugin: hands the finished pages over to MkDocs; the only module that imports it.

Pages that belong in the menu are MkDocs pages whose content comes finished. All others (one per
OF, one per contrôle, one per schéma) only fill a shell: they cost their content and no more.
The same module serves ProperDocs, which answers to MkDocs' module names.
"""

from __future__ import annotations

import logging
import os
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, cast
from urllib.parse import urljoin, urlsplit

from mkdocs.commands.build import get_context
from mkdocs.config import config_options as option
from mkdocs.config.base import Config
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import File, InclusionLevel

from certimetal.app.depot import open_depot
from certimetal.app.pages_en_cache import PageGardee
from certimetal.app.publication import Publication, publier
from certimetal.errors import CertimetalError
from certimetal.rendering import csp, pour_le_theme, site
from certimetal.rendering.coquilles import Coquilles
from certimetal.rendering.edition import base_edition, lien_edition
from certimetal.rendering.pour_le_theme import PageLegere

if TYPE_CHECKING:
    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.livereload import LiveReloadServer
    from mkdocs.structure.files import Files
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page as PageMkDocs
    from mkdocs.utils.templates import TemplateContext

    from certimetal.rendering.page import Page

log = logging.getLogger("mkdocs.plugins.certimetal")

_THEME = Path(__file__).parent / "rendering" / "theme"
_HORS_MENU = ("controles/", "schemas/")
_INDEX_DE_RECHERCHE = ("material/search", "materialx/search")


class Options(Config):  # type: ignore[no-untyped-call]  # -- MkDocs leaves one method untyped
    """What `mkdocs.yml` may say under `plugins: certimetal:`."""

    racine = option.Type(str, default=".")
    """Folder of `criteria/` and `schemas/`, relative to the configuration file."""

    dossiers = option.ListOfItems(option.Type((str, dict)), default=["dossiers"])
    """Folders of dossiers, relative to the configuration file: one or more, for one site.

    An item is a path, or a mapping with `chemin` and `modification`: the address that, followed
    by a file's path below that folder, opens the file's editor on the forge that holds it. The
    folders inside `racine` need none: `repo_url` and `edit_uri` give theirs."""

    profil = option.Choice(("public", "interne"), default="public")
    """`public` for everybody; `interne` for auditors: restricted answers too, never published."""

    date = option.Optional(option.Type((str, date)))
    """Day of the build (`AAAA-MM-JJ`); by default `SOURCE_DATE_EPOCH`'s day, else today."""

    cache = option.Type(str, default=".cache/certimetal")
    """Folder of rendered OF pages, relative to the configuration file; it may be deleted."""


class FichierHorsMenu(File):
    """A page out of the menu: known to links, sitemap and preview, written through a shell."""

    def __init__(self, finie: Page | PageGardee, section: str, plugin: CertimetalPlugin) -> None:
        config = plugin.configuration
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
        self._plugin = plugin
        legere = PageLegere(
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
        destination = Path(self.abs_dest_path)
        destination.parent.mkdir(parents=True, exist_ok=True)
        destination.write_bytes(self._plugin.remplir(self))


class CertimetalPlugin(BasePlugin[Options]):  # type: ignore[no-untyped-call]  # -- as above
    """The référentiel and the dossiers as pages of the site."""

    configuration: MkDocsConfig
    _racine: Path
    _racines: dict[Path, str]
    _lien: site.LienEdition
    _jour: date
    _publication: Publication
    _menu: dict[str, Page]
    _hors_menu: list[FichierHorsMenu]
    _nav: Navigation
    _coquilles: Coquilles
    _apercu = False

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Note whether pages are only for a preview, whose server adds a script to each."""
        del dirty
        self._apercu = command == "serve"

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Settle the day and the folders; add the theme's overrides, style sheet and script."""
        if not config.use_directory_urls:
            raise PluginError("certimetal : « use_directory_urls » doit rester à « true ».")
        self.configuration = config
        self._racine = _dossier(config, self.config.racine)
        self._racines = dict(
            _lire_racine(config, cast("str | dict[str, Any]", element))
            for element in self.config.dossiers
        )
        self._lien = _lire_lien_edition(config, self._racine, self._racines)
        self._jour = _lire_jour(cast("str | date | None", self.config.date))
        theme = str(_THEME)
        if theme not in config.theme.dirs:
            config.theme.dirs.insert(1 if config.theme.custom_dir else 0, theme)
        config.extra_css.extend(f for f in site.FEUILLES if f not in config.extra_css)
        config.extra_javascript.extend(s for s in site.SCRIPTS if s not in config.extra_javascript)
        return config

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Read, check and render everything; give MkDocs the files that come of it."""
        try:
            depot = open_depot(self._racine)
            self._publication = publier(
                depot,
                list(self._racines),
                today=self._jour,
                profil=cast("site.Profil", self.config.profil),
                lien_edition=self._lien,
                cache=_dossier(config, self.config.cache),
                base=urlsplit(config.site_url or "").path or "/",
            )
        except CertimetalError as erreur:
            raise PluginError(f"certimetal : {erreur}") from erreur
        for finding in depot.findings:
            log.warning("%s : %s", finding.location, finding.message)
        for avis in self._publication.avis:
            log.info(avis)
        self._poser_pages(files, config)
        for url, contenu in self._publication.fichiers.items():
            _poser(files, _fichier(config, url, contenu))
        return files

    def _poser_pages(self, files: Files, config: MkDocsConfig) -> None:
        self._menu, self._hors_menu = {}, []
        for page in self._publication.pages:
            section = _section_hors_menu(page.chemin)
            if section:
                self._hors_menu.append(FichierHorsMenu(page, section, self))
                continue
            fichier = File.generated(config, f"{page.chemin}index.md", content="")
            self._menu[fichier.src_uri] = page
            _poser(files, fichier)
        self._hors_menu += (
            FichierHorsMenu(gardee, "organismes/", self) for gardee in self._publication.organismes
        )
        for hors_menu in self._hors_menu:
            _poser(files, hors_menu)

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:
        """Date every page, and say which file it comes from and where to change it."""
        self._nav = nav
        for fichier in files.documentation_pages():
            page = fichier.page
            if page is None:
                continue
            finie = self._menu.get(fichier.src_uri)
            source = finie.source if finie else _docs(config, self._racine) + fichier.src_uri
            page.update_date = self._jour.isoformat()
            page.edit_url = (self._lien(source) or None) if source else None
        return nav

    def on_page_content(
        self, html: str, *, page: PageMkDocs, config: MkDocsConfig, files: Files
    ) -> str:
        """Put the finished content, its table of contents and its anchors in place."""
        del files
        finie = self._menu.get(page.file.src_uri)
        if finie is None:
            page.meta["source"] = _docs(config, self._racine) + page.file.src_uri
            return html
        page.meta.update(pour_le_theme.meta(finie))
        page.toc = cast("Any", pour_le_theme.sommaire_de(finie))
        page.present_anchor_ids = set(pour_le_theme.identifiants(finie.contenu))
        return finie.contenu

    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:
        """Make ready the shells, now that the menu is known and its pages have their titles."""
        del files

        def rendre(gabarit: str, page: PageLegere, section: str) -> str:
            contexte = get_context(self._nav, [], config, cast("PageMkDocs", page))
            ouverte = next((p for p in self._nav.pages if p.url == section), None)
            if ouverte is None:
                return env.get_template(gabarit).render(contexte)
            ouverte.active = True
            try:
                return env.get_template(gabarit).render(contexte)
            finally:
                ouverte.active = False

        self._coquilles = Coquilles(env, rendre, self._finir)
        return env

    def remplir(self, fichier: FichierHorsMenu) -> bytes:
        """Return a page out of the menu, whole."""
        finie = fichier.finie
        return self._coquilles.remplir(
            finie,
            finie.contenu() if isinstance(finie, PageGardee) else finie.contenu.encode(),
            section=fichier.section,
            canonique=fichier.adresse,
            edition=self._lien(finie.source) if finie.source else "",
        )

    def _finir(self, page: str) -> str:
        """Write a page's security policy, now that its scripts are known."""
        politique = csp.politique(page, scripts_ajoutes=self._apercu)
        return page.replace(csp.MARQUE, politique, 1)

    def on_post_page(self, output: str, *, page: PageMkDocs, config: MkDocsConfig) -> str:
        """Finish a page of the menu."""
        del page, config
        return self._finir(output)

    def on_template_context(
        self, context: TemplateContext, *, template_name: str, config: MkDocsConfig
    ) -> TemplateContext:
        """Give the « page introuvable » its content."""
        del config
        if template_name == "404.html":
            cast("dict[str, Any]", context)["introuvable"] = self._publication.introuvable
        return context

    def on_post_template(
        self, output_content: str, *, template_name: str, config: MkDocsConfig
    ) -> str:
        """Finish the « page introuvable »; put the pages out of the menu in the sitemap."""
        if template_name == "404.html":
            return self._finir(output_content)
        if template_name == "sitemap.xml" and config.site_url:
            adresses = (fichier.adresse for fichier in self._hors_menu)
            return pour_le_theme.plan_du_site(output_content, adresses, self._jour.isoformat())
        return output_content

    @event_priority(100)  # before the search plugin writes its index
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Tell the theme's search what it may know of the pages that it has not seen."""
        index = _index_de_recherche(config)
        if index is None:
            return
        for page in (*self._menu.values(), *(fichier.finie for fichier in self._hors_menu)):
            index.entries.extend(
                pour_le_theme.entree_recherche(page.chemin, entree) for entree in page.recherche
            )
        for fichier in self._hors_menu:
            page = fichier.finie
            if not page.recherche and not isinstance(page, PageGardee):
                index.add_entry_from_context(pour_le_theme.page_a_indexer(page))

    def on_serve(
        self, server: LiveReloadServer, *, config: MkDocsConfig, builder: Any
    ) -> LiveReloadServer:
        """Watch the référentiel, the schemas and every root of dossiers."""
        del config, builder
        for dossier in (self._racine / "criteria", self._racine / "schemas", *self._racines):
            if dossier.is_dir():
                server.watch(str(dossier))
        return server


def _dossier(config: MkDocsConfig, chemin: str) -> Path:
    base = Path(config.config_file_path).parent if config.config_file_path else Path.cwd()
    return (base / chemin).resolve()


def _docs(config: MkDocsConfig, racine: Path) -> str:
    """Return the folder of hand-written pages, from the repository's root: ``docs/``."""
    return os.path.relpath(config.docs_dir, racine).replace(os.sep, "/") + "/"


def _lire_racine(config: MkDocsConfig, element: str | dict[str, Any]) -> tuple[Path, str]:
    """Return a root of dossiers, and the address of its files' editor where it has its own."""
    valeur = {"chemin": element} if isinstance(element, str) else element
    if valeur.keys() - {"chemin", "modification"} or not isinstance(valeur.get("chemin"), str):
        raise PluginError(
            "certimetal : chaque élément de « dossiers » est un chemin, ou un groupe « chemin » "
            "et « modification »."
        )
    return _dossier(config, valeur["chemin"]), str(valeur.get("modification") or "")


def _lire_lien_edition(
    config: MkDocsConfig, racine: Path, racines: dict[Path, str]
) -> site.LienEdition:
    docs = _docs(config, racine)
    base = base_edition(config.repo_url or "", config.edit_uri or "", docs)
    if base is None:
        raise PluginError(
            f"certimetal : « edit_uri » doit finir par « {docs} », le dossier des pages écrites à "
            "la main, pour que l’adresse des autres fichiers s’en déduise."
        )
    ailleurs = {
        os.path.relpath(dossier, racine).replace(os.sep, "/") + "/": modification
        for dossier, modification in racines.items()
        if modification
    }
    return lien_edition(base, ailleurs)


def _lire_jour(valeur: str | date | None) -> date:
    if isinstance(valeur, date):
        return valeur
    if valeur:
        try:
            return date.fromisoformat(valeur)
        except ValueError:
            raise PluginError(
                f"certimetal : « date: {valeur} » n’est pas une date de la forme AAAA-MM-JJ."
            ) from None
    instant = os.environ.get("SOURCE_DATE_EPOCH")
    if instant:
        return datetime.fromtimestamp(int(instant), UTC).date()
    return datetime.now().astimezone().date()


def _section_hors_menu(chemin: str) -> str:
    """Return the menu's page that a page out of the menu belongs to; empty for a page in it."""
    return next((s for s in _HORS_MENU if chemin.startswith(s) and chemin != s), "")


def _fichier(config: MkDocsConfig, url: str, contenu: bytes | Path) -> File:
    inclusion = InclusionLevel.INCLUDED
    if isinstance(contenu, bytes):
        return File.generated(config, url, content=contenu, inclusion=inclusion)
    return File.generated(config, url, abs_src_path=str(contenu), inclusion=inclusion)


def _poser(files: Files, fichier: File) -> None:
    if files.get_file_from_path(fichier.src_uri) is not None:
        raise PluginError(
            f"certimetal : « {fichier.src_uri} » est produit par l’outil ; retirez ce fichier du "
            "dossier des pages écrites à la main."
        )
    files.append(fichier)


def _index_de_recherche(config: MkDocsConfig) -> Any | None:
    """Return the theme's lunr index in the making, None where the search is of another kind.

    Material keeps it on its plugin, MaterialX on its plugin's provider; MaterialX's other
    provider, Pagefind, reads the written pages and needs nothing.
    """
    for nom in _INDEX_DE_RECHERCHE:
        greffon = config.plugins.get(nom)
        if greffon is not None:
            return getattr(getattr(greffon, "provider", greffon), "search_index", None)
    return None
