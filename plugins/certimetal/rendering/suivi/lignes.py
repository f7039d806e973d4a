"""Lines of text within a width, and the dossiers that nothing can be told of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from certimetal.rendering.findings.neutre import neutralise
from certimetal.rendering.paragraphes import plier
from certimetal.rendering.phrases_situation import phrases_incertaines
from certimetal.rendering.suivi.identite import nom

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from certimetal.domain.registre import Resume


def couper(texte: str, largeur: int, retrait: str = "") -> list[str]:
    """Return a text within the width; nearly all fit on one line, and cost nothing."""
    if len(retrait) + len(texte) <= largeur:
        return [retrait + neutralise(texte)]
    return plier(texte, largeur=largeur, retrait=retrait)


def incertains(resumes: Iterable[Resume], largeur: int, suite: str) -> Iterator[list[str]]:
    """Yield a block for each dossier whose situation cannot be trusted; ``suite`` says what of it
    is not told."""
    for resume in resumes:
        lignes = couper(nom(resume), largeur)
        for phrase in (*phrases_incertaines(resume), suite):
            lignes += couper(phrase, largeur, "  ")
        yield lignes
