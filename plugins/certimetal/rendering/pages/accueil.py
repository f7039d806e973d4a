"""The front page: what the register is, what to do here, and the search."""

from __future__ import annotations

from typing import TYPE_CHECKING

from certimetal.domain.francais import enumerer
from certimetal.rendering.gabarits import remplir, source_du_gabarit
from certimetal.rendering.liens import relatif
from certimetal.rendering.page import Ancre, Page
from certimetal.rendering.publication import montre_le_suivi
from certimetal.rendering.typographie import avec_article

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from certimetal.domain.referentiel import Referentiel
    from certimetal.rendering.faits_publics import FaitsPublics
    from certimetal.rendering.publication import Profil

CHEMIN = ""


def page_accueil(
    faits: Sequence[FaitsPublics],
    referentiel: Referentiel,
    au: date,
    *,
    profil: Profil = "public",
) -> Page:
    """Return the front page; its search reads ``donnees/recherche.json`` in the browser."""
    contenu = remplir(
        "accueil",
        referentiel=referentiel,
        nombre=len(faits),
        au=au,
        couverture=_couverture(referentiel),
        interne=montre_le_suivi(profil),
        liens={
            nom: relatif(CHEMIN, cible)
            for nom, cible in (
                ("organismes", "organismes/"),
                ("tableau_de_bord", "tableau-de-bord/"),
                ("donnees", "donnees/recherche.json"),
                ("organisme", "guides/organisme/"),
                ("dossier", "votre-dossier/"),
                ("auditeur", "guides/auditeur/"),
                ("public", "guides/public/"),
                ("referentiel", "referentiel/"),
                ("processus", "processus/"),
                ("contexte", "contexte/"),
                ("regles", "regles/"),
                ("ouvertes", "donnees/"),
                ("schemas", "schemas/"),
                ("controles", "controles/"),
            )
        },
    )
    return Page(
        chemin=CHEMIN,
        source=source_du_gabarit("accueil"),
        titre="Accueil",
        description="Registre des dossiers d’habilitation CERTIMÉTAL : le référentiel, "
        "les organismes de formation et leurs réponses.",
        contenu=contenu,
        ancres=(
            Ancre(id="chercher", titre="Chercher un organisme"),
            Ancre(id="vous-etes", titre="Vous êtes…"),
            Ancre(id="lire", titre="Ce que vous trouverez ici"),
        ),
    )


def _couverture(referentiel: Referentiel) -> str:
    """Return the certificateurs that the register covers, as a sentence names them."""
    noms = sorted(c.nom for c in referentiel.certificateurs.values())
    return enumerer([avec_article(nom) for nom in noms])
