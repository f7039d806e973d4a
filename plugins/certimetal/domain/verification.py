"""What a file turns out to be when an extrait du registre is asked of it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from certimetal.domain.extrait import FaitsExtrait


class Constat(StrEnum):
    """What a verification finds, from the best to what nothing can be said of."""

    A_JOUR = "a_jour"
    TOUJOURS_VRAI = "toujours_vrai"
    PERIME = "perime"
    NON_HABILITE = "non_habilite"
    DU_FUTUR = "du_futur"
    AUTRE_OUTIL = "autre_outil"
    MODIFIE = "modifie"
    INCONNU = "inconnu"
    PAS_UN_EXTRAIT = "pas_un_extrait"


@dataclass(frozen=True, slots=True, kw_only=True)
class Verification:
    """A finding, with what it rests on.

    ``ecarts`` names in French what the register says differently today; ``raison`` why there is no
    extrait today; ``jadis`` tells whether the register, as it is now, says that the facts were true
    on the extrait's day, ``autre_version`` that the dossier's empreinte is another today.
    """

    constat: Constat
    faits: FaitsExtrait | None = None
    ecarts: tuple[str, ...] = ()
    raison: str = ""
    jadis: bool = False
    autre_version: bool = False

    @property
    def est_vrai(self) -> bool:
        """Whether one may rely on the file today."""
        return self.constat in {Constat.A_JOUR, Constat.TOUJOURS_VRAI}
