"""``nouveau``: what makes dossiers."""

from __future__ import annotations

import sys

import click

from certimetal.cli.commun import PROPRE, largeur, ouvrir_depot


@click.command(options_metavar="[OPTIONS]", short_help="Commencer un dossier.")
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
    from certimetal.app.nouveau import create_dossier  # noqa: PLC0415 -- see the package's docstring
    from certimetal.rendering.terminal import announce  # noqa: PLC0415 -- as above

    ecrits = create_dossier(ouvrir_depot(), siret, certificateur=certificateur or None)
    sys.stdout.write(announce(ecrits, largeur=largeur()))
    return PROPRE
