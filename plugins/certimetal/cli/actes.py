"""``rapport``, ``lettre`` and ``engagement``: the papers that people read, send and sign."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from certimetal.cli.commun import PROPRE, lire_date, ouvrir_depot
from certimetal.cli.options import options_de_sortie
from certimetal.cli.pdf import ecrire_pdf

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

_AU = click.option(
    "--au",
    metavar="DATE",
    callback=lire_date,
    help="Le jour du document, comme 2026-03-31. Par défaut, aujourd’hui.",
)


@click.command(options_metavar="[OPTIONS]", short_help="Éditer le rapport d’un audit en PDF.")
@click.argument("siret", metavar="SIRET")
@click.argument("audit", metavar="[AUDIT]", required=False, default="")
@_AU
@options_de_sortie
def rapport(siret: str, audit: str, au: date, racines: tuple[Path, ...], **ou: Any) -> int:
    """Éditer le rapport d’un audit\u00a0: verdicts, constats, attendus, limites, et pourquoi.

    AUDIT est «\u00a0initial\u00a0», «\u00a0intermediaire\u00a0», «\u00a0renouvellement\u00a0» ou le
    nom du fichier des constats. Il peut être omis quand le dossier n’a qu’un audit.

    Le rapport dit le détail des non-conformités\u00a0: il ne se publie pas.
    """
    from datetime import date as jour  # noqa: PLC0415 -- see the package's docstring

    from certimetal.app.actes_pdf import composer_rapport  # noqa: PLC0415 -- as above

    depot = ouvrir_depot(racines)
    document = composer_rapport(depot, siret, audit, today=jour.today(), au=au, **_racines(racines))
    ecrire_pdf(document.nom, document.contenu, **ou)
    return PROPRE


@click.command(
    options_metavar="[OPTIONS]", short_help="Préparer la lettre qui notifie un événement, en PDF."
)
@click.argument("siret", metavar="SIRET")
@click.argument("evenement", metavar="EVENEMENT")
@_AU
@options_de_sortie
def lettre(siret: str, evenement: str, au: date, racines: tuple[Path, ...], **ou: Any) -> int:
    """Préparer la lettre à signer qui notifie un événement du journal à l’organisme.

    EVENEMENT est le nom de son fichier, comme 2026-03-10-01-constats. Se notifient la recevabilité,
    le déclenchement d’un audit, les constats, une levée, une décision et des griefs.

    La lettre dit ce que l’organisme peut faire, jusqu’à quand, et d’après quelle règle. Une fois
    envoyée, écrivez-le\u00a0: certimetal consigner notification.
    """
    from datetime import date as jour  # noqa: PLC0415 -- as above

    from certimetal.app.actes_pdf import composer_lettre  # noqa: PLC0415 -- as above

    depot = ouvrir_depot(racines)
    document = composer_lettre(
        depot, siret, evenement, today=jour.today(), au=au, **_racines(racines)
    )
    ecrire_pdf(document.nom, document.contenu, **ou)
    return PROPRE


@click.command(
    options_metavar="[OPTIONS]", short_help="Préparer l’engagement que l’organisme signe, en PDF."
)
@click.argument("siret", metavar="SIRET")
@options_de_sortie
def engagement(siret: str, racines: tuple[Path, ...], **ou: Any) -> int:
    """Préparer l’engagement à signer (R6)\u00a0: il porte l’empreinte du dossier qu’il engage.

    Le document signé reste hors du dépôt\u00a0: il porte un nom et une signature.
    """
    from datetime import date as jour  # noqa: PLC0415 -- as above

    from certimetal.app.actes_pdf import composer_engagement  # noqa: PLC0415 -- as above

    depot = ouvrir_depot(racines)
    document = composer_engagement(depot, siret, today=jour.today(), **_racines(racines))
    ecrire_pdf(document.nom, document.contenu, **ou)
    return PROPRE


def _racines(racines: tuple[Path, ...]) -> dict[str, Any]:
    return {"racines": racines} if racines else {}
