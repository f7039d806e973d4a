"""The source's own layout: two columns per critère, each with its answer and its annexes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from certimetal.reading.word.annexes import read_line
from certimetal.reading.word.arbre import VIDES, key, lines

if TYPE_CHECKING:
    from collections.abc import Sequence

    from certimetal.domain.formulaire import ChampFormulaire, Formulaire
    from certimetal.reading.word.releve import Releve

    Noeud = dict[str, Any]
    Lignes = list[list[list[Noeud]]]

_RANG = re.compile(r"(1er|2e|2è|2ème|2nd|second)\s+indicateur\b", re.IGNORECASE)
_CRITERE = re.compile(r"crit[eè]re\s*(?:n°\s*)?([1-6])\b", re.IGNORECASE)
_ANNEXES = re.compile(r"liste et codification des annexes[^:\n]*:?\s*", re.IGNORECASE)
_CHAMPS = {
    "nom de l'organisme": "raison_sociale",
    "raison sociale": "raison_sociale",
    "numéro de siret de l'organisme": "siret",
    "numéro de siret": "siret",
    "siret": "siret",
    "numéro de déclaration d'activité de l'organisme": "numero_declaration_activite",
    "numéro de déclaration d'activité": "numero_declaration_activite",
}
_LIBRES = {
    "adresse(s) du ou des sites de l'organisme": "une adresse à recopier champ par champ",
    "intitulé(s) de(s) la certification(s) mise(s) en œuvre par l'organisme": (
        "une certification à recopier champ par champ"
    ),
    "date de dépot": "la date du dépôt, qui est un événement du journal",
    "date de dépôt": "la date du dépôt, qui est un événement du journal",
}


def est_une_fiche(lignes: Lignes) -> bool:
    """Tell whether a table has the two indicators of a critère side by side, as on paper."""
    return any(
        sum(bool(_RANG.match(t)) for cellule in ligne for t in lines(cellule)[:1]) == 2
        for ligne in lignes[:3]
    )


class Source:
    """What of a document follows the source's layout: which critère comes next, and its fields."""

    def __init__(self, formulaire: Formulaire, releve: Releve) -> None:
        self.formulaire = formulaire
        self.releve = releve
        self.critere = ""
        self.suivant = 1
        self.champs: dict[str, ChampFormulaire] = {
            champ.cle[0]: champ
            for bloc in formulaire.identification
            for champ in bloc.champs
            if len(champ.cle) == 1
        }

    def titre(self, texte: str) -> None:
        """Pass a heading: it may say which critère comes."""
        trouve = _CRITERE.search(texte)
        if trouve:
            self.critere = trouve[1]

    def paragraphe(self, textes: Sequence[str], ou: str) -> bool:
        """Read a paragraph of the paper form (« Nom de l’organisme : … »); False if it is not."""
        for texte in textes:
            self.titre(texte if len(texte) < 120 else "")
        texte = " ".join(textes)
        libelle, signe, suite = texte.partition(":")
        nom = key(libelle)
        if not signe or VIDES.match(suite):
            return False
        if nom in _CHAMPS and self.champs[_CHAMPS[nom]].code not in self.releve.champs:
            self.releve.champ(self.champs[_CHAMPS[nom]], [suite.strip()], ou)
            return True
        if nom in _LIBRES:
            self.releve.note(ou, _LIBRES[nom], suite.strip())
            return True
        return False

    def fiche(self, lignes: Lignes) -> None:
        """Read a critère's table, column by column."""
        critere = self.critere or str(self.suivant)
        self.critere, self.suivant = "", int(critere) + 1
        largeur = max(len(ligne) for ligne in lignes)
        for rang in range(largeur):
            blocs = [bloc for ligne in lignes if rang < len(ligne) for bloc in ligne[rang]]
            indicateur = f"C{critere}I{rang + 1}"
            if indicateur in self.formulaire.fiches:
                self._colonne(indicateur, blocs)
            else:
                self.releve.hors_champ(
                    blocs, f"critère {critere}", "une colonne de trop dans la fiche réponse"
                )

    def _colonne(self, indicateur: str, blocs: Sequence[Noeud]) -> None:
        """Part a column in its answer and its annexes; what the paper form prints is neither."""
        reponse: list[Noeud] = []
        annexes: list[str] = []
        dans_annexes = False
        intitule = True
        for bloc in blocs:
            textes = lines([bloc])
            if textes and _ANNEXES.match(textes[0]):
                dans_annexes = True
                annexes += [t for t in (_ANNEXES.sub("", textes[0]), *textes[1:]) if t]
            elif dans_annexes:
                annexes += [t for texte in textes for t in texte.split("\n")]
            elif intitule and textes and _RANG.match(textes[0]):
                pass
            elif not (textes and all(self._imprime(t) for t in textes)):
                intitule = False
                reponse.append(bloc)
        ou = f"{indicateur}, réponse"
        self.releve.reponse(indicateur, reponse, ou)
        self._annexes(indicateur, annexes)

    def _imprime(self, texte: str) -> bool:
        return texte in self.releve.imprimes or bool(_RANG.match(texte))

    def _annexes(self, indicateur: str, ecrites: Sequence[str]) -> None:
        champ = self.formulaire.fiches[indicateur].annexes
        if champ is None:
            return
        ou = f"{indicateur}, liste des annexes"
        rangees: list[dict[tuple[str, ...], Any]] = []
        for ligne in ecrites:
            if not VIDES.match(ligne) and not self._imprime(ligne):
                rangees.append(read_line(ligne, indicateur, len(rangees) + 1, ou, self.releve))
        if rangees:
            self.releve.table(champ, rangees)
