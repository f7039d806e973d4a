"""The use case of ``certimetal grille``: the audit grid of a dossier, to fill in on site."""

from __future__ import annotations

from typing import TYPE_CHECKING

from certimetal.app.consigner import describe
from certimetal.app.depot import DOSSIERS
from certimetal.app.documents import write_documents
from certimetal.app.reperage import find_dossier, load
from certimetal.domain.cycle import evenements_possibles
from certimetal.domain.empreintes_dossier import (
    empreinte_guide,
    empreinte_reponse,
    empreintes_annexes,
)
from certimetal.domain.grille import Grille, LigneGrille
from certimetal.rendering.documents.grille import plan_grid

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from pathlib import Path

    from certimetal.app.depot import Depot
    from certimetal.domain.dossier import Dossier
    from certimetal.domain.referentiel import Referentiel


def make_grid(
    depot: Depot,
    siret: str,
    format_: str,
    *,
    audit: str = "",
    today: date,
    racines: Sequence[str | Path] = (DOSSIERS,),
) -> tuple[Grille, bytes]:
    """Return the grid of a dossier, and its document.

    ``audit`` is a nature of audit; where it is empty, the only one whose constats are awaited is
    ticked. UnknownNameError where no dossier has that SIRET.
    """
    emplacement = find_dossier(depot, siret, racines=racines)
    dossier = load(depot, emplacement)
    referentiel = depot.referentiel
    attendus = [
        p.variante
        for p in evenements_possibles(dossier, referentiel, today)
        if p.type == "constats" and p.possible
    ]
    grille = describe_grid(
        dossier,
        referentiel,
        siret=emplacement.siret,
        audit=audit or (attendus[0] if len(attendus) == 1 else ""),
    )
    document = plan_grid(grille, describe(depot, "constats"), referentiel, today)
    return grille, next(iter(write_documents([document], format_)))


def describe_grid(
    dossier: Dossier, referentiel: Referentiel, *, siret: str, audit: str = ""
) -> Grille:
    """Return what the grid of a dossier says, with the empreintes of what is there now."""
    return Grille(
        siret=siret,
        raison_sociale=" ".join(dossier.raison_sociale.split()),
        edition=dossier.edition or referentiel.edition,
        audit=audit,
        lignes=tuple(
            _ligne(dossier, referentiel, code) for code in sorted(referentiel.indicateurs)
        ),
    )


def _ligne(dossier: Dossier, referentiel: Referentiel, code: str) -> LigneGrille:
    reponse = dossier.reponses.get(code)
    return LigneGrille(
        code=code,
        intitule=" ".join(referentiel.indicateurs[code].capacite.split()),
        mots=len(reponse.corps.split()) if reponse else 0,
        annexes=tuple((a.code, a.titre) for a in reponse.annexes) if reponse else (),
        empreinte=empreinte_reponse(dossier, code),
        guide=empreinte_guide(referentiel, code),
        empreintes={c: s for c, s in empreintes_annexes(dossier, code).items() if s},
    )
