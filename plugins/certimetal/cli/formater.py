"""``formater``: the files of dossiers laid out one way, nothing lost."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from certimetal.cli.commun import ERREURS, PROPRE, largeur, ouvrir_depot
from certimetal.cli.options import option_racine

if TYPE_CHECKING:
    from collections.abc import Sequence

    from certimetal.app.depot import Depot
    from certimetal.domain.formatage import Passage


@click.command(options_metavar="[OPTIONS]", short_help="Mettre des dossiers en forme.")
@click.argument("chemins", metavar="[CHEMIN…]", nargs=-1, type=click.Path(path_type=Path))
@click.option("--verifier", is_flag=True, help="Ne rien écrire : sortir avec 1 si c’est à faire.")
@click.option("--simulation", is_flag=True, help="Ne rien écrire : dire ce qui changerait.")
@click.option(
    "--avec-empreinte",
    is_flag=True,
    help="Mettre aussi en forme les réponses dont l’empreinte en change, sans demander.",
)
@option_racine
def formater(
    chemins: tuple[Path, ...],
    verifier: bool,
    simulation: bool,
    avec_empreinte: bool,
    racines: tuple[Path, ...],
) -> int:
    """Mettre en forme les fichiers des dossiers, sans rien en perdre.

    CHEMIN est le dossier d’un organisme, l’un de ses fichiers, ou un dossier qui en contient
    d’autres. Sans CHEMIN, tout le dépôt.

    Remet en ordre le YAML (retraits, blancs, fins de ligne, guillemets d’un code postal…) et le
    texte des réponses, en gardant les commentaires. Ce qui changerait l’empreinte d’une réponse
    est demandé d’abord. Un événement déjà versé n’est jamais touché.
    """
    from certimetal.app.formatage import plan_layout, write_layout  # noqa: PLC0415 -- costly
    from certimetal.app.selection import select  # noqa: PLC0415 -- as above

    depot = ouvrir_depot([*chemins, *racines])
    passages = list(plan_layout(depot, select(depot, chemins, racines=racines)))
    if verifier or simulation:
        _raconte(passages, entier=avec_empreinte, ecrit=False)
        a_faire = any(passage.change(entier=avec_empreinte) for passage in passages)
        return ERREURS if verifier and (a_faire or _en_faute(passages)) else PROPRE
    passages = write_layout(depot, passages, entier=avec_empreinte)
    if _raconte(passages, entier=avec_empreinte, ecrit=True) and sys.stdin.isatty():
        passages += _demande(depot, passages)
    return ERREURS if _en_faute(passages) else PROPRE


def _raconte(passages: Sequence[Passage], *, entier: bool, ecrit: bool) -> bool:
    """Print the report, and tell whether there is a question left."""
    from certimetal.rendering import formatage  # noqa: PLC0415 -- see the package's docstring

    recit = formatage.tell(passages, entier=entier, ecrit=ecrit, largeur=largeur())
    avis = "" if entier else formatage.warn(passages, largeur=largeur())
    sys.stdout.write(recit + avis)
    if avis and not (ecrit and sys.stdin.isatty()):
        click.echo(formatage.COMMENT)
    return bool(avis)


def _demande(depot: Depot, passages: Sequence[Passage]) -> list[Passage]:
    """Ask whether answers may lose their empreinte, and lay them out where they may."""
    from certimetal.app.formatage import write_answers  # noqa: PLC0415 -- as above
    from certimetal.rendering import formatage  # noqa: PLC0415 -- as above

    sys.stdout.write(formatage.QUESTION)
    sys.stdout.flush()
    if sys.stdin.readline().strip().casefold() not in {"o", "oui"}:
        click.echo(formatage.NON)
        return []
    ecrits = write_answers(depot, passages)
    sys.stdout.write(formatage.tell(ecrits, entier=True, ecrit=True, largeur=largeur()))
    return ecrits


def _en_faute(passages: Sequence[Passage]) -> bool:
    """Whether a file was left aside for a fault: unreadable, or changed meanwhile."""
    from certimetal.domain.formatage import Laisse  # noqa: PLC0415 -- see the package's docstring

    fautes = {Laisse.ILLISIBLE, Laisse.CHANGE_ENTRE_TEMPS}
    return any(passage.laisse in fautes for passage in passages)
