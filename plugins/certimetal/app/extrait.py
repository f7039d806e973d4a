"""The use case of ``certimetal extrait``: what the register certifies of an OF, as a PDF."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from certimetal.composition import empreinte_outil
from certimetal.domain.empreintes_dossier import empreinte_dossier
from certimetal.rendering.pdf.extrait import donnees_extrait, faits_extrait

if TYPE_CHECKING:
    from pathlib import Path

    from certimetal.app.depot import Depot
    from certimetal.composition import Compositeur
    from certimetal.domain.dossier import Dossier
    from certimetal.domain.extrait import FaitsExtrait
    from certimetal.domain.registre import Resume

_ADRESSE = re.compile(r"""^site_url:\s*["']?(https?://[^\s"'#]+)""", re.MULTILINE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Cadre:
    """What all extraits of one run share: the site's ``adresse`` and the digest of the tool."""

    depot: Depot
    adresse: str
    outil: str


def encadrer(depot: Depot, adresse: str | None = None) -> Cadre:
    """Return the frame of a run; without ``adresse``, the site's is read in ``mkdocs.yml``."""
    if adresse is None:
        adresse = adresse_du_site(depot.root)
    return Cadre(depot=depot, adresse=adresse, outil=empreinte_outil())


def adresse_du_site(racine: Path) -> str:
    """Return the address that the site says it has, empty where it says none."""
    try:
        texte = (racine / "mkdocs.yml").read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return ""
    trouvee = _ADRESSE.search(texte)
    return trouvee[1] if trouvee else ""


def certifier(cadre: Cadre, dossier: Dossier, resume: Resume, commit: str) -> FaitsExtrait | str:
    """Return the facts of an extrait on the summary's day, or why there can be none."""
    depot = cadre.depot
    return faits_extrait(
        resume,
        dossier.numero_declaration_activite,
        depot.referentiel,
        depot.schemas.champ("dossier"),
        commit=commit,
        empreinte=empreinte_dossier(dossier),
        outil=cadre.outil,
        adresse=cadre.adresse,
    )


def composer_extrait(compositeur: Compositeur, faits: FaitsExtrait) -> bytes:
    """Return the extrait of these facts: the same facts make the same bytes."""
    return compositeur.composer("extrait", donnees_extrait(faits), jour=faits.au)
