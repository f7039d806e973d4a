"""The transition table in Markdown: the part of ``docs/cycle-de-vie.md`` that comes from the code.

A test holds the page to it. To renew the page after a change of the table::

    python -m certimetal.rendering.cycle_de_vie
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from certimetal.domain.cycle.table import A_LA_PLACE, LIGNES, TABLE
from certimetal.domain.francais import capitaliser, enumerer
from certimetal.domain.situation import Statut

if TYPE_CHECKING:
    from collections.abc import Iterator

    from certimetal.domain.cycle.condition import Condition
    from certimetal.domain.cycle.ligne import Ligne

STATUTS = {
    Statut.BROUILLON: "Brouillon",
    Statut.DEPOSE: "Déposé",
    Statut.EN_AUDIT: "En audit",
    Statut.DELAI_DE_REPONSE: "Délai de réponse",
    Statut.HABILITE: "Habilité",
    Statut.SUSPENDU: "Suspendu",
    Statut.RETIRE: "Retiré",
    Statut.REFUSE: "Refusé",
    Statut.ECHU: "Échu",
    Statut.CESSE: "Cessé",
}
_AUTEURS = {
    "of": "l’organisme",
    "secretariat": "le secrétariat",
    "auditeur": "l’auditeur",
    "signataire": "le signataire",
    "national": "le niveau national",
}


def transitions() -> str:
    """Return the table (events by statuts), its conditions, and each refusal with its reason."""
    return "\n".join(
        [*_tableau(), "", *_conditions(), "", *_refus(), "", *_a_la_place()],
    )


def _tableau() -> Iterator[str]:
    yield f"| Événement | {' | '.join(STATUTS.values())} |"
    yield f"|---|{':-:|' * len(STATUTS)}"
    numeros = {condition.cle: rang for rang, condition in enumerate(_toutes(), 1)}
    for ligne in LIGNES:
        cellules = " | ".join(_cellule(ligne, statut, numeros) for statut in STATUTS)
        yield f"| {capitaliser(ligne.nom)} | {cellules} |"


def _cellule(ligne: Ligne, statut: Statut, numeros: dict[str, int]) -> str:
    case = TABLE[statut, ligne.type, ligne.variante]
    if not case.possible:
        return "non"
    return f"si\u00a0{numeros[case.condition.cle]}" if case.condition else "oui"


def _toutes() -> list[Condition]:
    """Every condition once, in the order in which the table meets them."""
    cases = (TABLE[s, li.type, li.variante] for li in LIGNES for s in STATUTS)
    par_cle = {case.condition.cle: case.condition for case in cases if case.condition}
    return list(par_cle.values())


def _conditions() -> Iterator[str]:
    yield "### Les conditions"
    yield ""
    for rang, condition in enumerate(_toutes(), 1):
        yield f"{rang}. si {condition.texte}"


def _refus() -> Iterator[str]:
    yield "### Qui écrit quoi, et pourquoi pas ailleurs"
    yield ""
    for ligne in LIGNES:
        auteurs = enumerer([_AUTEURS[auteur] for auteur in ligne.auteurs], "ou")
        tete = f"- **{capitaliser(ligne.nom)}** ({auteurs}\u202f; {', '.join(ligne.regles)})."
        refuses = [statut for statut in STATUTS if statut not in ligne.permis]
        yield f"{tete} Ailleurs\u00a0: {ligne.raison}" if refuses else tete
        for statut, remede in ligne.sauf.items():
            yield f"    - {STATUTS[statut]}\u00a0: {remede}"


def _a_la_place() -> Iterator[str]:
    yield "### Ce qui est possible à la place"
    yield ""
    for statut, remede in A_LA_PLACE.items():
        yield f"- **{STATUTS[statut]}**\u00a0: {remede}"


if __name__ == "__main__":
    sys.stdout.write(transitions() + "\n")
