"""A page of the site, finished: nothing about it is left to the site generator but its shell."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Ancre:
    """An entry of a page's table of contents; ``titre`` is plain text."""

    id: str
    titre: str
    enfants: tuple[Ancre, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class EntreeRecherche:
    """What the site's full-text search knows of a page or of one of its sections."""

    ancre: str
    titre: str
    texte: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A page: ``chemin`` is its URL below the site's root (``organismes/00000001800002/``).

    ``titre`` and ``description`` are plain text, escaped by whoever shows them. ``contenu`` is
    finished HTML, the ``h1`` included. ``source`` is the file that the page comes from, relative
    to the repository's root, empty where it comes from several.
    """

    chemin: str
    titre: str
    contenu: str
    description: str = ""
    ancres: tuple[Ancre, ...] = ()
    source: str = ""
    recherche: tuple[EntreeRecherche, ...] = ()
