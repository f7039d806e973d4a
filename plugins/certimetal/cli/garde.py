"""``garde``: what a bare Git server asks before it takes a push."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from certimetal.cli.commun import ERREURS, PROPRE, lire_date
from certimetal.cli.revue import lire_compte

if TYPE_CHECKING:
    from datetime import date


@click.command(options_metavar="[OPTIONS]", short_help="Juger un envoi, sur un serveur Git.")
@click.option(
    "--compte",
    metavar="COMPTE",
    required=True,
    callback=lire_compte,
    help="Le compte qui pousse, tel que le serveur l’a reconnu.",
)
@click.option(
    "--branche",
    metavar="NOM",
    default="",
    help="La branche du registre (par défaut, celle du serveur).",
)
@click.option(
    "--depot",
    metavar="DOSSIER",
    type=click.Path(path_type=Path),
    default=Path(),
    help="Le dépôt Git du serveur (par défaut, celui d’ici).",
)
@click.option("--au", metavar="DATE", hidden=True, callback=lire_date, help="Juger à cette date.")
def garde(compte: str, branche: str, depot: Path, au: date) -> int:
    """Juger un envoi avant qu’un serveur Git ne le prenne.

    À appeler par le crochet « pre-receive » du serveur (scripts/hooks/pre-receive), qui lui donne
    sur son entrée ce que Git lui donne. La branche du registre ne prend que ce que la relecture
    laisse passer\u202f; une autre branche est lue, et ce que la relecture en dirait est affiché.

    Code de sortie\u00a0: 0 si tout peut être pris, 1 si une référence est refusée (alors aucune ne
    bouge), 2 si l’envoi n’a pas pu être jugé.
    """
    from certimetal.app.garde import garder, lire_envois  # noqa: PLC0415 -- see the package's docstring
    from certimetal.reading.git import open_git  # noqa: PLC0415 -- as above

    admis = True
    with open_git(depot) as git:
        for jugement in garder(git, lire_envois(sys.stdin), compte, au, principale=branche):
            sys.stdout.write(jugement.texte)
            admis = admis and jugement.admis
    if not admis:
        sys.stdout.write("Envoi refusé\u00a0: rien n’a changé sur le serveur.\n")
    return PROPRE if admis else ERREURS
