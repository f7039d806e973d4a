"""The pages of the site, for whoever publishes them: domain values in, pages and bytes out.

Nothing here reads the disk but ``assets``, which names the files that go with the pages.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from certimetal.rendering.calendrier.donnees import CHEMIN as DONNEES_PROCESSUS
from certimetal.rendering.calendrier.donnees import processus_json
from certimetal.rendering.donnees.fichiers import Source, donnees_ouvertes
from certimetal.rendering.faits_publics import FaitsPublics
from certimetal.rendering.formulaires_offerts import FormulaireOffert
from certimetal.rendering.pages.accueil import page_accueil
from certimetal.rendering.pages.calendrier import page_calendrier
from certimetal.rendering.pages.contexte import page_contexte
from certimetal.rendering.pages.controles import pages_des_controles
from certimetal.rendering.pages.critere import page_critere
from certimetal.rendering.pages.donnees import page_donnees
from certimetal.rendering.pages.empreinte import page_empreinte
from certimetal.rendering.pages.introuvable import page_introuvable
from certimetal.rendering.pages.organisme import page_organisme
from certimetal.rendering.pages.organismes import page_organismes
from certimetal.rendering.pages.processus import page_processus
from certimetal.rendering.pages.referentiel import page_referentiel
from certimetal.rendering.pages.regles import page_regles
from certimetal.rendering.pages.schemas import pages_des_schemas
from certimetal.rendering.pages.tableau_de_bord import pages_du_tableau_de_bord
from certimetal.rendering.publication import (
    LienEdition,
    Profil,
    annexes_publiees,
    chemin_organisme,
    faits_du_registre,
    listables,
    montre_le_statut,
    montre_le_suivi,
    sans_edition,
)
from certimetal.rendering.recherche import recherche_json

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from certimetal.domain.referentiel import Referentiel
    from certimetal.rendering.page import Page

__all__ = [
    "DONNEES_PROCESSUS",
    "DONNEES_RECHERCHE",
    "FEUILLES",
    "SCRIPTS",
    "FaitsPublics",
    "FormulaireOffert",
    "LienEdition",
    "Profil",
    "Source",
    "annexes_publiees",
    "assets",
    "chemin_organisme",
    "donnees_ouvertes",
    "faits_du_registre",
    "listables",
    "montre_le_statut",
    "montre_le_suivi",
    "page_accueil",
    "page_donnees",
    "page_empreinte",
    "page_introuvable",
    "page_organisme",
    "page_organismes",
    "pages_des_controles",
    "pages_des_schemas",
    "pages_du_referentiel",
    "pages_du_tableau_de_bord",
    "processus_json",
    "recherche_json",
    "sans_edition",
]

DONNEES_RECHERCHE = "donnees/recherche.json"
"""Where ``recherche_json``'s bytes are published, below the site's root."""

FEUILLES = ("assets/certimetal/certimetal.css",)
"""The style sheets that every page needs, below the site's root (``extra_css``)."""

SCRIPTS = ("assets/certimetal/horloge.js", "assets/certimetal/certimetal.js")
"""The scripts that every page needs, below the site's root (``extra_javascript``), in order."""

_CALENDRIER = (
    "assets/certimetal/calendrier.js",
    "assets/certimetal/calendrier-calcul.js",
    "assets/certimetal/calendrier-ics.js",
    "assets/certimetal/calendrier-jours.js",
    "assets/certimetal/calendrier-recit.js",
    "assets/certimetal/calendrier.css",
)
"""What the page of the calendar alone needs; the first script asks for the others."""

_ASSETS = Path(__file__).parent / "assets"


def assets() -> Mapping[str, Path]:
    """Return the files to publish with the pages: URL below the site's root → file."""
    return {url: _ASSETS / url.rpartition("/")[2] for url in (*FEUILLES, *SCRIPTS, *_CALENDRIER)}


def pages_du_referentiel(
    referentiel: Referentiel,
    *,
    lien_edition: LienEdition = sans_edition,
    offerts: Sequence[FormulaireOffert] = (),
) -> tuple[Page, ...]:
    """Return the référentiel's pages: overview, critères, process, calendar, contexte, règles.

    ``offerts`` are the blank forms that they offer to download.
    """
    return (
        page_referentiel(referentiel, offerts),
        *(
            page_critere(critere, referentiel, lien_edition, offerts)
            for critere in referentiel.criteres
        ),
        page_processus(referentiel, lien_edition),
        page_calendrier(referentiel, feuilles=_CALENDRIER[-1:], script=_CALENDRIER[0]),
        page_contexte(referentiel, lien_edition),
        page_regles(referentiel, lien_edition),
    )
