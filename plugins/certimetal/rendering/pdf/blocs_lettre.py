"""The pieces that a letter's body is made of, as data for ``lettre.typ``."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from certimetal.domain.francais import NBSP, date_en_mots
from certimetal.rendering.pdf.affaire import paragraphes

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

Bloc = dict[str, Any]


@dataclass(slots=True, kw_only=True)
class Corps:
    """What a letter says: its object, its blocks in order, and the rules that it rests on."""

    objet: str
    blocs: list[Bloc] = field(default_factory=list)
    regles: list[str] = field(default_factory=list)

    def dit(self, phrase: str, *regles: str) -> None:
        """Add a paragraph; the rules follow it in brackets."""
        suite = f" ({', '.join(regles)})" if regles else ""
        self.blocs.append(
            {"t": "p", "texte": f"{_sans_point(phrase)}{suite}." if suite else phrase}
        )
        self.regles.extend(regles)

    def cite(self, titre: str, brut: str) -> None:
        """Add a text that a person wrote in the journal, under a title."""
        if brut.strip():
            self.blocs.append({"t": "cadre", "titre": titre, "textes": paragraphes(brut)})

    def liste(self, elements: Iterable[str]) -> None:
        """Add a list."""
        self.blocs.append({"t": "liste", "elements": list(elements)})

    def constat(self, titre: str, constat: str, attendu: str, limite: date | None) -> None:
        """Add one NC: what was found, what is expected, by when."""
        self.blocs.append(
            {
                "t": "nc",
                "titre": titre,
                "constat": paragraphes(constat),
                "attendu": paragraphes(attendu),
                "limite": date_en_mots(limite) if limite else "",
            }
        )


def _sans_point(phrase: str) -> str:
    return phrase.removesuffix(".")


def et_le(jour: date | None) -> str:
    """Return « le 2 mars 2026 », or that the register does not give the day."""
    return f"le{NBSP}{date_en_mots(jour)}" if jour else "à une date que le registre ne donne pas"
