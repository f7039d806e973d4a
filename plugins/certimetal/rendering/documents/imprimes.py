"""The texts that a document prints itself: whatever else it says when it comes back was typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from certimetal.rendering.documents.elements import Markdown, Paragraphe, Tableau

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from certimetal.rendering.documents.elements import Element


def printed_texts(blocs: Sequence[Element]) -> Iterator[str]:
    """Yield the texts of a planned document, tables included, in order."""
    for bloc in blocs:
        if isinstance(bloc, Paragraphe):
            yield "".join(trait.texte for trait in bloc.traits)
        elif isinstance(bloc, Markdown):
            yield bloc.texte
        elif isinstance(bloc, Tableau):
            for ligne in bloc.lignes:
                for cellule in ligne.cellules:
                    yield from printed_texts(cellule.blocs)
