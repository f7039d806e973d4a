"""The non-conformités that audits found, and what proves that each is closed."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from certimetal.domain.journal import en_vigueur, lire_objet

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable
    from datetime import date

    from certimetal.domain.journal import Evenement

_GRAVITES = {"nc_mineure": "mineure", "nc_majeure": "majeure"}


@dataclass(frozen=True, slots=True, kw_only=True)
class ConstatPasse:
    """A NC that was found. ``cloture`` is the file that closed it (a levée, or the constats of a
    later audit), empty while nothing did; ``preuves`` are the codes of the annexes read then."""

    indicateur: str
    gravite: str
    date: dt.date
    constat: str
    attendu: str
    evenement: str
    cloture: str = ""
    cloture_le: dt.date | None = None
    motif: str = ""
    preuves: tuple[str, ...] = ()


def constats_passes(journal: Iterable[Evenement], au: date) -> tuple[ConstatPasse, ...]:
    """Return every NC found up to ``au``, in the order of the facts."""
    passes: list[ConstatPasse] = []
    for evenement in en_vigueur(journal, au):
        if evenement.type == "constats":
            for indicateur, lu in evenement.objet("verdicts").items():
                _constate(passes, evenement, str(indicateur), lire_objet(lu))
        elif evenement.type == "levee":
            for indicateur, lu in evenement.objet("levees").items():
                if lire_objet(lu).get("resultat") == "levee":
                    _clot(passes, evenement, str(indicateur), lire_objet(lu))
    return tuple(passes)


def _constate(passes: list[ConstatPasse], evenement: Evenement, indicateur: str, lu: Any) -> None:
    verdict = lu.get("verdict")
    if verdict == "conforme":
        _clot(passes, evenement, indicateur, lu)
    elif verdict in _GRAVITES:
        passes.append(
            ConstatPasse(
                indicateur=indicateur,
                gravite=_GRAVITES[verdict],
                date=evenement.date,
                constat=_texte(lu.get("constat")),
                attendu=_texte(lu.get("attendu")),
                evenement=evenement.fichier,
            )
        )


def _clot(passes: list[ConstatPasse], evenement: Evenement, indicateur: str, lu: Any) -> None:
    for rang, passe in enumerate(passes):
        if passe.indicateur == indicateur and not passe.cloture:
            passes[rang] = replace(
                passe,
                cloture=evenement.fichier,
                cloture_le=evenement.date,
                motif=_texte(lu.get("motif")) or _texte(lu.get("constat")),
                preuves=tuple(str(code) for code in lire_objet(lu.get("annexes"))),
            )


def _texte(valeur: Any) -> str:
    return valeur if isinstance(valeur, str) else ""
