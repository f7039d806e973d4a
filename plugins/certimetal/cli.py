"""The command line: reads arguments, calls a use case, prints. Nothing is decided here.

What a command needs is imported when it runs: a ``valider`` without a change takes less time than
the imports of the others would.
"""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from certimetal.cli_francais import speak_french
from certimetal.errors import CertimetalError, ReferentielError, RepositoryNotFoundError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from certimetal.app.depot import Depot

PROPRE, ERREURS, EMPECHE, INTERROMPU = 0, 1, 2, 130
FORMATS = ("texte", "json", "github", "sarif", "gitlab", "junit")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command and return its exit code: 0 clean, 1 errors found, 2 could not work."""
    _prepare_streams()
    speak_french()
    try:
        code = certimetal.main(arguments, prog_name="certimetal", standalone_mode=False)
    except click.ClickException as error:
        error.show()
        return EMPECHE
    except CertimetalError as error:
        click.echo(error, err=True)
        return EMPECHE
    except click.Abort:
        click.echo("Interrompu.", err=True)
        return INTERROMPU
    return code if isinstance(code, int) else PROPRE


def _prepare_streams() -> None:
    """Write UTF-8 whatever the machine's language, and stop quietly when nobody reads on."""
    for flux in (sys.stdout, sys.stderr):
        reconfigure = getattr(flux, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="backslashreplace")
    if hasattr(signal, "SIGPIPE"):
        signal.signal(signal.SIGPIPE, signal.SIG_DFL)


@click.group(
    options_metavar="[OPTIONS]",
    subcommand_metavar="COMMANDE [ARGUMENTS]…",
    context_settings={"help_option_names": ["-h", "--aide", "--help"], "max_content_width": 100},
)
@click.option(
    "--version",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    help="Afficher la version.",
    callback=lambda ctx, _param, valeur: _show_version(ctx) if valeur else None,
)
def certimetal() -> None:
    """Dossiers d’habilitation CERTIMÉTAL : créer, vérifier, comprendre."""


def _show_version(ctx: click.Context) -> None:
    click.echo(f"certimetal {_version()}")
    ctx.exit(PROPRE)


def _version() -> str:
    from importlib.metadata import version  # noqa: PLC0415 -- 15 ms, seldom needed

    return version("certimetal")


def _date(_ctx: click.Context, _param: click.Parameter, valeur: str | None) -> date:
    from datetime import date  # noqa: PLC0415 -- see the module's docstring

    if valeur is None:
        return date.today()
    try:
        return date.fromisoformat(valeur)
    except ValueError as error:
        raise click.BadParameter(
            f"«\u00a0{valeur}\u00a0» n’est pas une date de la forme 2026-03-31."
        ) from error


@certimetal.command(options_metavar="[OPTIONS]", short_help="Vérifier des dossiers.")
@click.argument("chemins", metavar="[CHEMIN…]", nargs=-1, type=click.Path(path_type=Path))
@click.option(
    "--format",
    "forme",
    type=click.Choice(FORMATS),
    default="texte",
    show_default=True,
    help="Forme du résultat.",
)
@click.option(
    "--territoire",
    "certificateur",
    metavar="CODE",
    default="",
    help="Seulement les dossiers de ce certificateur (par exemple uimm-35-56).",
)
@click.option(
    "--racine",
    "racines",
    metavar="DOSSIER",
    multiple=True,
    type=click.Path(path_type=Path),
    help="Où sont les dossiers\u202f; à répéter s’ils sont à plusieurs endroits.",
)
@click.option("--sans-cache", is_flag=True, help="Tout relire, sans se fier à la fois précédente.")
@click.option("--au", metavar="DATE", hidden=True, callback=_date, help="Vérifier à cette date.")
def valider(  # noqa: PLR0917 -- click passes them by name
    chemins: tuple[Path, ...],
    forme: str,
    certificateur: str,
    racines: tuple[Path, ...],
    sans_cache: bool,
    au: date,
) -> int:
    """Vérifier les dossiers et le référentiel.

    CHEMIN est le dossier d’un organisme, l’un de ses fichiers (tout son dossier est alors
    vérifié), le référentiel (criteria), ou un dossier qui en contient d’autres. Sans CHEMIN, tout
    le dépôt est vérifié.

    Code de sortie\u00a0: 0 si rien n’est une erreur, 1 s’il y a des erreurs, 2 si la vérification
    n’a pas pu se faire.
    """
    from certimetal.app.selection import select  # noqa: PLC0415 -- see the module's docstring
    from certimetal.app.validation import validate  # noqa: PLC0415 -- as above

    depot = _open_depot([*chemins, *racines])
    selection = select(depot, chemins, racines=racines, certificateur=certificateur)
    bilan = validate(depot, selection, today=au, cache=not sans_cache)

    from certimetal.app.rapport import render  # noqa: PLC0415 -- as above

    sys.stdout.write(
        render(bilan, forme, version=_version, couleurs=_couleurs(), largeur=_largeur())
    )
    return PROPRE if bilan.valide else ERREURS


