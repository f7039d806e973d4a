"""The story in sentences, each with its event and its rules, and where it stands at the end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from certimetal.domain.cycle.obstacles import nommer
from certimetal.domain.francais import date_en_mots
from certimetal.domain.journal import rectifications
from certimetal.domain.situation import Explication, NatureAudit, Statut

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from certimetal.domain.cycle.etat import Etat
    from certimetal.domain.journal import Evenement

PHRASES = {
    Statut.BROUILLON: "le dossier est un brouillon : rien n’est encore déposé.",
    Statut.DEPOSE: "le dossier est déposé et attend sa recevabilité.",
    Statut.EN_AUDIT: "l’audit est en cours.",
    Statut.DELAI_DE_REPONSE: "l’organisme a un délai de réponse pour corriger.",
    Statut.RETIRE: "l’habilitation est retirée.",
    Statut.REFUSE: "l’habilitation est refusée.",
    Statut.ECHU: "l’habilitation est échue.",
    Statut.CESSE: "l’organisme a cessé.",
}
REGLES = {
    Statut.BROUILLON: ("D12",),
    Statut.DEPOSE: ("R6",),
    Statut.EN_AUDIT: ("R27",),
    Statut.DELAI_DE_REPONSE: ("R27", "R28"),
    Statut.RETIRE: ("L4", "R33"),
    Statut.REFUSE: ("R28", "D5"),
    Statut.ECHU: ("R30", "D6"),
    Statut.CESSE: ("D10",),
}


def expliquer(etat: Etat, journal: Iterable[Evenement], au: date) -> tuple[Explication, ...]:
    """Return the story in the order of its days, the rectifications told on theirs, then where it
    stands: at least one sentence."""
    recits = [*etat.explications, *_rectifications(journal, au)]
    recits.sort(key=lambda recit: recit.date or au)
    return (*recits, _conclusion(etat, au))


def _rectifications(journal: Iterable[Evenement], au: date) -> list[Explication]:
    return [
        Explication(
            phrase=(
                f"Le {date_en_mots(r.evenement.date)}, une rectification "
                f"{'annule' if r.retenu is None else 'corrige'} l’événement du "
                f"{date_en_mots(r.vise.date)} ({r.vise.fichier})."
            ),
            evenement=r.evenement.fichier,
            regles=("D12",),
            date=r.evenement.date,
        )
        for r in rectifications(journal, au)
    ]


def _conclusion(etat: Etat, au: date) -> Explication:
    statut = etat.chronologie.statut(au)
    if statut in PHRASES:
        phrase, regles = PHRASES[statut], REGLES[statut]
        evenement = etat.chronologie.decision(au)
    else:
        phrase, regles, evenement = _dans_un_terme(etat, au, statut)
    return Explication(
        phrase=f"Au {date_en_mots(au)}, {phrase}", evenement=evenement, regles=regles, date=au
    )


def _dans_un_terme(etat: Etat, au: date, statut: Statut) -> tuple[str, tuple[str, ...], str]:
    fin = etat.chronologie.couverture(au) or au
    decision = etat.chronologie.decision(au)
    if statut is Statut.SUSPENDU:
        phrase = f"l’habilitation est suspendue ; son terme reste le {date_en_mots(fin)}."
        return phrase, ("L4", "D3"), decision
    ouvertes = etat.nc_de(*NatureAudit)
    if not ouvertes:
        phrase = f"l’organisme est habilité, jusqu’au {date_en_mots(fin)} compris."
        return phrase, ("R29", "D3"), decision
    phrase = (
        f"l’organisme reste habilité, jusqu’au {date_en_mots(fin)} compris, pendant qu’il corrige "
        f"{nommer(ouvertes)}."
    )
    return phrase, ("R29", "R28", "R33", "D3"), decision
