"""``editeur``: the browser editor on this machine, or its files for a host of its own."""

from __future__ import annotations

import signal
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from certimetal.cli.commun import PROPRE, lire_date, ouvrir_depot

if TYPE_CHECKING:
    from collections.abc import Iterator

_PORT_MAX = 65_535
_CACHE = Path(".cache") / "certimetal"


@click.command(short_help="Ouvrir l’éditeur des dossiers dans un navigateur.")
@click.option(
    "--port",
    metavar="NUMÉRO",
    type=int,
    default=8010,
    help="Le port de l’adresse : 8010 sans cela, 0 pour le premier libre.",
)
@click.option(
    "--direct",
    is_flag=True,
    help="Écrire les fichiers tels quels, sans brouillon ni Git.",
)
@click.option("--ouvrir", is_flag=True, help="Ouvrir aussi l’adresse dans le navigateur.")
@click.option(
    "--sortie",
    metavar="DOSSIER",
    type=click.Path(path_type=Path),
    help="Écrire là les fichiers de l’éditeur d’une forge, au lieu de l’ouvrir ici.",
)
@click.option("--forge", metavar="NOM", help="github, gitlab, forgejo ou gitea.")
@click.option("--depot", metavar="NOM", help="Le dépôt sur la forge, comme uimm/certimetal.")
@click.option("--branche", metavar="NOM", help="La branche des dossiers ; « main » sans cela.")
@click.option("--adresse", metavar="URL", help="L’adresse de la forge.")
@click.option("--connexion", metavar="URL", help="L’adresse du relais OAuth, pour GitHub.")
@click.option("--application", metavar="CODE", help="L’application OAuth, sauf pour GitHub.")
@click.option("--copie", is_flag=True, help="Laisser proposer depuis une copie du dépôt.")
@click.option("--au", metavar="DATE", hidden=True, callback=lire_date, help="Le jour qu’il est.")
def editeur(
    port: int, direct: bool, ouvrir: bool, sortie: Path | None, au: Any, **forge: str | bool | None
) -> int:
    """Ouvrir l’éditeur des dossiers, pour ce poste seul, sur ce dépôt.

    Chaque brouillon est une branche de ce dépôt, « publier » la fusionne dans la branche en cours.
    Rien n’est envoyé : « git push » reste à faire.

    Avec --sortie et --forge, écrit les fichiers de l’éditeur que le site publie sous /editeur/,
    pour un hébergement à part.
    """
    if sortie is not None or any(forge.values()):
        reglages = {cle: valeur for cle, valeur in forge.items() if valeur}
        return _ecrire(sortie, reglages, au)
    return _ouvrir(port, direct=direct, navigateur=ouvrir, au=au)


def _ouvrir(port: int, *, direct: bool, navigateur: bool, au: Any) -> int:
    from datetime import date  # noqa: PLC0415 -- see the package's docstring

    from certimetal.app.editeur_local import HOTE, serve  # noqa: PLC0415 -- as above
    from certimetal.rendering.editeur import RACINE  # noqa: PLC0415 -- as above

    if not 0 <= port <= _PORT_MAX:
        raise click.UsageError(f"--port va de 0 à {_PORT_MAX}.")
    depot = ouvrir_depot()
    fixe = au != date.today()
    jour = (lambda: au) if fixe else date.today
    click.echo("Préparation de l’éditeur…")
    with serve(depot, port=port, direct=direct, today=jour, cache=depot.root / _CACHE) as serveur:
        adresse = f"http://{HOTE}:{serveur.server_port}/{RACINE}"
        click.echo(f"L’éditeur est prêt : {adresse}")
        click.echo(
            "Ce qui est enregistré est écrit aussitôt dans le dossier."
            if direct
            else "Chaque brouillon est une branche de ce dépôt ; rien n’est envoyé ailleurs."
        )
        click.echo("Pour l’arrêter : Ctrl+C.")
        if navigateur:
            click.launch(adresse)
        with _arret_propre():
            serveur.serve_forever(poll_interval=0.1)
    click.echo("\nArrêt de l’éditeur.")
    return PROPRE


@contextmanager
def _arret_propre() -> Iterator[None]:
    """Let Ctrl+C and ``kill`` end what is within, and nothing else.

    Not a browser that leaves in the middle of an answer, either: it closes a pipe.
    """
    arrets = (signal.SIGINT, signal.SIGTERM)
    avant = [signal.signal(arret, signal.default_int_handler) for arret in arrets]
    if hasattr(signal, "SIGPIPE"):
        signal.signal(signal.SIGPIPE, signal.SIG_IGN)
    try:
        yield
    except KeyboardInterrupt:
        pass
    finally:
        for arret, suite in zip(arrets, avant, strict=True):
            signal.signal(arret, suite)


def _ecrire(sortie: Path | None, reglages: dict[str, Any], au: Any) -> int:
    from certimetal.app.editeur import write_editor  # noqa: PLC0415 -- as above
    from certimetal.rendering.editeur import lire_forge  # noqa: PLC0415 -- as above

    if sortie is None:
        raise click.UsageError("Dites avec --sortie dans quel dossier écrire l’éditeur.")
    forge = lire_forge(reglages)
    if forge is None:
        raise click.UsageError("Dites avec --forge à quelle forge l’éditeur s’adresse.")
    depot = ouvrir_depot()
    nombre = write_editor(depot, forge, sortie, today=au, cache=depot.root / _CACHE)
    click.echo(f"{nombre} fichiers écrits dans {sortie}. Publiez ce dossier sous /editeur/.")
    return PROPRE
