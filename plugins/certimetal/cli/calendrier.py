"""``calendrier``: the dates of a training."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, cast

import click

from certimetal.cli.commun import PROPRE, largeur, lire_date, ouvrir_depot

if TYPE_CHECKING:
    from datetime import date

    from certimetal.app.calendrier import Forme


@click.command(options_metavar="[OPTIONS]", short_help="Dater les étapes d’une formation.")
@click.option("--entree", metavar="DATE", default="", help="Premier jour de la formation.")
@click.option("--fin", metavar="DATE", default="", help="Dernier jour de la formation.")
@click.option(
    "--evaluation", metavar="DATE", default="", help="Jour de l’évaluation, s’il est fixé."
)
@click.option(
    "--jury",
    "jurys",
    metavar="DATE",
    multiple=True,
    help="Jour d’un jury\u202f; à répéter. Par défaut, ceux que le certificateur publie.",
)
@click.option(
    "--certificateur",
    metavar="CODE",
    default="",
    help="Ajouter ce que demande ce certificateur (par exemple uimm-35-56).",
)
@click.option(
    "--format",
    "forme",
    type=click.Choice(("texte", "ics", "json")),
    default="texte",
    show_default=True,
    help="Forme du résultat\u00a0: «\u00a0ics\u00a0» est un fichier d’agenda.",
)
@click.option(
    "--au", metavar="DATE", hidden=True, callback=lire_date, help="Jour d’émission du fichier."
)
def calendrier(  # noqa: PLR0917 -- click passes them by name
    entree: str,
    fin: str,
    evaluation: str,
    jurys: tuple[str, ...],
    certificateur: str,
    forme: str,
    au: date,
) -> int:
    """Donner la date ou la période de chaque étape d’une formation, et ce qui ne peut être tenu.

    Une DATE s’écrit 2026-03-31 ou 31/03/2026. Les dates d’entrée et de fin sont nécessaires. Sans
    certificateur, seul le processus national est daté.
    """
    from certimetal.app.calendrier import render_calendrier  # noqa: PLC0415 -- see the package
    from certimetal.domain.parcours import Saisie  # noqa: PLC0415 -- as above

    saisie = Saisie(
        entree=entree, fin=fin, evaluation=evaluation, jurys=jurys, certificateur=certificateur
    )
    referentiel = ouvrir_depot().referentiel
    rendu = render_calendrier(referentiel, saisie, cast("Forme", forme), au=au, largeur=largeur())
    sys.stdout.buffer.write(rendu.encode("utf-8"))  # iCalendar's line ends as they are
    return PROPRE
