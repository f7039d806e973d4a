"""What is wrong in a journal: facts that a rule of the tool turns into findings."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from certimetal.finding import Gravite

if TYPE_CHECKING:
    from certimetal.domain.controle import Chemin


class IdFaute(StrEnum):
    """The identifiers of the journal's checks: each is a ``Controle`` in ``rules``."""

    INCONNU = "journal-evenement-inconnu"
    RANG = "journal-rang-double"
    FUTUR = "journal-evenement-futur"
    ANCIEN = "journal-evenement-ancien"
    IMPOSSIBLE = "journal-evenement-impossible"
    VISE = "journal-evenement-vise"
    NOTIFICATION = "journal-notification-repetee"
    CONSTATS = "journal-constats-incomplets"
    SANS_NC = "journal-indicateur-sans-non-conformite"
    ACTION = "journal-action-tardive"
    NC_MAJEURE = "journal-non-conformite-majeure"
    SANS_PLAN = "journal-mineure-sans-plan"
    REFUS = "journal-refus-premature"
    SANS_GRIEFS = "journal-retrait-sans-griefs"
    SANS_DEPOT = "journal-renouvellement-sans-depot"
    TERME = "journal-terme-faux"
    EFFET = "journal-date-effet"
    DELAI = "journal-delai-trop-long"
    LIMITE = "journal-limite-passee"
    REPRISE = "journal-reprise-ancienne"
    CONVENTION = "journal-convention-hors-terme"
    TRANSFERT = "journal-transfert-incoherent"


@dataclass(frozen=True, slots=True, kw_only=True)
class Faute:
    """A fault, placed by meaning: all that a ``Probleme`` needs but its ``Controle``.

    ``fichier`` is relative to the dossier's folder; ``chemin`` leads to the value, empty for the
    event as a whole. ``remede`` says what is possible instead.
    """

    id: IdFaute
    fichier: str
    message: str
    attendu: str
    remede: str
    regles: tuple[str, ...]
    chemin: Chemin = ()
    gravite: Gravite = Gravite.ERREUR


@dataclass(frozen=True, slots=True, kw_only=True)
class Refus:
    """Why an event does not count: a whole sentence, what to do instead, and the rules.

    ``gravite`` is how much the event weighs once written; ``chemin`` leads to what is wrong in it.
    """

    raison: str
    remede: str
    regles: tuple[str, ...] = ()
    id: IdFaute = IdFaute.IMPOSSIBLE
    gravite: Gravite = Gravite.ERREUR
    chemin: Chemin = ()
