"""Studies dossiers one at a time: read, checked, placed, summed up, and let go."""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING

from certimetal.app.cache import FICHIER, ILLISIBLE, Cache
from certimetal.app.depot import DOSSIERS
from certimetal.app.racine import open_racine
from certimetal.app.signature import combine, sign, sign_version
from certimetal.reading.repertoire import list_dossiers

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from datetime import date
    from pathlib import Path

    from certimetal.app.cache import Souvenir
    from certimetal.app.depot import Depot
    from certimetal.app.racine import Racine
    from certimetal.domain.dossier import Dossier
    from certimetal.domain.registre import Resume
    from certimetal.finding import Finding
    from certimetal.reading.tree import Entry


@dataclass(frozen=True, slots=True, kw_only=True)
class Etude:
    """A dossier, studied: ``findings`` are sorted, ``fichiers`` counts its files.

    ``dossier`` is None where the results were remembered: ``load_dossier`` reads it then. ``cle``
    changes with the content, the référentiel, our code and the day, and is empty where the files
    are too fresh for their stamps to be believed: what is made of it must not be kept then.
    ``lire_resume`` gives the summary, decoded when it is first asked for.
    """

    lire_resume: Callable[[], Resume] = field(repr=False, compare=False)
    findings: tuple[Finding, ...]
    fichiers: int
    cle: str
    racine: Racine
    folder: str
    dossier: Dossier | None = None

    @property
    def resume(self) -> Resume:
        """The dossier's summary."""
        return self.lire_resume()

    @property
    def chemin(self) -> str:
        """The dossier's folder as finding paths name it."""
        return self.racine.chemin(self.folder)


def study(
    depot: Depot,
    racines: Sequence[str | Path] = (DOSSIERS,),
    *,
    today: date,
    cache: bool = True,
    retenir: Callable[[str], bool] | None = None,
) -> Iterator[Etude]:
    """Yield the study of every dossier of the roots, by root then path.

    ``retenir`` tells from a dossier's folder, as finding paths name it, whether to study it.
    ReferentielError where there is nothing to judge against, once a dossier has to be read.
    """
    session = open_session(depot, today=today, cache=cache)
    yield from session.study(racines, retenir)
    session.close()


class Session:
    """One run over dossiers: what it remembers of the last, and the instant it began."""

    def __init__(self, depot: Depot, today: date, cache: Cache | None, version: str) -> None:
        self.depot = depot
        self.today = today
        self.cache = cache
        self.version = version

    def study(
        self, racines: Sequence[str | Path], retenir: Callable[[str], bool] | None = None
    ) -> Iterator[Etude]:
        """Yield the studies, as ``study`` says."""
        for racine in [open_racine(self.depot, chemin) for chemin in dict.fromkeys(racines)]:
            folders = list_dossiers(racine.tree, racine.folder)
            self._oublie_les_disparus(racine, folders)
            for folder in folders:
                if retenir is None or retenir(racine.chemin(folder)):
                    yield self._etudie(racine, folder)

    def recall(
        self, nom: str, signature: str, find: Callable[[], Sequence[Finding]]
    ) -> Sequence[Finding]:
        """Return the findings kept under ``nom``, those of ``find`` where they may have changed."""
        connus = self.cache.get_findings(nom, signature) if self.cache else None
        if connus is None:
            connus = tuple(find())
            if self.cache:
                self.cache.put_findings(nom, signature, connus)
        return connus

    def close(self) -> None:
        """Keep the results for the next run."""
        if self.cache:
            self.cache.save()

    def _etudie(self, racine: Racine, folder: str) -> Etude:
        chemin = racine.chemin(folder)
        instant = time.time_ns()
        entries = list(racine.tree.entries(folder))
        signature = "" if self.cache is None else sign(entries, instant=instant)
        souvenir = self.cache.get(chemin, signature) if self.cache else None
        dossier = None
        if souvenir is None:
            dossier, souvenir = self._examine(racine, folder, entries)
            if self.cache is not None:
                self.cache.put(chemin, signature, souvenir)
        return Etude(
            lire_resume=partial(self._resume, souvenir, racine, folder),
            findings=souvenir.findings,
            fichiers=souvenir.fichiers,
            cle=combine(self.version, signature),
            racine=racine,
            folder=folder,
            dossier=dossier,
        )

    def _examine(
        self, racine: Racine, folder: str, entries: Sequence[Entry] | None = None
    ) -> tuple[Dossier, Souvenir]:
        from certimetal.app.examen import examine  # noqa: PLC0415 -- costly, often unneeded

        return examine(self.depot, racine, folder, today=self.today, entries=entries)

    def _resume(self, souvenir: Souvenir, racine: Racine, folder: str) -> Resume:
        """Return the summary that is remembered, made again where it cannot be decoded."""
        try:
            return souvenir.resume()
        except ILLISIBLE:
            return self._examine(racine, folder)[1].resume()

    def _oublie_les_disparus(self, racine: Racine, folders: Sequence[str]) -> None:
        if self.cache is None:
            return
        presents = {racine.chemin(folder) for folder in folders}
        debut = f"{racine.nom}/" if racine.nom else ""
        self.cache.forget(lambda c: c.startswith(debut) and c not in presents)


def open_session(depot: Depot, *, today: date, cache: bool = True) -> Session:
    """Begin a run over dossiers; without ``cache``, nothing is remembered nor kept."""
    if not cache:
        return Session(depot, today, None, "")
    version = sign_version(depot, today, instant=time.time_ns())
    souvenirs = Cache.load(depot.root / FICHIER, version)
    return Session(depot, today, souvenirs, version)


def load_dossier(depot: Depot, etude: Etude) -> Dossier:
    """Return the studied dossier, read again where it was only remembered."""
    if etude.dossier is not None:
        return etude.dossier
    from certimetal.reading.dossier import read_dossier  # noqa: PLC0415 -- costly, often unneeded

    racine = etude.racine
    return read_dossier(racine.tree, etude.folder, depot.schemas, prefix=racine.prefix).dossier
