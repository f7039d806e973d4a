"""The first part of the form: who the OF is, its sites, its certifications, its engagement."""

from __future__ import annotations

from typing import TYPE_CHECKING

from certimetal.domain.formulaire import Nature
from certimetal.rendering.documents.elements import (
    Cellule,
    Element,
    Ligne,
    Markdown,
    Paragraphe,
    Tableau,
    Trait,
)
from certimetal.rendering.documents.saisie import ABSENT, AUCUN, entry, label, short_entry

if TYPE_CHECKING:
    from collections.abc import Iterator

    from certimetal.domain.formulaire import Bloc, ChampFormulaire
    from certimetal.domain.formulaire_valeurs import Valeurs
    from certimetal.domain.referentiel import Referentiel

LARGEUR = 174
"""Millimetres between the margins of a page in portrait."""

A_REMPLIR = "À remplir"
TEXTE = "identification"
_RAPPEL = "**RAPPEL"
_CANDIDAT = "Pour l’organisme"
_A_SIGNER = (
    ("Date de dépôt", ""),
    ("Nom et qualité du responsable", ""),
    ("Signature et cachet", "Le document signé ne se verse pas au dossier : il est gardé à part."),
)
_LIGNES_VIDES, _LIGNES_LIBRES = 3, 1


def bloc_table(bloc: Bloc, valeurs: Valeurs) -> Tableau:
    """Return a block of the identification as its table: fields one below the other, or rows."""
    seul = bloc.champs[0]
    if seul.nature is Nature.TABLEAU:
        return _rows_table(seul, valeurs)
    lignes = [_entete(bloc.titre, A_REMPLIR)]
    for champ in bloc.champs:
        valeur = valeurs.champs.get(champ.code, ABSENT)
        saisie = Cellule(blocs=entry(champ, valeur))
        lignes.append(
            Ligne(cellules=(Cellule(blocs=(label(champ),), fond="guide"), saisie), solidaire=True)
        )
    return Tableau(nom=bloc.code, largeurs=(66, LARGEUR - 66), lignes=tuple(lignes))


def reminder(referentiel: Referentiel) -> tuple[Element, ...]:
    """Return what the source recalls of the périmètre, under the certifications."""
    return tuple(Markdown(texte=p) for p in _paragraphes(referentiel) if p.startswith(_RAPPEL))


def engagement(referentiel: Referentiel) -> tuple[Element, ...]:
    """Return the engagement of the source, and the blanks where it is dated and signed."""
    textes = [p for p in _paragraphes(referentiel) if not p.startswith(_RAPPEL)]
    debut = next((i for i, p in enumerate(textes) if p.startswith(_CANDIDAT)), len(textes))
    lignes = [_entete("Engagement de l’organisme", "À dater et à signer")]
    for titre, aide in _A_SIGNER:
        traits = (Trait(texte=titre, style="fort"), Trait(texte=f"\n{aide}", style="aide"))
        cellule = Cellule(
            blocs=(Paragraphe(style="Libelle", traits=traits if aide else traits[:1]),),
            fond="guide",
        )
        vide = Cellule(blocs=(Paragraphe(style="Cellule"),))
        lignes.append(Ligne(cellules=(cellule, vide), solidaire=True, hauteur=22 if aide else 8))
    tableau = Tableau(nom="engagement", largeurs=(66, LARGEUR - 66), lignes=tuple(lignes))
    return (*(Markdown(texte=p) for p in textes[debut:] if not p.endswith(":")), tableau)


def _paragraphes(referentiel: Referentiel) -> Iterator[str]:
    """Yield the paragraphs of the source's « identification » that are not its list of fields."""
    for texte in referentiel.textes:
        if texte.cle == TEXTE:
            for paragraphe in texte.corps.split("\n\n"):
                if paragraphe.strip() and not paragraphe.lstrip().startswith("- "):
                    yield paragraphe.strip()


def _entete(*titres: str) -> Ligne:
    return Ligne(
        cellules=tuple(
            Cellule(
                blocs=(Paragraphe(style="Bandeau", traits=(Trait(texte=titre),)),), fond="titre"
            )
            for titre in titres
        ),
        repetee=True,
        solidaire=True,
    )


_LARGEURS = {
    "sites_annexes": (34, 32, 40, 18, 26, 24),
    "certifications": (18, 54, 26, 18, 58),
}


def _rows_table(champ: ChampFormulaire, valeurs: Valeurs) -> Tableau:
    """Return a list of objects: one per row, then rows to go on with."""
    rangees = valeurs.champs.get(champ.code, ABSENT)
    largeurs = _LARGEURS.get(champ.cle[-1])
    if largeurs is None or len(largeurs) != len(champ.colonnes):
        largeurs = (LARGEUR // len(champ.colonnes),) * len(champ.colonnes)
    lignes = [_entete(*(colonne.libelle for colonne in champ.colonnes))]
    if rangees is not ABSENT and not rangees:
        lignes.append(_rangee(champ, {champ.colonnes[0].cle: AUCUN}))
    for rangee in () if rangees is ABSENT else rangees:
        lignes.append(_rangee(champ, rangee))
    vide = rangees is ABSENT
    lignes += [_rangee(champ, {})] * (_LIGNES_VIDES if vide else _LIGNES_LIBRES)
    return Tableau(nom=champ.cle[-1], largeurs=largeurs, lignes=tuple(lignes))


def _rangee(champ: ChampFormulaire, rangee: dict[tuple[str, ...], object]) -> Ligne:
    return Ligne(
        cellules=tuple(
            Cellule(blocs=short_entry(colonne, rangee.get(colonne.cle, ABSENT)))
            for colonne in champ.colonnes
        ),
        solidaire=True,
        hauteur=8,
    )
