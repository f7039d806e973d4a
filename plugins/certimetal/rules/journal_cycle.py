"""What the lifecycle finds wrong in a journal, each fault with the page of its check."""

from __future__ import annotations

from typing import TYPE_CHECKING

from certimetal.domain.a_completer import chemins_a_completer
from certimetal.domain.controle import Probleme
from certimetal.domain.cycle import fautes_du_journal
from certimetal.domain.cycle.prematuree import est_prematuree
from certimetal.rules import journal_decisions, journal_evenements

if TYPE_CHECKING:
    from collections.abc import Iterator

    from certimetal.domain.contexte import Contexte
    from certimetal.domain.controle import Chemin
    from certimetal.domain.dossier import Dossier

CONTROLES = (*journal_evenements.CONTROLES, *journal_decisions.CONTROLES)

_PAR_ID = {controle.id: controle for controle in CONTROLES}


def check(dossier: Dossier, contexte: Contexte) -> Iterator[Probleme]:
    """Yield the faults of the journal; how old an event may be is for who reviews its proposal."""
    if not dossier.journal:
        return
    for faute in fautes_du_journal(dossier, contexte.referentiel, contexte.aujourdhui):
        if est_prematuree(faute, _marques(dossier, faute.fichier)):
            continue
        controle = _PAR_ID[faute.id]
        yield Probleme(
            controle=controle,
            fichier=faute.fichier,
            chemin=faute.chemin,
            message=faute.message,
            attendu=faute.attendu,
            remede=faute.remede,
            gravite=None if faute.gravite is controle.gravite else faute.gravite,
        )


def _marques(dossier: Dossier, fichier: str) -> list[Chemin]:
    """Return what the event of a file leaves to complete; looked for where there is a fault."""
    evenement = next((e for e in dossier.journal if e.chemin == fichier), None)
    return list(chemins_a_completer(dict(evenement.donnees))) if evenement else []
