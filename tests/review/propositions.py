"""Proposals made by hand: a dossier, people with each role, and what one of them changes."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

from contexte_exemple import CONTEXTE

from certimetal.domain.changement import Changement, Version
from certimetal.domain.dossier import Dossier
from certimetal.domain.journal import Evenement, ordonner
from certimetal.domain.nom_evenement import lire_nom
from certimetal.domain.proposition import Cote, Proposition
from certimetal.domain.territoire import Certificateur, Personne
from certimetal.review.rights import check_rights

if TYPE_CHECKING:
    from certimetal.finding import Finding

AU = date(2026, 3, 31)
SIRET = "00000001800002"
LIEU = f"dossiers/uimm-35-56/{SIRET}"
AUTRE_LIEU = "dossiers/uimm-44/00000001800002"
AUTRE_SIRET = "dossiers/uimm-35-56/00000001800010"
RECEVABILITE = "2026-01-20-01-recevabilite.yml"

COMPTES = {
    "tout compte": "Inconnu",
    "organisme": "OF-Lorient",
    "secrétariat": "Secretariat",
    "auditeur": "Auditeur",
    "signataire": "Signataire",
    "national": "National",
    "mainteneur": "Mainteneur",
}


def personne(compte: str, **suite: Any) -> tuple[Personne, ...]:
    return (Personne(compte=compte, **suite),)


CERTIFICATEUR = Certificateur(
    code="uimm-35-56",
    nom="UIMM 35-56",
    secretariat=personne("secretariat"),
    auditeurs=personne("auditeur"),
    signataires=personne("signataire"),
)
VOISIN = Certificateur(code="uimm-44", nom="UIMM 44", secretariat=personne("secretariat-44"))
REFERENTIEL = replace(
    CONTEXTE.referentiel,
    certificateurs={"uimm-35-56": CERTIFICATEUR, "uimm-44": VOISIN},
    national=personne("national"),
    mainteneurs=personne("mainteneur"),
)


def evenement(fichier: str, **donnees: Any) -> Evenement:
    nom = lire_nom(fichier)
    assert nom is not None
    return Evenement(
        type=nom.type,
        date=nom.date,
        rang=nom.rang,
        fichier=fichier,
        auteur=donnees.get("auteur", ""),
        saisi_pour=donnees.get("saisi_pour", ""),
        donnees=donnees,
    )


CONFIRMES = evenement(RECEVABILITE, auteur="secretariat", comptes_confirmes=True)


def cote(
    *journal: Evenement, fiche: dict[str, Any] | None = None, lieu: str = LIEU, **champs: Any
) -> Cote:
    """Return a dossier on one side; ``fiche`` adds to what its ``dossier.yml`` says."""
    donnees = {"siret": SIRET, "comptes": ["of-lorient"], **champs, **(fiche or {})}
    dossier = Dossier(
        dossier=lieu,
        certificateur=lieu.split("/")[1],
        siret_dossier=lieu.split("/")[2],
        siret=SIRET,
        comptes=tuple(donnees["comptes"]),
        exemple=donnees.get("exemple") is True,
        journal=ordonner(journal),
    )
    return Cote(dossier=dossier, fiche=donnees)


BASE = cote(CONFIRMES)


def change(chemin: str, nature: str = "modifie", lieu: str = LIEU, objet: str = "") -> Changement:
    complet = f"{lieu}/{chemin}" if lieu else chemin
    return Changement(
        chemin=complet,
        avant=None if nature == "ajoute" else Version(mode=0o100644, objet=objet or "a" * 40),
        apres=None if nature == "supprime" else Version(mode=0o100644, objet=objet or "b" * 40),
    )


def proposition(
    *changements: Changement,
    auteur: str | tuple[str, ...] = "inconnu",
    avant: Cote = BASE,
    apres: Cote = BASE,
    approbateurs: tuple[str, ...] = (),
    **cotes: tuple[Cote, Cote],
) -> Proposition:
    """Return a proposal on the dossier of ``LIEU``; ``cotes`` adds other folders."""
    return Proposition(
        changements=changements,
        avant={LIEU: avant, **{lieu: un for lieu, (un, _) in cotes.items()}},
        apres={LIEU: apres, **{lieu: autre for lieu, (_, autre) in cotes.items()}},
        auteurs=(auteur,) if isinstance(auteur, str) else auteur,
        aujourdhui=AU,
        approbateurs=approbateurs,
    )


def consigne(*evenements: Evenement, **suite: Any) -> Proposition:
    """Return the proposal that adds events to the base's dossier."""
    avant = suite.pop("avant", BASE)
    assert avant.dossier is not None
    return proposition(
        *(change(e.chemin, "ajoute") for e in evenements),
        avant=avant,
        apres=replace(
            avant, dossier=replace(avant.dossier, journal=(*avant.dossier.journal, *evenements))
        ),
        **suite,
    )


def refus(proposee: Proposition, referentiel: Any = REFERENTIEL) -> list[Finding]:
    return list(check_rights(proposee, referentiel))


def ids(proposee: Proposition, referentiel: Any = REFERENTIEL) -> set[str]:
    return {finding.controle for finding in refus(proposee, referentiel)}
