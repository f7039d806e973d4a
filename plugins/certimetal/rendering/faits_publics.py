"""What everybody may know of one OF: the value that lists, search and open data are made of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from certimetal.domain.dossier import Adresse, CertificationVisee, Site
    from certimetal.domain.situation import EvenementPublic
    from certimetal.rendering.statut_public import Annonce

FIN = "fin"
"""The type of the one public event that no file makes: a term ends by itself."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FaitsPublics:
    """Nothing in it is anybody's secret: ``publication.faits_publics`` alone makes one.

    ``siret`` is the folder's. ``fiable`` is False for a dossier in correction: its address, sites
    and certifications are then empty. ``annonces`` are what is said of its statut on ``au``, then
    what is known to come; empty where the journal itself has errors. ``evenements`` are in the
    order of the facts. ``fin`` is the last day covered without a break by the term that runs or is
    to come, ``fin_decidee`` the event that granted it.
    """

    siret: str
    raison_sociale: str
    adresse: Adresse
    departement: str
    sites: tuple[Site, ...]
    certifications: tuple[CertificationVisee, ...]
    edition: str
    certificateur: str
    certificateur_nom: str
    diffusion: str
    exemple: bool
    fiable: bool
    au: date
    annonces: tuple[Annonce, ...]
    evenements: tuple[EvenementPublic, ...]
    fin: date | None = None
    fin_decidee: str = ""

    @property
    def chemin(self) -> str:
        """The URL of the OF's page below the site's root."""
        return f"organismes/{self.siret}/"

    @property
    def annonce(self) -> Annonce | None:
        """What is said of its statut on ``au``, None where nothing can be."""
        return self.annonces[0] if self.annonces else None
