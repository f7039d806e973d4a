"""What a document is made of, before any format: paragraphs, boxes, tables, texts in Markdown."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class Trait:
    """A run of text; ``style`` is ``fort``, ``aide``, ``code`` or nothing. LF is a line break."""

    texte: str
    style: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraphe:
    """A paragraph in one of the document's styles; ``signet`` names the bookmark around it.

    ``case`` tells whether it begins with a box, and whether that is ticked.
    """

    style: str
    traits: tuple[Trait, ...] = ()
    signet: str = ""
    case: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Markdown:
    """A text that pandoc lays out."""

    texte: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Cellule:
    """A cell: ``fond`` is ``titre``, ``bandeau``, ``guide``, ``consigne`` or nothing (to write in).

    ``etendue`` counts the columns that it covers.
    """

    blocs: tuple[Element, ...]
    fond: str = ""
    etendue: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Ligne:
    """A row. ``repetee`` at the top of each page; ``solidaire`` is not cut between two pages;
    ``hauteur`` is its least height, in millimetres."""

    cellules: tuple[Cellule, ...]
    repetee: bool = False
    solidaire: bool = False
    hauteur: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Tableau:
    """A table: the widths of its columns are in millimetres."""

    nom: str
    largeurs: tuple[int, ...]
    lignes: tuple[Ligne, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Paysage:
    """From here on, the pages are in landscape."""


Element = Paragraphe | Markdown | Tableau | Paysage


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A whole document: ``entete`` and ``pied`` stand on each page beside its number.

    ``jour`` is the day that its metadata give; ``proprietes`` are found again by who reads it.
    """

    titre: str
    sujet: str
    entete: str
    pied: str
    jour: date
    blocs: tuple[Element, ...]
    proprietes: tuple[tuple[str, str], ...] = ()


def markdown_texts(blocs: tuple[Element, ...]) -> Iterator[str]:
    """Yield every text in Markdown that a document holds, tables included, in order."""
    for bloc in blocs:
        if isinstance(bloc, Markdown):
            yield bloc.texte
        elif isinstance(bloc, Tableau):
            for ligne in bloc.lignes:
                for cellule in ligne.cellules:
                    yield from markdown_texts(cellule.blocs)
