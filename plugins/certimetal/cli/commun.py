"""What all commands share: exit codes, the repository, dates, the terminal's width and colours."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from certimetal.errors import RepositoryNotFoundError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from certimetal.app.depot import Depot

PROPRE, ERREURS, EMPECHE, INTERROMPU = 0, 1, 2, 130


def show_version(ctx: click.Context) -> None:
    """Print the tool's version and stop there."""
    click.echo(f"certimetal {version()}")
    ctx.exit(PROPRE)


def version() -> str:
    """Return the tool's version."""
    from importlib.metadata import version as installed  # noqa: PLC0415 -- 15 ms, seldom needed

    return installed("certimetal")


def lire_date(_ctx: click.Context, _param: click.Parameter, valeur: str | None) -> date:
    """Read an option's day (click callback): today where it is not given."""
    from datetime import date  # noqa: PLC0415 -- see the package's docstring

    if valeur is None:
        return date.today()
    try:
        return date.fromisoformat(valeur)
    except ValueError as error:
        raise click.BadParameter(
            f"«\u00a0{valeur}\u00a0» n’est pas une date de la forme 2026-03-31."
        ) from error


def ouvrir_depot(chemins: Sequence[Path] = ()) -> Depot:
    """Open the repository of the current folder, else the one that the first path is in."""
    from certimetal.app.depot import find_root, open_depot  # noqa: PLC0415 -- as above

    try:
        racine = find_root(Path.cwd())
    except RepositoryNotFoundError:
        if not chemins:
            raise
        racine = find_root(chemins[0])
    return open_depot(racine)


def couleurs() -> bool:
    """Tell whether to colour: a terminal that wants it (https://no-color.org)."""
    refus = os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb"
    return not refus and sys.stdout.isatty()


def largeur() -> int:
    """Return the terminal's width in columns, at most 100: longer lines read badly."""
    try:
        return min(os.get_terminal_size(sys.stdout.fileno()).columns, 100)
    except (OSError, ValueError):
        return 100
