"""The MkDocs plugin: hands the finished pages over to MkDocs; the only package that imports it.

Pages that belong in the menu are MkDocs pages whose content comes finished. All others (one per
OF, one per contrôle, one per schéma) only fill a shell: they cost their content and no more.
The same package serves ProperDocs, which answers to MkDocs' module names.
"""

from __future__ import annotations

import logging
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, cast

from mkdocs.commands.build import get_context
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import File

import certimetal
from certimetal.app.depot import open_depot
from certimetal.app.memoire import look_rarely
from certimetal.app.pages_en_cache import PageGardee
from certimetal.app.publication import Publication, publier
from certimetal.errors import CertimetalError
from certimetal.plugin.apercu import GabaritsCompiles, PagesEcrites
from certimetal.plugin.fichiers import (
    FichierHorsMenu,
    ecrire,
    fichier_produit,
    poser,
    section_hors_menu,
)
from certimetal.plugin.precedent import SitePrecedent
from certimetal.plugin.reglages import Options, Reglages, lire_reglages
from certimetal.plugin.surveillance import surveiller
from certimetal.rendering import csp, pour_le_theme, site
from certimetal.rendering.coquilles import Coquilles
from certimetal.rendering.retouches import retoucher

if TYPE_CHECKING:
    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.livereload import LiveReloadServer
    from mkdocs.structure.files import Files
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page as PageMkDocs
    from mkdocs.utils.templates import TemplateContext

    from certimetal.rendering.page import Page
    from certimetal.rendering.pour_le_theme import PageLegere

__all__ = ["CertimetalPlugin"]

log = logging.getLogger("mkdocs.plugins.certimetal")

_THEME = str(Path(certimetal.__path__[0]) / "rendering" / "theme")
_FEUILLE_DU_THEME = "certimetal/theme.css"
_INDEX_DE_RECHERCHE = ("material/search", "materialx/search")


