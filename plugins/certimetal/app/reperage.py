"""Finds the dossier that a person means by its SIRET."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import get_close_matches
from typing import TYPE_CHECKING

from certimetal.app.depot import DOSSIERS
from certimetal.app.racine import open_racine
from certimetal.domain.francais import enumerer, guillemets
from certimetal.errors import UnknownNameError
from certimetal.reading.dossier import read_dossier
from certimetal.reading.repertoire import list_dossiers

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from certimetal.app.depot import Depot
    from certimetal.app.racine import Racine
    from certimetal.domain.dossier import Dossier


@dataclass(frozen=True, slots=True, kw_only=True)
class Emplacement:
    """Where a dossier stands: ``folder`` in the tree of its ``racine``."""

    racine: Racine
    folder: str

    @property
    def chemin(self) -> str:
        """The dossier's folder as finding paths name it."""
        return self.racine.chemin(self.folder)

    @property
    def siret(self) -> str:
        return self.folder.rpartition("/")[2]


def find_dossier(
    depot: Depot, siret: str, *, racines: Sequence[str | Path] = (DOSSIERS,)
) -> Emplacement:
    """Return where the dossier of ``siret`` stands; blanks in it do not count.

    UnknownNameError where no dossier has it (the nearest are proposed), or where two have.
    """
    voulu = "".join(siret.split())
    tous = [
        Emplacement(racine=racine, folder=folder)
        for racine in (open_racine(depot, chemin) for chemin in dict.fromkeys(racines))
        for folder in list_dossiers(racine.tree, racine.folder)
    ]
    trouves = [emplacement for emplacement in tous if emplacement.siret == voulu]
    if len(trouves) == 1:
        return trouves[0]
    if trouves:
        chemins = enumerer([emplacement.chemin for emplacement in trouves])
        raise UnknownNameError(
            f"Plusieurs dossiers portent le SIRET {guillemets(voulu)} : {chemins}. "
            "Gardez le bon, ou désignez l’un de ces dossiers avec --racine."
        )
    raise UnknownNameError(_inconnu(siret, voulu, [emplacement.siret for emplacement in tous]))


def load(depot: Depot, emplacement: Emplacement) -> Dossier:
    """Read the dossier that stands there, whatever is wrong in it."""
    racine = emplacement.racine
    return read_dossier(
        racine.tree, emplacement.folder, depot.schemas, prefix=racine.prefix
    ).dossier


def _inconnu(ecrit: str, voulu: str, connus: list[str]) -> str:
    phrase = f"Aucun dossier ne porte le SIRET {guillemets(ecrit)}."
    if not connus:
        return f"{phrase} Le dépôt n’a encore aucun dossier."
    proches = get_close_matches(voulu, connus, n=3, cutoff=0.8)
    if proches:
        return f"{phrase} Pensiez-vous à {enumerer([guillemets(p) for p in proches], 'ou')} ?"
    if len(voulu) == 9:
        memes = [siret for siret in connus if siret.startswith(voulu)]
        if memes:
            return f"{phrase} Ce SIREN est celui de {enumerer([guillemets(m) for m in memes])}."
    return f"{phrase} Un SIRET a 14 chiffres : c’est le nom du dossier de l’organisme."
