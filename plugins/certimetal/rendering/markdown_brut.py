"""A text shown without layout, where its Markdown goes beyond what can be laid out."""

from __future__ import annotations

import html
import re

from certimetal.domain.caracteres import assainir
from certimetal.domain.limites_markdown import Limite

_BLANC = re.compile(r"\n(?:[ \t]*\n)+")
_RAISONS = {
    Limite.TAILLE: "elle dépasse 64 Ko",
    Limite.COLONNES: "elle contient un tableau de plus de 20 colonnes",
    Limite.NIVEAUX: "ses listes ou ses citations s’imbriquent sur trop de niveaux",
}


def render_plain(texte: str, limite: Limite) -> str:
    """Return the text escaped, its paragraphs and lines kept, under a sentence that says why."""
    paragraphes = (
        html.escape(bloc.strip("\n")).replace("\n", "<br>\n")
        for bloc in _BLANC.split(assainir(texte))
        if bloc.strip()
    )
    corps = "\n".join(f"<p>{paragraphe}</p>" for paragraphe in paragraphes)
    avis = f"Cette réponse est affichée sans mise en forme : {_RAISONS[limite]}."
    return f"<p><strong>{avis}</strong></p>\n{corps}\n"