class CertimetalPlugin(BasePlugin[Options]):  # type: ignore[no-untyped-call]  # -- MkDocs' own
    """The référentiel and the dossiers as pages of the site."""

    _reglages: Reglages
    _publication: Publication
    _menu: dict[str, Page]
    _hors_menu: list[FichierHorsMenu]
    _nav: Navigation
    _coquilles: Coquilles
    _ecrites: PagesEcrites
    _gabarits: GabaritsCompiles
    _precedent: SitePrecedent
    _apercu = False

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Note whether this is a preview: built many times, each page given a script by the server.

        MkDocs keeps the plugin from one of its builds to the next, because it has this method.
        """
        del dirty
        look_rarely()
        self._apercu = command == "serve"
        self._ecrites, self._gabarits = PagesEcrites(), GabaritsCompiles()

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Read the options; add the theme's overrides, style sheet and script."""
        self._precedent = SitePrecedent(Path(config.site_dir))
        self._reglages = lire_reglages(self.config, config)
        if _THEME not in config.theme.dirs:
            config.theme.dirs.insert(1 if config.theme.custom_dir else 0, _THEME)
        feuilles = (_FEUILLE_DU_THEME, *site.FEUILLES)
        config.extra_css.extend(f for f in feuilles if f not in config.extra_css)
        config.extra_javascript.extend(s for s in site.SCRIPTS if s not in config.extra_javascript)
        config.extra["certimetal"] = pour_le_theme.construction(
            self._reglages.jour, cachee=site.montre_le_suivi(self._reglages.profil)
        )
        return config

    def on_pre_build(self, *, config: MkDocsConfig) -> None:
        """Keep the folders of the OFs from being emptied."""
        del config
        if not self._apercu:
            self._precedent.mettre_a_l_abri()

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Read, check and render everything; give MkDocs the files that come of it."""
        self._publier()
        publication = self._publication
        toutes: tuple[Page | PageGardee, ...] = (*publication.pages, *publication.organismes)
        self._menu, self._hors_menu = {}, []
        for page in toutes:
            section = section_hors_menu(page)
            if section or isinstance(page, PageGardee):
                self._hors_menu.append(FichierHorsMenu(page, section, config, self._ecrire))
                continue
            fichier = File.generated(config, f"{page.chemin}index.md", content="")
            self._menu[fichier.src_uri] = page
            poser(files, fichier)
        for hors_menu in self._hors_menu:
            poser(files, hors_menu)
        for url, contenu in publication.fichiers.items():
            poser(files, fichier_produit(config, url, contenu, lier=self._apercu))
        return files

    def _publier(self) -> None:
        """Make every page; a fault of the référentiel is a warning, one of a dossier is not.

        ``--strict`` makes an error of each warning: an OF's mistake must not stop the others'
        publication.
        """
        reglages = self._reglages
        try:
            depot = open_depot(reglages.racine)
            self._publication = publier(
                depot,
                reglages.dossiers,
                today=reglages.jour,
                profil=reglages.profil,
                lien_edition=reglages.lien_edition,
                cache=reglages.cache,
                base=reglages.base,
                adresse=reglages.adresse,
                telechargements=reglages.telechargements,
                forge=reglages.forge,
            )
        except CertimetalError as erreur:
            raise PluginError(f"certimetal : {erreur}") from erreur
        for finding in depot.findings:
            log.warning("%s : %s", finding.location, finding.message)
        for avis in self._publication.avis:
            log.info(avis)

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:
        """Date every page, and say which file it comes from and where to change it."""
        del config
        self._nav = nav
        for fichier in files.documentation_pages():
            page = fichier.page
            if page is None:
                continue
            finie = self._menu.get(fichier.src_uri)
            source = finie.source if finie else self._reglages.docs + fichier.src_uri
            page.update_date = self._reglages.jour.isoformat()
            page.edit_url = self._edition(source) or None
        return nav

    def _edition(self, source: str) -> str:
        return self._reglages.lien_edition(source) if source else ""

    def on_page_content(
        self, html: str, *, page: PageMkDocs, config: MkDocsConfig, files: Files
    ) -> str:
        """Put the finished content, its table of contents and its anchors in place."""
        del config, files
        finie = self._menu.get(page.file.src_uri)
        if finie is None:
            page.meta["source"] = self._reglages.docs + page.file.src_uri
            return html
        page.meta.update(pour_le_theme.meta(finie, seule=page.parent is None))
        page.toc = cast("Any", pour_le_theme.sommaire_de(finie))
        page.present_anchor_ids = set(pour_le_theme.identifiants(finie.contenu))
        return finie.contenu

    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:
        """Make ready the shells, now that the menu is known and its pages have their titles."""
        if self._apercu:
            env.bytecode_cache = self._gabarits
            self._ecrites.preparer(Path(config.site_dir))
            self._ecrites.nettoyer({fichier.dest_uri for fichier in files})
        else:
            self._precedent.remettre({fichier.dest_uri for fichier in files})

        def rendre(gabarit: str, page: PageLegere, section: str) -> str:
            ouverte = next((p for p in self._nav.pages if p.url == section), None)
            if ouverte is None or ouverte.parent is None:
                page.meta["hide"] = ["navigation"]
            contexte = get_context(self._nav, [], config, cast("PageMkDocs", page))
            if ouverte is not None:
                ouverte.active = True
            try:
                return env.get_template(gabarit).render(contexte)
            finally:
                if ouverte is not None:
                    ouverte.active = False

        self._coquilles = Coquilles(env, rendre, self._finir)
        return env

    def _ecrire(self, fichier: FichierHorsMenu) -> None:
        """Write a page out of the menu, whole; a preview leaves one that has not changed."""
        finie = fichier.finie
        lieu = {
            "section": fichier.section,
            "canonique": fichier.adresse,
            "edition": self._edition(finie.source),
        }
        cle = ""
        if self._apercu and isinstance(finie, PageGardee) and finie.cle:
            cle = finie.cle + self._coquilles.empreinte(finie, **lieu)
            if self._ecrites.est_a_jour(fichier.dest_uri, cle):
                return
        contenu = finie.contenu() if isinstance(finie, PageGardee) else finie.contenu.encode()
        ecrire(fichier.abs_dest_path, self._coquilles.remplir(finie, contenu, **lieu))
        self._ecrites.noter(fichier.dest_uri, cle)

    def _finir(self, page: str) -> str:
        """Mend the theme's faults; write the page's policy, now that its scripts are known."""
        page = retoucher(page)
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
            jour = self._reglages.jour.isoformat()
            return pour_le_theme.plan_du_site(output_content, adresses, jour)
        return output_content

    def on_build_error(self, *, error: Exception) -> None:
        """Leave nothing of the last site in the folder of one that could not be made."""
        del error
        self._precedent.oublier()

    @event_priority(100)  # before the search plugin writes its index
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Tell the theme's search what it may know of the pages that it has not seen."""
        index = _index_de_recherche(config)
        if index is None:
            return
        for page in (*self._menu.values(), *(fichier.finie for fichier in self._hors_menu)):
            index.entries.extend(pour_le_theme.entrees_recherche(page))

    def on_serve(
        self, server: LiveReloadServer, *, config: MkDocsConfig, builder: Any
    ) -> LiveReloadServer:
        """Watch the référentiel, the schemas and every root of dossiers."""
        del config, builder
        racine = self._reglages.racine
        surveiller(server, (racine / "criteria", racine / "schemas", *self._reglages.dossiers))
        return server


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
