"""A fault that a schema found, and what it becomes: a sentence not placed yet."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from certimetal.domain.controle import Cible
from certimetal.reading.mots import nommer, sujet

if TYPE_CHECKING:
    from collections.abc import Mapping

    from certimetal.domain.champ import Champ
    from certimetal.domain.controle import Chemin, Controle


@dataclass(frozen=True, slots=True, kw_only=True)
class Faute:
    """What one error of jsonschema says, with the fields on the way to it (``champs``, top first).

    ``mot`` is the schema's keyword, ``attente`` its value, ``schema`` what stands beside it.
    ``cas`` says what a condition asks for (the title of its ``then``), empty where there is none.
    """

    mot: str
    chemin: Chemin
    valeur: Any
    attente: Any
    schema: Mapping[str, Any]
    champs: tuple[Champ, ...]
    cas: str = ""

    @property
    def champ(self) -> Champ:
        return self.champs[-1]

    @property
    def sujet(self) -> str:
        return sujet(self.chemin, self.champs)

    @property
    def liste(self) -> str:
        """The field whose choices or items are spoken of: the list, for an item of it."""
        if self.chemin and isinstance(self.chemin[-1], int):
            return sujet(self.chemin[:-1], self.champs[:-1])
        return self.sujet

    def enfant(self, cle: str) -> str:
        """Name a field below this place."""
        trouve = next((champ for champ in self.champ.enfants if champ.cle == cle), None)
        return nommer(cle, trouve.titre if trouve else "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    """A finding that is not placed in the file yet. Two with the same ``fait`` say the same."""

    controle: Controle
    chemin: Chemin
    fait: tuple[object, ...]
    message: str
    attendu: str = ""
    remede: str = ""
    suggestion: str = ""
    cible: Cible = Cible.VALEUR


def dit(faute: Faute, controle: Controle, message: str, **suite: Any) -> Phrase:
    """Make the sentence of a fault; ``suite`` sets any other field of ``Phrase``."""
    suite = {"chemin": faute.chemin, "fait": ("valeur", faute.chemin), **suite}
    return Phrase(controle=controle, message=majuscule(message), **suite)


def majuscule(phrase: str) -> str:
    """Return the sentence with a capital first."""
    return phrase[:1].upper() + phrase[1:]


def phrase(texte: str) -> str:
    """Return a text ended as a sentence, empty where it is."""
    return texte if not texte or texte.endswith(".") else f"{texte}."


def dans(faute: Faute) -> str:
    """Return « dans l’adresse », empty at the top of a file."""
    return f" dans {faute.sujet}" if faute.chemin else ""
