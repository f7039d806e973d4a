"""Where a dossier stands on a day: the values that ``domain.cycle`` computes and explains.

Those that a situation has by the dozen are named tuples, three times as fast to make.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping
    from datetime import date


class Statut(StrEnum):
    """The statut of a dossier; for the public all but ``HABILITE`` mean « non habilité »."""

    BROUILLON = "brouillon"
    DEPOSE = "depose"
    EN_AUDIT = "en_audit"
    DELAI_DE_REPONSE = "delai_de_reponse"
    HABILITE = "habilite"
    SUSPENDU = "suspendu"
    RETIRE = "retire"
    REFUSE = "refuse"
    ECHU = "echu"
    CESSE = "cesse"


class NatureAudit(StrEnum):
    """What an audit judges: a first request, a running habilitation, or a new dossier."""

    INITIAL = "initial"
    INTERMEDIAIRE = "intermediaire"
    RENOUVELLEMENT = "renouvellement"


class Etape(StrEnum):
    """How far an audit is; an intermediate one starts at ``EN_AUDIT``."""

    DEPOSE = "depose"
    PIECES_DEMANDEES = "pieces_demandees"
    EN_AUDIT = "en_audit"
    CONSTATE = "constate"
    DELAI_DE_REPONSE = "delai_de_reponse"


class NatureEcheance(StrEnum):
    """What falls due on a day."""

    REPONSE = "reponse"
    ACTION = "action"
    OBSERVATIONS = "observations"
    SUSPENSION = "suspension"
    DEPOT_RENOUVELLEMENT = "depot_renouvellement"
    ALERTE_RENOUVELLEMENT = "alerte_renouvellement"
    FIN_HABILITATION = "fin_habilitation"
    FRANCE_COMPETENCES = "france_competences"


MAJEURE = "majeure"
MINEURE = "mineure"


@dataclass(frozen=True, slots=True, kw_only=True)
class Terme:
    """A term of habilitation, both days included (D3). ``decision`` is the event's file;
    ``accorde_le`` the day on which it was granted."""

    debut: date
    fin: date
    decision: str
    accorde_le: date


@dataclass(frozen=True, slots=True, kw_only=True)
class NonConformite:
    """An open NC. ``gravite`` is ``mineure`` or ``majeure``; ``evenement`` is the file of the
    constats. ``notifiee_le`` is None where the OF was not told: its délai has not begun and
    ``limite`` is None. ``plan`` is the file of the plan d'actions that answers it, empty where none
    does. ``maintenue`` says that an auditor looked again and kept it."""

    indicateur: str
    gravite: str
    constat: str
    attendu: str
    audit: NatureAudit
    evenement: str
    notifiee_le: date | None
    limite: date | None
    plan: str
    maintenue: bool


class Verdict(NamedTuple):
    """The last judgement on an indicator: ``verdict`` is the constats' (``conforme``,
    ``nc_mineure``, ``nc_majeure``), ``levee`` the file that lifted the NC, empty where none did.

    ``empreinte``, ``annexes`` (by code) and ``guide`` are the fingerprints of what was read.
    """

    indicateur: str
    verdict: str
    evenement: str
    date: dt.date
    levee: str = ""
    empreinte: str = ""
    annexes: Mapping[str, str] = MappingProxyType({})
    guide: str = ""


class Echeance(NamedTuple):
    """A day by which something is to happen. ``passee`` says that the day is over and the thing not
    done; ``regle`` is the rule that sets it, ``evenement`` the file that it follows from."""

    date: dt.date
    nature: NatureEcheance
    libelle: str
    regle: str
    evenement: str
    passee: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Alerte:
    """What someone of the certificateur should look at; never public while open (D11)."""

    phrase: str
    evenement: str
    regles: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposition:
    """An event that the rules suggest and that a person decides on (D5): its type, and its variant
    (the sens of a decision, the nature of a dépôt)."""

    type: str
    variante: str
    phrase: str
    regles: tuple[str, ...]


class Explication(NamedTuple):
    """One sentence of the reasoning, with the event (a file's name, or empty) and the rules."""

    phrase: str
    evenement: str
    regles: tuple[str, ...]
    date: dt.date | None = None


class Periode(NamedTuple):
    """Days of one statut, both ends included; ``fin`` is None where nothing known ends it.

    ``decision`` is the file of the event that made it.
    """

    debut: date
    fin: date | None
    statut: Statut
    decision: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Audit:
    """An audit under way: ``depot`` and ``constats`` are files, empty where there is none yet.

    ``instance`` and ``origine`` tell who triggered an intermediate one (R29).
    """

    nature: NatureAudit
    etape: Etape
    depuis: date
    depot: str = ""
    constats: str = ""
    constats_le: date | None = None
    notifies_le: date | None = None
    instance: str = ""
    origine: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Griefs:
    """Griefs under way (L4): when the OF was told, until when it may answer, whether it did."""

    evenement: str
    notifies_le: date | None
    limite: date | None
    observations: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Declaration:
    """A change of the list of habilitations that France compétences is to know by ``limite``
    (L2): its day, its nature (a decision's sens, ``cessation``, ``transfert``), its file."""

    date: dt.date
    nature: str
    evenement: str
    limite: dt.date


@dataclass(frozen=True, slots=True, kw_only=True)
class EvenementPublic:
    """What the public may know of an event of the journal (D11).

    ``variante`` is the nature of a dépôt, the sens of a decision, else empty. ``libelle`` is a
    sentence, ``fichier`` the file's name.
    """

    date: dt.date
    type: str
    variante: str
    libelle: str
    fichier: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Situation:
    """Where a dossier stands on ``au``, and why.

    ``depuis`` is the first day of the statut as it holds without a break, ``jusqu_au`` its last day
    if nothing else is written, None where none is known. ``terme`` is the term that covers the day;
    ``termes`` are all those granted, a renewal decided early included. ``audits`` are those under
    way: a dossier under study first, then an intermediate one.
    """

    au: date
    statut: Statut
    depuis: date | None
    jusqu_au: date | None
    terme: Terme | None
    termes: tuple[Terme, ...]
    audits: tuple[Audit, ...]
    non_conformites: tuple[NonConformite, ...]
    verdicts: tuple[Verdict, ...]
    griefs: Griefs | None
    echeances: tuple[Echeance, ...]
    alertes: tuple[Alerte, ...]
    propositions: tuple[Proposition, ...]
    declarations: tuple[Declaration, ...]
    explications: tuple[Explication, ...]
    periodes: tuple[Periode, ...]

    @property
    def audit_en_cours(self) -> Audit | None:
        return self.audits[0] if self.audits else None

    @property
    def est_habilite(self) -> bool:
        return self.statut is Statut.HABILITE
