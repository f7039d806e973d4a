"""What has changed since an auditor read it: verdicts « à revoir », and guides modified since."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from certimetal.domain.empreintes_dossier import (
    empreinte_guide,
    empreinte_reponse,
    empreintes_annexes,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from certimetal.domain.dossier import Dossier
    from certimetal.domain.referentiel import Referentiel
    from certimetal.domain.situation import Verdict


class Ecart(StrEnum):
    """How something differs from what was read."""

    MODIFIE = "modifie"
    AJOUTE = "ajoute"
    RETIRE = "retire"


REPONSE = "reponse"


@dataclass(frozen=True, slots=True, kw_only=True)
class Changement:
    """``objet`` is ``reponse``, or the code of an annexe."""

    objet: str
    ecart: Ecart


@dataclass(frozen=True, slots=True, kw_only=True)
class Relecture:
    """A verdict in force beside what the dossier says today.

    ``changements`` are those of the answer and its annexes. ``comparable`` is False where the
    verdict says nothing of what was read. ``guide_modifie`` flips nothing (D16): it is said apart,
    and is False where the verdict does not name its guide.
    """

    verdict: Verdict
    changements: tuple[Changement, ...]
    comparable: bool
    guide_modifie: bool

    @property
    def a_revoir(self) -> bool:
        """Whether what was judged is no longer what the dossier says."""
        return bool(self.changements)


def relire(
    dossier: Dossier, verdicts: Iterable[Verdict], referentiel: Referentiel
) -> tuple[Relecture, ...]:
    """Hold each verdict in force (``Situation.verdicts``) against the dossier of today."""
    # an auditor may have read an annexe that another answer lists
    toutes = {c: e for i in dossier.reponses for c, e in empreintes_annexes(dossier, i).items()}
    return tuple(_relire(dossier, verdict, referentiel, toutes) for verdict in verdicts)


def _relire(
    dossier: Dossier, verdict: Verdict, referentiel: Referentiel, toutes: Mapping[str, str]
) -> Relecture:
    guide = empreinte_guide(referentiel, verdict.indicateur) if verdict.guide else ""
    return Relecture(
        verdict=verdict,
        changements=tuple(_changements(dossier, verdict, toutes)),
        comparable=bool(verdict.empreinte or verdict.annexes),
        guide_modifie=bool(guide) and guide != verdict.guide,
    )


def _changements(
    dossier: Dossier, verdict: Verdict, toutes: Mapping[str, str]
) -> Iterator[Changement]:
    indicateur = verdict.indicateur
    if verdict.empreinte and verdict.empreinte != empreinte_reponse(dossier, indicateur):
        yield Changement(objet=REPONSE, ecart=Ecart.MODIFIE)
    lues = dict(verdict.annexes)
    if not lues:
        return
    for code, lue in lues.items():
        if code not in toutes:
            yield Changement(objet=code, ecart=Ecart.RETIRE)
        elif toutes[code] != lue:
            yield Changement(objet=code, ecart=Ecart.MODIFIE)
    for code in empreintes_annexes(dossier, indicateur):
        if code not in lues:
            yield Changement(objet=code, ecart=Ecart.AJOUTE)
