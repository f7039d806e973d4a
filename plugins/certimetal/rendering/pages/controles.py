"""The checks of the tool: their list, and a page each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from certimetal.finding import Gravite
from certimetal.rendering.gabarits import remplir, source_du_gabarit
from certimetal.rendering.liens import relatif
from certimetal.rendering.page import EntreeRecherche, Page
from certimetal.rendering.textes import texte_brut, texte_html

if TYPE_CHECKING:
    from collections.abc import Iterable

    from certimetal.domain.controle import Controle

CHEMIN = "controles/"
GRAVITES = {
    Gravite.ERREUR: ("erreur", "Une erreur : à corriger avant que le dossier soit publié."),
    Gravite.AVERTISSEMENT: (
        "avertissement",
        "Un avertissement : le dossier est publié, l’auditeur apprécie.",
    ),
    Gravite.CONSEIL: ("conseil", "Un conseil : à suivre s’il vous est utile."),
}


def chemin_controle(identifiant: str) -> str:
    """Return the URL of a check's page below the site's root."""
    return f"{CHEMIN}{identifiant}/"


def pages_des_controles(controles: Iterable[Controle]) -> tuple[Page, ...]:
    """Return the list of the checks, by identifier, then a page for each."""
    tries = sorted(controles, key=lambda controle: controle.id)
    return (_index(tries), *(_page(controle) for controle in tries))


def _index(controles: list[Controle]) -> Page:
    contenu = remplir(
        "controles",
        controles=[
            {
                "id": c.id,
                "lien": relatif(CHEMIN, chemin_controle(c.id)),
                "titre": c.titre,
                "gravite": GRAVITES[c.gravite][0],
                "regles": _regles(CHEMIN, c),
            }
            for c in controles
        ],
        regles=relatif(CHEMIN, "regles/"),
    )
    return Page(
        chemin=CHEMIN,
        titre="Les contrôles",
        description="Ce que l’outil vérifie dans un dossier, et pourquoi.",
        contenu=contenu,
        source=source_du_gabarit("controles"),
    )


def _page(controle: Controle) -> Page:
    chemin = chemin_controle(controle.id)
    explication, ancres = texte_html(controle.explication, {}, niveau=2)
    contenu = remplir(
        "controle",
        controle=controle,
        explication=explication,
        gravite=GRAVITES[controle.gravite][0],
        poids=GRAVITES[controle.gravite][1],
        regles=_regles(chemin, controle),
        ensemble=relatif(chemin, CHEMIN),
    )
    return Page(
        chemin=chemin,
        titre=controle.titre,
        description=f"Contrôle {controle.id} : {controle.titre}.",
        contenu=contenu,
        ancres=ancres,
        source=controle.source,
        recherche=(
            EntreeRecherche(
                ancre="",
                titre=controle.titre,
                texte=f"{controle.id} {texte_brut(explication)}",
            ),
        ),
    )


def _regles(depuis: str, controle: Controle) -> list[dict[str, str]]:
    return [
        {
            "id": numero,
            "titre": f"Règle {numero}",
            "lien": relatif(depuis, f"regles/#{numero.lower()}"),
        }
        for numero in controle.regles
    ]
