"""The event that a person names: by its file, or by its type alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from certimetal.domain.francais import citer
from certimetal.domain.journal import TYPES
from certimetal.errors import InvalidValueError

if TYPE_CHECKING:
    from certimetal.domain.journal import Evenement, Journal


def trouver(texte: str, journal: Journal) -> Evenement:
    """Return the event of the journal that a text names.

    The text is its file's name, with or without its folder and suffix, or its type: the last event
    of that type then. InvalidValueError where there is none.
    """
    nom = texte.strip().replace("\\", "/").rpartition("/")[2].removesuffix(".yml")
    par_nom = {evenement.fichier.removesuffix(".yml"): evenement for evenement in journal}
    if nom in par_nom:
        return par_nom[nom]
    type_ = nom.replace("-", "_").lower()
    du_type = [evenement for evenement in journal if evenement.type == type_]
    if du_type:
        return du_type[-1]
    if type_ in TYPES:
        raise InvalidValueError(f"Le journal n’a aucun événement {citer(type_)} à cette date.")
    noms = ", ".join(evenement.fichier for evenement in journal[-10:]) or "aucun"
    raise InvalidValueError(
        f"Le journal n’a, à cette date, aucun événement {citer(texte)}. "
        f"Derniers événements : {noms}."
    )
