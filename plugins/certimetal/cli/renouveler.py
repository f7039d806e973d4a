"""``renouveler``: the new dossier of a renewal, by difference with what was audited."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from certimetal.cli.commun import PROPRE, largeur, lire_date, ouvrir_depot
from certimetal.cli.options import option_racine

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path


@click.command(options_metavar="[OPTIONS]", short_help="Préparer un renouvellement.")
@click.argument("siret", metavar="SIRET")
@click.option(
    "--format",
    "forme",
    type=click.Choice(("texte", "markdown", "json")),
    default="texte",
    show_default=True,
    help="Forme du résultat.",
)
@click.option("--ecrire", is_flag=True, help="Écrire le dépôt du renouvellement, à compléter.")
@click.option(
    "--saisi-pour-of", is_flag=True, help="Avec --ecrire : le secrétariat tape pour l’organisme."
)
@option_racine
@click.option("--au", metavar="DATE", hidden=True, callback=lire_date, help="Le jour qu’il est.")
def renouveler(  # noqa: PLR0917 -- click passes them by name
    siret: str,
    forme: str,
    ecrire: bool,
    saisi_pour_of: bool,
    racines: tuple[Path, ...],
    au: date,
) -> int:
    """Comparer le dossier SIRET à ce qui a été audité, pour préparer son renouvellement.

    Dit quand déposer, quelles réponses et annexes ont changé ou datent, quel guide a changé, et ce
    que sont devenues les non-conformités passées. Avec --ecrire, prépare aussi l’événement de
    dépôt.
    """
    from certimetal.app import renouveler as cas  # noqa: PLC0415 -- see the package's docstring
    from certimetal.app.depot import DOSSIERS  # noqa: PLC0415 -- as above

    depot = ouvrir_depot(racines)
    lieux = tuple(racine.absolute() for racine in racines) or (DOSSIERS,)
    renouvellement = cas.compare_renewal(depot, siret, today=au, racines=lieux)
    titres = cas.titles(depot, renouvellement)
    if forme == "json":
        from certimetal.rendering.renouvellement import json  # noqa: PLC0415 -- as above

        sys.stdout.write(json.render(renouvellement, titres))
    elif forme == "markdown":
        from certimetal.rendering.renouvellement import markdown  # noqa: PLC0415 -- as above

        sys.stdout.write(markdown.render(renouvellement, titres))
    else:
        from certimetal.rendering.renouvellement import texte  # noqa: PLC0415 -- as above

        sys.stdout.write(texte.render(renouvellement, titres, largeur=largeur()))
    if ecrire:
        from certimetal.rendering.consignation import announce  # noqa: PLC0415 -- as above

        ecrit = cas.write_depot(depot, siret, today=au, saisi_pour_of=saisi_pour_of, racines=lieux)
        # a report for a program or a page stays alone on the standard output
        sortie = sys.stdout if forme == "texte" else sys.stderr
        sortie.write(f"\n{announce(ecrit, largeur=largeur())}")
    return PROPRE
