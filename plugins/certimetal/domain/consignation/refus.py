"""The sentences of a refusal: why, by which rule, and what is possible instead."""

from __future__ import annotations

from typing import TYPE_CHECKING

from certimetal.domain.francais import capitaliser, citer, date_en_mots, enumerer
from certimetal.domain.nom_evenement import RANG_MAX
from certimetal.errors import EventRefusedError

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from certimetal.domain.cycle import Possible
    from certimetal.domain.journal import Evenement


def refuser(
    raison: str, *, remede: str = "", regles: Sequence[str] = (), possibles: Iterable[Possible] = ()
) -> EventRefusedError:
    """Return the error that says why an event is not written; nothing is."""
    selon = f" ({enumerer(regles)})" if regles else ""
    lignes = [f"Refusé{selon} : {raison}"]
    if remede:
        lignes.append(f"À faire : {remede}")
    noms = [possible.nom for possible in possibles if possible.possible]
    if noms:
        lignes.append(f"Possible à cette date : {' ; '.join(noms)}.")
    lignes.append("Rien n’a été écrit.")
    return EventRefusedError("\n".join(lignes))


def refuser_genre(possible: Possible, possibles: Iterable[Possible]) -> EventRefusedError:
    """Refuse a kind of event that the situation does not allow."""
    return refuser(
        f"{capitaliser(possible.nom)} n’est pas possible. {possible.raison}",
        remede=possible.remede,
        regles=possible.regles,
        possibles=possibles,
    )


def refuser_futur(jour: date, aujourdhui: date) -> EventRefusedError:
    """Refuse an event of a day that has not come (D12)."""
    return refuser(
        f"un événement ne peut pas être daté du {date_en_mots(jour)}, qui n’est pas encore passé : "
        f"nous sommes le {date_en_mots(aujourdhui)}.",
        remede="Attendez ce jour. Une décision prise aujourd’hui pour plus tard a la date "
        "d’aujourd’hui, et une date d’effet à venir.",
        regles=("D12",),
    )


def refuser_passe(jour: date, dernier: Evenement) -> EventRefusedError:
    """Refuse an event that would come before one that is there: the past is not rewritten."""
    return refuser(
        f"un événement du {date_en_mots(jour)} viendrait avant le dernier du journal, "
        f"{citer(dernier.fichier)} du {date_en_mots(dernier.date)}. Le passé ne se réécrit pas.",
        remede="Corrigez la date. Pour changer ce qui a été écrit, consignez une rectification.",
        regles=("D12",),
    )


def refuser_de_trop(jour: date) -> EventRefusedError:
    """Refuse an event of a day that has no rank left."""
    return refuser(
        f"le journal a déjà {RANG_MAX} événements le {date_en_mots(jour)}.",
        remede="Donnez une autre date.",
        regles=("D12",),
    )