@certimetal.command(options_metavar="[OPTIONS]", short_help="Expliquer un contrôle ou une règle.")
@click.argument("identifiant", metavar="[ID]", required=False)
def regle(identifiant: str | None) -> int:
    """Expliquer un contrôle de l’outil (siret-cle…) ou une règle du référentiel (R28, L4, D9…).

    Sans ID, les liste tous.
    """
    from certimetal.app import controles  # noqa: PLC0415 -- see the module's docstring
    from certimetal.rendering import terminal  # noqa: PLC0415 -- as above

    try:
        referentiel = _open_depot([]).referentiel
    except (RepositoryNotFoundError, ReferentielError):
        referentiel = None  # the tool's own checks are explained all the same
    if identifiant is None:
        regles = controles.all_regles(referentiel) if referentiel else {}
        page = terminal.list_all(controles.all_controles().values(), regles.values())
    else:
        trouve = controles.find_controle_ou_regle(identifiant, referentiel)
        page = terminal.explain(trouve, largeur=_largeur())
    sys.stdout.write(page)
    return PROPRE


@certimetal.command(options_metavar="[OPTIONS]", short_help="Commencer un dossier.")
@click.argument("siret", metavar="SIRET")
@click.option(
    "--certificateur",
    metavar="CODE",
    default="",
    help="Le certificateur dont relève l’organisme (par exemple uimm-35-56).",
)
def nouveau(siret: str, certificateur: str) -> int:
    """Écrire un dossier à remplir pour l’établissement SIRET (14 chiffres).

    Rien de ce qui existe n’est remplacé.
    """
    from certimetal.app.nouveau import create_dossier  # noqa: PLC0415 -- see the module's docstring
    from certimetal.rendering.terminal import announce  # noqa: PLC0415 -- as above

    ecrits = create_dossier(_open_depot([]), siret, certificateur=certificateur or None)
    sys.stdout.write(announce(ecrits, largeur=_largeur()))
    return PROPRE


def _open_depot(chemins: Sequence[Path]) -> Depot:
    """Open the repository of the current folder, else the one that the first path is in."""
    from certimetal.app.depot import find_root, open_depot  # noqa: PLC0415 -- as above

    try:
        racine = find_root(Path.cwd())
    except RepositoryNotFoundError:
        if not chemins:
            raise
        racine = find_root(chemins[0])
    return open_depot(racine)


def _couleurs() -> bool:
    """Tell whether to colour: a terminal that wants it (https://no-color.org)."""
    refus = os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb"
    return not refus and sys.stdout.isatty()


def _largeur() -> int:
    """Return the terminal's width in columns, at most 100: longer lines read badly."""
    try:
        return min(os.get_terminal_size(sys.stdout.fileno()).columns, 100)
    except (OSError, ValueError):
        return 100
