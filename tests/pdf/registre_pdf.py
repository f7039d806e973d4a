"""Facts of the example register, as an extrait of a day says them."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from certimetal.app.examen import examine
from certimetal.app.extrait import certifier, encadrer
from certimetal.app.reperage import find_dossier
from certimetal.domain.extrait import FaitsExtrait

if TYPE_CHECKING:
    from certimetal.app.depot import Depot

AU = date(2026, 11, 28)
LORIENT = "00000001800002"


def faits_de(depot: Depot, siret: str, au: date = AU) -> FaitsExtrait:
    emplacement = find_dossier(depot, siret)
    dossier, souvenir = examine(depot, emplacement.racine, emplacement.folder, today=au)
    faits = certifier(encadrer(depot), dossier, souvenir.resume(), "")
    assert isinstance(faits, FaitsExtrait), faits
    return faits
