"""``extrait`` and ``verifier``: what the register certifies, as a PDF, and whether one holds."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from certimetal.cli.commun import ERREURS, PROPRE, ouvrir_depot
from certimetal.cli.options import CHEMIN, option_racine, options_de_sortie

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import date
    from pathlib import Path

    from certimetal.app.extrait import Cadre
    from certimetal.app.extraits import Delivrance


def option_site(commande: Callable[..., Any]) -> Callable[..., Any]:
    """Add the option that gives the address of the site."""
    return click.option(
        "--site",
        "adresse",
        metavar="ADRESSE",
        default=None,
        help="Adresse du site, pour le lien et le code QR. Par défaut, celle de mkdocs.yml.",
    )(commande)


def ecrire_pdf(nom: str, contenu: bytes, *, sortie: Path | None, remplacer: bool) -> None:
    """Write a document and say where, on the standard output."""
    from certimetal.writing.document import place_document, write_document  # noqa: PLC0415 -- see the package's docstring

    chemin = place_document(sortie, nom)
    neuf = write_document(chemin, contenu, remplacer=remplacer)
    click.echo(f"{chemin}" if neuf else f"{chemin} (inchangé)")


@click.command(
    options_metavar="[OPTIONS]",
    short_help="Délivrer l’extrait du registre d’un organisme habilité.",
)
@click.argument("sirets", metavar="[SIRET…]", nargs=-1)
@click.option("--tous", is_flag=True, help="Tous les organismes habilités ce jour.")
@click.option(
    "--territoire",
    "certificateur",
    metavar="CODE",
    default="",
    help="Avec --tous\u00a0: seulement ceux de ce certificateur (par exemple uimm-35-56).",
)
@option_site
@options_de_sortie
def extrait(
    sirets: tuple[str, ...],
    *,
    tous: bool,
    certificateur: str,
    adresse: str | None,
    racines: tuple[Path, ...],
    **ou: Any,
) -> int:
    """Délivrer l’extrait du registre\u00a0: une page qui dit qui est habilité, et jusqu’à quand.

    L’extrait porte la version et l’empreinte du dossier, et un code QR qui mène à la page de
    l’organisme. «\u00a0certimetal verifier\u00a0» le reconnaît. Les mêmes faits et le même jour
    donnent le même fichier.

    Code de sortie\u00a0: 0 si chaque extrait demandé est délivré, 1 si l’un est refusé (organisme
    non habilité, dossier en erreur)\u202f; avec --tous, un refus est normal.
    """
    from datetime import date as jour  # noqa: PLC0415 -- as above

    from certimetal.app.extrait import encadrer  # noqa: PLC0415 -- as above
    from certimetal.app.selection import select  # noqa: PLC0415 -- as above
    from certimetal.app.suivi import keep_sirets  # noqa: PLC0415 -- as above

    if bool(sirets) == tous:
        raise click.UsageError("Donnez un SIRET ou plusieurs, ou bien --tous.")
    if len(sirets) != 1 and str(ou["sortie"]).lower().endswith(".pdf"):
        raise click.UsageError("Pour plusieurs extraits, --sortie est un dossier.")
    depot = ouvrir_depot(racines)
    selection = select(depot, racines=racines, certificateur=certificateur)
    if sirets:
        selection = keep_sirets(depot, selection, sirets)

    def ecrire(delivrance: Delivrance) -> None:
        ecrire_pdf(delivrance.nom, delivrance.contenu, **ou)

    refus = _delivrer(encadrer(depot, adresse), selection, jour.today(), ecrire)
    for ligne in _dire_refus(refus, tous=tous):
        click.echo(ligne, err=True)
    return ERREURS if refus and not tous else PROPRE


def _dire_refus(refus: list[Delivrance], *, tous: bool) -> Iterator[str]:
    """Say why there is no extrait: of each OF that was asked for, in brief where all were."""
    from certimetal.domain.francais import compter  # noqa: PLC0415 -- as above

    for refuse in refus:
        if not tous or refuse.en_erreur:
            yield f"{refuse.siret}, {refuse.raison_sociale}\u00a0: {refuse.refus}"
    autres = sum(not refuse.en_erreur for refuse in refus)
    if tous and autres:
        qui = compter(autres, "organisme non habilité", "organismes non habilités")
        yield f"{qui} ce jour\u00a0: pas d’extrait."


def _delivrer(
    cadre: Cadre, selection: Any, today: date, ecrire: Callable[[Delivrance], None]
) -> list[Delivrance]:
    """Write each extrait as it comes; return the refusals."""
    from certimetal.app.extraits import chemins_choisis, delivrer  # noqa: PLC0415 -- as above
    from certimetal.cli.progression import progression  # noqa: PLC0415 -- as above

    refus = []
    total = len(chemins_choisis(cadre.depot, selection))
    with progression("Extraits", total) as avancer:
        for delivrance in delivrer(cadre, selection, today=today):
            if delivrance.refus:
                refus.append(delivrance)
            else:
                ecrire(delivrance)
            avancer()
    return refus


@click.command(
    options_metavar="[OPTIONS]", short_help="Dire si un extrait est celui que le registre délivre."
)
@click.argument("fichier", metavar="[FICHIER.pdf]", required=False, type=CHEMIN)
@click.option(
    "--siret",
    metavar="SIRET",
    default="",
    help="Sans fichier\u00a0: dire ce que l’extrait du jour de cet organisme porterait.",
)
@option_site
@option_racine
def verifier(
    fichier: Path | None, siret: str, adresse: str | None, racines: tuple[Path, ...]
) -> int:
    """Dire si FICHIER.pdf est l’extrait que le registre délivre aujourd’hui.

    Un extrait modifié, périmé, d’un autre jour, ou un fichier qui n’en est pas un\u00a0: chacun est
    dit en une phrase. Le fichier n’est jamais ouvert comme un PDF. Devant un extrait imprimé,
    donnez --siret et comparez.

    Code de sortie\u00a0: 0 si l’on peut s’y fier aujourd’hui, 1 sinon.
    """
    from datetime import date as jour  # noqa: PLC0415 -- as above

    from certimetal.app.depot import DOSSIERS  # noqa: PLC0415 -- as above
    from certimetal.app.extrait import encadrer  # noqa: PLC0415 -- as above
    from certimetal.rendering.pdf.verification_texte import dire, dire_attendu  # noqa: PLC0415 -- as above

    if (fichier is None) == (not siret):
        raise click.UsageError("Donnez un fichier PDF, ou bien --siret.")
    today = jour.today()
    cadre = encadrer(ouvrir_depot(racines), adresse)
    if fichier is None:
        from certimetal.app.verification_extrait import attendu  # noqa: PLC0415 -- as above

        faits = attendu(cadre, siret, today=today, racines=racines or (DOSSIERS,))
        click.echo(dire_attendu(faits), nl=False)
        return ERREURS if isinstance(faits, str) else PROPRE
    from certimetal.app.verification_extrait import verifier_fichier  # noqa: PLC0415 -- as above

    trouve = verifier_fichier(cadre, fichier, today=today, racines=racines or (DOSSIERS,))
    click.echo(dire(trouve, today), nl=False)
    return PROPRE if trouve.est_vrai else ERREURS
