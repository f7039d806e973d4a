"""The command line: reads arguments, calls a use case, prints. Nothing is decided here.

One module per group of commands; ``COMMANDES`` is the explicit registry. What a command needs is
imported when it runs: a ``valider`` without a change takes less time than the imports of the
others would.
"""

from __future__ import annotations

import signal
import sys
from typing import TYPE_CHECKING

import click

from certimetal.app.memoire import look_rarely
from certimetal.cli.actes import engagement, lettre, rapport
from certimetal.cli.calendrier import calendrier
from certimetal.cli.codeowners import codeowners
from certimetal.cli.commun import EMPECHE, INTERROMPU, PROPRE, show_version
from certimetal.cli.consigner import consigner
from certimetal.cli.documents import exporter, formulaire
from certimetal.cli.dossiers import nouveau, reprendre
from certimetal.cli.editeur import editeur
from certimetal.cli.formater import formater
from certimetal.cli.garde import garde
from certimetal.cli.grille import grille
from certimetal.cli.importer import importer
from certimetal.cli.journal import empreinte
from certimetal.cli.pdf import extrait, verifier
from certimetal.cli.renouveler import renouveler
from certimetal.cli.revue import revue
from certimetal.cli.suivi import changements, echeances, situation
from certimetal.cli.verification import regle, valider
from certimetal.cli_francais import speak_french
from certimetal.errors import CertimetalError

if TYPE_CHECKING:
    from collections.abc import Sequence

COMMANDES = (
    valider,
    revue,
    garde,
    codeowners,
    regle,
    nouveau,
    reprendre,
    formater,
    situation,
    echeances,
    changements,
    consigner,
    renouveler,
    empreinte,
    calendrier,
    editeur,
    formulaire,
    exporter,
    importer,
    grille,
    extrait,
    verifier,
    rapport,
    lettre,
    engagement,
)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command and return its exit code: 0 clean, 1 errors found, 2 could not work."""
    look_rarely()
    _prepare_streams()
    speak_french()
    try:
        code = certimetal.main(arguments, prog_name="certimetal", standalone_mode=False)
    except click.ClickException as error:
        error.show()
        return EMPECHE
    except CertimetalError as error:
        click.echo(error, err=True)
        return EMPECHE
    except click.Abort:
        click.echo("Interrompu.", err=True)
        return INTERROMPU
    return code if isinstance(code, int) else PROPRE


def _prepare_streams() -> None:
    """Write UTF-8 whatever the machine's language, and stop quietly when nobody reads on."""
    for flux in (sys.stdout, sys.stderr):
        reconfigure = getattr(flux, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="backslashreplace")
    if hasattr(signal, "SIGPIPE"):
        signal.signal(signal.SIGPIPE, signal.SIG_DFL)


@click.group(
    options_metavar="[OPTIONS]",
    subcommand_metavar="COMMANDE [ARGUMENTS]…",
    context_settings={"help_option_names": ["-h", "--aide", "--help"], "max_content_width": 100},
)
@click.option(
    "--version",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    help="Afficher la version.",
    callback=lambda ctx, _param, valeur: show_version(ctx) if valeur else None,
)
def certimetal() -> None:
    """Dossiers d’habilitation CERTIMÉTAL : créer, vérifier, comprendre."""


for _commande in COMMANDES:
    certimetal.add_command(_commande)
