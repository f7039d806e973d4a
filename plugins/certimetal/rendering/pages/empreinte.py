"""The page that computes or checks a document's empreinte, in the browser alone."""

from __future__ import annotations

from certimetal.rendering.gabarits import remplir, source_du_gabarit
from certimetal.rendering.page import Ancre, Page

CHEMIN = "empreinte/"


def page_empreinte() -> Page:
    """Return the page for those who list, or received, a document kept outside Git."""
    return Page(
        chemin=CHEMIN,
        source=source_du_gabarit("empreinte"),
        titre="Empreinte d’un document",
        description="Calculer ou vérifier l’empreinte d’un document, sans rien envoyer.",
        contenu=remplir("empreinte"),
        ancres=(
            Ancre(id="calculer", titre="Calculer ou vérifier"),
            Ancre(id="sans-cette-page", titre="Sans cette page"),
        ),
    )
