"""What is said about one text: findings at the places of its extents."""

from __future__ import annotations

from typing import TYPE_CHECKING

from certimetal.location import Location
from certimetal.reading.signalement import signaler

if TYPE_CHECKING:
    from certimetal.domain.controle import Controle
    from certimetal.finding import Finding
    from certimetal.reading.positions import Lignes

REMARQUES = 100
"""How many findings a file may have; what is beyond is said to be there, and not shown."""


class Rapport:
    """The findings of one text, as they are made."""

    def __init__(self, lignes: Lignes, path: str, first_line: int) -> None:
        self.findings: list[Finding] = []
        self._lignes = lignes
        self._path = path
        self._decalage = first_line - 1

    @property
    def texte(self) -> str:
        return self._lignes.texte

    def place(self, debut: int, fin: int = -1) -> Location:
        """Return the location of an extent, cut at the end of its first line."""
        ligne, colonne = self._lignes.position(debut)
        limite = self._lignes.debut(ligne) + len(self._lignes.contenu(ligne))
        return Location(
            path=self._path,
            line=ligne + self._decalage,
            column=colonne,
            end_column=colonne + min(fin, limite) - debut if fin > debut else 0,
        )

    def dire(
        self,
        controle: Controle,
        debut: int,
        message: str,
        *,
        fin: int = -1,
        attendu: str = "",
        remede: str = "",
        suggestion: str = "",
    ) -> None:
        """Add a finding at an extent, with its source line."""
        if len(self.findings) >= REMARQUES:
            return
        if len(self.findings) == REMARQUES - 1:
            message = "D’autres remarques suivent dans ce fichier ; elles ne sont pas affichées."
            attendu = remede = suggestion = ""
        place = self.place(debut, fin)
        self.findings.append(
            signaler(
                controle,
                place,
                message,
                attendu=attendu,
                remede=remede,
                suggestion=suggestion,
                extrait=self._lignes.montrer(place.line - self._decalage),
            )
        )
