"""What a reviewer reads of a proposal: the change in each dossier, and what is wrong with it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from certimetal.domain.changement import Changement
    from certimetal.domain.journal import Evenement
    from certimetal.domain.relecture import Ecart
    from certimetal.domain.situation import Situation
    from certimetal.finding import Finding


class Etat(StrEnum):
    """What became of an answer. ``FORME``: its bytes changed, and not what it says."""

    VIDE = "vide"
    INCHANGE = "inchange"
    FORME = "forme"
    NOUVEAU = "nouveau"
    MODIFIE = "modifie"
    RETIRE = "retire"


class Sens(StrEnum):
    """How a passage of a text stands to the text before."""

    EGAL = "egal"
    AJOUTE = "ajoute"
    RETIRE = "retire"
    DEPLACE = "deplace"


class Passage(NamedTuple):
    """Some words of a text; one that moved is told where it now stands."""

    sens: Sens
    texte: str


class ChampChange(NamedTuple):
    """A field whose value differs; None stands for « absent ». ``cle`` may be a path: its parts are
    joined by full stops (``adresse.voie``)."""

    cle: str
    avant: Any
    apres: Any


class AnnexeChange(NamedTuple):
    """A line of the list of annexes that differs, or whose document does."""

    code: str
    titre: str
    ecart: Ecart


@dataclass(frozen=True, slots=True, kw_only=True)
class RevueIndicateur:
    """One answer. ``verdict`` is the last one, empty where there is none; ``mots`` are counts."""

    code: str
    etat: Etat
    mots_avant: int
    mots_apres: int
    champs: tuple[ChampChange, ...] = ()
    texte: tuple[Passage, ...] = ()
    annexes: tuple[AnnexeChange, ...] = ()
    verdict: str = ""
    a_revoir: bool = False

    @property
    def change(self) -> bool:
        """Whether there is something of it to read."""
        return bool(self.champs or self.texte or self.annexes)


@dataclass(frozen=True, slots=True, kw_only=True)
class RevueDossier:
    """One dossier. ``avant`` and ``apres`` are its situations, None where it is not there.

    ``fiche_touchee`` tells that ``dossier.yml`` changed, though maybe no field of it.
    """

    dossier: str
    raison_sociale: str
    edition: str
    fiche: tuple[ChampChange, ...]
    fiche_touchee: bool
    indicateurs: tuple[RevueIndicateur, ...]
    evenements: tuple[Evenement, ...]
    avant: Situation | None
    apres: Situation | None


class Touche(NamedTuple):
    """An indicator (or ``*`` for all) that a change of the référentiel bears on, with its files
    and the dossiers that answer it."""

    indicateur: str
    fichiers: tuple[str, ...]
    dossiers: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Tri:
    """Findings: brought by the change, there before it, and mended by it; each in order."""

    introduits: tuple[Finding, ...] = ()
    deja: tuple[Finding, ...] = ()
    corriges: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Revue:
    """The whole. ``base``, ``head`` and ``depuis`` are commits, ``depuis`` empty where it is not
    asked for; ``autres`` are the paths outside the dossiers; ``commande`` shows it all."""

    base: str
    head: str
    depuis: str
    dossiers: tuple[RevueDossier, ...]
    autres: tuple[Changement, ...]
    touches: tuple[Touche, ...]
    tri: Tri
    fichiers: int
    commande: str
