"""A renewal as text, for a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from certimetal.rendering.paragraphes import plier
from certimetal.rendering.renouvellement.recit import sections, titre

if TYPE_CHECKING:
    from collections.abc import Mapping

    from certimetal.domain.renouvellement import Renouvellement


def render(renouvellement: Renouvellement, titres: Mapping[str, str], *, largeur: int = 80) -> str:
    """Return the report, ``largeur`` columns wide."""
    blocs = [plier(titre(renouvellement), largeur=largeur)]
    for section in sections(renouvellement, titres):
        bloc = plier(section.titre, largeur=largeur)
        for ligne in section.lignes or (section.vide,):
            bloc += plier(ligne, largeur=largeur, retrait="  - ")
        blocs.append(bloc)
    return "\n\n".join("\n".join(bloc) for bloc in blocs) + "\n"
