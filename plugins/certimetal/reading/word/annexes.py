"""The « liste et codification des annexes » of an answer, in its cell."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from certimetal.domain.francais import guillemets
from certimetal.reading.word.arbre import VIDES, key, lines, rows
from certimetal.reading.word.identification import says_none
from certimetal.reading.word.valeurs import ABSENT

if TYPE_CHECKING:
    from collections.abc import Mapping

    from certimetal.domain.formulaire import ChampFormulaire
    from certimetal.reading.word.releve import Releve

    Noeud = dict[str, Any]

_DOCUMENT = "document"
_LIGNE = re.compile(r"\s*(C[1-6]I[12]-A[0-9]{2})\s*[:.–—-]?\s*(.*)\Z", re.DOTALL)


def read_annexes(cellule: list[Noeud], code: str, champ: ChampFormulaire, releve: Releve) -> None:
    """Read the table of annexes of an indicator; what is typed beside it is a line of the list."""
    ou = f"{code}, liste des annexes"
    rangees: list[dict[tuple[str, ...], Any]] = []
    releve.vus.add(champ.code)
    for bloc in cellule:
        if bloc["t"] == "Table":
            rangees += _table(bloc, champ, ou, releve)
        else:
            for ligne in lines(releve.propre([bloc], ou)):
                if not VIDES.match(ligne) and ligne not in releve.imprimes:
                    rangees.append(read_line(ligne, code, len(rangees) + 1, ou, releve))
    releve.table(champ, rangees)


def read_line(
    ligne: str, code: str, rang: int, ou: str, releve: Releve
) -> dict[tuple[str, ...], Any]:
    """Read an annexe written as a line: its code, then its title; a code is given where none is."""
    trouve = _LIGNE.match(ligne)
    if trouve:
        return {("code",): trouve[1], ("titre",): trouve[2].strip() or trouve[1]}
    donne = f"{code}-A{rang:02}"
    releve.note(ou, f"une annexe sans code : {guillemets(donne)} lui est donné", ligne)
    return {("code",): donne, ("titre",): ligne.strip()}


def _table(
    tableau: Noeud, champ: ChampFormulaire, ou: str, releve: Releve
) -> list[dict[tuple[str, ...], Any]]:
    colonnes = {key(colonne.libelle): colonne for colonne in champ.colonnes}
    lignes = rows(tableau)
    tetes = [key(" ".join(lines(cellule))) for cellule in lignes[0]]
    rangees = []
    for rang, ligne in enumerate(lignes[1:], start=1):
        ici = f"{ou}, ligne {rang}"
        if says_none(ligne):
            releve.champs.setdefault(champ.code, [])
            continue
        rangee: dict[tuple[str, ...], Any] = {}
        for tete, cellule in zip(tetes, ligne, strict=False):
            colonne = colonnes.get(tete)
            if tete == _DOCUMENT:
                _document(cellule, colonnes, rangee, ici, releve)
            elif colonne is None:
                releve.hors_champ(cellule, ici, "une colonne inconnue du formulaire")
            else:
                valeur = releve.cellule(colonne, cellule, f"{ici}, {guillemets(colonne.libelle)}")
                if valeur is not ABSENT:
                    rangee[colonne.cle] = valeur
        if rangee:
            rangees.append({c.cle: rangee[c.cle] for c in champ.colonnes if c.cle in rangee})
    return rangees


def _document(
    cellule: list[Noeud],
    colonnes: Mapping[str, ChampFormulaire],
    rangee: dict[tuple[str, ...], Any],
    ou: str,
    releve: Releve,
) -> None:
    """Read where a document is: each line is a label, a colon and a value."""
    textes = "\n".join(lines(releve.propre(cellule, ou))).split("\n")
    for texte in textes:
        debut, signe, suite = texte.partition(":")
        colonne = colonnes.get(key(debut))
        if not signe or colonne is None:
            if not VIDES.match(texte) and texte not in releve.imprimes:
                releve.note(
                    ou, "un document sans « Fichier : » ni « Lieu de conservation : »", texte
                )
        elif not VIDES.match(suite):
            rangee[colonne.cle] = suite.strip()
