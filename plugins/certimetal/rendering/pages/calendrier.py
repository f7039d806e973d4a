"""The page that dates the steps of a training, in the browser alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from certimetal.rendering.calendrier.donnees import CHEMIN as DONNEES
from certimetal.rendering.calendrier.phrases import METHODE
from certimetal.rendering.gabarits import remplir, source_du_gabarit
from certimetal.rendering.liens import relatif
from certimetal.rendering.page import Ancre, Page

if TYPE_CHECKING:
    from collections.abc import Sequence

    from certimetal.domain.referentiel import Referentiel

CHEMIN = "calendrier/"


def page_calendrier(referentiel: Referentiel, *, feuilles: Sequence[str], script: str) -> Page:
    """Return the page; ``feuilles`` and ``script`` are its own files, below the site's root."""
    connus = sorted(referentiel.certificateurs.values(), key=lambda c: c.nom)
    return Page(
        chemin=CHEMIN,
        source=source_du_gabarit("calendrier"),
        titre="Calendrier d’une formation",
        description="Les dates de chaque étape d’une formation, de l’inscription au certificat.",
        contenu=remplir(
            "calendrier",
            certificateurs=connus,
            donnees=relatif(CHEMIN, DONNEES),
            feuilles=[relatif(CHEMIN, feuille) for feuille in feuilles],
            script=relatif(CHEMIN, script),
            processus=relatif(CHEMIN, "processus/#etapes"),
            regles=relatif(CHEMIN, "regles/"),
            exemple=connus[0].code if connus else "",
            methode=METHODE,
        ),
        ancres=(
            Ancre(id="dates", titre="Les dates de la formation"),
            Ancre(id="methode", titre="Comment les dates se comptent"),
        ),
    )
