"""Options that several commands share, each described once."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from collections.abc import Callable

CHEMIN = click.Path(path_type=Path)


def option_racine(commande: Callable[..., Any]) -> Callable[..., Any]:
    """Add the option that tells where the dossiers are."""
    return click.option(
        "--racine",
        "racines",
        metavar="DOSSIER",
        multiple=True,
        type=CHEMIN,
        help="Où sont les dossiers\u202f; à répéter s’ils sont à plusieurs endroits.",
    )(commande)


def options_de_sortie(commande: Callable[..., Any]) -> Callable[..., Any]:
    """Add the options that tell where a document is written, and where the dossiers are."""
    for option in (
        option_racine,
        click.option(
            "--remplacer", is_flag=True, help="Écraser un fichier différent qui porte déjà ce nom."
        ),
        click.option(
            "--sortie",
            metavar="CHEMIN",
            type=CHEMIN,
            help="Le dossier où écrire, ou le nom du fichier. Par défaut, le dossier courant.",
        ),
    ):
        commande = option(commande)
    return commande
