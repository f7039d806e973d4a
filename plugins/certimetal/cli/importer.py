"""``importer``: a form that comes back from Word or LibreOffice becomes the dossier's files."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from certimetal.cli.commun import EMPECHE, ERREURS, PROPRE, largeur, lire_date, ouvrir_depot
from certimetal.cli.options import option_racine

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from certimetal.app.depot import Depot
    from certimetal.app.document_recu import DocumentRecu
    from certimetal.domain.importation import Importation, NonPlace


@click.command(
    options_metavar="[OPTIONS]", short_help="Faire d’un document Word ou OpenDocument un dossier."
)
@click.argument("fichier", metavar="FICHIER", type=click.Path(path_type=Path))
@click.option(
    "--siret", metavar="SIRET", default="", help="L’organisme, si le document ne le dit pas."
)
@click.option(
    "--certificateur",
    metavar="CODE",
    default="",
    help="Pour un nouveau dossier : le certificateur dont il relève (par exemple uimm-35-56).",
)
@click.option("--oui", is_flag=True, help="Écrire sans demander.")
@click.option("--simulation", is_flag=True, help="Montrer ce qui changerait, et ne rien écrire.")
@option_racine
@click.option("--au", metavar="DATE", hidden=True, callback=lire_date, help="Le jour qu’il est.")
def importer(  # noqa: PLR0917 -- click passes them by name
    fichier: Path,
    siret: str,
    certificateur: str,
    oui: bool,
    simulation: bool,
    racines: tuple[Path, ...],
    au: date,
) -> int:
    """Lire le formulaire rempli FICHIER (.docx, .odt) et en faire les fichiers du dossier.

    Montre d’abord ce qui change, puis demande. Tous les fichiers sont écrits, ou aucun ; les
    commentaires et l’ordre du YAML restent. Ce qui n’a de place dans aucun champ (un commentaire,
    une image, un paragraphe ajouté entre deux tableaux) est listé et gardé à part. Une grille
    d’audit remplie devient l’événement « constats ».

    Code de sortie : 0 si tout a trouvé sa place, 1 s’il reste quelque chose à reprendre à la main,
    2 si rien n’a pu être écrit.
    """
    from certimetal.app.depot import DOSSIERS  # noqa: PLC0415 -- see the package's docstring
    from certimetal.app.document_recu import open_document  # noqa: PLC0415 -- as above

    depot = ouvrir_depot(racines)
    lieux = tuple(racine.absolute() for racine in racines) or (DOSSIERS,)
    recu = open_document(fichier)
    if recu.est_une_grille:
        return _constats(depot, recu, fichier, siret, au, lieux, oui=oui, simulation=simulation)
    from certimetal.app.importation import plan_import  # noqa: PLC0415 -- as above
    from certimetal.rendering.importation import tell_plan  # noqa: PLC0415 -- as above

    importation = plan_import(
        depot, recu, today=au, siret=siret, certificateur=certificateur, racines=lieux
    )
    sys.stdout.write(tell_plan(importation, largeur=largeur()))
    reste = _reste(importation.non_places)
    if simulation:
        click.echo("\nSimulation : rien n’est écrit.")
        return reste
    if importation.fichiers and not oui and not _demande():
        return EMPECHE
    return _ecrire(depot, importation, fichier, reste)


def _constats(  # noqa: PLR0917 -- one caller
    depot: Depot,
    recu: DocumentRecu,
    fichier: Path,
    siret: str,
    au: date,
    lieux: tuple[str | Path, ...],
    *,
    oui: bool,
    simulation: bool,
) -> int:
    """Show the event that a grid makes, ask, and write it."""
    from certimetal.app.import_ecriture import write_aside  # noqa: PLC0415 -- as above
    from certimetal.app.import_grille import plan_constats, write_constats  # noqa: PLC0415 -- as above
    from certimetal.rendering.consignation import announce  # noqa: PLC0415 -- as above
    from certimetal.rendering.importation import tell_grid  # noqa: PLC0415 -- as above

    importee = plan_constats(depot, recu, siret=siret, today=au, racines=lieux)
    apercu = write_constats(depot, importee, today=au, apercu=True, racines=lieux)
    sys.stdout.write(announce(apercu, largeur=largeur(), suite=False))
    avis = tell_grid(importee, largeur=largeur())
    sys.stdout.write(f"\n{avis}" if avis else "")
    reste = _reste(importee.non_places)
    if simulation:
        click.echo("\nSimulation : rien n’est écrit.")
        return reste
    if not oui and not _demande():
        return EMPECHE
    if importee.non_places:
        lieu = write_aside(depot, fichier, importee.non_places, dict(recu.medias))
        click.echo(f"Ce qui n’a pas été placé est gardé dans {lieu}.")
    ecrit = write_constats(depot, importee, today=au, apercu=False, racines=lieux)
    click.echo(f"Écrit : {ecrit.chemin}")
    click.echo(f"Pour vérifier : certimetal valider {ecrit.dossier}")
    return reste


def _reste(non_places: Sequence[NonPlace]) -> int:
    return ERREURS if any(chose.perdu for chose in non_places) else PROPRE


def _demande() -> bool:
    """Ask before writing; where nobody can answer, nothing is written."""
    if not sys.stdin.isatty():
        click.echo("\nRien n’est écrit : personne n’a répondu. Relancez avec --oui.", err=True)
        return False
    if click.confirm("\nÉcrire ces fichiers ?", default=False, prompt_suffix=" "):
        return True
    click.echo("Rien n’est écrit.")
    return False


def _ecrire(depot: Depot, importation: Importation, fichier: Path, reste: int) -> int:
    from certimetal.app.import_ecriture import write_aside, write_import  # noqa: PLC0415 -- as above
    from certimetal.rendering.importation import tell_written  # noqa: PLC0415 -- as above

    a_cote = ""
    if importation.non_places:
        lieu = write_aside(depot, fichier, importation.non_places, dict(importation.medias))
        a_cote = str(lieu)
    write_import(depot, importation)
    dit = tell_written(importation, a_cote=a_cote, largeur=largeur())
    sys.stdout.write(f"\n{dit}" if dit else "")
    return reste
