"""The empreintes of a dossier as they are shown, and what a received document turned out to be."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class AnnexeListee:
    """An annexe of the list with its ``sha256:…``, empty where its file is not there."""

    code: str
    titre: str
    fichier: str
    conservation: str
    empreinte: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReponseListee:
    """An answer with its canonical empreinte, and that of the guide that it answers.

    ``lisible`` is False where the front matter could not be read: the empreinte is then of no use.
    """

    indicateur: str
    presente: bool
    lisible: bool
    empreinte: str
    guide: str
    annexes: tuple[AnnexeListee, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Listage:
    """The empreintes of a dossier, whose folder is ``dossier``."""

    dossier: str
    raison_sociale: str
    siret: str
    reponses: tuple[ReponseListee, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reconnaissance:
    """What a received document is to a dossier.

    ``reconnu`` tells whether the dossier lists it as it is, ``codes`` by which annexes or answers.
    ``phrases`` say so, then the near misses, each a whole French sentence.
    """

    nom: str
    empreinte: str
    reconnu: bool
    codes: tuple[str, ...]
    phrases: tuple[str, ...]
