"""From an offset in a text to the line and the column that a person sees."""

from __future__ import annotations

from bisect import bisect_right

from certimetal.domain.caracteres import REMPLACEMENT, SUSPECTS

LARGEUR = 200
"""The longest line that a finding shows, in characters."""


class Lignes:
    """The lines of a text whose line ends are LF. Lines and columns count from 1."""

    def __init__(self, texte: str) -> None:
        self.texte = texte
        self._debuts = [0]
        position = texte.find("\n")
        while position >= 0:
            self._debuts.append(position + 1)
            position = texte.find("\n", position + 1)

    def __len__(self) -> int:
        return len(self._debuts)

    def position(self, index: int) -> tuple[int, int]:
        """Return the line and column of the character at ``index``."""
        index = min(max(index, 0), len(self.texte))
        ligne = bisect_right(self._debuts, index)
        return ligne, index - self._debuts[ligne - 1] + 1

    def debut(self, ligne: int) -> int:
        """Return the offset of a line's first character."""
        return self._debuts[ligne - 1]

    def contenu(self, ligne: int) -> str:
        """Return a line without its end, empty where there is no such line."""
        if not 1 <= ligne <= len(self._debuts):
            return ""
        debut = self._debuts[ligne - 1]
        fin = self._debuts[ligne] - 1 if ligne < len(self._debuts) else len(self.texte)
        return self.texte[debut:fin]

    def montrer(self, ligne: int) -> str:
        """Return a line as a finding shows it: cut at 200 characters, what is unseen made visible.

        One character stays one character, so that a column still points at the right place.
        """
        contenu = SUSPECTS.sub(REMPLACEMENT, self.contenu(ligne).replace("\t", " "))
        if len(contenu) > LARGEUR:
            contenu = contenu[: LARGEUR - 1] + "…"
        return contenu
