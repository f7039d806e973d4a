"""The « liste et codification des annexes » of an answer, as a table in its cell."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from certimetal.rendering.documents.elements import Cellule, Ligne, Paragraphe, Tableau, Trait
from certimetal.rendering.documents.saisie import ABSENT, AUCUN, entry, text_lines

if TYPE_CHECKING:
    from certimetal.domain.formulaire import ChampFormulaire
    from certimetal.domain.formulaire_valeurs import Valeurs

DOCUMENT = "Document"
LARGEURS = (21, 36, 41, 24)
_VIDES = 3
_SEULES = ("code", "titre", "diffusion")
"""The columns of their own; what tells where the document is shares one, each after its label."""


def annexes_table(champ: ChampFormulaire, indicateur: str, valeurs: Valeurs) -> Tableau:
    """Return the annexes of an answer, one per row, with empty rows to add others."""
    colonnes = {colonne.cle[-1]: colonne for colonne in champ.colonnes}
    rangees = valeurs.champs.get(champ.code, ABSENT)
    titres = (colonnes["code"].libelle, colonnes["titre"].libelle, DOCUMENT)
    lignes = [_entete((*titres, colonnes["diffusion"].libelle))]
    if rangees is not ABSENT and not rangees:
        lignes.append(_rangee(colonnes, {("code",): AUCUN}))
    deja = [] if rangees is ABSENT else rangees
    lignes += [_rangee(colonnes, rangee) for rangee in deja]
    lignes += [_rangee(colonnes, {})] * (1 if deja else _VIDES)
    return Tableau(nom=f"annexes-{indicateur}", largeurs=LARGEURS, lignes=tuple(lignes))


def _entete(titres: tuple[str, ...]) -> Ligne:
    return Ligne(
        cellules=tuple(
            Cellule(
                blocs=(Paragraphe(style="SousBandeau", traits=(Trait(texte=titre),)),),
                fond="bandeau",
            )
            for titre in titres
        ),
        repetee=True,
        solidaire=True,
    )


def _rangee(colonnes: dict[str, ChampFormulaire], rangee: dict[tuple[str, ...], Any]) -> Ligne:
    ou = [c for cle, c in colonnes.items() if cle not in _SEULES]
    presents = [c for c in ou if c.cle in rangee] or ou
    document = tuple(_place(colonne, rangee.get(colonne.cle, "")) for colonne in presents)
    diffusion = colonnes["diffusion"]
    return Ligne(
        cellules=(
            Cellule(blocs=_texte(rangee.get(("code",), ""))),
            Cellule(blocs=_texte(rangee.get(("titre",), ""))),
            Cellule(blocs=document),
            Cellule(blocs=entry(diffusion, rangee.get(("diffusion",), ABSENT))),
        ),
        solidaire=True,
    )


def _place(colonne: ChampFormulaire, valeur: str) -> Paragraphe:
    traits = (Trait(texte=f"{colonne.libelle} : ", style="aide"), Trait(texte=valeur))
    return Paragraphe(style="Cellule", traits=traits if valeur else traits[:1])


def _texte(valeur: str) -> tuple[Paragraphe, ...]:
    return text_lines(valeur, style="Cellule")
