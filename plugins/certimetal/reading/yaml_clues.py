"""What libyaml said of a text that it could not read, and where."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from certimetal.domain.controle import Controle
    from certimetal.reading.positions import Lignes


@dataclass(frozen=True, slots=True, kw_only=True)
class Faute:
    """A fault of syntax in words. ``debut`` and ``fin`` are offsets, ``fin`` -1 where not known.

    ``remplacement`` is what to put at the extent ``portee`` so that the rest of the text can be
    read for its other faults; ``None`` where nothing certain can be put there.
    """

    controle: Controle
    debut: int
    message: str
    fin: int = -1
    attendu: str = ""
    remede: str = ""
    suggestion: str = ""
    portee: tuple[int, int] = (0, 0)
    remplacement: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Indice:
    """What libyaml said, and where: ``debut`` is where it stopped, ``ouverture`` what it was in."""

    probleme: str
    contexte: str
    debut: int
    ouverture: int
    lignes: Lignes

    @property
    def numero(self) -> int:
        return self.lignes.position(self.debut)[0]

    @property
    def texte(self) -> str:
        return self.lignes.texte

    @property
    def caractere(self) -> str:
        return self.texte[self.debut : self.debut + 1]

    def ligne(self, numero: int) -> tuple[int, str]:
        """Return a line's first offset and its text."""
        return self.lignes.debut(numero), self.lignes.contenu(numero)

    def precedente(self) -> int:
        """Return the number of the last line with content before this one, 0 where none."""
        numero = self.numero - 1
        while numero and not self.lignes.contenu(numero).split("#")[0].strip():
            numero -= 1
        return numero


def in_quotes(i: Indice) -> bool:
    """Tell whether libyaml stopped inside a quoted text."""
    return "quoted scalar" in i.contexte


def end_of_line(i: Indice, debut: int) -> int:
    """Return where the line of ``debut`` ends, its trailing blanks left out."""
    numero = i.lignes.position(debut)[0]
    depuis, ligne = i.ligne(numero)
    return depuis + len(ligne.rstrip())


def value_end(i: Indice, debut: int) -> int:
    """Return where the value that starts at ``debut`` ends: its line, or a flow sign."""
    fin = end_of_line(i, debut)
    ligne = i.lignes.position(debut)[0]
    avant = i.texte[i.lignes.debut(ligne) : debut]
    if avant.count("[") > avant.count("]") or avant.count("{") > avant.count("}"):
        trouve = re.search(r"[,\]}]", i.texte[debut:fin])
        if trouve:
            fin = debut + trouve.start()
    return debut + len(i.texte[debut:fin].rstrip())


def value_extent(i: Indice, debut: int) -> tuple[int, int]:
    """Return the extent of the value that starts at ``debut``."""
    return debut, value_end(i, debut)
