"""The plugin's options, and what the rest of the configuration says to it."""

from __future__ import annotations

import os
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast
from urllib.parse import urlsplit

from mkdocs.config import config_options as option
from mkdocs.config.base import Config
from mkdocs.exceptions import PluginError

from certimetal.errors import InvalidValueError
from certimetal.rendering.editeur import lire_forge
from certimetal.rendering.edition import base_edition, lien_edition
from certimetal.rendering.telechargements import OFFRES

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

    from certimetal.rendering.editeur import Forge
    from certimetal.rendering.site import LienEdition, Profil


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

    editeur = option.Type(dict, default={})
    """The forge of the browser editor, published under `/editeur/`; none where it is not set.

    `forge` (`github`, `gitlab`, `forgejo`, `gitea`), `depot`, `branche`, `adresse` of the forge,
    `connexion` (GitHub's OAuth relay), `application` (the OAuth application of the others), `copie`
    (to propose from a fork). `docs/guides/editeur.md` says what each forge wants."""

    telechargements = option.ListOfItems(option.Choice(OFFRES), default=[])
    """What pages offer to download: `formulaires`, the blank forms (1 s of CPU, and again when the
    référentiel changes), and the PDFs of OF pages: `extraits` of those habilités, `dossiers` whose
    answers the profile shows, `rapports` of audits (`interne` only). None by default: a PDF costs
    15 to 80 ms the first time, and again when its dossier changes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reglages:
    """The options, understood: whole paths, a date, a link to the forge.

    ``docs`` is the folder of hand-written pages, from ``racine``: ``docs/``. ``base`` is the path
    of the site's root on its server, ``adresse`` its whole address, empty where it is not set.
    ``forge`` is where the editor writes, None where it is not published.
    """

    racine: Path
    docs: str
    dossiers: tuple[Path, ...]
    lien_edition: LienEdition
    profil: Profil
    jour: date
    cache: Path
    base: str
    adresse: str
    telechargements: tuple[str, ...]
    forge: Forge | None


def lire_reglages(options: Options, config: MkDocsConfig) -> Reglages:
    """Return what the configuration asks for; PluginError, in French, where it makes no sense."""
    if not config.use_directory_urls:
        raise PluginError("certimetal : « use_directory_urls » doit rester à « true ».")
    racine = _dossier(config, options.racine)
    racines = dict(
        _lire_racine(config, cast("str | dict[str, Any]", element)) for element in options.dossiers
    )
    docs = os.path.relpath(config.docs_dir, racine).replace(os.sep, "/") + "/"
    return Reglages(
        racine=racine,
        docs=docs,
        dossiers=tuple(racines),
        lien_edition=_lire_lien_edition(config, racine, docs, racines),
        profil=cast("Profil", options.profil),
        jour=_lire_jour(cast("str | date | None", options.date)),
        cache=_dossier(config, options.cache),
        base=urlsplit(config.site_url or "").path or "/",
        adresse=config.site_url or "",
        telechargements=tuple(options.telechargements),
        forge=_lire_forge(options),
    )


def _lire_forge(options: Options) -> Forge | None:
    try:
        return lire_forge(options.editeur)
    except InvalidValueError as erreur:
        raise PluginError(f"certimetal : {erreur}") from erreur


def _dossier(config: MkDocsConfig, chemin: str) -> Path:
    base = Path(config.config_file_path).parent if config.config_file_path else Path.cwd()
    return (base / chemin).resolve()


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
    config: MkDocsConfig, racine: Path, docs: str, racines: dict[Path, str]
) -> LienEdition:
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
