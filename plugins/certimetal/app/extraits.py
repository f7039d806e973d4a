"""Extraits of several OFs in one run: each dossier is read, certified, laid out and let go."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from certimetal.app.etude import load_dossier, study
from certimetal.app.extrait import certifier, composer_extrait
from certimetal.app.racine import open_racine
from certimetal.app.revision import SANS_REVISION, chemin_de, revisions
from certimetal.composition import ouvrir_compositeur
from certimetal.reading.repertoire import list_dossiers
from certimetal.writing.document import document_name

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date
    from pathlib import Path

    from certimetal.app.depot import Depot
    from certimetal.app.extrait import Cadre
    from certimetal.app.selection import Selection


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivrance:
    """What became of one OF: an extrait under its file's name, or in French why there is none.

    ``en_erreur`` tells a refusal that mending the dossier would lift.
    """

    siret: str
    raison_sociale: str
    nom: str = ""
    contenu: bytes = b""
    refus: str = ""
    en_erreur: bool = False


def chemins_choisis(depot: Depot, selection: Selection) -> list[Path]:
    """Return the folders of the dossiers that a selection keeps, without reading them."""
    racines = [open_racine(depot, chemin) for chemin in dict.fromkeys(selection.racines)]
    return [
        chemin_de(racine, folder)
        for racine in racines
        for folder in list_dossiers(racine.tree, racine.folder)
        if selection.retient(racine.chemin(folder))
    ]


def delivrer(cadre: Cadre, selection: Selection, *, today: date) -> Iterator[Delivrance]:
    """Yield the extrait of each dossier that is selected, or why it has none."""
    versions = revisions(chemins_choisis(cadre.depot, selection))
    etudes = study(cadre.depot, selection.racines, today=today, retenir=selection.retient)
    with ouvrir_compositeur() as compositeur:
        for etude in etudes:
            resume = etude.resume
            version = versions.get(chemin_de(etude.racine, etude.folder), SANS_REVISION)
            faits = certifier(cadre, load_dossier(cadre.depot, etude), resume, version.commit)
            siret = etude.folder.rpartition("/")[2]
            if isinstance(faits, str):
                yield Delivrance(
                    siret=siret,
                    raison_sociale=resume.raison_sociale,
                    refus=faits,
                    en_erreur=resume.erreurs > 0,
                )
                continue
            yield Delivrance(
                siret=siret,
                raison_sociale=resume.raison_sociale,
                nom=document_name("extrait", siret, today),
                contenu=composer_extrait(compositeur, faits),
            )
