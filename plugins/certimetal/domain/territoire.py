"""Who is in charge where: certificateurs and their dated territories (R5, D14), communes."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class Commune:
    """A commune: INSEE ``code``, ``nom``, its postal codes, département and arrondissement."""

    code: str
    nom: str
    codes_postaux: tuple[str, ...]
    departement: str
    arrondissement: str = ""


class Communes(Protocol):
    """The communes of France, looked up by code, by postal code or by name."""

    def par_code(self, code: str) -> Commune | None:
        """Return the commune of an INSEE code, None where there is none."""

    def par_code_postal(self, code_postal: str) -> tuple[Commune, ...]:
        """Return the communes that a postal code serves, by name; empty where none."""

    def par_nom(self, nom: str) -> tuple[Commune, ...]:
        """Return the communes of that name, case, accents, hyphens and « St » not counting."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Territoire:
    """A territory of annexe 8-1 of the CCN (a CPTN's field), valid on dates (D14).

    A commune belongs by its own code, else by its arrondissement, else by its département;
    ``communes_exclues`` wins over all. ``certificateur`` is the code of the certificateur known
    here, empty where none is registered yet. ``a_preciser`` says in French what the data cannot
    decide (a canton whose communes are not listed), empty where it decides all.
    """

    code: str
    nom: str
    champ: str
    departements: frozenset[str] = frozenset()
    arrondissements: frozenset[str] = frozenset()
    communes: frozenset[str] = frozenset()
    communes_exclues: frozenset[str] = frozenset()
    certificateur: str = ""
    a_preciser: str = ""
    depuis: date | None = None
    jusqu_au: date | None = None

    def vaut(self, commune: Commune, au: date) -> bool:
        """Whether the territory is in force on ``au`` and does not exclude the commune."""
        return (
            (self.depuis is None or self.depuis <= au)
            and (self.jusqu_au is None or au <= self.jusqu_au)
            and commune.code not in self.communes_exclues
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Territoires:
    """All territories; ``de_la_commune`` tells which one a commune is in on a day."""

    tous: tuple[Territoire, ...]

    def de_la_commune(self, commune: Commune, au: date) -> Territoire | None:
        """Return the territory in charge of ``commune`` on ``au``, None where none is known."""
        for code, niveau in (
            (commune.code, "communes"),
            (commune.arrondissement, "arrondissements"),
            (commune.departement, "departements"),
        ):
            for territoire in self.tous:
                if code in getattr(territoire, niveau) and territoire.vaut(commune, au):
                    return territoire
        return None


@dataclass(frozen=True, slots=True, kw_only=True)
class Personne:
    """An account of a certificateur: a forge ``compte`` with its mandate and interests.

    ``interets`` are SIREN of OFs in which this account has declared an interest.
    """

    compte: str
    depuis: date | None = None
    jusqu_au: date | None = None
    interets: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Certificateur:
    """A UIMM territoriale, centre de certification.

    ``contact`` maps ``telephone``, ``courriel``, ``adresse``, ``site`` to public, functional
    values. ``jurys`` are the known dates of its jurys paritaires.
    """

    code: str
    nom: str
    contact: Mapping[str, str] = field(default_factory=dict)
    jurys: tuple[date, ...] = ()
    secretariat: tuple[Personne, ...] = ()
    auditeurs: tuple[Personne, ...] = ()
    signataires: tuple[Personne, ...] = ()
    source: str = ""
