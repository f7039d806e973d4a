"""The comments of a YAML text: what no data holds, and no tool may lose."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from certimetal.reading.yaml_nodes import compose

if TYPE_CHECKING:
    from collections.abc import Iterator

    from certimetal.reading.yaml_nodes import Noeud

_COMMENTAIRE = re.compile(r"(?:^|(?<=[ \t]))#[^\n]*", re.MULTILINE)


def comments(texte: str) -> list[str]:
    """Return the comments of a text, in its order; signs inside values are none."""
    racine = compose(texte).racine
    masque = texte
    for noeud in _scalaires(racine) if racine else ():
        masque = masque[: noeud.debut] + "x" * (noeud.fin - noeud.debut) + masque[noeud.fin :]
    return [trouve[0].rstrip() for trouve in _COMMENTAIRE.finditer(masque)]


def wraps_values(texte: str) -> bool:
    """Whether a value goes over several lines without a sign (``>``, ``|``) that says so."""
    racine = compose(texte).racine
    return racine is not None and any(
        noeud.style not in {"|", ">"} and "\n" in texte[noeud.debut : noeud.fin]
        for noeud in _scalaires(racine)
    )


def _scalaires(noeud: Noeud) -> Iterator[Noeud]:
    """Yield the values and the names of fields that take room."""
    for element in noeud.elements or ():
        yield from _scalaires(element)
    for cle, valeur in noeud.paires or ():
        yield from _scalaires(cle)
        yield from _scalaires(valeur)
    if noeud.valeur is not None and noeud.fin > noeud.debut:
        yield noeud
