"""What a document gave back: the values of the form's fields, the answers, and all the rest."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from certimetal.domain.consignation import Demande
    from certimetal.domain.revue import Passage
    from certimetal.finding import Finding

    Blocs = Sequence[dict[str, Any]]


@dataclass(frozen=True, slots=True, kw_only=True)
class NonPlace:
    """A thing of a document that went into no field: where it stood, what it is, its words.

    ``quoi`` is a French noun phrase in lower case. ``media`` names the part of the document that
    holds it, empty where the words say it all. ``perdu`` is false where the words are in the field
    all the same: there is something to read again, and nothing to type again.
    """

    ou: str
    quoi: str
    texte: str = ""
    media: str = ""
    perdu: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentLu:
    """A form as read. ``champs`` hold the fields that were filled in, by ``code``; ``vus`` all
    those that the document has a place for. ``corps`` are pandoc's blocks, by indicator."""

    champs: Mapping[str, Any] = field(default_factory=dict)
    vus: frozenset[str] = frozenset()
    corps: Mapping[str, Blocs] = field(default_factory=dict)
    non_places: tuple[NonPlace, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class VerdictLu:
    """What an auditor wrote of an indicator on the grid; ``verdict`` is empty where none or
    several boxes are ticked. ``empreintes`` are those that the grid was exported with."""

    verdict: str = ""
    constat: str = ""
    attendu: str = ""
    empreinte: str = ""
    annexes: Mapping[str, str] = field(default_factory=dict)
    guide: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class GrilleLue:
    """A filled audit grid: of which dossier, when (as typed), of which audit, and its verdicts."""

    siret: str = ""
    date: str = ""
    audit: str = ""
    verdicts: Mapping[str, VerdictLu] = field(default_factory=dict)
    non_places: tuple[NonPlace, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Modification:
    """A field that changes: its place in words, what it held and what it is to hold.

    ``None`` where the field was not there, or goes.
    """

    ou: str
    avant: Any = None
    apres: Any = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FichierImporte:
    """A file of a dossier: what it holds, ``None`` where there is none, and what it is to hold."""

    nom: str
    avant: bytes | None
    apres: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class TexteImporte:
    """An answer that changes: its words before and after, counted, and the passages of both."""

    indicateur: str
    mots_avant: int
    mots_apres: int
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Importation:
    """What an import would write, and what it could not place.

    ``dossier`` is the folder as finding paths name it. ``textes`` are the answers that change.
    ``medias`` are the pictures that were not placed, by their
    name in the document.
    """

    document: str
    dossier: str
    siret: str
    nouveau: bool
    fichiers: tuple[FichierImporte, ...] = ()
    modifications: tuple[Modification, ...] = ()
    textes: tuple[TexteImporte, ...] = ()
    non_places: tuple[NonPlace, ...] = ()
    medias: Mapping[str, bytes] = field(default_factory=dict)
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class GrilleImportee:
    """What a grid asks to write: the event, what it could not place, and the indicators whose
    answer, annexes or guide changed since the grid was made, each with what changed."""

    siret: str
    demande: Demande
    non_places: tuple[NonPlace, ...] = ()
    changes: tuple[tuple[str, str], ...] = ()
