"""The use case of ``certimetal valider``: every finding of every file, and the register."""

from __future__ import annotations

import functools
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from certimetal.app.depot import REFERENTIEL
from certimetal.app.etude import open_session
from certimetal.app.selection import Selection
from certimetal.app.signature import digest
from certimetal.finding import Gravite

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from datetime import date

    from certimetal.app.depot import Depot
    from certimetal.app.racine import Racine
    from certimetal.domain.registre import Registre, Resume
    from certimetal.finding import Finding


@dataclass(frozen=True, slots=True, kw_only=True)
class Bilan:
    """What a run found: ``findings`` in the order of ``Finding.rang``; ``dossiers`` and
    ``fichiers`` count what was looked at. ``lire_registre`` gives the register of it all."""

    findings: tuple[Finding, ...]
    dossiers: int
    fichiers: int
    lire_registre: Callable[[], Registre] = field(repr=False, compare=False)

    @property
    def registre(self) -> Registre:
        """The summaries of the dossiers that were looked at."""
        return self.lire_registre()

    @property
    def valide(self) -> bool:
        """Whether nothing is an ``erreur``."""
        return all(finding.gravite is not Gravite.ERREUR for finding in self.findings)


def validate(
    depot: Depot, selection: Selection | None = None, *, today: date, cache: bool = True
) -> Bilan:
    """Check all that ``selection`` keeps, everything where it is None, as of ``today``.

    A SIRET in two places is looked for among the dossiers that are kept. ReferentielError where
    there is nothing to judge against.
    """
    selection = selection or Selection()
    session = open_session(depot, today=today, cache=cache)
    findings: list[Finding] = []
    resumes: list[Callable[[], Resume]] = []
    lieux: dict[str, tuple[Racine, str]] = {}
    cles: list[str] = []
    fichiers = 0
    if selection.referentiel:
        findings += session.recall(REFERENTIEL, session.version, lambda: depot.findings)
        fichiers += sum(1 for _ in depot.tree.entries(REFERENTIEL))
    for etude in session.study(selection.racines, selection.retient):
        findings += etude.findings
        resumes.append(etude.lire_resume)
        lieux[etude.chemin] = (etude.racine, etude.folder)
        cles.append(etude.cle)
        fichiers += etude.fichiers
    registre = functools.cache(lambda: _registre(resumes))
    signature = digest(cles) if all(cles) else ""
    findings += session.recall(
        "registre", signature, lambda: tuple(_check_registre(depot, registre(), lieux))
    )
    session.close()
    return Bilan(
        findings=tuple(sorted(findings, key=lambda finding: finding.rang)),
        dossiers=len(resumes),
        fichiers=fichiers,
        lire_registre=registre,
    )


def _registre(resumes: Iterable[Callable[[], Resume]]) -> Registre:
    from certimetal.domain.registre import Registre  # noqa: PLC0415 -- unneeded where nothing changed

    return Registre.de(lire() for lire in resumes)


def _check_registre(
    depot: Depot, registre: Registre, lieux: Mapping[str, tuple[Racine, str]]
) -> Iterator[Finding]:
    """Yield what is wrong between dossiers, placed in the file of the dossier it is said of."""
    from certimetal import rules  # noqa: PLC0415 -- costly, unneeded where results are remembered
    from certimetal.app.placement import place  # noqa: PLC0415 -- as above
    from certimetal.reading.dossier import read_dossier  # noqa: PLC0415 -- as above

    for resume, probleme in rules.check_registre(registre):
        racine, folder = lieux[resume.dossier]
        lu = read_dossier(racine.tree, folder, depot.schemas, prefix=racine.prefix)
        yield place(probleme, lu.sources, resume.dossier)
