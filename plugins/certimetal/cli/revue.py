"""``revue``: what a branch changes, whether its authors may, and what is wrong with it."""

from __future__ import annotations

import re
import sys
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

import click

from certimetal.cli.commun import ERREURS, PROPRE, lire_date, version

if TYPE_CHECKING:
    from datetime import date

FORMES = ("markdown", "texte", "json", "github", "sarif", "gitlab", "junit")
_COMPTE = re.compile(r"[A-Za-z0-9][A-Za-z0-9._\[\]-]{0,99}")


def lire_compte(_ctx: click.Context, _param: click.Parameter, valeur: str) -> str:
    """Read an account (click callback): what a forge would never give as a login is refused."""
    if not _COMPTE.fullmatch(valeur):
        raise click.BadParameter("un compte de la forge a des lettres, des chiffres, des tirets.")
    return valeur


def lire_comptes(
    ctx: click.Context, param: click.Parameter, valeurs: tuple[str, ...]
) -> tuple[str, ...]:
    """Read accounts (click callback)."""
    return tuple(lire_compte(ctx, param, valeur) for valeur in valeurs)


def lire_registre(
    _ctx: click.Context, _param: click.Parameter, valeur: str | None
) -> tuple[Path, str] | None:
    """Read « CHEMIN » or « CHEMIN@RÉVISION » (click callback); the revision is HEAD by default."""
    if valeur is None:
        return None
    chemin, arobase, revision = valeur.rpartition("@")
    if not arobase or Path(valeur).exists():
        return Path(valeur), "HEAD"
    return Path(chemin), revision


@click.command(options_metavar="[OPTIONS]", short_help="Relire une proposition.")
@click.option("--base", required=True, metavar="RÉVISION", help="Là où elle serait versée.")
@click.option("--head", required=True, metavar="RÉVISION", help="La branche proposée.")
@click.option(
    "--auteur",
    "auteurs",
    metavar="COMPTE",
    multiple=True,
    required=True,
    callback=lire_comptes,
    help="Le compte qui propose, et chacun de ceux qui ont poussé\u202f; à répéter.",
)
@click.option(
    "--approuve-par",
    "approbateurs",
    metavar="COMPTE",
    multiple=True,
    callback=lire_comptes,
    help="Un compte qui a approuvé la proposition sur la forge\u202f; à répéter.",
)
@click.option(
    "--depuis",
    metavar="RÉVISION",
    default="",
    help="Ne montrer que ce qui a changé depuis cette version, lue la dernière fois.",
)
@click.option(
    "--registre",
    metavar="CHEMIN[@RÉVISION]",
    callback=lire_registre,
    help="Lire le référentiel et les comptes dans cet autre dépôt, et non dans BASE.",
)
@click.option(
    "--format",
    "forme",
    type=click.Choice(FORMES),
    default="texte",
    show_default=True,
    help="Forme du résultat.",
)
@click.option(
    "--depot",
    metavar="DOSSIER",
    type=click.Path(path_type=Path),
    default=Path(),
    help="Le dépôt Git, avec ou sans copie de travail (par défaut, celui d’ici).",
)
@click.option("--au", metavar="DATE", hidden=True, callback=lire_date, help="Relire à cette date.")
def revue(  # noqa: PLR0917 -- click passes them by name
    base: str,
    head: str,
    auteurs: tuple[str, ...],
    approbateurs: tuple[str, ...],
    depuis: str,
    registre: tuple[Path, str] | None,
    forme: str,
    depot: Path,
    au: date,
) -> int:
    """Relire une proposition, sans copie de travail.

    Ce qui est jugé est ce qui serait versé\u00a0: la fusion de HEAD dans BASE, avec les règles, les
    schémas et les comptes de BASE, ou ceux d’un autre dépôt (--registre). Les comptes de ceux qui
    proposent viennent de la forge, jamais des commits.

    Code de sortie\u00a0: 0 si la proposition n’introduit pas d’erreur, 1 si elle en introduit, 2 si
    la relecture n’a pas pu se faire.
    """
    from certimetal.app.rapport_revue import render  # noqa: PLC0415 -- see the package's docstring
    from certimetal.app.revue import DemandeRevue, registre_de, review  # noqa: PLC0415 -- as above
    from certimetal.finding import Gravite  # noqa: PLC0415 -- as above
    from certimetal.reading.git import open_git  # noqa: PLC0415 -- as above

    demande = DemandeRevue(
        base=base,
        head=head,
        auteurs=auteurs,
        approbateurs=approbateurs,
        depuis=depuis,
        aujourdhui=au,
    )
    with ExitStack() as ouverts:
        git = ouverts.enter_context(open_git(depot))
        if registre is None:
            tenu = registre_de(git, base)
        else:
            chemin, revision = registre
            tenu = registre_de(ouverts.enter_context(open_git(chemin)), revision)
        faite = review(git, demande, tenu, ailleurs=registre is not None)
        sys.stdout.write(render(faite, forme, tenu.schemas, version=version))
    graves = any(finding.gravite is Gravite.ERREUR for finding in faite.tri.introduits)
    return ERREURS if graves else PROPRE
