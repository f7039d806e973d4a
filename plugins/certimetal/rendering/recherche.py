"""The data of the site's search by name, town, SIRET or SIREN: compact, facts only."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from certimetal.rendering.horloge import suite

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from certimetal.rendering.faits_publics import FaitsPublics


def recherche_json(faits: Iterable[FaitsPublics], au: date) -> bytes:
    """Return the day, and one row an OF: name, SIRET, town, postal code, département, sites,
    example, statuts.

    A site is ``[name, SIRET, town]``; the statuts are those of ``horloge.suite``, none where
    nothing can be said. The same facts give the same bytes.
    """
    lignes = [_ligne(fait) for fait in faits]
    contenu = {"au": au.isoformat(), "organismes": lignes}
    return json.dumps(contenu, ensure_ascii=False, separators=(",", ":")).encode()


def _ligne(fait: FaitsPublics) -> list[object]:
    return [
        fait.raison_sociale,
        fait.siret,
        fait.adresse.commune,
        fait.adresse.code_postal,
        fait.departement,
        [[site.nom, site.siret, site.adresse.commune] for site in fait.sites],
        int(fait.exemple and fait.fiable),
        suite(fait.annonces, lambda annonce: annonce.phrase),
    ]
