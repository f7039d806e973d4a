"""Which kind of event is asked for, and whether its day and the situation allow it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from certimetal.domain.a_completer import chemins_a_completer
from certimetal.domain.consignation.refus import (
    refuser,
    refuser_de_trop,
    refuser_futur,
    refuser_genre,
    refuser_passe,
)
from certimetal.domain.consignation.saisie import option
from certimetal.domain.cycle.table import CLE_DE_VARIANTE
from certimetal.domain.francais import citer, enumerer
from certimetal.domain.journal import RECTIFICATION
from certimetal.domain.nom_evenement import DEBUT, RANG_MAX, NomEvenement, lire_nom
from certimetal.errors import InvalidValueError

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from certimetal.domain.consignation.demande import Demande
    from certimetal.domain.cycle import Possible
    from certimetal.domain.dossier import Dossier
    from certimetal.domain.journal import Evenement, Journal


def inacheves(journal: Journal) -> tuple[Evenement, ...]:
    """Return the events that a person has still to complete."""
    return tuple(
        evenement
        for evenement in journal
        if next(chemins_a_completer(dict(evenement.donnees)), None) is not None
    )


def check_acheve(journal: Journal) -> None:
    """Refuse to go on from an event that is left to complete: it is not known what it says."""
    for evenement in inacheves(journal):
        raise refuser(
            f"l’événement {citer(evenement.fichier)} n’est pas encore complété : ce qui le suit "
            "ne peut pas se calculer.",
            remede=f"Complétez {evenement.chemin} (« certimetal valider » dit où), ou "
            "supprimez-le s’il n’est pas encore versé.",
            regles=("D12",),
        )


def check_jour(demande: Demande, journal: Journal, aujourdhui: date) -> None:
    """Refuse a day to come, and one before the last event: only a rectification looks back."""
    if demande.date > aujourdhui:
        raise refuser_futur(demande.date, aujourdhui)
    if journal and demande.date < journal[-1].date and demande.type != RECTIFICATION:
        raise refuser_passe(demande.date, journal[-1])


def choisir_genre(demande: Demande, possibles: Sequence[Possible]) -> Possible:
    """Return the kind of event that is asked for; EventRefusedError where it is not possible.

    Where the variant was not said, the only one that is possible; never that of a decision, which
    a person takes.
    """
    candidats = [possible for possible in possibles if possible.type == demande.type]
    cle = CLE_DE_VARIANTE.get(demande.type)
    dite = demande.champs.get(cle, "") if cle else ""
    if cle is None:
        return _accepte(candidats[0], possibles)
    if dite:
        voulus = [possible for possible in candidats if possible.variante == dite]
        if not voulus:
            choix = enumerer([citer(possible.variante) for possible in candidats], "ou")
            raise InvalidValueError(f"{option(cle)} ne peut pas valoir {citer(dite)} : {choix}.")
        return _accepte(voulus[0], possibles)
    ouverts = [possible for possible in candidats if possible.possible]
    if demande.type == "decision":
        raise _sans_sens(candidats)
    if len(ouverts) == 1:
        return ouverts[0]
    if ouverts:
        choix = enumerer([f"{citer(p.variante)} ({p.nom})" for p in ouverts], "ou")
        raise InvalidValueError(f"Plusieurs sont possibles : dites {option(cle)} {choix}.")
    raise _aucune_variante(candidats, possibles)


def _accepte(possible: Possible, possibles: Iterable[Possible]) -> Possible:
    if not possible.possible:
        raise refuser_genre(possible, possibles)
    return possible


def _sans_sens(decisions: list[Possible]) -> Exception:
    """Say which decisions the rules allow: a person takes one of them."""
    permis = [possible for possible in decisions if possible.possible]
    if not permis:
        return refuser(
            "aucune décision n’est possible à cette date.",
            remede=decisions[0].remede,
            regles=decisions[0].regles,
        )
    lignes = [f"  --sens {possible.variante} : {possible.nom}" for possible in permis]
    return InvalidValueError(
        "\n".join(("Dites ce qui est décidé. Les règles permettent à cette date :", *lignes))
    )


def _aucune_variante(candidats: list[Possible], possibles: Iterable[Possible]) -> Exception:
    raisons = list(dict.fromkeys(possible.raison for possible in candidats))
    return refuser(
        " ".join(raisons),
        remede=candidats[0].remede,
        regles=tuple(dict.fromkeys(r for possible in candidats for r in possible.regles)),
        possibles=possibles,
    )


def nommer(demande: Demande, dossier: Dossier) -> NomEvenement:
    """Return the name that a new event takes: after all those of its day, whatever their type."""
    noms = (
        lire_nom(fichier.removeprefix(DEBUT))
        for fichier in dossier.fichiers
        if fichier.startswith(DEBUT)
    )
    pris = [nom.rang for nom in noms if nom is not None and nom.date == demande.date]
    rang = max(pris, default=0) + 1
    if rang > RANG_MAX:
        raise refuser_de_trop(demande.date)
    return NomEvenement(date=demande.date, rang=rang, type=demande.type)
