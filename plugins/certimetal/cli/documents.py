"""``formulaire`` and ``exporter``: a dossier as a document, to fill in or to hand over."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

import click

from certimetal.cli.commun import ERREURS, PROPRE, lire_date, ouvrir_depot
from certimetal.cli.options import options_de_sortie

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date
    from pathlib import Path

    from certimetal.app.depot import Depot
    from certimetal.app.reperage import Emplacement


FORMATS = ("docx", "odt")
AIDES = {
    "docx": "docx\u00a0: Word",
    "odt": "odt\u00a0: OpenDocument (LibreOffice)",
    "pdf": "pdf\u00a0: à lire ou à imprimer",
}


def _format(*formats: str) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    return click.option(
        "--format",
        "format_",
        type=click.Choice(formats),
        default="docx",
        show_default=True,
        help="\u202f; ".join(AIDES[nom] for nom in formats) + ".",
    )


def _jour(ctx: click.Context, param: click.Parameter, valeur: str | None) -> date:
    """Read the day of a document: that of ``SOURCE_DATE_EPOCH`` where none is given."""
    instant = os.environ.get("SOURCE_DATE_EPOCH", "")
    if valeur is None and instant.isdecimal():
        from datetime import UTC, datetime  # noqa: PLC0415 -- see the package's docstring

        return datetime.fromtimestamp(int(instant), UTC).date()
    return lire_date(ctx, param, valeur)


@click.command(
    options_metavar="[OPTIONS]", short_help="Donner le formulaire vierge, à remplir dans Word."
)
@click.option("--edition", metavar="ANNÉE", default="", help="L’édition du référentiel.")
@click.option(
    "--certificateur",
    metavar="CODE",
    default="",
    help="Ajouter ce que ce certificateur précise (par exemple uimm-35-56).",
)
@click.option(
    "--critere", metavar="CODE", default="", help="La fiche réponse d’un seul critère, comme C3."
)
@_format(*FORMATS)
@options_de_sortie
def formulaire(
    edition: str,
    certificateur: str,
    critere: str,
    format_: str,
    racines: tuple[Path, ...],
    **ou: Any,
) -> int:
    """Écrire le formulaire vierge d’un dossier\u00a0: identification, engagement, 6 fiches réponse.

    Il se remplit dans Word ou LibreOffice\u202f; «\u00a0certimetal importer\u00a0» en fait un
    dossier.
    """
    from certimetal.app.formulaire import blank_forms  # noqa: PLC0415 -- see the package's docstring

    faits = blank_forms(
        ouvrir_depot(racines),
        [format_],
        edition=edition,
        certificateur=certificateur,
        criteres=[critere.upper()],
    )
    for nom, contenu in faits.items():
        _ecrire(nom, contenu, **ou)
    return PROPRE


@click.command(options_metavar="[OPTIONS]", short_help="Faire d’un dossier un document.")
@click.argument("sirets", metavar="[SIRET…]", nargs=-1)
@click.option("--tous", is_flag=True, help="Tous les dossiers.")
@click.option(
    "--territoire",
    "certificateur",
    metavar="CODE",
    default="",
    help="Avec --tous\u00a0: seulement ceux de ce certificateur (par exemple uimm-35-56).",
)
@_format(*FORMATS, "pdf")
@click.option(
    "--au",
    metavar="DATE",
    callback=_jour,
    help="Le jour qui figure au bas des pages, comme 2026-03-31. Par défaut, aujourd’hui.",
)
@options_de_sortie
def exporter(
    sirets: tuple[str, ...],
    *,
    tous: bool,
    certificateur: str,
    format_: str,
    au: date,
    racines: tuple[Path, ...],
    sortie: Path | None,
    remplacer: bool,
) -> int:
    """Écrire le formulaire rempli de ce que le dossier contient, pour le relire ou le compléter.

    En PDF, c’est le dossier mis en page, tel qu’il se lit.

    Tout y est\u00a0: une valeur à laquelle le formulaire ne donne pas de place est recopiée à la
    fin. Le même dossier et le même jour donnent le même fichier.

    Code de sortie\u00a0: 0 si chaque document est écrit et entier, 1 si un dossier ne se lit pas ou
    si des valeurs sont hors du formulaire.
    """
    if bool(sirets) == tous:
        raise click.UsageError("Donnez un SIRET ou plusieurs, ou bien --tous.")
    if len(sirets) != 1 and sortie is not None and sortie.suffix.lower() == f".{format_}":
        raise click.UsageError("Pour plusieurs documents, --sortie est un dossier.")
    from certimetal.app.export import choose_dossiers  # noqa: PLC0415 -- see the package's docstring

    depot = ouvrir_depot(racines)
    choisis = choose_dossiers(depot, sirets, racines=racines, certificateur=certificateur)
    if not choisis:
        click.echo("Aucun dossier à exporter.")
    avis: list[str] = []
    produire = _exporter_pdf if format_ == "pdf" else _exporter
    produire(depot, choisis, format_, au, avis=avis, sortie=sortie, remplacer=remplacer)
    for ligne in avis:
        click.echo(ligne, err=True)
    return ERREURS if avis else PROPRE


def _exporter(
    depot: Depot,
    choisis: Sequence[Emplacement],
    format_: str,
    jour: date,
    *,
    avis: list[str],
    **ou: Any,
) -> None:
    """Write each document as it comes; add to ``avis`` what must be said of any."""
    from certimetal.app.export import export_dossiers  # noqa: PLC0415 -- as above
    from certimetal.cli.progression import progression  # noqa: PLC0415 -- as above
    from certimetal.rendering.exports import tell_export  # noqa: PLC0415 -- as above

    with progression("Documents", len(choisis)) as avancer:
        for export in export_dossiers(depot, choisis, format_, jour=jour):
            if export.contenu:
                avis += _tenter(f"dossier-{export.siret}.{format_}", export.contenu, **ou)
            avis += tell_export(
                export.siret,
                refus=export.refus,
                illisibles=export.illisibles,
                hors=export.hors,
            )
            avancer()


def _exporter_pdf(
    depot: Depot,
    choisis: Sequence[Emplacement],
    _format: str,
    jour: date,
    *,
    avis: list[str],
    **ou: Any,
) -> None:
    """Write each dossier as it is laid out to be read; add to ``avis`` what could not be."""
    from certimetal.app.documents_pdf import composer_dossiers  # noqa: PLC0415 -- as above
    from certimetal.cli.progression import progression  # noqa: PLC0415 -- as above

    with progression("Documents", len(choisis)) as avancer:
        for document in composer_dossiers(depot, choisis, today=jour):
            avis += _tenter(document.nom, document.contenu, **ou)
            avancer()


def _tenter(nom: str, contenu: bytes, **ou: Any) -> list[str]:
    """Write a document; return what refused it, so that the others are written all the same."""
    from certimetal.errors import WriteRefusedError  # noqa: PLC0415 -- as above

    try:
        _ecrire(nom, contenu, **ou)
    except WriteRefusedError as error:
        return [str(error)]
    return []


def _ecrire(nom: str, contenu: bytes, *, sortie: Path | None, remplacer: bool) -> None:
    from certimetal.writing.document import place_document, write_document  # noqa: PLC0415 -- as above

    chemin = place_document(sortie, nom)
    neuf = write_document(chemin, contenu, remplacer=remplacer)
    click.echo(f"{chemin}" if neuf else f"{chemin} (inchangé)")
