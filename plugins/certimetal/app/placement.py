"""From a problem placed by meaning to a finding placed by line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from certimetal.domain.controle import Cible
from certimetal.finding import Finding
from certimetal.location import Location

if TYPE_CHECKING:
    from collections.abc import Mapping

    from certimetal.domain.controle import Probleme
    from certimetal.reading.source import Source


def place(probleme: Probleme, sources: Mapping[str, Source], dossier: str) -> Finding:
    """Give a problem its line and column in the file that it points at.

    ``sources`` are a dossier's by path relative to its folder, ``dossier`` the folder as finding
    paths name it. A file without source (an annexe, a missing file) is pointed at as a whole.
    """
    source = sources.get(probleme.fichier)
    location = Location(path="/".join(part for part in (dossier, probleme.fichier) if part))
    extrait = ""
    if source is not None and probleme.cible is not Cible.FICHIER:
        if probleme.cible is Cible.CORPS:
            location = source.locate_body(probleme.debut, probleme.fin)
        else:
            location = source.locate(probleme.chemin, probleme.cible)
        extrait = "" if probleme.secret else source.line(location.line)
    return Finding(
        controle=probleme.controle.id,
        gravite=probleme.gravite or probleme.controle.gravite,
        location=location,
        message=probleme.message,
        attendu=probleme.attendu,
        remede=probleme.remede,
        suggestion=probleme.suggestion,
        extrait=extrait,
    )
