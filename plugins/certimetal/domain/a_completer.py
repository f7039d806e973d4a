"""What a prepared event leaves to a person: values that say so, and where they stand."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

    from certimetal.domain.controle import Chemin

MARQUE = "À COMPLÉTER"
"""What stands in the place of a value that only a person can give."""

_SANS_ACCENTS = "A COMPLETER"


def est_a_completer(valeur: Any) -> bool:
    """Whether a value still holds the mark, alone or within a text."""
    return isinstance(valeur, str) and (MARQUE in valeur or _SANS_ACCENTS in valeur)


def est_la_marque(valeur: Any) -> bool:
    """Whether a value is the mark and nothing else: nobody has written there yet."""
    return isinstance(valeur, str) and valeur.strip() in {MARQUE, _SANS_ACCENTS}


def chemins_a_completer(donnees: Any, depuis: Chemin = ()) -> Iterator[Chemin]:
    """Yield the path of every value that holds the mark, in the order of the data."""
    if isinstance(donnees, dict):
        for cle, valeur in donnees.items():
            yield from chemins_a_completer(valeur, (*depuis, str(cle)))
    elif isinstance(donnees, list):
        for rang, valeur in enumerate(donnees):
            yield from chemins_a_completer(valeur, (*depuis, rang))
    elif est_a_completer(donnees):
        yield depuis
