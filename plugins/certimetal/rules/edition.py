"""A dossier answers an edition of the référentiel that exists here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from certimetal.domain.controle import Controle, Probleme
from certimetal.domain.francais import citer
from certimetal.finding import Gravite
from certimetal.rules.phrases import chiffres

if TYPE_CHECKING:
    from collections.abc import Iterator

    from certimetal.domain.contexte import Contexte
    from certimetal.domain.dossier import Dossier

INCONNUE = Controle(
    module=__name__,
    id="edition-inconnue",
    titre="L’édition du référentiel n’existe pas",
    gravite=Gravite.ERREUR,
    explication=(
        "Un dossier répond à une édition du référentiel et la nomme, pour qu’une nouvelle édition "
        "ne change jamais ce qui a été jugé avant elle. Seules les éditions publiées ici peuvent "
        "être choisies.\n\n"
        "Écrivez l’année de l’édition, entre guillemets. Ce n’est pas l’année où vous déposez le "
        "dossier."
    ),
    fautif='edition: "2026"',
    juste='edition: "2022"',
    regles=("D16",),
)

CONTROLES = (INCONNUE,)


def check(dossier: Dossier, contexte: Contexte) -> Iterator[Probleme]:
    """Yield where the edition, a year, is not the one that the dossier is held against."""
    connue = contexte.referentiel.edition
    if not chiffres(dossier.edition, 4) or dossier.edition == connue:
        return
    yield Probleme(
        controle=INCONNUE,
        fichier="dossier.yml",
        chemin=("edition",),
        message=f"L’édition {citer(dossier.edition)} du référentiel n’existe pas.",
        attendu=f"Une édition publiée ici : {citer(connue)}.",
        remede="Choisissez l’édition à laquelle le dossier répond, et non l’année du dépôt.",
        suggestion=connue,
    )
