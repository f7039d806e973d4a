"""What a person typed, understood: days, choices, codes of indicators."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from certimetal.domain.francais import citer, enumerer
from certimetal.domain.jours import lire_jour
from certimetal.domain.referentiel import INDICATEURS
from certimetal.errors import InvalidValueError

if TYPE_CHECKING:
    from certimetal.domain.champ import Champ

OUI = frozenset({"true", "oui"})
NON = frozenset({"false", "non"})


def option(cle: str) -> str:
    """Return a field's name as an option: ``date_effet`` is ``--date-effet``."""
    return f"--{cle.replace('_', '-')}"


def est_un_jour(champ: Champ) -> bool:
    """Whether a field holds a day: its examples are days."""
    return champ.type == "string" and any(
        isinstance(exemple, str) and lire_jour(exemple) for exemple in champ.exemples
    )


def lire(champ: Champ, valeur: Any, *, nom: str = "") -> Any:
    """Return a typed value as the file holds it.

    InvalidValueError for what is no day, no choice, neither yes nor no. ``nom`` is how the value
    was given (``--date-effet``).
    """
    nom = nom or option(champ.cle)
    if isinstance(valeur, list | tuple):
        element = champ.element
        return [lire(element, partie, nom=nom) if element else partie for partie in valeur]
    if not isinstance(valeur, str):
        return valeur
    if champ.type == "boolean":
        return _oui_ou_non(valeur, nom)
    if champ.type == "array" and champ.element is not None:
        return [lire(champ.element, partie.strip(), nom=nom) for partie in valeur.split(",")]
    if est_un_jour(champ):
        return jour(valeur, nom).isoformat()
    if champ.choix and valeur not in champ.choix:
        choix = enumerer([f"{citer(v)} ({titre})" for v, titre in champ.choix.items()], "ou")
        raise InvalidValueError(f"{nom} ne peut pas valoir {citer(valeur)}. Choix : {choix}.")
    return valeur


def jour(valeur: str, nom: str) -> Any:
    """Return the day that was typed, as ``2026-03-31`` or ``31/03/2026``."""
    lu = lire_jour(valeur)
    if lu is None:
        raise InvalidValueError(
            f"{nom} attend une date comme 2026-03-31 ou 31/03/2026, et non {citer(valeur)}."
        )
    return lu


def indicateur(texte: str, *, nom: str = "") -> str:
    """Return the code of an indicator, whatever its case; InvalidValueError where it is none."""
    code = texte.strip().upper()
    if code not in INDICATEURS:
        debut = f"{nom} : le" if nom else "Le"
        raise InvalidValueError(
            f"{debut} référentiel n’a pas d’indicateur {citer(texte)}. "
            f"Les indicateurs vont de {INDICATEURS[0]} à {INDICATEURS[-1]}."
        )
    return code


def _oui_ou_non(valeur: str, nom: str) -> bool:
    propre = valeur.strip().lower()
    if propre not in OUI | NON:
        raise InvalidValueError(f"{nom} attend « oui » ou « non », et non {citer(valeur)}.")
    return propre in OUI
