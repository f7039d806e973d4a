"""What a check may know besides the dossier."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from certimetal.domain.referentiel import Referentiel
    from certimetal.domain.territoire import Communes


@dataclass(frozen=True, slots=True, kw_only=True)
class Contexte:
    """The référentiel that dossiers are held against, the communes, and the day it is."""

    referentiel: Referentiel
    communes: Communes
    aujourdhui: date
