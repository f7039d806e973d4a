"""The PDFs that a site offers of an OF: which ones, under which address, for whom."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from certimetal.domain.dossier import PUBLIQUE
from certimetal.domain.francais import date_en_mots
from certimetal.domain.nom_evenement import lire_nom
from certimetal.domain.situation import Statut
from certimetal.rendering.publication import (
    chemin_organisme,
    est_fiable,
    montre_le_statut,
    montre_le_suivi,
    siret_du_dossier,
)

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from certimetal.domain.registre import Resume
    from certimetal.rendering.publication import Profil

Genre = Literal["extraits", "dossiers", "rapports"]

GENRES: tuple[Genre, ...] = ("extraits", "dossiers", "rapports")
"""What may be asked for in the plugin's options; ``rapports`` show on an internal site only."""

FORMULAIRES = "formulaires"
"""The blank forms, of the référentiel and not of an OF."""

OFFRES = (*GENRES, FORMULAIRES)


@dataclass(frozen=True, slots=True, kw_only=True)
class Telechargement:
    """A PDF: its ``genre``, the file of the constats for a report, its address below the site's
    root and what the link to it says."""

    genre: Genre
    url: str
    libelle: str
    evenement: str = ""


def telechargements(
    resume: Resume, choisis: Collection[str], profil: Profil
) -> tuple[Telechargement, ...]:
    """Return the PDFs to offer on an OF's page.

    An extrait where the statut allows it; the dossier where the answers are shown; reports, which
    tell of non-conformités, on an internal site only (D11). Nothing of a dossier with errors.
    """
    if not chemin_organisme(resume) or not est_fiable(resume):
        return ()
    return tuple(t for t in _tous(resume, profil) if t.genre in choisis)


def _tous(resume: Resume, profil: Profil) -> Iterator[Telechargement]:
    base, siret = chemin_organisme(resume), siret_du_dossier(resume)
    if montre_le_statut(resume) and resume.situation.statut is Statut.HABILITE:
        yield Telechargement(
            genre="extraits", url=f"{base}extrait-{siret}.pdf", libelle="Extrait du registre"
        )
    if resume.diffusion == PUBLIQUE or profil == "interne":
        yield Telechargement(
            genre="dossiers", url=f"{base}dossier-{siret}.pdf", libelle="Dossier complet"
        )
    if not montre_le_suivi(profil):
        return
    for fichier in sorted({v.evenement for v in resume.situation.verdicts}):
        nom = lire_nom(fichier)
        yield Telechargement(
            genre="rapports",
            url=f"{base}rapport-{siret}-{fichier.removesuffix('.yml')}.pdf",
            libelle=f"Rapport d’audit du {date_en_mots(nom.date)}" if nom else "Rapport d’audit",
            evenement=fichier,
        )
