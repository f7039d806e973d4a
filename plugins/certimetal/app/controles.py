"""All the checks of the tool and all the rules of the référentiel, looked up by identifier."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING

from certimetal import rules
from certimetal.domain.francais import enumerer, guillemets
from certimetal.errors import UnknownNameError
from certimetal.reading.controles import CONTROLES as CONTROLES_LECTURE
from certimetal.review.controles import CONTROLES as CONTROLES_REVUE

if TYPE_CHECKING:
    from certimetal.domain.controle import Controle
    from certimetal.domain.referentiel import Referentiel, Regle


def all_controles() -> dict[str, Controle]:
    """Return every check by its identifier, sorted."""
    tous = (*CONTROLES_LECTURE, *rules.CONTROLES, *CONTROLES_REVUE)
    return {controle.id: controle for controle in sorted(tous, key=lambda c: c.id)}


def all_regles(referentiel: Referentiel) -> dict[str, Regle]:
    """Return every rule, those of a single certificateur included: R…, then L…, then D…."""
    regles = dict(referentiel.regles)
    for propres in referentiel.regles_certificateur.values():
        regles |= propres
    return dict(sorted(regles.items(), key=lambda couple: _ordre(couple[0])))


def find_controle_ou_regle(nom: str, referentiel: Referentiel | None) -> Controle | Regle:
    """Return the check or the rule of that identifier; case does not count.

    Without référentiel (outside a repository) only checks are known. UnknownNameError proposes
    the nearest identifiers.
    """
    connus: dict[str, Controle | Regle] = {**all_controles()}
    if referentiel is not None:
        connus |= all_regles(referentiel)
    par_nom = {id_.casefold(): valeur for id_, valeur in connus.items()}
    trouve = par_nom.get(nom.casefold())
    if trouve is None:
        raise UnknownNameError(_inconnu(nom, list(connus)))
    return trouve


def _inconnu(nom: str, connus: list[str]) -> str:
    par_nom = {id_.casefold(): id_ for id_ in connus}
    proches = get_close_matches(nom.casefold(), par_nom, n=3, cutoff=0.5)
    phrase = f"Aucun contrôle ni aucune règle ne s’appelle {guillemets(nom)}."
    if proches:
        noms = enumerer([guillemets(par_nom[proche]) for proche in proches], "ou")
        phrase += f" Pensiez-vous à {noms}\N{NARROW NO-BREAK SPACE}?"
    return f"{phrase} La commande {guillemets('certimetal regle')} les liste tous."


def _ordre(id_: str) -> tuple[int, int, str]:
    rang = "RLD".find(id_[:1])
    numero = int(id_[1:]) if id_[1:].isdigit() else 0
    return (rang if rang >= 0 else 3, numero, id_)
