"""Who may write which event: the roles, and what the transition table says of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from certimetal.domain.cycle.table import LIGNES
from certimetal.domain.journal import RECTIFICATION, TYPES, vise_par

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from certimetal.domain.journal import Evenement

OF = "of"
SECRETARIAT = "secretariat"
AUDITEUR = "auditeur"
SIGNATAIRE = "signataire"
NATIONAL = "national"

NOMS: Mapping[str, str] = {
    OF: "l’organisme de formation",
    SECRETARIAT: "le secrétariat du certificateur",
    AUDITEUR: "un auditeur du certificateur",
    SIGNATAIRE: "un signataire du certificateur",
    NATIONAL: "le niveau national",
}
"""How a sentence names each role."""

AUTEURS: Mapping[str, tuple[str, ...]] = {
    type_: tuple(dict.fromkeys(a for ligne in LIGNES if ligne.type == type_ for a in ligne.auteurs))
    for type_ in TYPES
}
"""The roles that may write each type, as the transition table has them."""


def auteur_reel(evenement: Evenement) -> str:
    """Return the role whose event it is: the OF's where the secretariat only types for it."""
    saisi = evenement.auteur == SECRETARIAT and evenement.saisi_pour == OF
    return OF if saisi else evenement.auteur


def se_saisit(type_: str) -> bool:
    """Whether the secretariat may type this event for an OF: those that an OF may write."""
    return OF in AUTEURS.get(type_, ())


def auteurs_admis(evenement: Evenement, journal: Iterable[Evenement]) -> tuple[str, ...]:
    """Return the roles that may write this event; none where the type is not known.

    For a rectification, that of the event that it names, any where it names none.
    """
    admis = AUTEURS.get(evenement.type, ())
    if evenement.type != RECTIFICATION:
        return admis
    vise = vise_par(evenement, journal)
    return admis if vise is None else (auteur_reel(vise),)
