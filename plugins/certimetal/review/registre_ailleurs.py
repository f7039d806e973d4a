"""A référentiel put where it is not read: the registry is another repository's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from certimetal.domain.changement import Zone
from certimetal.domain.francais import compter
from certimetal.review.controles_envois import REGISTRE
from certimetal.review.signalement import signaler

if TYPE_CHECKING:
    from collections.abc import Iterator

    from certimetal.domain.proposition import Proposition
    from certimetal.finding import Finding


def check_registre_ailleurs(proposition: Proposition) -> Iterator[Finding]:
    """Yield one refusal for all the changes of ``criteria/`` and ``schemas/``."""
    siens = [c for c in proposition.changements if c.zone is Zone.REFERENTIEL and c.apres]
    if siens:
        yield signaler(
            REGISTRE,
            siens[0].chemin,
            "Le référentiel et les comptes viennent d’un autre dépôt : ce qui est versé ici ne "
            f"serait pas lu ({compter(len(siens), 'fichier', 'fichiers')}).",
            attendu="Rien dans « criteria » ni dans « schemas ».",
            remede="Retirez-les ; proposez le changement dans le dépôt du registre.",
        )
