"""The lifecycle's numbers, taken from the rules, and what a duration makes of a day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING

from certimetal.domain.francais import compter
from certimetal.domain.jours import decaler

if TYPE_CHECKING:
    from collections.abc import Mapping

    from certimetal.domain.referentiel import Referentiel, Regle, Valeur

VEILLE = timedelta(days=1)

_NOMS = {"jours": ("jour", "jours"), "mois": ("mois", "mois"), "ans": ("an", "ans")}


@dataclass(frozen=True, slots=True, kw_only=True)
class Delai:
    """A duration of a rule: ``nombre`` calendar ``unite`` (``jours``, ``mois`` or ``ans``)."""

    nombre: int
    unite: str
    regle: str

    def __str__(self) -> str:
        return compter(self.nombre, *_NOMS[self.unite])


@dataclass(frozen=True, slots=True, kw_only=True)
class Delais:
    """What the rules say of time; None where the edition's rules lack the number.

    ``alertes`` go from the earliest to the last before the end of a term. ``obligation`` is the
    first day on which an habilitation could be granted (R1), ``convention`` the first day of L1 to
    L4 (D18).
    """

    reponse: Delai | None = None
    habilitation: Delai | None = None
    renouvellement: Delai | None = None
    alertes: tuple[Delai, ...] = ()
    depot: Delai | None = None
    france_competences: Delai | None = None
    anciennete: Delai | None = None
    obligation: date | None = None
    convention: date | None = None

    @classmethod
    def de(cls, referentiel: Referentiel, certificateur: str = "") -> Delais:
        """Take the numbers of an edition, as ``Referentiel.valeur`` finds them, in one pass.

        The last ones taken are kept: all the dossiers of a certificateur have the same.
        """
        regles, propres = referentiel.regles, referentiel.regles_certificateur.get(certificateur)
        retenus = _RETENUS.get("derniers")
        if retenus and retenus[0] is regles and retenus[1] is propres:
            return retenus[2]
        delais = cls._de(regles, propres or {})
        _RETENUS["derniers"] = (regles, propres, delais)
        return delais

    @classmethod
    def _de(cls, regles: Mapping[str, Regle], propres: Mapping[str, Regle]) -> Delais:
        valeurs = _valeurs(regles, propres)
        alertes = (_delai(valeurs, f"alertes_renouvellement_{rang}") for rang in (1, 2, 3))
        return cls(
            reponse=_delai(valeurs, "delai_actions_correctives"),
            habilitation=_delai(valeurs, "duree_habilitation"),
            renouvellement=_delai(valeurs, "duree_renouvellement"),
            alertes=tuple(alerte for alerte in alertes if alerte is not None),
            depot=_delai(valeurs, "depot_renouvellement"),
            france_competences=_delai(valeurs, "delai_france_competences"),
            anciennete=_delai(valeurs, "anciennete_evenement"),
            obligation=_jour(valeurs, "obligation_habilitation"),
            convention=_jour(valeurs, "application_convention"),
        )


def apres(jour: date, delai: Delai | None, sens: int = 1) -> date | None:
    """Return the day that is ``delai`` after ``jour``, None where the rules give no number.

    Months are calendar months, clamped to the end of a shorter one (D2): 31 August and 6 months
    make the last day of February. A day that no calendar holds becomes its last, or its first.
    """
    return None if delai is None else _decaler(jour, sens * delai.nombre, delai.unite)


@lru_cache(maxsize=4096)
def _decaler(jour: date, nombre: int, unite: str) -> date:
    try:
        return decaler(jour, nombre, unite)
    except (ValueError, OverflowError):
        return date.max if nombre > 0 else date.min


def avant(jour: date, delai: Delai | None) -> date | None:
    """Return the day that is ``delai`` before ``jour``, clamped as ``apres``."""
    return apres(jour, delai, -1)


def dernier_jour(debut: date, delai: Delai | None) -> date | None:
    """Return the last day of a term: its first day + the duration − 1 day (D3)."""
    suite = apres(debut, delai)
    return None if suite is None else veille(suite)


def veille(jour: date) -> date:
    """Return the day before; the calendar's first day has none but itself."""
    return jour if jour == date.min else jour - VEILLE


def lendemain(jour: date) -> date:
    """Return the day after; the calendar's last day has none but itself."""
    return jour if jour == date.max else jour + VEILLE


_RETENUS: dict[str, tuple[Mapping[str, Regle], Mapping[str, Regle] | None, Delais]] = {}


def _valeurs(regles: Mapping[str, Regle], propres: Mapping[str, Regle]) -> Mapping[str, Valeur]:
    valeurs: dict[str, Valeur] = {}
    for regle in (*regles.values(), *propres.values()):
        for valeur in regle.valeurs:
            valeurs.setdefault(valeur.cle, valeur)
    return valeurs


def _delai(valeurs: Mapping[str, Valeur], cle: str) -> Delai | None:
    valeur = valeurs.get(cle)
    if valeur is None or valeur.unite not in _NOMS or valeur.nombre < 0:
        return None
    return Delai(nombre=valeur.nombre, unite=valeur.unite, regle=valeur.regle)


def _jour(valeurs: Mapping[str, Valeur], cle: str) -> date | None:
    valeur = valeurs.get(cle)
    return valeur.jour if valeur is not None else None
