"""``grille``: the audit grid, to fill in on site in Word or LibreOffice."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from certimetal.cli.commun import PROPRE, lire_date, ouvrir_depot
from certimetal.cli.options import options_de_sortie

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

AUDITS = ("initial", "intermediaire", "renouvellement")


@click.command(options_metavar="[OPTIONS]", short_help="Préparer la grille d’un audit sur place.")
@click.argument("siret", metavar="SIRET")
@click.option("--audit", type=click.Choice(AUDITS), default=None, help="La nature de l’audit.")
@click.option(
    "--format",
    "format_",
    type=click.Choice(("docx", "odt")),
    default="docx",
    show_default=True,
    help="docx : Word ; odt : OpenDocument (LibreOffice).",
)
@click.option("--au", metavar="DATE", callback=lire_date, help="Le jour de la grille.")
@options_de_sortie
def grille(
    siret: str,
    *,
    audit: str | None,
    format_: str,
    au: date,
    racines: tuple[Path, ...],
    sortie: Path | None,
    remplacer: bool,
) -> int:
    """Écrire la grille d’audit du dossier SIRET : douze indicateurs, verdict, constat, attendu.

    Elle garde l’empreinte de ce qui est lu. « certimetal importer » en fait l’événement
    « constats », et dit si une réponse ou une annexe a changé entre-temps.
    """
    from certimetal.app.depot import DOSSIERS  # noqa: PLC0415 -- see the package's docstring
    from certimetal.app.grille import make_grid  # noqa: PLC0415 -- as above
    from certimetal.writing.document import place_document, write_document  # noqa: PLC0415 -- as above

    lieux: tuple[Any, ...] = tuple(racine.absolute() for racine in racines) or (DOSSIERS,)
    faite, contenu = make_grid(
        ouvrir_depot(racines), siret, format_, audit=audit or "", today=au, racines=lieux
    )
    chemin = place_document(sortie, f"grille-{faite.siret}.{format_}")
    neuf = write_document(chemin, contenu, remplacer=remplacer)
    click.echo(f"{chemin}" if neuf else f"{chemin} (inchangé)")
    if not faite.audit:
        click.echo("Cochez la nature de l’audit : le journal n’en attend pas un seul.", err=True)
    return PROPRE
