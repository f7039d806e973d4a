"""Examines one dossier in full: reading, schemas, rules."""

from __future__ import annotations

from typing import TYPE_CHECKING

from certimetal import rules
from certimetal.app.cache import Souvenir
from certimetal.app.placement import place
from certimetal.app.resume import sum_up
from certimetal.domain.contexte import Contexte
from certimetal.reading.dossier import read_dossier

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from certimetal.app.depot import Depot
    from certimetal.app.racine import Racine
    from certimetal.domain.dossier import Dossier
    from certimetal.reading.tree import Entry


def examine(
    depot: Depot,
    racine: Racine,
    folder: str,
    *,
    today: date,
    entries: Iterable[Entry] | None = None,
) -> tuple[Dossier, Souvenir]:
    """Read the dossier of ``folder``, check it, and return it with what is to be remembered.

    ``entries`` are the folder's where they are known already.
    """
    chemin = racine.chemin(folder)
    lu = read_dossier(racine.tree, folder, depot.schemas, prefix=racine.prefix, entries=entries)
    contexte = Contexte(referentiel=depot.referentiel, communes=depot.communes, aujourdhui=today)
    problemes = rules.check_dossier(lu.dossier, contexte)
    findings = [*lu.findings, *(place(p, lu.sources, chemin) for p in problemes)]
    findings.sort(key=lambda finding: finding.rang)
    resume = sum_up(lu.dossier, findings, contexte, chemin=chemin)
    souvenir = Souvenir(
        resume=lambda: resume,
        findings=tuple(findings),
        fichiers=lu.fichiers,
    )
    return lu.dossier, souvenir
