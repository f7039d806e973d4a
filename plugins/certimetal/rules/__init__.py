"""Checks across files and against the référentiel: one rule per module; they never read a disk."""

from __future__ import annotations

from typing import TYPE_CHECKING

from certimetal.rules import (
    adresse,
    annexe_code,
    annexe_contenu,
    annexe_fichier,
    annexe_hors_depot,
    certificateur,
    certifications,
    donnees_personnelles,
    edition,
    engagements,
    fichiers,
    journal_a_completer,
    journal_auteur,
    journal_cycle,
    journal_fichiers,
    journal_verdicts,
    lien,
    nda,
    reponse,
    siret,
    siret_dossier,
    siret_en_double,
    siret_exemple,
    sites,
    territoire,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from certimetal.domain.contexte import Contexte
    from certimetal.domain.controle import Controle, Probleme
    from certimetal.domain.dossier import Dossier
    from certimetal.domain.registre import Registre, Resume

_REGLES = (
    siret,
    siret_dossier,
    siret_exemple,
    certificateur,
    territoire,
    edition,
    nda,
    adresse,
    sites,
    certifications,
    fichiers,
    reponse,
    lien,
    engagements,
    annexe_code,
    annexe_fichier,
    annexe_contenu,
    annexe_hors_depot,
    journal_fichiers,
    journal_a_completer,
    journal_auteur,
    journal_cycle,
    journal_verdicts,
    donnees_personnelles,
)

CONTROLES: tuple[Controle, ...] = (
    *(controle for regle in _REGLES for controle in regle.CONTROLES),
    *siret_en_double.CONTROLES,
)
"""Every check of this stage, in the order that its pages follow."""


def check_dossier(dossier: Dossier, contexte: Contexte) -> Iterator[Probleme]:
    """Yield everything that the rules find in one dossier, in no order of place."""
    for regle in _REGLES:
        yield from regle.check(dossier, contexte)


def check_registre(registre: Registre) -> Iterator[tuple[Resume, Probleme]]:
    """Yield what only all the dossiers together show, each with the dossier it concerns."""
    yield from siret_en_double.check(registre)
