"""Chooses the format in which a review is told; the findings' own formats tell what it brings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from certimetal.domain.referentiel import INDICATEURS
from certimetal.rendering.revue import markdown, texte
from certimetal.rendering.revue.recit import tell

if TYPE_CHECKING:
    from collections.abc import Callable

    from certimetal.domain.champ import Champ
    from certimetal.domain.revue import Revue
    from certimetal.reading.schemas import Schemas

FORMES = ("markdown", "texte", "json", "github", "sarif", "gitlab", "junit")


def render(revue: Revue, forme: str, schemas: Schemas, *, version: Callable[[], str]) -> str:
    """Return the review in one of ``FORMES``; ``schemas`` are the base's, for their words."""
    if forme in {"markdown", "texte"}:
        recit = tell(revue, _champs(revue, schemas))
        return markdown.render(recit) if forme == "markdown" else texte.render(recit)
    if forme == "json":
        from certimetal.rendering.revue import json  # noqa: PLC0415 -- only for this format

        return json.render(revue)
    return _remarques(revue, forme, version=version)


def _remarques(revue: Revue, forme: str, *, version: Callable[[], str]) -> str:
    """Return what the change brings, in one of the formats of ``valider``."""
    from certimetal.app import rapport  # noqa: PLC0415 -- only for these formats
    from certimetal.app.validation import Bilan  # noqa: PLC0415 -- as above
    from certimetal.domain.registre import Registre  # noqa: PLC0415 -- as above

    bilan = Bilan(
        findings=revue.tri.introduits,
        dossiers=len(revue.dossiers),
        fichiers=revue.fichiers,
        lire_registre=lambda: Registre.de(()),
    )
    return rapport.render(bilan, forme, version=version)


def _champs(revue: Revue, schemas: Schemas) -> dict[str, Champ]:
    editions = {dossier.edition for dossier in revue.dossiers}
    voulus = [
        "dossier",
        *(f"{edition}/reponses/{code}" for edition in editions for code in INDICATEURS),
        *(f"journal/{e.type}" for dossier in revue.dossiers for e in dossier.evenements),
    ]
    return {kind: schemas.champ(kind) for kind in voulus if schemas.has(kind)}
