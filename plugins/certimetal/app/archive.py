"""Findings and summaries as plain JSON lists, and back: what the cache keeps."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from certimetal.app.archive_situation import (
    pack_publics,
    pack_situation,
    unpack_publics,
    unpack_situation,
)
from certimetal.domain.dossier import Adresse, CertificationVisee, Site
from certimetal.domain.registre import Resume
from certimetal.finding import Finding, Gravite
from certimetal.location import Location

if TYPE_CHECKING:
    from collections.abc import Iterable


def pack_findings(findings: Iterable[Finding]) -> list[list[Any]]:
    """Return findings as lists of strings and numbers."""
    return [
        [
            f.controle,
            f.gravite.value,
            [f.location.path, f.location.line, f.location.column, f.location.end_column],
            f.message,
            f.attendu,
            f.remede,
            f.suggestion,
            f.extrait,
        ]
        for f in findings
    ]


def unpack_findings(lignes: list[list[Any]]) -> tuple[Finding, ...]:
    """Return the findings of ``pack_findings``; ValueError, TypeError on anything else."""
    return tuple(_finding(ligne) for ligne in lignes)


def _finding(ligne: list[Any]) -> Finding:
    controle, gravite, place, message, attendu, remede, suggestion, extrait = ligne
    path, line, column, end_column = place
    return Finding(
        controle=controle,
        gravite=Gravite(gravite),
        location=Location(path=path, line=line, column=column, end_column=end_column),
        message=message,
        attendu=attendu,
        remede=remede,
        suggestion=suggestion,
        extrait=extrait,
    )


def pack_resume(resume: Resume) -> list[Any]:
    """Return a summary as a list of strings, numbers, lists and one object."""
    return [
        resume.dossier,
        resume.certificateur,
        resume.siret,
        resume.raison_sociale,
        _pack_adresse(resume.adresse),
        resume.departement,
        resume.edition,
        [[s.nom, s.siret, _pack_adresse(s.adresse)] for s in resume.sites],
        [[c.type, c.intitule, c.code, list(c.role)] for c in resume.certifications],
        resume.diffusion,
        resume.exemple,
        resume.erreurs,
        resume.avertissements,
        pack_situation(resume.situation),
        pack_publics(resume.evenements_publics),
        list(resume.a_revoir),
        list(resume.guides_modifies),
        resume.erreurs_journal,
    ]


def unpack_resume(ligne: list[Any]) -> Resume:
    """Return the summary of ``pack_resume``; ValueError, TypeError, LookupError on another."""
    (
        dossier,
        certificateur,
        siret,
        raison_sociale,
        adresse,
        departement,
        edition,
        sites,
        certifications,
        diffusion,
        exemple,
        erreurs,
        avertissements,
        situation,
        publics,
        a_revoir,
        guides_modifies,
        erreurs_journal,
    ) = ligne
    return Resume(
        dossier=dossier,
        certificateur=certificateur,
        siret=siret,
        raison_sociale=raison_sociale,
        adresse=_adresse(adresse),
        departement=departement,
        edition=edition,
        sites=tuple(Site(nom=nom, siret=sien, adresse=_adresse(a)) for nom, sien, a in sites),
        certifications=tuple(
            CertificationVisee(type=genre, intitule=intitule, code=code, role=tuple(role))
            for genre, intitule, code, role in certifications
        ),
        diffusion=diffusion,
        exemple=exemple,
        erreurs=erreurs,
        avertissements=avertissements,
        situation=unpack_situation(situation),
        evenements_publics=unpack_publics(publics),
        a_revoir=tuple(a_revoir),
        guides_modifies=tuple(guides_modifies),
        erreurs_journal=erreurs_journal,
    )


def _pack_adresse(adresse: Adresse) -> list[str]:
    return [adresse.voie, adresse.code_postal, adresse.commune, adresse.code_commune]


def _adresse(ligne: list[str]) -> Adresse:
    voie, code_postal, commune, code_commune = ligne
    return Adresse(voie=voie, code_postal=code_postal, commune=commune, code_commune=code_commune)
