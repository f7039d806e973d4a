"""What is gathered while a form is read: values by field, answers, and all that went nowhere."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from certimetal.domain.francais import guillemets
from certimetal.domain.importation import DocumentLu, NonPlace
from certimetal.reading.word.arbre import letters, lines
from certimetal.reading.word.epuration import purge
from certimetal.reading.word.valeurs import ABSENT, read_value

if TYPE_CHECKING:
    from collections.abc import Sequence

    from certimetal.domain.formulaire import ChampFormulaire
    from certimetal.reading.word.valeurs import Lue

    Noeud = dict[str, Any]

_LONG = 20
"""Letters from which a paragraph that stands within a text of the form is the form's own."""


class Imprimes:
    """The texts that the form itself prints: what they say, nobody typed."""

    def __init__(self, textes: Sequence[str]) -> None:
        self._exacts = {letters(ligne) for texte in textes for ligne in (texte, *texte.split("\n"))}
        self._tout = "|".join(letters(texte) for texte in textes)

    def __contains__(self, texte: object) -> bool:
        lettres = letters(str(texte))
        if not lettres or lettres in self._exacts:
            return True
        return len(lettres) >= _LONG and lettres in self._tout


class Releve:
    """The values read so far."""

    def __init__(self, imprimes: Imprimes) -> None:
        self.imprimes = imprimes
        self.champs: dict[str, Any] = {}
        self.vus: set[str] = set()
        self.corps: dict[str, list[Noeud]] = {}
        self.non_places: list[NonPlace] = []

    def rend(self) -> DocumentLu:
        """Return all that was read."""
        return DocumentLu(
            champs=dict(self.champs),
            vus=frozenset(self.vus),
            corps=dict(self.corps),
            non_places=tuple(self.non_places),
        )

    def note(self, ou: str, quoi: str, texte: str = "") -> None:
        """List what has no place."""
        self.non_places.append(NonPlace(ou=ou, quoi=quoi, texte=texte))

    def propre(self, blocs: Sequence[Noeud], ou: str) -> list[Noeud]:
        """Take out of blocks what is listed rather than kept."""
        return purge(blocs, ou, self.non_places)

    def hors_champ(self, blocs: Sequence[Noeud], ou: str, quoi: str) -> None:
        """List the words of blocks that are in no field, those of the form itself aside."""
        for ligne in lines(self.propre(blocs, ou)):
            if ligne not in self.imprimes:
                self.note(ou, quoi, ligne)

    def champ(self, champ: ChampFormulaire, lignes: Sequence[str], ou: str) -> None:
        """Keep what is written in a field; a second place for it does not silently win."""
        lue = read_value(champ, lignes)
        self._restes(lue, ou)
        if champ.code in self.champs and lue.valeur is not ABSENT:
            self.note(ou, "un champ qui était déjà rempli plus haut", "\n".join(lignes))
            return
        if not lue.restes or lue.valeur is not ABSENT:
            self.vus.add(champ.code)
        if lue.valeur is not ABSENT:
            self.champs[champ.code] = lue.valeur

    def table(self, champ: ChampFormulaire, rangees: list[dict[tuple[str, ...], Any]]) -> None:
        """Keep the rows of a table; none at all where nobody said « Aucun » is no value."""
        self.vus.add(champ.code)
        if rangees:
            self.champs[champ.code] = [*self.champs.get(champ.code, []), *rangees]

    def cellule(self, champ: ChampFormulaire, blocs: Sequence[Noeud], ou: str) -> Any:
        """Return the value of a row's cell, ``ABSENT`` where none."""
        lue = read_value(champ, lines(self.propre(blocs, ou)))
        self._restes(lue, ou)
        return lue.valeur

    def reponse(self, indicateur: str, blocs: Sequence[Noeud], ou: str) -> None:
        """Add blocks to an answer."""
        self.corps.setdefault(indicateur, []).extend(self.propre(blocs, ou))

    def _restes(self, lue: Lue, ou: str) -> None:
        for texte, raison in lue.restes:
            self.note(ou, f"une valeur qui ne se lit pas : {raison}", texte)


def place(indicateur: str, champ: ChampFormulaire) -> str:
    """Return where a field of an answer is, in words."""
    return f"{indicateur}, champ {guillemets(champ.libelle)}"
