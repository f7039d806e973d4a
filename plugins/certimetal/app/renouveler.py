"""The use case of ``certimetal renouveler``: the new dossier by difference, and its dépôt."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from certimetal.app.consigner import consign
from certimetal.app.depot import DOSSIERS
from certimetal.app.reperage import find_dossier, load
from certimetal.domain.consignation import Demande
from certimetal.domain.renouvellement import comparer

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date
    from pathlib import Path

    from certimetal.app.depot import Depot
    from certimetal.domain.consignation.resultat import Consigne
    from certimetal.domain.renouvellement import Renouvellement


def compare_renewal(
    depot: Depot, siret: str, *, today: date, racines: Sequence[str | Path] = (DOSSIERS,)
) -> Renouvellement:
    """Return the renewal of the dossier of ``siret`` as it stands today, by difference."""
    emplacement = find_dossier(depot, siret, racines=racines)
    renouvellement = comparer(load(depot, emplacement), depot.referentiel, today)
    return replace(renouvellement, dossier=emplacement.chemin)


def titles(depot: Depot, renouvellement: Renouvellement) -> Mapping[str, str]:
    """Return the French title of each engagement that the comparison names, by its key."""
    edition = depot.referentiel.edition
    return {
        enfant.cle: enfant.titre
        for point in renouvellement.points
        if point.dates and depot.schemas.has(f"{edition}/reponses/{point.indicateur}")
        for enfant in depot.schemas.champ(f"{edition}/reponses/{point.indicateur}").enfants
    }


def write_depot(
    depot: Depot,
    siret: str,
    *,
    today: date,
    saisi_pour_of: bool = False,
    racines: Sequence[str | Path] = (DOSSIERS,),
) -> Consigne:
    """Write the ``depot`` of the renewal, for the OF to complete.

    EventRefusedError where no renewal may be filed: no term runs, or one is already filed.
    """
    demande = Demande(
        type="depot",
        date=today,
        champs={"nature": "renouvellement"},
        saisi_pour_of=saisi_pour_of,
    )
    return consign(depot, siret, demande, today=today, racines=racines)
