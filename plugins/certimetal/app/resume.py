"""Sums a dossier up: all that stays in memory of it once it is let go."""

from __future__ import annotations

from typing import TYPE_CHECKING

from certimetal.app.archive_situation import without_empreintes
from certimetal.domain.cycle import situer
from certimetal.domain.cycle.publics import Recit
from certimetal.domain.nom_evenement import DEBUT
from certimetal.domain.registre import Resume
from certimetal.domain.relecture import relire
from certimetal.finding import Gravite

if TYPE_CHECKING:
    from collections.abc import Iterable

    from certimetal.domain.contexte import Contexte
    from certimetal.domain.dossier import Adresse, Dossier
    from certimetal.domain.territoire import Communes
    from certimetal.finding import Finding


def sum_up(
    dossier: Dossier, findings: Iterable[Finding], contexte: Contexte, *, chemin: str
) -> Resume:
    """Return the summary of a dossier on the day of ``contexte``; ``chemin`` is its folder as
    finding paths name it."""
    findings = tuple(findings)
    referentiel = contexte.referentiel
    recit = Recit()
    situation = situer(dossier, referentiel, contexte.aujourdhui, recit.entend)
    relectures = relire(dossier, situation.verdicts, referentiel)
    gravites = [finding.gravite for finding in findings]
    return Resume(
        dossier=chemin,
        certificateur=dossier.certificateur,
        siret=dossier.siret,
        raison_sociale=dossier.raison_sociale,
        adresse=dossier.adresse,
        departement=_departement(dossier.adresse, contexte.communes),
        edition=dossier.edition,
        sites=dossier.sites_annexes,
        certifications=dossier.certifications,
        diffusion=dossier.diffusion,
        exemple=dossier.exemple,
        erreurs=gravites.count(Gravite.ERREUR),
        avertissements=gravites.count(Gravite.AVERTISSEMENT),
        situation=without_empreintes(situation),
        evenements_publics=tuple(recit.publics),
        a_revoir=tuple(r.verdict.indicateur for r in relectures if r.a_revoir),
        guides_modifies=tuple(r.verdict.indicateur for r in relectures if r.guide_modifie),
        erreurs_journal=sum(_fausse_le_journal(finding, chemin) for finding in findings),
    )


def _fausse_le_journal(finding: Finding, chemin: str) -> bool:
    return finding.gravite is Gravite.ERREUR and finding.location.path.startswith(
        f"{chemin}/{DEBUT}"
    )


def _departement(adresse: Adresse, communes: Communes) -> str:
    """Return the département's code: by the commune, else where the postal code leaves no doubt."""
    commune = communes.par_code(adresse.code_commune)
    if commune is not None:
        return commune.departement
    possibles = {c.departement for c in communes.par_code_postal(adresse.code_postal)}
    return possibles.pop() if len(possibles) == 1 else ""
