"""What laying out the files of dossiers would change, and what it must not touch."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from certimetal.finding import Finding


class Laisse(Enum):
    """Why a file is left as it is."""

    ILLISIBLE = "illisible"
    VERSE = "versé"
    SANS_GIT = "sans Git"
    CHANGE_ENTRE_TEMPS = "changé entre-temps"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reparation:
    """A field that was mended: ``cle`` names it, ``quoi`` says how in French."""

    cle: str
    quoi: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MiseEnForme:
    """A text laid out: ``sure`` keeps the empreinte, ``entiere`` may change it.

    ``empreinte`` and ``nouvelle`` are those of an answer before and after ``entiere``, empty for
    any other file.
    """

    sure: str
    entiere: str
    reparations: tuple[Reparation, ...] = ()
    empreinte: str = ""
    nouvelle: str = ""

    @property
    def change_l_empreinte(self) -> bool:
        return self.empreinte != self.nouvelle


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A file that was looked at: ``chemin`` as findings name it, ``avant`` as it stands.

    ``mise`` is None where nothing changes; ``laisse`` says why it must not. ``lue`` tells that an
    event of the journal quotes the answer's present empreinte: someone has judged it.
    """

    chemin: str
    avant: bytes = b""
    mise: MiseEnForme | None = None
    laisse: Laisse | None = None
    findings: tuple[Finding, ...] = ()
    lue: bool = False

    def apres(self, *, entier: bool) -> bytes:
        """Return what the file would hold: laid out whole, or as far as its empreinte stays."""
        if self.mise is None:
            return self.avant
        return (self.mise.entiere if entier else self.mise.sure).encode()

    def change(self, *, entier: bool) -> bool:
        """Whether the file would be written anew."""
        return self.apres(entier=entier) != self.avant

    @property
    def a_demander(self) -> bool:
        """Whether there is more to lay out, at the price of the empreinte."""
        return self.mise is not None and self.mise.change_l_empreinte
