"""The calendar of a training, from what was typed to what is printed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from certimetal.domain.calendrier import calendrier
from certimetal.domain.parcours import lire_parcours
from certimetal.errors import InvalidValueError
from certimetal.rendering.calendrier.recit import dire_fautes, raconter, regles_applicables

if TYPE_CHECKING:
    from datetime import date

    from certimetal.domain.parcours import Saisie
    from certimetal.domain.referentiel import Referentiel

Forme = Literal["texte", "ics", "json"]


def render_calendrier(
    referentiel: Referentiel, saisie: Saisie, forme: Forme, *, au: date, largeur: int = 80
) -> str:
    """Return the calendar in one form; ``au`` is its day of issue, ``largeur`` in columns.

    InvalidValueError where what was typed makes no sense: every fault, one a line.
    """
    parcours, fautes = lire_parcours(saisie, referentiel.certificateurs)
    if parcours is None:
        raise InvalidValueError("\n".join(faute.phrase for faute in dire_fautes(fautes)))
    recit = raconter(calendrier(parcours, referentiel, saisie.certificateur), referentiel)
    match forme:
        case "ics":
            from certimetal.rendering.calendrier import ics  # noqa: PLC0415 -- 60 ms, seldom needed

            regles = regles_applicables(referentiel, saisie.certificateur)
            return ics.render(recit, regles, au=au).decode("utf-8")
        case "json":
            from certimetal.rendering.calendrier import json  # noqa: PLC0415 -- as above

            return json.render(recit)
        case "texte":
            from certimetal.rendering.calendrier import texte  # noqa: PLC0415 -- as above

            return texte.render(recit, largeur=largeur)
