"""A table of pandoc's tree as rows of cells of the same number."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from certimetal.rendering.markdown_pandoc_mots import dire_blocs

if TYPE_CHECKING:
    from collections.abc import Sequence

    from certimetal.rendering.markdown_pandoc_signes import Noeud

_ALIGNEMENTS = {"AlignLeft": ":--", "AlignRight": "--:", "AlignCenter": ":-:"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Tableau:
    """``lignes`` are rows of cells, each the blocks that it holds; the first is the head.

    ``fusionnees`` tells that cells spread over others, which are empty here; ``debut`` has the
    words of the first row.
    """

    lignes: Sequence[Sequence[Sequence[Noeud]]]
    alignements: Sequence[str]
    titre: Sequence[Noeud]
    fusionnees: bool

    @property
    def debut(self) -> str:
        return " ".join(dire_blocs(list(self.lignes[0])).split()) if self.lignes else ""


def read_table(contenu: Any) -> Tableau:
    """Read a table's content; where it has no head, its first row is one."""
    _attributs, (_court, titre), colonnes, tete, corps, pied = contenu
    rangees = [*tete[1], *(r for partie in corps for r in (*partie[2], *partie[3])), *pied[1]]
    if tete[1] and not any(dire_blocs(cellule[4]).strip() for cellule in tete[1][0][1]):
        rangees = rangees[1:] or rangees
    grille = _Grille(len(colonnes))
    for rangee in rangees:
        grille.ajoute(rangee[1])
    return Tableau(
        lignes=grille.lignes,
        alignements=[_ALIGNEMENTS.get(colonne[0]["t"], "---") for colonne in colonnes],
        titre=titre,
        fusionnees=grille.fusionnees,
    )


class _Grille:
    """Rows being filled; a cell that goes down over others leaves them empty."""

    def __init__(self, largeur: int) -> None:
        self.largeur = largeur
        self.lignes: list[list[list[Noeud]]] = []
        self.fusionnees = False
        self._pris: dict[tuple[int, int], bool] = {}

    def ajoute(self, cellules: Sequence[Any]) -> None:
        rang = len(self.lignes)
        ligne: list[list[Noeud]] = [[] for _ in range(self.largeur)]
        colonne = 0
        for _attributs, _alignement, hauteur, etendue, blocs in cellules:
            while (rang, colonne) in self._pris:
                colonne += 1
            if colonne >= self.largeur:
                break
            ligne[colonne] = blocs
            self.fusionnees = self.fusionnees or hauteur > 1 or etendue > 1
            for bas in range(1, hauteur):
                for droite in range(etendue):
                    self._pris[rang + bas, colonne + droite] = True
            colonne += etendue
        self.lignes.append(ligne)
