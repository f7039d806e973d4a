"""Links to the rules page, each rule by its number."""

from __future__ import annotations

from typing import TYPE_CHECKING

from certimetal.rendering.liens import relatif

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from certimetal.domain.referentiel import Referentiel, Regle


def toutes_les_regles(referentiel: Referentiel) -> Mapping[str, Regle]:
    """Return the national rules and those of each certificateur, by number."""
    regles = dict(referentiel.regles)
    for propres in referentiel.regles_certificateur.values():
        for numero, regle in propres.items():
            regles.setdefault(numero, regle)
    return regles


def liens_regles(
    depuis: str, numeros: Iterable[str], regles: Mapping[str, Regle]
) -> list[dict[str, str]]:
    """Return number, title and link of each rule; a number that is not known is left out."""
    return [
        {
            "id": numero,
            "titre": regles[numero].titre,
            "lien": relatif(depuis, f"regles/#{numero.lower()}"),
        }
        for numero in numeros
        if numero in regles
    ]
