"""What is shown where no page is."""

from __future__ import annotations

from certimetal.rendering.gabarits import remplir
from certimetal.rendering.page import Page


def page_introuvable(racine: str = "/") -> Page:
    """Return the 404 page; ``racine`` is the site's own path (``/certimetal/``).

    It is shown at any depth, so that its links cannot be relative.
    """
    racine = racine if racine.endswith("/") else f"{racine}/"
    return Page(
        chemin="404.html",
        titre="Page introuvable",
        contenu=remplir("introuvable", racine=racine),
    )
