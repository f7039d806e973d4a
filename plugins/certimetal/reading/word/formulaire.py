"""Our form, read table by table: which table is which, and what stands between them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from certimetal.domain.formulaire import Nature
from certimetal.domain.francais import guillemets
from certimetal.reading.word import fiche, source
from certimetal.reading.word.arbre import key, letters, lines, rows, words
from certimetal.reading.word.identification import read_fields, read_rows
from certimetal.reading.word.lieu import Lieu
from certimetal.reading.word.releve import Imprimes, Releve

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from certimetal.domain.formulaire import Formulaire
    from certimetal.domain.importation import DocumentLu

    Noeud = dict[str, Any]
    Lignes = list[list[list[Noeud]]]

_CODE = re.compile(r"C[1-6]I[12]\b")
_ENGAGEMENT = "engagement de l'organisme"
_HORS = ("champ", "valeur")
HORS = "une valeur à laquelle le formulaire ne donne pas de place"


def read_form(
    blocs: Sequence[Noeud],
    formulaire: Formulaire,
    imprimes: Sequence[str],
    *,
    siret: str = "",
) -> DocumentLu:
    """Read a document: ``imprimes`` are the texts that the form prints itself.

    Above its first table, the line that gives ``siret`` is its title, whatever name it was exported
    under.
    """
    lecture = _Lecture(formulaire, Releve(Imprimes(imprimes)), siret)
    for bloc in blocs:
        lecture.bloc(bloc)
    return lecture.releve.rend()


class _Lecture:
    """A document on its way through, table after table."""

    def __init__(self, formulaire: Formulaire, releve: Releve, siret: str) -> None:
        self.siret = siret
        self.formulaire = formulaire
        self.releve = releve
        self.lieu = Lieu()
        self.source = source.Source(formulaire, releve)

    def bloc(self, bloc: Noeud) -> None:
        genre: str = bloc["t"]
        contenu: Any = bloc.get("c")
        if genre == "Div":
            for dedans in contenu[1]:
                self.bloc(dedans)
        elif genre == "Table":
            self._table(bloc)
        elif genre == "Header":
            self._entre([bloc], "un titre qui n’est pas du formulaire")
            self.lieu.titre(words(contenu[2]))
            self.source.titre(words(contenu[2]))
        elif self._est_l_organisme(lines([bloc])):
            pass
        elif self.source.paragraphe(lines([bloc]), self.lieu.dit):
            self.lieu.passe(" ".join(lines([bloc])))
        else:
            self._entre([bloc], "un paragraphe hors de tout champ")
            self.lieu.passe(" ".join(lines([bloc])))

    def _est_l_organisme(self, textes: list[str]) -> bool:
        if not self.siret or self.releve.vus or len(textes) != 1:
            return False
        return f"siret{self.siret}" in letters(textes[0])

    def _entre(self, blocs: Sequence[Noeud], quoi: str) -> None:
        self.releve.hors_champ(blocs, self.lieu.dit, quoi)

    def _table(self, tableau: Noeud) -> None:
        lignes = rows(tableau)
        lire = self._genre(lignes)
        if lire is None:
            self.releve.hors_champ([tableau], self.lieu.dit, "un tableau hors du formulaire")
        else:
            lire()

    def _genre(self, lignes: Lignes) -> Callable[[], None] | None:
        """Return what reads a table, by what its first rows say; None for an unknown one."""
        tete = [key(_premiere(cellule)) for cellule in lignes[0]] if lignes else [""]
        if any(_CODE.match(_premiere(cellule)) for ligne in lignes[:2] for cellule in ligne):
            return lambda: fiche.read_fiche(lignes, self.formulaire, self.releve)
        if source.est_une_fiche(lignes):
            return lambda: self.source.fiche(lignes)
        if tete[0] == _ENGAGEMENT:
            return lambda: self._engagement(lignes)
        if tuple(tete) == _HORS:
            return lambda: self._hors(lignes)
        return self._identification(tete, lignes)

    def _identification(self, tete: list[str], lignes: Lignes) -> Callable[[], None] | None:
        for bloc in self.formulaire.identification:
            champ = bloc.champs[0]
            if champ.nature is Nature.TABLEAU:
                if len(set(tete) & {key(c.libelle) for c in champ.colonnes}) * 2 > len(
                    champ.colonnes
                ):
                    return lambda champ=champ: read_rows(lignes, champ, self.releve)  # type: ignore[misc]  # -- bound now
            elif tete[0] == key(bloc.titre):
                return lambda bloc=bloc: read_fields(lignes[1:], bloc.champs, self.releve)  # type: ignore[misc]  # -- bound now
        return self._sans_tete(lignes)

    def _sans_tete(self, lignes: Lignes) -> Callable[[], None] | None:
        """Know a table of fields whose first row was deleted, or that two blocks now share."""
        tous = [
            champ
            for bloc in self.formulaire.identification
            for champ in bloc.champs
            if champ.nature is not Nature.TABLEAU
        ]
        libelles = {key(champ.libelle) for champ in tous}
        connus = sum(key(_premiere(ligne[0]).split("\n")[0]) in libelles for ligne in lignes)
        if connus * 2 > len(lignes):
            return lambda: read_fields(lignes, tuple(tous), self.releve)
        return None

    def _hors(self, lignes: Lignes) -> None:
        for ligne in lignes[1:]:
            ou, valeur = (" ".join(lines(cellule)) for cellule in (ligne[0], ligne[-1]))
            self.releve.note(ou, HORS, valeur)

    def _engagement(self, lignes: Lignes) -> None:
        """R6: who signs, and what was signed, never enters Git."""
        for ligne in lignes[1:]:
            for cellule in ligne[1:]:
                ou = f"engagement de l’organisme, {guillemets(key(_premiere(ligne[0])))}"
                self.releve.hors_champ(
                    cellule, ou, "une mention de l’engagement, qui ne se verse jamais"
                )


def _premiere(cellule: Sequence[Noeud]) -> str:
    return next(iter(lines(cellule)), "")
