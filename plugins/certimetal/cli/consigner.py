"""``consigner``: one command for all events, each type with the options of its schema."""

from __future__ import annotations

import sys
from functools import partial
from typing import TYPE_CHECKING, Any

import click

from certimetal.cli.commun import PROPRE, largeur, lire_date, ouvrir_depot
from certimetal.cli.options import option_racine
from certimetal.domain.journal import TYPES

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path


class Types(click.Group):
    """A group whose commands are the types of events, and whose default is to list them.

    A class of click's, because only one tells which commands there are when they are asked for:
    their options come from the schemas of the repository.
    """

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 -- click's signature
        return list(TYPES)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 -- click's signature
        type_ = cmd_name.replace("-", "_")
        return _commande(type_) if type_ in TYPES else None

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args and args[0][:1].isdigit():
            return "possibles", possibles, args
        if args and self.get_command(ctx, args[0]) is None:
            types = ", ".join(TYPES)
            raise click.UsageError(
                f"Le type d’événement « {args[0]} » n’existe pas. Types : {types}.", ctx=ctx
            )
        return super().resolve_command(ctx, args)


@click.group(
    cls=Types,
    name="consigner",
    options_metavar="",
    subcommand_metavar="SIRET | TYPE SIRET [OPTIONS]…",
    short_help="Écrire un événement du journal.",
)
def consigner() -> None:
    """Écrire un événement dans le journal d’un dossier.

    Avec un SIRET seul, dit quels événements sont possibles aujourd’hui, pour qui, et pourquoi les
    autres ne le sont pas. Avec un TYPE, écrit l’événement. Ce qui se calcule est rempli, ce que les
    règles interdisent est refusé, ce que seule une personne peut dire est marqué dans le fichier.
    Rien de ce qui existe n’est modifié.
    """


@click.command(options_metavar="[OPTIONS]")
@click.argument("siret", metavar="SIRET")
@option_racine
@click.option("--au", metavar="DATE", hidden=True, callback=lire_date, help="Le jour qu’il est.")
def possibles(siret: str, racines: tuple[Path, ...], au: date) -> int:
    """Dire quels événements sont possibles aujourd’hui, pour qui, et pourquoi les autres non."""
    from certimetal.app.consigner import list_possibles  # noqa: PLC0415 -- see the package's docstring
    from certimetal.app.depot import DOSSIERS  # noqa: PLC0415 -- as above
    from certimetal.rendering.possibles import tell  # noqa: PLC0415 -- as above

    lieux = tuple(racine.absolute() for racine in racines) or (DOSSIERS,)
    choix = list_possibles(ouvrir_depot(racines), siret, today=au, racines=lieux)
    sys.stdout.write(tell(choix, largeur=largeur()))
    return PROPRE


def _commande(type_: str) -> click.Command:
    """Return the command that writes events of a type, its options read from its schema."""
    from certimetal.app.consigner import describe  # noqa: PLC0415 -- as above
    from certimetal.cli.options_evenement import options  # noqa: PLC0415 -- as above

    champ = describe(ouvrir_depot(), type_)
    return click.Command(
        name=type_,
        params=list(options(type_, champ)),
        callback=partial(_consigne, type_),
        help=champ.description,
        short_help=f"{champ.titre}.",
        epilog=(
            "Un texte peut venir d’un fichier : @constat.txt. Une DATE s’écrit 2026-03-31 ou "
            "31/03/2026."
        ),
        options_metavar="[OPTIONS]",
    )


def _consigne(type_: str, /, **valeurs: Any) -> int:
    from certimetal.app.consigner import consign  # noqa: PLC0415 -- as above
    from certimetal.app.depot import DOSSIERS  # noqa: PLC0415 -- as above
    from certimetal.cli.options_evenement import comprendre  # noqa: PLC0415 -- as above
    from certimetal.rendering.consignation import announce  # noqa: PLC0415 -- as above

    racines: tuple[Path, ...] = valeurs.pop("racines")
    siret, today, apercu = (valeurs.pop(nom) for nom in ("siret", "au", "apercu"))
    consigne = consign(
        ouvrir_depot(racines),
        siret,
        comprendre(type_, valeurs, today),
        today=today,
        apercu=apercu,
        racines=tuple(racine.absolute() for racine in racines) or (DOSSIERS,),
    )
    sys.stdout.write(announce(consigne, largeur=largeur()))
    return PROPRE
