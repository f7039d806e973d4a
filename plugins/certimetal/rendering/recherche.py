"""The data of the site's search by name, town, SIRET or SIREN: compact, facts only."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from certimetal.rendering.publication import est_fiable, listables, siret_du_dossier

if TYPE_CHECKING:
    from certimetal.domain.registre import Registre, Resume


def recherche_json(registre: Registre) -> bytes:
    """Return one row an OF: name, folder SIRET, town, postal code, département, sites, example.

    A site is ``[name, SIRET, town]``. A dossier with errors gives its name and its SIRET only.
    The same register gives the same bytes.
    """
    lignes = [_ligne(resume) for resume in listables(registre)]
    texte = json.dumps({"organismes": lignes}, ensure_ascii=False, separators=(",", ":"))
    return texte.encode()


def _ligne(resume: Resume) -> list[object]:
    siret = siret_du_dossier(resume)
    if not est_fiable(resume):
        return [resume.raison_sociale, siret, "", "", "", [], 0]
    return [
        resume.raison_sociale,
        siret,
        resume.adresse.commune,
        resume.adresse.code_postal,
        resume.departement,
        [[site.nom, site.siret, site.adresse.commune] for site in resume.sites],
        int(resume.exemple),
    ]
