"""``valider`` and ``regle``: what is wrong in the dossiers, and what a check or a rule says."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from certimetal.cli.commun import (
    ERREURS,
    PROPRE,
    couleurs,
    largeur,
    lire_date,
    ouvrir_depot,
    version,
)
from certimetal.cli.options import option_racine
from certimetal.errors import ReferentielError, RepositoryNotFoundError

if TYPE_CHECKING:
    from datetime import date

FORMATS = ("texte", "json", "github", "sarif", "gitlab", "junit")


@click.command(options_metavar="[OPTIONS]", short_help="Vérifier des dossiers.")
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
@option_racine
@click.option("--sans-cache", is_flag=True, help="Tout relire, sans se fier à la fois précédente.")
@click.option(
    "--au", metavar="DATE", hidden=True, callback=lire_date, help="Vérifier à cette date."
)
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
    from certimetal.app.selection import select  # noqa: PLC0415 -- see the package's docstring
    from certimetal.app.validation import validate  # noqa: PLC0415 -- as above

    depot = ouvrir_depot([*chemins, *racines])
    selection = select(depot, chemins, racines=racines, certificateur=certificateur)
    bilan = validate(depot, selection, today=au, cache=not sans_cache)

    from certimetal.app.rapport import render  # noqa: PLC0415 -- as above

    sys.stdout.write(render(bilan, forme, version=version, couleurs=couleurs(), largeur=largeur()))
    return PROPRE if bilan.valide else ERREURS


@click.command(options_metavar="[OPTIONS]", short_help="Expliquer un contrôle ou une règle.")
@click.argument("identifiant", metavar="[ID]", required=False)
def regle(identifiant: str | None) -> int:
    """Expliquer un contrôle de l’outil (siret-cle…) ou une règle du référentiel (R28, L4, D9…).

    Sans ID, les liste tous.
    """
    from certimetal.app import controles  # noqa: PLC0415 -- see the package's docstring
    from certimetal.rendering import terminal  # noqa: PLC0415 -- as above

    try:
        referentiel = ouvrir_depot().referentiel
    except (RepositoryNotFoundError, ReferentielError):
        referentiel = None  # the tool's own checks are explained all the same
    if identifiant is None:
        regles = controles.all_regles(referentiel) if referentiel else {}
        page = terminal.list_all(controles.all_controles().values(), regles.values())
    else:
        trouve = controles.find_controle_ou_regle(identifiant, referentiel)
        page = terminal.explain(trouve, largeur=largeur())
    sys.stdout.write(page)
    return PROPRE
