"""The events that an auditor may write today, prepared for the editor as ``consigner`` does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from certimetal.app.consigner import draft
from certimetal.domain.consignation import Demande
from certimetal.domain.consignation.audit import a_notifier
from certimetal.domain.consignation.genre import check_acheve
from certimetal.domain.cycle import evenements_possibles, situer
from certimetal.domain.cycle.table import CLE_DE_VARIANTE
from certimetal.domain.journal import RECTIFICATION, en_vigueur
from certimetal.domain.referentiel import INDICATEURS
from certimetal.domain.situation import NatureAudit
from certimetal.errors import EventRefusedError, InvalidValueError
from certimetal.rendering.editeur import Proposition

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from certimetal.app.depot import Depot
    from certimetal.domain.cycle import Possible
    from certimetal.domain.dossier import Dossier
    from certimetal.domain.situation import Situation

HORS_FORMULAIRE = frozenset({RECTIFICATION, "transfert", "reprise"})
"""What is not written by a form: it copies another event, or moves a whole dossier."""


def proposer(depot: Depot, dossier: Dossier, chemin: str, today: date) -> Iterator[Proposition]:
    """Yield the events to fill in; EventRefusedError where the journal waits for something else.

    ``chemin`` is the dossier's folder as finding paths name it.
    """
    check_acheve(dossier.journal)
    situation = situer(dossier, depot.referentiel, today)
    for possible in evenements_possibles(dossier, depot.referentiel, today):
        if not possible.possible or possible.type in HORS_FORMULAIRE:
            continue
        for cibles in _cibles(dossier, possible, situation):
            proposition = _proposer(depot, (dossier, chemin), today, possible, cibles)
            if proposition is not None:
                yield proposition


def _cibles(
    dossier: Dossier, possible: Possible, situation: Situation
) -> Iterator[tuple[str, ...]]:
    """Yield what the event bears on, one form for each: all that may be judged, each event that
    waits to be notified."""
    if possible.type == "levee":
        yield tuple(nc.indicateur for nc in situation.non_conformites)
    elif possible.type == "constats" and possible.variante == NatureAudit.INTERMEDIAIRE:
        yield tuple(code for code in INDICATEURS if code in dossier.reponses)
    elif possible.type == "notification":
        journal = en_vigueur(dossier.journal, situation.au)
        yield from ((evenement.fichier,) for evenement in a_notifier(journal))
    else:
        yield ()


def _proposer(
    depot: Depot,
    lieu: tuple[Dossier, str],
    today: date,
    possible: Possible,
    cibles: tuple[str, ...],
) -> Proposition | None:
    """Return the form of an event; None where it needs what only a person can give."""
    cle = CLE_DE_VARIANTE.get(possible.type)
    champs = {cle: possible.variante} if cle and possible.variante else {}
    notifie = cibles[0].removesuffix(".yml") if possible.type == "notification" else ""
    for auteur in ("", *possible.auteurs):
        demande = Demande(
            type=possible.type, date=today, auteur=auteur, champs=champs, cibles=cibles
        )
        try:
            nom, texte, _ = draft(depot, lieu, demande, possible, a_la_main=False)
        except (EventRefusedError, InvalidValueError):
            continue
        return Proposition(
            cle="-".join(filter(None, (possible.type, possible.variante, notifie))),
            type=possible.type,
            nom=f"{possible.nom} ({notifie})" if notifie else possible.nom,
            auteurs=possible.auteurs,
            fichier=nom.fichier,
            texte=texte,
        )
    return None
