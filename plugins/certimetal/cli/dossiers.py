"""``nouveau`` and ``reprendre``: what makes dossiers, and what they begin with."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from certimetal.cli.commun import ERREURS, PROPRE, largeur, lire_date, ouvrir_depot

if TYPE_CHECKING:
    from datetime import date


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


@click.command(options_metavar="[OPTIONS]", short_help="Reprendre les habilitations sur papier.")
@click.argument("tableau", metavar="[FICHIER.csv]", required=False, type=click.Path(path_type=Path))
@click.option("--modele", is_flag=True, help="Afficher le tableau à remplir, et rien d’autre.")
@click.option(
    "--creer", is_flag=True, help="Créer, à compléter, le dossier de chaque SIRET qui n’en a pas."
)
@click.option(
    "--au", metavar="DATE", hidden=True, callback=lire_date, help="Le jour de la reprise."
)
def reprendre(tableau: Path | None, modele: bool, creer: bool, au: date) -> int:
    """Inscrire les habilitations accordées sur papier avant ce registre.

    Chaque ligne du tableau devient un événement « reprise » du dossier de son SIRET. Le tableau est
    un CSV (virgules, points-virgules ou tabulations), tel que le tableur l’enregistre. Les dates
    s’écrivent 2022-09-01 ou 01/09/2022. Sans « fin », elle est calculée. S’il y a une faute, toutes
    sont nommées et rien n’est écrit.

    Code de sortie : 0 si tout est repris, 1 si le tableau a des fautes.
    """
    if modele:
        from certimetal.rendering.reprises import table_model  # noqa: PLC0415 -- as above

        sys.stdout.write(table_model())
        return PROPRE
    if tableau is None:
        raise click.UsageError("Indiquez le tableau à reprendre, ou --modele pour en avoir un.")
    from certimetal.app.reprise import take_over  # noqa: PLC0415 -- as above
    from certimetal.rendering.reprises import tell_reprises  # noqa: PLC0415 -- as above

    reprises = take_over(ouvrir_depot(), tableau, today=au, creer=creer)
    sys.stdout.write(tell_reprises(reprises))
    return ERREURS if reprises.fautes else PROPRE
