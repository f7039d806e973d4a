"""Sums a dossier up: all that stays in memory of it once it is let go."""

from __future__ import annotations

from typing import TYPE_CHECKING

from certimetal.domain.registre import Resume
from certimetal.finding import Gravite

if TYPE_CHECKING:
    from collections.abc import Iterable

    from certimetal.domain.dossier import Adresse, Dossier
    from certimetal.domain.territoire import Communes
    from certimetal.finding import Finding


def sum_up(
    dossier: Dossier, findings: Iterable[Finding], communes: Communes, *, chemin: str
) -> Resume:
    """Return the summary of a dossier; ``chemin`` is its folder as finding paths name it."""
    gravites = [finding.gravite for finding in findings]
    return Resume(
        dossier=chemin,
        certificateur=dossier.certificateur,
        siret=dossier.siret,
        raison_sociale=dossier.raison_sociale,
        adresse=dossier.adresse,
        departement=_departement(dossier.adresse, communes),
        edition=dossier.edition,
        sites=dossier.sites_annexes,
        certifications=dossier.certifications,
        diffusion=dossier.diffusion,
        exemple=dossier.exemple,
        erreurs=gravites.count(Gravite.ERREUR),
        avertissements=gravites.count(Gravite.AVERTISSEMENT),
        longueurs={
            indicateur: len(reponse.corps.split())
            for indicateur, reponse in dossier.reponses.items()
        },
    )


def _departement(adresse: Adresse, communes: Communes) -> str:
    """Return the département's code: by the commune, else where the postal code leaves no doubt."""
    commune = communes.par_code(adresse.code_commune)
    if commune is not None:
        return commune.departement
    possibles = {c.departement for c in communes.par_code_postal(adresse.code_postal)}
    return possibles.pop() if len(possibles) == 1 else ""
