"""The file of a prepared event: each field with what it wants, in the words of its schema."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from certimetal.domain.a_completer import MARQUE, chemins_a_completer, est_la_marque
from certimetal.writing.commentaire import commenter
from certimetal.writing.yaml_plain import inline
from certimetal.writing.yaml_texte import text_lines

if TYPE_CHECKING:
    from collections.abc import Iterator

    from certimetal.domain.champ import Champ
    from certimetal.domain.consignation import Prepare
    from certimetal.domain.controle import Chemin

_EN_TETE = (
    "Un événement versé ne se modifie plus : une erreur se corrige par une rectification.\n"
    "Les lignes qui commencent par « # » expliquent. Elles ne comptent pas."
)
_RESTE = f"Remplacez chaque « {MARQUE} » : la vérification refuse un événement qui en contient."


def compose(prepare: Prepare, champ: Champ, *, schema: str, a_la_main: bool = True) -> str:
    """Return the text of an event's file.

    ``champ`` is its schema; ``schema`` the path to it from the journal's folder, for editors.
    ``a_la_main``: a person completes the file itself, and is told how.
    """
    if not a_la_main:
        prepare = replace(prepare, facultatifs={})
    fichier = _Fichier(prepare)
    lignes = [f"# yaml-language-server: $schema={schema}", "#"]
    lignes += commenter(f"{champ.titre}. {champ.description}")
    lignes += ["#", *commenter(_EN_TETE)]
    if a_la_main and prepare.a_completer:
        lignes += ["#", *commenter(_RESTE)]
    for enfant in champ.enfants:
        if enfant.cle in prepare.donnees:
            valeur = prepare.donnees[enfant.cle]
            lignes += ["", *fichier.explique(enfant, valeur)]
            lignes += fichier.champ((enfant.cle,), valeur, "")
    return "\n".join(lignes) + "\n"


class _Fichier:
    """What the lines of one event need to know of it."""

    def __init__(self, prepare: Prepare) -> None:
        self.prepare = prepare
        self.calculs = {calcul.chemin: calcul for calcul in prepare.calculs}

    def explique(self, champ: Champ, valeur: Any) -> Iterator[str]:
        """Yield the comments of a field: what it is, where its value comes from, what to write."""
        yield from commenter(f"{champ.titre}. {champ.description}")
        calcul = self.calculs.get((champ.cle,))
        if calcul:
            selon = f" ({', '.join(calcul.regles)})" if calcul.regles else ""
            yield from commenter(f"Écrit par l’outil : {calcul.phrase}{selon}.")
        if est_la_marque(valeur):
            yield from _choix(champ)
        elif isinstance(valeur, dict | list):
            yield from _details(champ, self._manquants(champ, valeur))

    def _manquants(self, champ: Champ, valeur: Any) -> set[str | int]:
        """Return the last step to each value that is left to complete, or proposed, in a field."""
        proposes = {
            cle
            for chemin, cles in self.prepare.facultatifs.items()
            if chemin[0] == champ.cle
            for cle in cles
        }
        return proposes | {chemin[-1] for chemin in chemins_a_completer(valeur)}

    def champ(self, chemin: Chemin, valeur: Any, marge: str, tiret: str = "") -> Iterator[str]:
        """Yield the lines of a key and its value; ``tiret`` where it opens an item of a list."""
        for texte in self.prepare.commentaires.get(chemin, ()):
            yield from commenter(texte, marge=marge)
        cle = str(chemin[-1])
        debut = f"{marge}{tiret}{cle}:"
        dedans = f"{marge}{' ' * len(tiret)}  "
        if isinstance(valeur, dict) and valeur:
            yield debut
            yield from self._objet(chemin, valeur, dedans)
        elif isinstance(valeur, list) and any(isinstance(partie, dict) for partie in valeur):
            yield debut
            for rang, partie in enumerate(valeur):
                yield from self._element((*chemin, rang), partie, dedans)
        elif isinstance(valeur, str):
            yield from text_lines(cle, valeur, indent=marge, dash=tiret)
        else:
            yield f"{debut} {inline(valeur)}"

    def _objet(self, chemin: Chemin, valeur: dict[str, Any], marge: str) -> Iterator[str]:
        for cle, partie in valeur.items():
            yield from self.champ((*chemin, cle), partie, marge)
        facultatifs = self.prepare.facultatifs.get(chemin, ())
        if facultatifs:
            yield from commenter(
                "Pour une non-conformité, retirez le « # » des lignes suivantes et complétez-les.",
                marge=marge,
            )
        for cle in facultatifs:
            yield f"{marge}#{cle}: {MARQUE}"

    def _element(self, chemin: Chemin, valeur: Any, marge: str) -> Iterator[str]:
        for texte in self.prepare.commentaires.get(chemin, ()):
            yield from commenter(texte, marge=marge)
        if not isinstance(valeur, dict) or not valeur:
            yield f"{marge}- {inline(valeur)}"
            return
        for rang, (cle, partie) in enumerate(valeur.items()):
            if rang:
                yield from self.champ((*chemin, cle), partie, f"{marge}  ")
            else:
                yield from self.champ((*chemin, cle), partie, marge, "- ")


def _choix(champ: Champ) -> Iterator[str]:
    """Yield what may be written in the place of the mark."""
    choix = champ.choix or (champ.element.choix if champ.element else {})
    if champ.type == "boolean":
        yield from commenter("À écrire : true", retrait="  ")
    elif choix:
        yield from commenter("À écrire, au choix :", retrait="  ")
        for valeur, titre in choix.items():
            yield from commenter(f"{valeur} : {titre}", retrait="    ", suite="      ")
    elif champ.exemples:
        exemple = f"Exemple : {inline(champ.exemples[0])}"
        yield from commenter(exemple, retrait="  ", suite="  ")


def _details(champ: Champ, manquants: set[str | int]) -> Iterator[str]:
    """Yield once, for a group of lines, what each of the fields to fill in them wants."""
    element = champ.element
    if element is None:
        return
    if any(isinstance(pas, int) for pas in manquants):
        yield from _choix(element)
    for enfant in element.enfants:
        if enfant.cle in manquants:
            yield from commenter(f"{enfant.cle} : {enfant.description}", retrait="  ", suite="    ")
            yield from _choix(enfant)
