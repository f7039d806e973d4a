"""``empreinte``: what the journal rests on."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from certimetal.cli.commun import ERREURS, PROPRE, ouvrir_depot


@click.command(
    options_metavar="[OPTIONS]", short_help="Donner l’empreinte des réponses et des annexes."
)
@click.argument("siret", metavar="SIRET")
@click.argument("indicateur", metavar="[INDICATEUR]", required=False, default="")
@click.option(
    "--verifier",
    "document",
    metavar="FICHIER",
    type=click.Path(path_type=Path),
    help="Dire si ce document est l’un de ceux que le dossier liste.",
)
@click.option(
    "--format",
    "forme",
    type=click.Choice(("texte", "json")),
    default="texte",
    show_default=True,
    help="Forme du résultat.",
)
def empreinte(siret: str, indicateur: str, document: Path | None, forme: str) -> int:
    """Donner l’empreinte de chaque réponse du dossier SIRET, et de ses annexes.

    INDICATEUR (par exemple C3I2) n’en montre qu’une. L’empreinte d’une réponse ne change pas avec
    les fins de ligne ou l’ordre des champs ; elle change avec le sens.

    Avec --verifier, le code de sortie est 0 si le document est du dossier, 1 s’il n’en est pas.
    """
    from certimetal.rendering import empreintes as rendu  # noqa: PLC0415 -- see the package's docstring

    texte = forme == "texte"
    depot = ouvrir_depot()
    if document is None:
        from certimetal.app.empreintes import list_empreintes  # noqa: PLC0415 -- as above

        listage = list_empreintes(depot, siret, indicateur)
        sys.stdout.write(rendu.list_as_text(listage) if texte else rendu.list_as_json(listage))
        return PROPRE
    from certimetal.app.reconnaissance import recognise  # noqa: PLC0415 -- as above

    trouve = recognise(depot, siret, document, indicateur=indicateur)
    sys.stdout.write(
        rendu.recognition_as_text(trouve) if texte else rendu.recognition_as_json(trouve)
    )
    return PROPRE if trouve.reconnu else ERREURS
