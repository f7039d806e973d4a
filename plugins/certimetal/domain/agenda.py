"""What falls due over the whole register, and what is to be declared to France compétences.

All is told of summaries whose ``situation`` is that of one day. A dossier whose journal has errors
gives nothing: its situation cannot be trusted, and it is named apart.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from certimetal.domain.registre import Resume
    from certimetal.domain.situation import Declaration, Echeance, Situation, Terme


class Rappel(NamedTuple):
    """An échéance, and whose it is."""

    resume: Resume
    echeance: Echeance


class ADeclarer(NamedTuple):
    """A change of the list of habilitations, and whose it is (L2).

    ``effet`` is the day from which it holds; ``terme`` the term that it concerns, as it is left by
    the change, None where the journal tells of none.
    """

    resume: Resume
    declaration: Declaration
    effet: date
    terme: Terme | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Agenda:
    """What falls due by ``jusqu_au``, seen from ``au``: what is over and not done, then by day."""

    au: date
    jusqu_au: date
    rappels: tuple[Rappel, ...]
    incertains: tuple[Resume, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Declarations:
    """The changes made from ``depuis`` to ``au``, by day."""

    depuis: date
    au: date
    changements: tuple[ADeclarer, ...]
    incertains: tuple[Resume, ...]


def est_incertain(resume: Resume) -> bool:
    """Whether the situation cannot be trusted: the journal has errors."""
    return resume.erreurs_journal > 0


def dresser_agenda(resumes: Iterable[Resume], *, au: date, jusqu_au: date) -> Agenda:
    """Return what falls due from what is over and not done to ``jusqu_au``, that day included."""
    surs, incertains = _trier(resumes)
    rappels = [
        Rappel(resume, echeance)
        for resume in surs
        for echeance in resume.situation.echeances
        if echeance.date <= jusqu_au
    ]
    rappels.sort(key=_ordre)
    return Agenda(au=au, jusqu_au=jusqu_au, rappels=tuple(rappels), incertains=incertains)


def dresser_declarations(resumes: Iterable[Resume], *, depuis: date, au: date) -> Declarations:
    """Return the changes to declare that were made from ``depuis`` to ``au``, both included."""
    surs, incertains = _trier(resumes)
    changements = [
        changement
        for resume in surs
        for changement in _a_declarer(resume)
        if depuis <= changement.declaration.date <= au
    ]
    changements.sort(
        key=lambda c: (
            c.declaration.date,
            _nom(c.resume),
            c.resume.dossier,
            c.declaration.evenement,
        )
    )
    return Declarations(depuis=depuis, au=au, changements=tuple(changements), incertains=incertains)


def _trier(resumes: Iterable[Resume]) -> tuple[list[Resume], tuple[Resume, ...]]:
    surs: list[Resume] = []
    incertains: list[Resume] = []
    for resume in resumes:
        (incertains if est_incertain(resume) else surs).append(resume)
    incertains.sort(key=lambda resume: (_nom(resume), resume.dossier))
    return surs, tuple(incertains)


def _ordre(rappel: Rappel) -> tuple[object, ...]:
    resume, echeance = rappel
    return (not echeance.passee, echeance.date, _nom(resume), resume.dossier, echeance)


def _ordre_des_faits(changement: ADeclarer) -> tuple[object, ...]:
    resume, declaration = changement.resume, changement.declaration
    return (declaration.date, _nom(resume), resume.dossier, declaration.evenement)


def _nom(resume: Resume) -> str:
    return resume.raison_sociale.casefold()


def _a_declarer(resume: Resume) -> Iterator[ADeclarer]:
    situation = resume.situation
    for declaration in situation.declarations:
        accorde = next((t for t in situation.termes if t.decision == declaration.evenement), None)
        yield ADeclarer(
            resume=resume,
            declaration=declaration,
            effet=accorde.debut if accorde else _effet(situation, declaration),
            terme=accorde or _terme(situation, declaration.date),
        )


def _effet(situation: Situation, declaration: Declaration) -> date:
    """Return the first day of what the event made, its own day where it made no period."""
    debuts = (p.debut for p in situation.periodes if p.decision == declaration.evenement)
    return next(debuts, declaration.date)


def _terme(situation: Situation, jour: date) -> Terme | None:
    """Return the last term that had begun on a day."""
    commences = [terme for terme in situation.termes if terme.debut <= jour]
    return commences[-1] if commences else None
