"""A proposal: what a branch changes, who proposes it, and the dossiers on both sides."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping

    from certimetal.domain.changement import Apport, Changement
    from certimetal.domain.dossier import Dossier


@dataclass(frozen=True, slots=True, kw_only=True)
class Cote:
    """A dossier on one side of a change; ``dossier`` is None where the folder is not there.

    ``fiche`` is the data of ``dossier.yml``, None where the file is missing or cannot be read.
    """

    dossier: Dossier | None = None
    fiche: Mapping[str, Any] | None = None


ABSENT = Cote()


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposition:
    """``auteurs`` are forge accounts: who opened the proposal and everyone who pushed to it.

    ``approbateurs`` are those that the forge says have approved it. ``avant`` and ``apres`` give
    the dossiers that it touches, by folder. ``apports`` are all the files that its commits bring.
    """

    changements: tuple[Changement, ...]
    avant: Mapping[str, Cote]
    apres: Mapping[str, Cote]
    auteurs: tuple[str, ...]
    aujourdhui: dt.date
    approbateurs: tuple[str, ...] = ()
    apports: tuple[Apport, ...] = ()
    conflits: tuple[str, ...] = ()
    _par_dossier: Mapping[str, tuple[Changement, ...]] = field(
        init=False, repr=False, compare=False
    )

    def __post_init__(self) -> None:
        """Sort the changes by dossier once: a branch may touch hundreds."""
        par_dossier: dict[str, list[Changement]] = defaultdict(list)
        for changement in self.changements:
            par_dossier[changement.dossier].append(changement)
        ranges = {dossier: tuple(siens) for dossier, siens in sorted(par_dossier.items())}
        object.__setattr__(self, "_par_dossier", ranges)

    @property
    def dossiers(self) -> tuple[str, ...]:
        """The folders of the dossiers that it touches, sorted."""
        return tuple(dossier for dossier in self._par_dossier if dossier)

    def changements_de(self, dossier: str) -> tuple[Changement, ...]:
        """Return what it changes in one dossier."""
        return self._par_dossier.get(dossier, ())
