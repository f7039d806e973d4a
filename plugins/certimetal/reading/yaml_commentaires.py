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
    for noeud in _noeuds(racine) if racine else ():
        if noeud.valeur is not None and noeud.fin > noeud.debut:
            masque = masque[: noeud.debut] + "x" * (noeud.fin - noeud.debut) + masque[noeud.fin :]
    return [trouve[0].rstrip() for trouve in _COMMENTAIRE.finditer(masque)]


def may_be_laid_out(texte: str) -> bool:
    """Whether a tool may lay a text out: nothing is hung on its values, none is wrapped by hand.

    A value that goes over several lines without a sign (``>``, ``|``) would be joined into one.
    """
    arbre = compose(texte)
    if arbre.racine is None or arbre.erreur or arbre.suites or arbre.directives:
        return False
    return arbre.trop_profond < 0 and not any(
        noeud.ancre or noeud.alias or noeud.etiquette or _replie(texte, noeud)
        for noeud in _noeuds(arbre.racine)
    )


def _replie(texte: str, noeud: Noeud) -> bool:
    if noeud.valeur is None or noeud.style in {"|", ">"}:
        return False
    return "\n" in texte[noeud.debut : noeud.fin]


def _noeuds(noeud: Noeud) -> Iterator[Noeud]:
    """Yield a node and those that it holds, the names of fields included."""
    yield noeud
    for element in noeud.elements or ():
        yield from _noeuds(element)
    for cle, valeur in noeud.paires or ():
        yield from _noeuds(cle)
        yield from _noeuds(valeur)
