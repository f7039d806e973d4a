"""``codeowners``: whom the forge asks to approve, written from the registry."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from certimetal.cli.commun import ERREURS, PROPRE, lire_date, ouvrir_depot

if TYPE_CHECKING:
    from datetime import date


@click.command(options_metavar="[OPTIONS]", short_help="Écrire qui approuve quoi sur la forge.")
@click.option(
    "--verifier", is_flag=True, help="Dire si les fichiers sont à jour, et ne rien écrire."
)
@click.option("--au", metavar="DATE", hidden=True, callback=lire_date, help="À cette date.")
def codeowners(verifier: bool, au: date) -> int:
    """Écrire les fichiers CODEOWNERS d’après les comptes inscrits dans criteria/.

    GitHub, GitLab et Forgejo ont chacun le leur. Seuls comptent les mandats en cours ce jour-là :
    un mandat qui commence ou qui finit change ces fichiers.

    Code de sortie\u00a0: 0 si c’est fait ou à jour, 1 si « --verifier » trouve un fichier périmé,
    2 si les comptes ne se lisent pas.
    """
    from certimetal.app.codeowners import (  # noqa: PLC0415 -- see the package's docstring
        prepare_codeowners,
        write_codeowners,
    )
    from certimetal.rendering.codeowners import tell_ecarts, tell_vides  # noqa: PLC0415 -- as above

    depot = ouvrir_depot()
    prepares = prepare_codeowners(depot, au)
    if verifier:
        sys.stdout.write(tell_ecarts(prepares.perimes) + tell_vides(prepares.parts))
        return ERREURS if prepares.perimes else PROPRE
    ecrits = write_codeowners(depot, prepares)
    for chemin in ecrits:
        sys.stdout.write(f"Écrit\u00a0: {chemin}\n")
    if not ecrits:
        sys.stdout.write(tell_ecarts(()))
    sys.stdout.write(tell_vides(prepares.parts))
    return PROPRE
