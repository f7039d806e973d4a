"""The use case of ``certimetal codeowners``: what forges are told of the registry's accounts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from certimetal.errors import ReferentielError
from certimetal.finding import Gravite
from certimetal.rendering.codeowners import parts, render_all
from certimetal.writing.atomic import write_text

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from certimetal.app.depot import Depot
    from certimetal.rendering.codeowners import Part

_COMPTES = ("criteria/national.yml", "criteria/certificateurs/")


@dataclass(frozen=True, slots=True, kw_only=True)
class Codeowners:
    """``fichiers`` are what the registry makes; ``perimes`` the paths that say something else."""

    parts: tuple[Part, ...]
    fichiers: Mapping[str, str]
    perimes: tuple[str, ...]


def prepare_codeowners(depot: Depot, au: date) -> Codeowners:
    """Hold the files of the repository against its registry on a day.

    ReferentielError where an account cannot be read: a file without it would lock people out.
    """
    fautes = [
        finding
        for finding in depot.findings
        if finding.gravite is Gravite.ERREUR and finding.location.path.startswith(_COMPTES)
    ]
    if fautes:
        place = fautes[0].location
        raise ReferentielError(
            f"Les comptes du registre ont une erreur ({place.path}, ligne {place.line}) : "
            "rien n’est écrit. Commande : certimetal valider criteria"
        )
    trouvees = parts(depot.referentiel, au)
    fichiers = render_all(trouvees)
    perimes = tuple(chemin for chemin, texte in fichiers.items() if _lu(depot, chemin) != texte)
    return Codeowners(parts=trouvees, fichiers=fichiers, perimes=perimes)


def write_codeowners(depot: Depot, codeowners: Codeowners) -> tuple[str, ...]:
    """Write the files that have to change, and return their paths."""
    for chemin in codeowners.perimes:
        write_text(depot.root / chemin, codeowners.fichiers[chemin])
    return codeowners.perimes


def _lu(depot: Depot, chemin: str) -> str:
    try:
        return depot.tree.read(chemin).decode("utf-8")
    except (OSError, UnicodeDecodeError):
        return ""
