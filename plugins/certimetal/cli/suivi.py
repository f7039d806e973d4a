"""``situation``, ``echeances`` and ``changements``: what the journals come to, on any day."""

from __future__ import annotations

import sys
from importlib import import_module
from typing import TYPE_CHECKING, Any

import click

from certimetal.cli.commun import ERREURS, PROPRE, largeur, lire_date, ouvrir_depot
from certimetal.cli.options import option_racine

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date
    from pathlib import Path

    from certimetal.domain.registre import Resume

RENDU = "certimetal.rendering.suivi"


def _options(commande: Callable[..., Any]) -> Callable[..., Any]:
    """Add the options that tell which dossiers, and on which day."""
    for option in (
        click.option(
            "--sans-cache", is_flag=True, help="Tout relire, sans se fier à la fois précédente."
        ),
        option_racine,
        click.option(
            "--territoire",
            "certificateur",
            metavar="CODE",
            default="",
            help="Seulement les dossiers de ce certificateur (par exemple uimm-35-56).",
        ),
        click.option(
            "--au",
            metavar="DATE",
            callback=lire_date,
            help="Le jour, passé ou à venir, comme 2026-03-31. Par défaut, aujourd’hui.",
        ),
    ):
        commande = option(commande)
    return commande


def _forme(*formes: str) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    return click.option(
        "--format",
        "forme",
        type=click.Choice(formes),
        default="texte",
        show_default=True,
        help="Forme du résultat.",
    )


@click.command(
    options_metavar="[OPTIONS]", short_help="Dire où en est chaque dossier, et pourquoi."
)
@click.argument("sirets", metavar="[SIRET…]", nargs=-1)
@_forme("texte", "json")
@click.option("--complet", is_flag=True, help="Tout dire de chaque dossier, même sans SIRET.")
@_options
def situation(
    sirets: tuple[str, ...], forme: str, complet: bool, au: date, **selection: Any
) -> int:
    """Dire où en est un dossier\u00a0: statut, échéances, non-conformités, et pourquoi.

    Sans SIRET, chaque dossier est dit en quelques lignes. Avec un SIRET, son histoire est racontée
    événement par événement, avec les règles qui s’appliquent.

    Seuls comptent les faits datés de ce jour ou d’avant.

    Code de sortie\u00a0: 0 si tout est sûr, 1 si le journal d’un dossier a des erreurs.
    """
    resumes = _suivre(au, sirets, **selection)
    if forme == "json":
        _ecrire(_rendu("situations_json").render(resumes, au=au))
    else:
        tout = complet or bool(sirets)
        _ecrire(_rendu("situations_texte").render(resumes, au=au, complet=tout, largeur=largeur()))
    return _code(resumes)


@click.command(options_metavar="[OPTIONS]", short_help="Lister ce qui est à faire, et quand.")
@_forme("texte", "csv", "ics", "json")
@click.option(
    "--horizon",
    metavar="DURÉE",
    default="12 mois",
    show_default=True,
    help="Jusqu’où regarder (90 jours, 12 mois, 2 ans).",
)
@_options
def echeances(forme: str, horizon: str, au: date, **selection: Any) -> int:
    """Lister les échéances\u00a0: délais, plans d’actions, renouvellements, déclarations.

    Ce qui est passé et toujours ouvert vient d’abord, puis le reste jour par jour. Le format csv
    s’ouvre dans un tableur, le format ics dans un agenda.

    Code de sortie\u00a0: 0 si tout est sûr, 1 si le journal d’un dossier a des erreurs\u202f; ses
    échéances ne sont alors pas dites.
    """
    from certimetal.domain.agenda import dresser_agenda  # noqa: PLC0415 -- see the package's docstring
    from certimetal.domain.horizon import EXEMPLES, lire_horizon  # noqa: PLC0415 -- as above

    jusqu_au = lire_horizon(horizon, au)
    if jusqu_au is None:
        connus = ", ".join(f"«\u00a0{exemple}\u00a0»" for exemple in EXEMPLES)
        raise click.BadParameter(
            f"«\u00a0{horizon}\u00a0» n’est pas une durée. Exemples\u00a0: {connus}.",
            param_hint="--horizon",
        )
    agenda = dresser_agenda(_suivre(au, **selection), au=au, jusqu_au=jusqu_au)
    options = {"largeur": largeur()} if forme == "texte" else {}
    _ecrire(_rendu(f"echeances_{forme}").render(agenda, **options))
    if forme == "ics":
        _avertir(agenda.incertains)
    return _code(agenda.incertains)


@click.command(
    options_metavar="[OPTIONS]", short_help="Lister ce qui est à déclarer à France compétences."
)
@click.option(
    "--depuis",
    metavar="DATE",
    required=True,
    callback=lire_date,
    help="Premier jour des changements, comme 2026-01-01.",
)
@_forme("texte", "csv", "json")
@_options
def changements(depuis: date, forme: str, au: date, **selection: Any) -> int:
    """Lister les changements d’habilitation à déclarer à France compétences (règle L2).

    Chacun est donné avec sa date limite et les certifications du dossier. Le registre ne sait pas
    ce qui est déjà déclaré\u00a0: donnez le lendemain de votre dernière déclaration.

    Code de sortie\u00a0: 0 si tout est sûr, 1 si le journal d’un dossier a des erreurs\u202f; ses
    changements ne sont alors pas dits.
    """
    from certimetal.domain.agenda import dresser_declarations  # noqa: PLC0415 -- as above

    if depuis > au:
        raise click.BadParameter(
            f"le {depuis.isoformat()} vient après le jour de la liste, le {au.isoformat()}.",
            param_hint="--depuis",
        )
    declarations = dresser_declarations(_suivre(au, **selection), depuis=depuis, au=au)
    options = {"largeur": largeur()} if forme == "texte" else {}
    _ecrire(getattr(_rendu("changements"), f"en_{forme}")(declarations, **options))
    return _code(declarations.incertains)


def _suivre(
    au: date,
    sirets: Sequence[str] = (),
    *,
    certificateur: str,
    racines: tuple[Path, ...],
    sans_cache: bool,
) -> tuple[Resume, ...]:
    from datetime import date as jour  # noqa: PLC0415 -- as above

    from certimetal.app.selection import select  # noqa: PLC0415 -- as above
    from certimetal.app.suivi import follow, keep_sirets  # noqa: PLC0415 -- as above

    depot = ouvrir_depot(racines)
    selection = select(depot, racines=racines, certificateur=certificateur)
    if sirets:
        selection = keep_sirets(depot, selection, sirets)
    return follow(depot, selection, today=jour.today(), au=au, cache=not sans_cache)


def _rendu(nom: str) -> Any:
    """Load the code of one format: the others' is not needed."""
    return import_module(f"{RENDU}.{nom}")


def _ecrire(texte: str) -> None:
    """Write to the standard output, its line ends as they are."""
    sys.stdout.buffer.write(texte.encode("utf-8", "backslashreplace"))


def _avertir(incertains: Sequence[Resume]) -> None:
    """Say on the error output what a calendar cannot hold."""
    from certimetal.rendering.suivi.lignes import incertains as blocs  # noqa: PLC0415 -- as above

    for bloc in blocs(incertains, largeur(), "Ses échéances ne sont pas dites."):
        click.echo("\n".join(bloc), err=True)


def _code(resumes: Sequence[Resume]) -> int:
    return ERREURS if any(resume.erreurs_journal for resume in resumes) else PROPRE
