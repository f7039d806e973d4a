"""Follows dossiers: where each stands on a day, past or to come."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from certimetal.app.etude import open_session
from certimetal.domain.registre import Registre

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from certimetal.app.depot import Depot
    from certimetal.app.etude import Etude
    from certimetal.app.selection import Selection
    from certimetal.domain.registre import Resume


def follow(
    depot: Depot, selection: Selection, *, today: date, au: date, cache: bool = True
) -> tuple[Resume, ...]:
    """Return the summaries of what ``selection`` keeps, by name, their ``situation`` that of
    ``au``.

    Whether a journal has errors is judged on ``today``: on another day, events that are sound
    would be events to come (D12).
    """
    session = open_session(depot, today=today, cache=cache)
    etudes = session.study(selection.racines, selection.retient)
    resumes = [
        etude.resume if au == today else _on_another_day(depot, etude, au) for etude in etudes
    ]
    session.close()
    return Registre.de(resumes).resumes


def keep_sirets(depot: Depot, selection: Selection, sirets: Sequence[str]) -> Selection:
    """Narrow a selection to the dossiers of ``sirets``, blanks in them not counting.

    UnknownNameError where no dossier, or more than one, has one of them.
    """
    from certimetal.app.reperage import find_dossier  # noqa: PLC0415 -- costly, often unneeded

    chemins = (find_dossier(depot, siret, racines=selection.racines).chemin for siret in sirets)
    return replace(selection, chemins=tuple(dict.fromkeys(chemins)))


def _on_another_day(depot: Depot, etude: Etude, au: date) -> Resume:
    """Tell the journal again, up to another day; what was read is as it is now."""
    from certimetal.app.archive_situation import without_empreintes  # noqa: PLC0415 -- unneeded on the day of the study
    from certimetal.domain.cycle import situer  # noqa: PLC0415 -- as above
    from certimetal.domain.cycle.publics import evenements_publics  # noqa: PLC0415 -- as above
    from certimetal.domain.dossier import Dossier  # noqa: PLC0415 -- as above
    from certimetal.reading.dossier import read_journal  # noqa: PLC0415 -- as above

    resume, racine = etude.resume, etude.racine
    dossier = Dossier(
        dossier=etude.folder,
        certificateur=resume.certificateur,
        siret_dossier=etude.folder.rpartition("/")[2],
        journal=read_journal(racine.tree, etude.folder, depot.schemas),
    )
    situation = situer(dossier, depot.referentiel, au)
    juges = {(v.indicateur, v.evenement, v.levee) for v in resume.situation.verdicts}
    memes = {
        v.indicateur for v in situation.verdicts if (v.indicateur, v.evenement, v.levee) in juges
    }
    return replace(
        resume,
        situation=without_empreintes(situation),
        evenements_publics=evenements_publics(dossier, depot.referentiel, au),
        a_revoir=tuple(i for i in resume.a_revoir if i in memes),
        guides_modifies=tuple(i for i in resume.guides_modifies if i in memes),
    )
