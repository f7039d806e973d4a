"""The texts that a branch brings to history without keeping them, and what they must not hold."""

from __future__ import annotations

from typing import TYPE_CHECKING

from certimetal.domain.francais import guillemets
from certimetal.finding import Finding
from certimetal.location import Location
from certimetal.reading.text import LIMITE_FICHIER
from certimetal.rules.nir import NIR, detecter

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from certimetal.domain.proposition import Proposition

_TEXTES = (".yml", ".md")


def check_brouillons(proposition: Proposition, lire: Callable[[str], bytes]) -> Iterator[Finding]:
    """Yield the drafts that hold a NIR, masked; what is kept is checked with its dossier.

    ``lire`` gives an object's content.
    """
    gardes = {ch.apres.objet for ch in proposition.changements if ch.apres is not None}
    for apport in proposition.apports:
        if (
            apport.objet in gardes
            or apport.taille > LIMITE_FICHIER
            or not apport.chemin.startswith("dossiers/")
            or not apport.chemin.lower().endswith(_TEXTES)
        ):
            continue
        texte = lire(apport.objet).decode("utf-8", "replace")
        trouve = next(detecter(texte), None)
        if trouve is not None:
            yield _reste(apport.chemin, texte.count("\n", 0, trouve.debut) + 1, trouve.masque)


def _reste(chemin: str, ligne: int, masque: str) -> Finding:
    return Finding(
        controle=NIR.id,
        gravite=NIR.gravite,
        location=Location(path=chemin, line=ligne),
        message=(
            "Une version intermédiaire de ce fichier contient un numéro de sécurité sociale, "
            f"{guillemets(masque)} : elle resterait dans l’histoire du dépôt."
        ),
        attendu="Une branche dont aucun commit ne contient ce numéro.",
        remede=(
            "Refaites une branche neuve avec les fichiers voulus, supprimez celle-ci de la forge, "
            "et prévenez le certificateur : la copie déjà envoyée est à effacer."
        ),
    )
