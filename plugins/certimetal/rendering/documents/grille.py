"""The audit grid as a document: the audit, then a table per indicator, to fill in on site."""

from __future__ import annotations

from typing import TYPE_CHECKING

from certimetal.domain.francais import compter
from certimetal.domain.grille import (
    AUDIT,
    GUIDE,
    PROPRIETE,
    REPONSE,
    audit_fields,
    verdict_fields,
)
from certimetal.rendering.documents.elements import (
    Cellule,
    Document,
    Ligne,
    Paragraphe,
    Paysage,
    Tableau,
    Trait,
)
from certimetal.rendering.documents.formulaire import PROPRIETE_SIRET
from certimetal.rendering.documents.saisie import ABSENT, entry, label
from certimetal.rendering.typographie import grouper_siret

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from certimetal.domain.champ import Champ
    from certimetal.domain.formulaire import ChampFormulaire
    from certimetal.domain.grille import Grille, LigneGrille
    from certimetal.domain.referentiel import Referentiel
    from certimetal.rendering.documents.elements import Element

TITRE = "Grille d’audit CERTIMÉTAL"
PORTRAIT, LARGEURS = (58, 116), (58, 203)
"""Millimetres; the indicators are in landscape, so that a constat has room."""

_HAUTEURS = {"constat": 14, "attendu": 10}
_MODE_EMPLOI = (
    "Cochez un verdict par indicateur (☐ devient ☒) et écrivez le constat et l’attendu de chaque "
    "non-conformité : la fonction, jamais le nom d’une personne. Un audit intermédiaire peut ne "
    "juger que quelques indicateurs : laissez les autres vides. « certimetal importer » en fait "
    "l’événement « constats »."
)


def plan_grid(grille: Grille, constats: Champ, referentiel: Referentiel, jour: date) -> Document:
    """Return the grid to write; ``constats`` is the schema of the event that it becomes."""
    siret = grouper_siret(grille.siret)
    nom = grille.raison_sociale or "Organisme"
    blocs: list[Element] = [
        _titre("Titre", TITRE),
        _titre("SousTitre", f"{referentiel.titre} · édition {grille.edition}"),
        _titre("Organisme", f"{nom}, SIRET {siret}"),
        Paragraphe(
            style="ModeEmploi",
            traits=(
                Trait(texte="Pour remplir cette grille. ", style="fort"),
                Trait(texte=_MODE_EMPLOI),
            ),
        ),
        _audit(grille, constats),
        Paysage(),
    ]
    critere = ""
    for ligne in grille.lignes:
        if ligne.code[:2] != critere:
            critere = ligne.code[:2]
            mot = referentiel.intitules.get("critere", "Critère")
            titre = referentiel.criteres[critere].titre if critere in referentiel.criteres else ""
            style = "Titre2" if ligne is grille.lignes[0] else "Titre2Page"
            blocs.append(_titre(style, f"{mot} {critere[1:]} : {titre}"))
        blocs.append(_indicateur(ligne, constats))
        blocs.append(Paragraphe(style="Corps"))
    return Document(
        titre=f"{TITRE} : {nom}",
        sujet=f"{referentiel.titre}, édition {grille.edition}",
        entete=f"{nom} · SIRET {siret}",
        pied=f"{TITRE} · édition {grille.edition}",
        jour=jour,
        blocs=tuple(blocs),
        proprietes=((PROPRIETE, grille.edition), (PROPRIETE_SIRET, grille.siret)),
    )


def _audit(grille: Grille, constats: Champ) -> Tableau:
    lignes = [_entete(AUDIT)]
    for champ in audit_fields(constats):
        valeur = grille.audit if champ.cle == ("audit",) and grille.audit else ABSENT
        lignes.append(_champ(champ, entry(champ, valeur)))
    return Tableau(nom="audit", largeurs=PORTRAIT, lignes=tuple(lignes))


def _indicateur(ligne: LigneGrille, constats: Champ) -> Tableau:
    lignes = [_entete(f"{ligne.code} · {ligne.intitule}")]
    lu = tuple(
        Paragraphe(style="Corps", traits=(Trait(texte=texte),)) for texte in summarize(ligne)
    )
    titre = Paragraphe(style="Libelle", traits=(Trait(texte="Au dossier", style="fort"),))
    lignes.append(
        Ligne(cellules=(Cellule(blocs=(titre,), fond="guide"), Cellule(blocs=lu, fond="guide")))
    )
    *champs, empreintes = verdict_fields(constats, ligne.code)
    lignes += [_champ(champ, entry(champ, ABSENT)) for champ in champs]
    sommes = tuple(
        Paragraphe(style="Cellule", traits=(Trait(texte=texte, style="aide"),))
        for texte in _sommes(ligne)
    )
    lignes.append(_champ(empreintes, sommes, fond="guide"))
    return Tableau(nom=ligne.code, largeurs=LARGEURS, lignes=tuple(lignes))


def summarize(ligne: LigneGrille) -> Iterator[str]:
    """Yield what the dossier holds for an indicator: the length of its answer, its annexes."""
    yield f"Réponse : {compter(ligne.mots, 'mot')}." if ligne.mots else "Aucune réponse (R32)."
    for code, titre in ligne.annexes:
        yield f"{code} : {titre}"


def _sommes(ligne: LigneGrille) -> Iterator[str]:
    yield f"{REPONSE} : {ligne.empreinte}"
    if ligne.guide:
        yield f"{GUIDE} : {ligne.guide}"
    for code, somme in ligne.empreintes.items():
        yield f"{code} : {somme}"


def _champ(champ: ChampFormulaire, saisie: tuple[Paragraphe, ...], fond: str = "") -> Ligne:
    return Ligne(
        cellules=(
            Cellule(blocs=(label(champ),), fond="guide"),
            Cellule(blocs=saisie, fond=fond),
        ),
        hauteur=_HAUTEURS.get(champ.cle[0], 0),
        solidaire=True,
    )


def _entete(texte: str) -> Ligne:
    paragraphe = Paragraphe(style="Bandeau", traits=(Trait(texte=texte),))
    cellule = Cellule(blocs=(paragraphe,), fond="titre", etendue=2)
    return Ligne(cellules=(cellule,), repetee=True, solidaire=True)


def _titre(style: str, texte: str) -> Paragraphe:
    return Paragraphe(style=style, traits=(Trait(texte=texte),))
