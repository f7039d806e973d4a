"""The options of each type of event, in the words of its schema, and what they were given."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from certimetal.app.texte_donne import read_texte
from certimetal.cli.commun import lire_date
from certimetal.domain.auteurs import AUTEURS, se_saisit
from certimetal.domain.consignation import Demande
from certimetal.domain.consignation.preparation import COMMUNS
from certimetal.domain.consignation.saisie import est_un_jour, indicateur, option
from certimetal.domain.francais import enumerer
from certimetal.domain.jours import lire_jour

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from certimetal.domain.champ import Champ

_CHAMP, _DETAIL, _DRAPEAU = "champ_", "detail_", "drapeau_"

_CALCULES = frozenset({"empreinte", "annexes", "guide", "indicateur"})
"""What a line of an event holds and that nobody types."""

_INDICATEURS = ("INDICATEUR", -1)
_CIBLES = {
    "constats": _INDICATEURS,
    "levee": _INDICATEURS,
    "plan_actions": _INDICATEURS,
    "notification": ("EVENEMENT", 1),
    "rectification": ("EVENEMENT", 1),
}
"""What a command takes after the SIRET, for the types that bear on something."""

_DRAPEAUX = {
    "constats": (
        "tous_conformes",
        "Juger conformes les indicateurs qui n’ont pas de --verdict et qui ont une réponse.",
    ),
    "levee": ("maintenue", "Maintenir les non-conformités nommées, au lieu de les lever."),
    "rectification": ("a_corriger", "Copier les données, à corriger à la main dans le fichier."),
}
_REMPLACE = click.Option(
    ["--corrige", f"{_CHAMP}remplace"],
    metavar="CHAMP=VALEUR",
    multiple=True,
    help="Corriger un champ (date_effet=2026-03-02, verdicts.C3I2.constat=@constat.txt) ; à "
    "répéter. Sans valeur après « = », le champ est retiré.",
)


def options(type_: str, champ: Champ) -> Iterator[click.Parameter]:
    """Yield what the command of a type takes: the SIRET, its own fields, then what all share."""
    yield click.Argument(["siret"], metavar="SIRET")
    if type_ in _CIBLES:
        nom, nombre = _CIBLES[type_]
        metavar = f"[{nom}…]" if nombre == -1 else f"[{nom}]"
        yield click.Argument(["cibles"], metavar=metavar, nargs=nombre, required=False)
    for enfant in champ.enfants:
        if enfant.cle in COMMUNS or (type_ in _CIBLES and enfant.cle == "evenement"):
            continue
        if enfant.cle == "remplace":
            yield _REMPLACE
        else:
            yield from _du_champ(enfant)
    if type_ in _DRAPEAUX:
        cle, aide = _DRAPEAUX[type_]
        yield click.Option([option(cle), f"{_DRAPEAU}{cle}"], is_flag=True, help=aide)
    yield from _communes(type_)


def _du_champ(champ: Champ) -> Iterator[click.Option]:
    element = champ.element
    if champ.type == "boolean":
        yield click.Option(
            [option(champ.cle), f"{_CHAMP}{champ.cle}"], is_flag=True, help=_aide(champ)
        )
    elif element is not None and element.enfants:
        if champ.type == "object" or any(e.cle == "indicateur" for e in element.enfants):
            yield from (_du_detail(e) for e in element.enfants if e.cle not in _CALCULES)
    else:
        liste = champ.type == "array"
        yield click.Option(
            [option(champ.cle), f"{_CHAMP}{champ.cle}"],
            metavar=_metavar(champ.element if liste and champ.element else champ),
            multiple=liste,
            help=_aide(champ, repeter=liste),
        )


def _du_detail(champ: Champ) -> click.Option:
    return click.Option(
        [option(champ.cle), f"{_DETAIL}{champ.cle}"],
        metavar=f"INDICATEUR={_metavar(champ)}",
        multiple=True,
        help=_aide(champ, repeter=True),
    )


def _metavar(champ: Champ) -> str:
    if champ.choix:
        return "CHOIX"
    return "DATE" if est_un_jour(champ) else "TEXTE"


def _aide(champ: Champ, *, repeter: bool = False) -> str:
    """Return the title of a field, its choices, and whether to repeat the option."""
    choix = champ.choix or (champ.element.choix if champ.element else {})
    liste = f" : {', '.join(choix)}" if choix else ""
    return f"{champ.titre}{liste}{' ; à répéter' if repeter else ''}."


def _communes(type_: str) -> Iterator[click.Option]:
    yield click.Option(
        ["--date"],
        metavar="DATE",
        callback=_lire_jour,
        required=type_ == "reprise",
        help="Date du fait (aujourd’hui, si rien n’est dit)."
        if type_ != "reprise"
        else "Date de la décision prise sur papier.",
    )
    yield click.Option(
        ["--auteur"],
        metavar="ROLE",
        default="",
        help=_aide_auteur(type_),
    )
    if se_saisit(type_) or type_ == "rectification":
        yield click.Option(
            ["--saisi-pour-of"], is_flag=True, help="Le secrétariat tape pour l’organisme."
        )
    yield click.Option(["--note"], metavar="TEXTE", default="", help="Une précision, facultative.")
    yield click.Option(["--apercu"], is_flag=True, help="Montrer le fichier sans l’écrire.")
    yield click.Option(
        ["--racine", "racines"],
        metavar="DOSSIER",
        multiple=True,
        type=click.Path(path_type=Path),
        help="Où sont les dossiers, s’ils ne sont pas dans ce dépôt.",
    )
    yield click.Option(["--au"], metavar="DATE", hidden=True, callback=lire_date)


def _aide_auteur(type_: str) -> str:
    admis = AUTEURS[type_]
    if type_ == "rectification" or len(admis) > 3:
        return "Qui écrit : le rôle qui avait écrit l’événement."
    par_defaut = "" if len(admis) > 1 and not se_saisit(type_) else f" (par défaut, {admis[0]})"
    return f"Qui écrit : {enumerer(admis, 'ou')}{par_defaut}."


def _lire_jour(_ctx: click.Context, _param: click.Parameter, valeur: str | None) -> date | None:
    jour = lire_jour(valeur) if valeur else None
    if valeur and jour is None:
        raise click.BadParameter(
            f"« {valeur} » n’est pas une date de la forme 2026-03-31 ou 31/03/2026."
        )
    return jour


def comprendre(type_: str, valeurs: Mapping[str, Any], today: date) -> Demande:
    """Return the demande that options make; what was not given is left out."""
    champs: dict[str, Any] = {}
    details: dict[str, tuple[tuple[str, str], ...]] = {}
    drapeaux = set()
    for nom, valeur in valeurs.items():
        if nom.startswith(_CHAMP) and valeur not in {None, False, ()}:
            cle = nom.removeprefix(_CHAMP)
            champs[cle] = [_lire(v, cle) for v in valeur] if isinstance(valeur, tuple) else valeur
            if isinstance(valeur, str):
                champs[cle] = read_texte(valeur)
        elif nom.startswith(_DETAIL) and valeur:
            cle = nom.removeprefix(_DETAIL)
            details[cle] = tuple(_detail(cle, texte) for texte in valeur)
        elif nom.startswith(_DRAPEAU) and valeur:
            drapeaux.add(nom.removeprefix(_DRAPEAU))
    cibles = valeurs.get("cibles") or ()
    return Demande(
        type=type_,
        date=valeurs["date"] or today,
        auteur=valeurs["auteur"],
        saisi_pour_of=valeurs.get("saisi_pour_of", False),
        note=read_texte(valeurs["note"]),
        cibles=(cibles,) if isinstance(cibles, str) else tuple(cibles),
        champs=champs,
        details=details,
        drapeaux=frozenset(drapeaux),
    )


def _lire(valeur: str, cle: str) -> str:
    """Read one of several values; of a correction, what comes after the sign."""
    if cle != "remplace":
        return read_texte(valeur)
    chemin, signe, texte = valeur.partition("=")
    return f"{chemin}{signe}{read_texte(texte)}"


def _detail(cle: str, texte: str) -> tuple[str, str]:
    """Read ``C2I1=…``; a text that names no indicator is of the only one."""
    code, signe, suite = texte.partition("=")
    if not signe or not _est_un_code(code):
        return "", read_texte(texte)
    return indicateur(code, nom=option(cle)), read_texte(suite)


def _est_un_code(texte: str) -> bool:
    """Whether what comes before the sign is meant as an indicator, well typed or not."""
    propre = texte.strip()
    return len(propre) <= 5 and propre[:1].upper() == "C" and any(c.isdigit() for c in propre)
