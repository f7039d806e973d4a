"""The étapes of the candidate's process, in the order of time, each delay in words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from certimetal.domain.formulations import EtapeDe, par_etape
from certimetal.domain.francais import capitaliser
from certimetal.rendering.typographie import quantite

if TYPE_CHECKING:
    from collections.abc import Iterable

    from certimetal.domain.referentiel import Etape, Referentiel

ACTEURS = {
    "of": "L’organisme de formation",
    "certificateur": "Le certificateur",
    "of_et_certificateur": "L’organisme de formation et le certificateur",
    "jury": "Le jury paritaire de délibération",
}
_REPERES = {
    "entree": "l’entrée en formation",
    "inscription": "l’inscription",
    "fin": "la fin de la formation",
    "evaluation": "l’évaluation",
    "jury": "le jury de délibération",
}
_BORNES = {"au_plus_tard": "au plus tard ", "au_plus_tot": "au plus tôt "}
_TIERS = {"1/2": "la première moitié", "1/3": "le premier tiers", "1/4": "le premier quart"}
# Where each repère stands on a notional training of 300 days: it orders steps, no more.
_PLACES = {"entree": 0, "inscription": 1, "fin": 300, "evaluation": 300, "jury": 360}
# A step without a delay is drawn just before or just after its repère.
_COTES = {"avant": -0.5, "apres": 0.5}
_JOURS = {"jours": 1, "mois": 30, "ans": 365}


@dataclass(frozen=True, slots=True, kw_only=True)
class Pas:
    """A step as it is drawn: ``certificateur`` is the code of whom it binds, empty for all.

    ``delai`` is a phrase, ``ecart`` the same in short (« 3 mois avant »), both empty where there
    is none. ``place`` orders the steps; ``instant`` is where its own delay puts this one.
    """

    etape: Etape
    certificateur: str
    delai: str
    ecart: str
    place: float
    instant: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Jalon:
    """A step of the drawing: ``formulations`` are more than one where the source differs [⚠]."""

    principal: Pas
    autres: tuple[Pas, ...]


def jalons(referentiel: Referentiel) -> tuple[Jalon, ...]:
    """Return national and certificateurs' steps in one order, differing wordings together."""
    tous = _pas(referentiel.etapes, "", referentiel)
    for code, etapes in referentiel.etapes_certificateur.items():
        tous += _pas(etapes, code, referentiel)
    par_cle = {_cle(pas): pas for pas in tous}
    suite = []
    toutes = (EtapeDe(etape=pas.etape, certificateur=pas.certificateur) for pas in tous)
    for groupe in par_etape(tuple(toutes)):
        principal, *autres = (par_cle[de.cle] for de in groupe)
        suite.append(Jalon(principal=principal, autres=tuple(autres)))
    return tuple(sorted(suite, key=lambda jalon: jalon.principal.place))


def _cle(pas: Pas) -> tuple[str, str]:
    return pas.certificateur, pas.etape.cle


def delai_en_mots(etape: Etape, referentiel: Referentiel, certificateur: str = "") -> str:
    """Return « au plus tard 15 jours après l'entrée en formation », empty where no delay is."""
    if etape.part_formation:
        part = _TIERS.get(etape.part_formation, f"les {etape.part_formation} premiers")
        return f"dans {part} de la formation"
    repere = _REPERES.get(etape.repere, "")
    if not repere or etape.cle == etape.repere:
        return ""
    borne = _BORNES.get(etape.borne, "")
    if not etape.valeur:
        return (
            _sans_valeur(etape, repere) if etape.sens else f"{borne}{_sans_valeur(etape, repere)}"
        )
    return f"{borne}{_ecart(etape, referentiel, certificateur)} {repere}"


def _ecart(etape: Etape, referentiel: Referentiel, certificateur: str) -> str:
    if not etape.valeur:
        return ""
    valeur = referentiel.valeur(etape.valeur, certificateur)
    sens = "avant" if etape.sens == "avant" else "après"
    return f"{quantite(valeur.nombre, valeur.unite)} {sens}"


def _sans_valeur(etape: Etape, repere: str) -> str:
    if etape.sens:
        return f"{'avant' if etape.sens == 'avant' else 'après'} {repere}"
    contracte = repere.removeprefix("le ")
    return f"au {contracte}" if contracte != repere else f"à {repere}"


def _pas(etapes: Iterable[Etape], certificateur: str, referentiel: Referentiel) -> list[Pas]:
    liste: list[Pas] = []
    derniere = -30.0
    for etape in etapes:
        place = instant = _place(etape, referentiel, certificateur, derniere)
        if not etape.alternative_de:  # the file's own order holds, whatever the places say
            place = derniere = max(place, derniere)
        delai = capitaliser(delai_en_mots(etape, referentiel, certificateur))
        liste.append(
            Pas(
                etape=etape,
                certificateur=certificateur,
                delai=delai,
                ecart=_ecart(etape, referentiel, certificateur),
                place=place,
                instant=instant,
            )
        )
    return liste


def _place(etape: Etape, referentiel: Referentiel, certificateur: str, avant: float) -> float:
    """Return where a step stands; one without a date follows the one before it."""
    if etape.part_formation:
        haut, _, bas = etape.part_formation.partition("/")
        return 300 * int(haut) / int(bas)
    if etape.repere not in _PLACES:
        return avant
    place = _PLACES[etape.repere]
    if not etape.valeur:
        return place + _COTES.get(etape.sens, 0)
    valeur = referentiel.valeur(etape.valeur, certificateur)
    jours = valeur.nombre * _JOURS.get(valeur.unite, 1)
    return place - jours if etape.sens == "avant" else place + jours
