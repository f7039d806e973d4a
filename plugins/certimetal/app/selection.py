"""What a run is about: paths, roots and certificateur, as a person names them."""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import TYPE_CHECKING

from certimetal.app.depot import DOSSIERS, REFERENTIEL, SCHEMAS
from certimetal.app.racine import open_racine
from certimetal.errors import UnknownNameError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from certimetal.app.depot import Depot

FICHE = "dossier.yml"


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """The roots to go through, and what to keep of them.

    ``chemins`` are paths as finding paths name them: a dossier is kept when it is one of them,
    below one or above one; all are, where there is none. ``certificateur`` keeps its dossiers
    only, empty for all. ``referentiel`` tells whether ``criteria/`` is looked at too.
    """

    racines: tuple[str, ...] = (DOSSIERS,)
    chemins: tuple[str, ...] = ()
    certificateur: str = ""
    referentiel: bool = True

    def retient(self, dossier: str) -> bool:
        """Tell whether the dossier of this folder is kept."""
        if self.certificateur and dossier.rsplit("/", 2)[-2] != self.certificateur:
            return False
        return not self.chemins or any(_touche(dossier, chemin) for chemin in self.chemins)


def select(
    depot: Depot,
    chemins: Sequence[Path] = (),
    *,
    racines: Sequence[Path] = (),
    certificateur: str = "",
) -> Selection:
    """Understand what a person asked for; paths are absolute or relative to the current folder.

    A file stands for its dossier; a folder for all that it holds. UnknownNameError where a path
    does not exist or leads to nothing that is validated, or where nobody knows the certificateur.
    """
    noms = [_nom(depot, racine) for racine in racines] or [DOSSIERS]
    retenus: list[str] = []
    referentiel = not chemins and not certificateur
    for chemin in chemins:
        nom = _nom(depot, chemin)
        if not os.path.lexists(chemin):
            raise UnknownNameError(f"Le chemin {chemin} n’existe pas.")
        if nom == "." or _touche(nom, REFERENTIEL) or _touche(nom, SCHEMAS):
            referentiel = True
        if nom == ".":
            retenus += noms
        elif any(_touche(nom, racine) for racine in noms):
            retenus.append(nom)
        elif not (_touche(nom, REFERENTIEL) or _touche(nom, SCHEMAS)):
            noms.append(_nom(depot, _racine_de(chemin)))
            retenus.append(nom)
    if chemins and not retenus:
        noms = []
    if certificateur:
        _check_certificateur(depot, noms, certificateur)
    return Selection(
        racines=tuple(noms),
        chemins=tuple(retenus),
        certificateur=certificateur,
        referentiel=referentiel,
    )


def _touche(un: str, autre: str) -> bool:
    """Tell whether two paths are the same or one holds the other."""
    return un == autre or un.startswith(f"{autre}/") or autre.startswith(f"{un}/")


def _nom(depot: Depot, chemin: Path) -> str:
    """Return a path as finding paths name it: from the repository's root."""
    return os.path.relpath(chemin.absolute(), depot.root).replace(os.sep, "/")


def _racine_de(chemin: Path) -> Path:
    """Return the root of dossiers that an outside path belongs to."""
    absolu = chemin.absolute()
    for folder in (absolu, *absolu.parents):
        if (folder / FICHE).is_file():
            return folder.parent.parent
    for candidat, motif in (
        (absolu / DOSSIERS, f"*/*/{FICHE}"),
        (absolu, f"*/*/{FICHE}"),
        (absolu.parent, f"{absolu.name}/*/{FICHE}"),
    ):
        if next(candidat.glob(motif), None) is not None:
            return candidat
    raise UnknownNameError(
        f"Le chemin {chemin} ne mène à rien qui se vérifie. Indiquez le dossier d’un organisme, "
        "l’un de ses fichiers, le référentiel (criteria) ou un dossier qui contient des dossiers."
    )


def _check_certificateur(depot: Depot, racines: Sequence[str], code: str) -> None:
    connus = {
        entry.path.rsplit("/", 1)[-1].removesuffix(".yml")
        for entry in depot.tree.entries(f"{REFERENTIEL}/certificateurs")
        if entry.path.count("/") == 2 and entry.path.endswith(".yml")
    }
    for nom in racines:
        racine = open_racine(depot, nom)
        connus.update(racine.tree.folders(racine.folder))
    if code not in connus:
        raise UnknownNameError(
            f"Le certificateur «\N{NO-BREAK SPACE}{code}\N{NO-BREAK SPACE}» n’est pas connu ici. "
            f"Connus\N{NO-BREAK SPACE}: {', '.join(sorted(connus)) or 'aucun'}."
        )
