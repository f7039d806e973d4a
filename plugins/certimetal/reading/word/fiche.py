"""The fiche réponse of a critère: two columns, one per indicator, band after band."""

from __future__ import annotations

import re
from enum import Enum
from typing import TYPE_CHECKING, Any

from certimetal.reading.word.annexes import read_annexes
from certimetal.reading.word.arbre import key, lines
from certimetal.reading.word.identification import after_label
from certimetal.reading.word.releve import place

if TYPE_CHECKING:
    from certimetal.domain.formulaire import ChampFormulaire, Fiche, Formulaire
    from certimetal.reading.word.releve import Releve

    Noeud = dict[str, Any]
    Lignes = list[list[list[Noeud]]]


class Bande(Enum):
    """What the rows below a band hold."""

    INTITULE = "intitulé"
    REPONSE = "réponse"
    ENGAGEMENTS = "engagements"
    ANNEXES = "annexes"


_BANDES = (
    (re.compile(r"réponse (c[1-6]i[12])\Z"), Bande.REPONSE),
    (re.compile(r"engagements (c[1-6]i[12])\Z"), Bande.ENGAGEMENTS),
    (re.compile(r"(c[1-6]i[12]) · liste et codification.*", re.DOTALL), Bande.ANNEXES),
    (re.compile(r"(c[1-6]i[12])\b.*", re.DOTALL), Bande.INTITULE),
)


def read_fiche(lignes: Lignes, formulaire: Formulaire, releve: Releve) -> None:
    """Read a critère's table; a cell belongs to the last band above it in its column."""
    colonnes: dict[int, tuple[str, Bande]] = {}
    rangs: dict[int, int] = {}
    for ligne in lignes:
        bandes = {rang: band for rang, c in enumerate(ligne) if (band := _band(c))}
        if bandes and all(rang in bandes or not lines(c) for rang, c in enumerate(ligne)):
            colonnes |= bandes
            rangs |= dict.fromkeys(bandes, 0)
            continue
        for rang, cellule in enumerate(ligne):
            if rang not in colonnes or colonnes[rang][0] not in formulaire.fiches:
                releve.hors_champ(cellule, "fiche réponse", "une colonne inconnue du formulaire")
                continue
            code, bande = colonnes[rang]
            _cell(cellule, formulaire.fiches[code], (bande, rangs[rang]), releve)
            rangs[rang] += 1


def _band(cellule: list[Noeud]) -> tuple[str, Bande] | None:
    textes = lines(cellule)
    if len(textes) != 1:
        return None
    for motif, bande in _BANDES:
        trouve = motif.match(key(textes[0]))
        if trouve:
            return trouve[1].upper(), bande
    return None


def _cell(cellule: list[Noeud], fiche: Fiche, place_: tuple[Bande, int], releve: Releve) -> None:
    code, (bande, rang) = fiche.indicateur, place_
    if bande is Bande.REPONSE:
        releve.reponse(code, cellule, f"{code}, réponse")
    elif bande is Bande.ENGAGEMENTS:
        _engagement(cellule, code, fiche.engagements, rang, releve)
    elif bande is Bande.ANNEXES and fiche.annexes is not None:
        read_annexes(cellule, code, fiche.annexes, releve)
    else:
        releve.hors_champ(cellule, f"{code}, sous l’intitulé", "un texte hors de tout champ")


def _engagement(
    cellule: list[Noeud],
    code: str,
    champs: tuple[ChampFormulaire, ...],
    rang: int,
    releve: Releve,
) -> None:
    """Read a commitment: its label, then its value. Its place tells it where its label does not."""
    textes = lines(cellule)
    if not textes:
        return
    libelle = key(textes[0].split("\n")[0])
    champ = next((c for c in champs if key(c.libelle) == libelle), None)
    if champ is None and rang < len(champs) and len(cellule) > 1:
        voisin = champs[rang]
        if _est_proche(libelle, key(voisin.libelle)):
            champ = voisin
    if champ is None:
        releve.hors_champ(cellule, f"{code}, engagements", "un engagement inconnu du formulaire")
        return
    ou = place(code, champ)
    releve.propre(cellule[:1], ou)
    du_libelle = after_label(textes[:1], champ, releve)
    valeur = lines(releve.propre(cellule[1:], ou))
    releve.champ(champ, [*du_libelle, *valeur], ou)


def _est_proche(un: str, autre: str) -> bool:
    """Tell whether a label is another, mended or cut by who filled the form in."""
    mots, autres = set(un.split()), set(autre.split())
    return len(mots & autres) * 2 > max(len(mots), len(autres))
