"""The transition table: for each statut and each kind of event, whether it is possible.

A kind is a type of event, and for three types what it says (``decision`` and its sens…). An event
that the table refuses does not count: it changes no statut, and is a fault.
"""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

from certimetal.domain.cycle.faute import Refus
from certimetal.domain.cycle.lignes_audit import LIGNES as _AUDIT
from certimetal.domain.cycle.lignes_decision import LIGNES as _DECISION
from certimetal.domain.situation import Statut

if TYPE_CHECKING:
    from collections.abc import Mapping

    from certimetal.domain.cycle.condition import Condition
    from certimetal.domain.cycle.ligne import Ligne
    from certimetal.domain.journal import Evenement

Genre = tuple[str, str]
"""A kind of event: its type and its variant, empty where the type has none."""

LIGNES: tuple[Ligne, ...] = (*_AUDIT, *_DECISION)
"""Every row, in the order in which a dossier meets the events."""

A_LA_PLACE: Mapping[Statut, str] = MappingProxyType(
    {
        Statut.BROUILLON: (
            "L’histoire commence par un dépôt initial, ou par la reprise d’une habilitation "
            "accordée sur papier."
        ),
        Statut.DEPOSE: "Le dossier attend sa recevabilité.",
        Statut.EN_AUDIT: "L’audit suit son cours : constats, notification, puis décision.",
        Statut.DELAI_DE_REPONSE: "L’organisme corrige : plan d’actions, levée, puis décision.",
        Statut.HABILITE: (
            "Pendant l’habilitation, un audit intermédiaire peut être déclenché et un "
            "renouvellement déposé."
        ),
        Statut.SUSPENDU: "La suspension se conclut par un rétablissement ou par un retrait.",
        Statut.RETIRE: "Une nouvelle demande commence par un dépôt initial.",
        Statut.REFUSE: "Une nouvelle demande commence par un dépôt initial.",
        Statut.ECHU: (
            "Un dossier à l’étude peut encore aboutir ; sinon, une nouvelle demande commence par "
            "un dépôt initial."
        ),
        Statut.CESSE: "Une nouvelle demande commence par un dépôt initial.",
    }
)
"""What is possible instead, by statut, where a row does not say better."""

CLE_DE_VARIANTE = {"depot": "nature", "constats": "audit", "decision": "sens"}
"""The key that tells the kind of an event, for the types that have several."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A cell: ``possible`` with a condition or without, or the reason why not."""

    possible: bool
    condition: Condition | None = None
    refus: Refus | None = None


def genre(evenement: Evenement) -> Genre:
    """Return the kind of an event; its variant is empty where the event does not say it."""
    cle = CLE_DE_VARIANTE.get(evenement.type)
    return (evenement.type, evenement.texte(cle) if cle else "")


def _case(ligne: Ligne, statut: Statut) -> Case:
    if statut in ligne.permis:
        return Case(possible=True, condition=ligne.permis[statut])
    remede = ligne.sauf.get(statut, A_LA_PLACE[statut])
    return Case(
        possible=False, refus=Refus(raison=ligne.raison, remede=remede, regles=ligne.regles)
    )


LIGNE_DE: dict[Genre, Ligne] = {(ligne.type, ligne.variante): ligne for ligne in LIGNES}

TABLE: dict[tuple[Statut, str, str], Case] = {
    (statut, ligne.type, ligne.variante): _case(ligne, statut)
    for ligne in LIGNES
    for statut in Statut
}
"""Every cell, by statut, type and variant."""
