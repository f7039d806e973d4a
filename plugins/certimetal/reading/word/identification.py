"""The identification of the OF: tables of fields, and tables that have one object per row."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from certimetal.domain.francais import guillemets
from certimetal.reading.word.arbre import VIDES, key, letters, lines, same
from certimetal.reading.word.valeurs import ABSENT, AUCUN

if TYPE_CHECKING:
    from collections.abc import Sequence

    from certimetal.domain.formulaire import ChampFormulaire
    from certimetal.reading.word.releve import Releve

    Noeud = dict[str, Any]
    Lignes = list[list[list[Noeud]]]


def read_fields(
    lignes: Lignes,
    champs: Sequence[ChampFormulaire],
    releve: Releve,
    *,
    lieu: str = "identification",
) -> None:
    """Read a table whose rows are a label and a value; ``lieu`` says where it is."""
    par_libelle = {key(champ.libelle): champ for champ in champs}
    for ligne in lignes:
        libelle = lines(ligne[0])
        champ = par_libelle.get(key(libelle[0].split("\n")[0])) if libelle else None
        valeur = [bloc for cellule in ligne[1:] for bloc in cellule]
        if champ is None:
            nom = guillemets(libelle[0].split("\n")[0]) if libelle else "une ligne sans libellé"
            releve.hors_champ(
                [*ligne[0], *valeur], f"{lieu}, {nom}", "une ligne inconnue du formulaire"
            )
            continue
        ou = f"{lieu}, champ {guillemets(champ.libelle)}"
        releve.propre(ligne[0], ou)
        du_libelle = after_label(libelle, champ, releve)
        releve.champ(champ, [*du_libelle, *lines(releve.propre(valeur, ou))], ou)


def after_label(textes: list[str], champ: ChampFormulaire, releve: Releve) -> list[str]:
    """Return what was typed in the label's own cell, after the label and its help."""
    _, _, suite = textes[0].partition("\n")
    restes = [suite, *textes[1:]]
    return [t for t in (_sans_aide(reste, champ, releve) for reste in restes) if t]


def _sans_aide(texte: str, champ: ChampFormulaire, releve: Releve) -> str:
    """Return a text without the help that the form prints there, alone or before what is typed."""
    if not letters(texte) or texte in releve.imprimes:
        return ""
    for aide in (champ.aide, f"Obligatoire. {champ.aide}"):
        if champ.aide and same(texte).startswith(same(aide)):
            return same(texte)[len(same(aide)) :].strip()
    return texte


def read_rows(lignes: Lignes, champ: ChampFormulaire, releve: Releve) -> None:
    """Read a list of objects: the first row names the columns, « Aucun » says that it is empty."""
    par_libelle = {key(colonne.libelle): colonne for colonne in champ.colonnes}
    colonnes = [par_libelle.get(key(" ".join(lines(cellule)))) for cellule in lignes[0]]
    rangees = []
    for rang, ligne in enumerate(lignes[1:], start=1):
        ou = f"tableau {guillemets(champ.libelle)}, ligne {rang}"
        if says_none(ligne):
            releve.vus.add(champ.code)
            releve.champs.setdefault(champ.code, [])
            continue
        rangee = _row(ligne, colonnes, ou, releve)
        if rangee:
            rangees.append(rangee)
    releve.table(champ, rangees)


def says_none(ligne: list[list[Noeud]]) -> bool:
    """Tell whether a row says « Aucun » and nothing else, its empty boxes aside."""
    mots = [key(t) for cellule in ligne for t in lines(cellule) if not VIDES.match(t)]
    ecrits = [mot for mot in mots if not mot.startswith(("☐", "fichier", "lieu de", "empreinte"))]
    return ecrits in ([AUCUN], ["aucune"])


def _row(
    ligne: list[list[Noeud]],
    colonnes: Sequence[ChampFormulaire | None],
    ou: str,
    releve: Releve,
) -> dict[tuple[str, ...], Any]:
    rangee: dict[tuple[str, ...], Any] = {}
    for rang, cellule in enumerate(ligne):
        colonne = colonnes[rang] if rang < len(colonnes) else None
        if colonne is None:
            releve.hors_champ(cellule, ou, "une colonne inconnue du formulaire")
            continue
        valeur = releve.cellule(colonne, cellule, f"{ou}, {guillemets(colonne.libelle)}")
        if valeur is not ABSENT:
            rangee[colonne.cle] = valeur
    return rangee
