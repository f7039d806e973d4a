"""The auditors' dashboard (``interne``), one page a certificateur: what is to do, and by when."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from certimetal.domain.francais import capitaliser, compter
from certimetal.rendering.editeur.lien import RACINE as RACINE_EDITEUR
from certimetal.rendering.editeur.lien import lien_editeur
from certimetal.rendering.gabarits import remplir
from certimetal.rendering.liens import relatif
from certimetal.rendering.page import Ancre, Page
from certimetal.rendering.pages.sections import nom_du_certificateur
from certimetal.rendering.pages.tableau_de_bord_lignes import RUBRIQUES
from certimetal.rendering.phrases_situation import STATUTS
from certimetal.rendering.publication import (
    LienEdition,
    chemin_organisme,
    listables,
    sans_edition,
    siret_du_dossier,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from certimetal.domain.referentiel import Referentiel
    from certimetal.domain.registre import Registre, Resume
    from certimetal.rendering.pages.tableau_de_bord_lignes import Ligne, Rubrique

RACINE = "tableau-de-bord/"

_EDITABLES = "dossiers/"
"""Where the dossiers are that the site's own repository holds."""


def pages_du_tableau_de_bord(
    registre: Registre,
    referentiel: Referentiel,
    lien_edition: LienEdition = sans_edition,
    *,
    avec_editeur: bool = False,
) -> tuple[Page, ...]:
    """Return the dashboard's front page, then the page of each certificateur that has dossiers.

    ``avec_editeur``: each line has a button to the browser editor's form.
    """
    par_certificateur: dict[str, list[Resume]] = {}
    for resume in listables(registre):
        par_certificateur.setdefault(resume.certificateur, []).append(resume)
    pages, sommaire = [], []
    for code in sorted(par_certificateur):
        nom = nom_du_certificateur(code, referentiel)
        rubriques = [
            _remplie(r, par_certificateur[code], lien_edition, code, avec_editeur=avec_editeur)
            for r in RUBRIQUES
        ]
        pages.append(_page(code, nom, rubriques, len(par_certificateur[code])))
        sommaire.append(
            {
                "nom": nom,
                "lien": relatif(RACINE, f"{RACINE}{code}/"),
                "dossiers": len(par_certificateur[code]),
                "comptes": [(r["titre"], len(r["lignes"])) for r in rubriques],
            }
        )
    return (_page_d_entree(sommaire), *pages)


def _page_d_entree(sommaire: Sequence[dict[str, Any]]) -> Page:
    return Page(
        chemin=RACINE,
        titre="Tableau de bord",
        description="Ce que les auditeurs ont à faire, certificateur par certificateur.",
        contenu=remplir("tableau_de_bord", certificateurs=sommaire),
    )


def _page(code: str, nom: str, rubriques: list[dict[str, Any]], dossiers: int) -> Page:
    chemin = f"{RACINE}{code}/"
    return Page(
        chemin=chemin,
        titre=f"Tableau de bord : {nom}",
        description=f"{compter(dossiers, 'dossier')} : audits, délais, renouvellements.",
        contenu=remplir(
            "tableau_de_bord_certificateur",
            nom=nom,
            dossiers=dossiers,
            rubriques=rubriques,
            retour=relatif(chemin, RACINE),
        ),
        ancres=tuple(Ancre(id=r["id"], titre=r["titre"]) for r in rubriques),
    )


def _remplie(
    rubrique: Rubrique,
    resumes: Iterable[Resume],
    lien_edition: LienEdition,
    code: str,
    *,
    avec_editeur: bool,
) -> dict[str, Any]:
    page = f"{RACINE}{code}/"
    lignes = [ligne for resume in resumes for ligne in rubrique.lignes(resume)]
    lignes.sort(key=lambda ligne: (ligne.jour is None, ligne.jour or ligne.resume.situation.au))
    return {
        "id": rubrique.id,
        "titre": rubrique.titre,
        "vide": rubrique.vide,
        "colonne": rubrique.colonne,
        "lignes": [
            {
                "nom": ligne.resume.raison_sociale or ligne.resume.siret,
                "page": relatif(page, chemin_organisme(ligne.resume)),
                "statut": capitaliser(STATUTS[ligne.resume.situation.statut][0]),
                "texte": ligne.texte,
                "alerte": ligne.alerte,
                "jour": ligne.jour,
                "fichier": ligne.fichier,
                "lien": lien_edition(f"{ligne.resume.dossier}/{ligne.fichier}"),
                "formulaire": _formulaire(page, ligne) if avec_editeur and rubrique.s_ecrit else "",
            }
            for ligne in lignes
        ],
    }


def _formulaire(page: str, ligne: Ligne) -> str:
    """Return the link to the form that does what a line says; empty where no editor has it."""
    siret = siret_du_dossier(ligne.resume)
    if not ligne.resume.dossier.startswith(_EDITABLES):
        return ""
    return relatif(page, RACINE_EDITEUR) + lien_editeur(
        siret, ligne.fichier, evenement=ligne.formulaire
    ).removeprefix(RACINE_EDITEUR)
