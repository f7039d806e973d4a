"""What a branch does to a path: its version before and after, and whose the path is."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

ORDINAIRE = 0o100644
"""The mode of a plain file, as Git has it."""

_DOSSIER = re.compile(r"(dossiers/[^/]+/[^/]+)/.+", re.DOTALL)


class Nature(StrEnum):
    """What happens to a path; a rename is a removal and an addition."""

    AJOUTE = "ajoute"
    MODIFIE = "modifie"
    SUPPRIME = "supprime"


class Zone(StrEnum):
    """The part of the repository that a path is in."""

    DOSSIER = "dossier"
    REFERENTIEL = "referentiel"
    OUTIL = "outil"


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """A file at a revision: its mode (``0o100644``) and its object's identifier."""

    mode: int
    objet: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Changement:
    """A path that differs between two trees: one of the two versions may be None, never both."""

    chemin: str
    avant: Version | None
    apres: Version | None

    @property
    def nature(self) -> Nature:
        if self.avant is None:
            return Nature.AJOUTE
        return Nature.SUPPRIME if self.apres is None else Nature.MODIFIE

    @property
    def dossier(self) -> str:
        """The folder of the dossier that the path is in, empty where it is in none."""
        trouve = _DOSSIER.fullmatch(self.chemin)
        return trouve[1] if trouve else ""

    @property
    def relatif(self) -> str:
        """The path from its dossier's folder."""
        return self.chemin[len(self.dossier) + 1 :] if self.dossier else self.chemin

    @property
    def zone(self) -> Zone:
        """Whose path it is; anything below ``dossiers`` is a dossier's."""
        racine = self.chemin.partition("/")[0]
        if racine == "dossiers":
            return Zone.DOSSIER
        return Zone.REFERENTIEL if racine in {"criteria", "schemas"} else Zone.OUTIL


@dataclass(frozen=True, slots=True, kw_only=True)
class Apport:
    """A file that a branch brings to history, kept or not: ``chemin`` is one where it stood."""

    chemin: str
    objet: str
    taille: int
