"""The rules that a document rests on, as it explains them to who reads it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from certimetal.domain.referentiel import Referentiel

_NATURES = {
    "source": "référentiel",
    "loi": "loi",
    "hypothese": "hypothèse de l’outil, où la source se tait",
}


def regles_citees(
    identifiants: Iterable[str], referentiel: Referentiel, certificateur: str
) -> list[dict[str, str]]:
    """Return each rule once, in the order of its first mention, with its source for a law."""
    connues = {**referentiel.regles, **referentiel.regles_certificateur.get(certificateur, {})}
    citees = []
    for identifiant in dict.fromkeys(identifiants):
        regle = connues.get(identifiant)
        if regle is not None:
            nature = _NATURES.get(regle.nature, regle.nature)
            citees.append(
                {
                    "id": regle.id,
                    "titre": regle.titre,
                    "nature": regle.source if regle.nature == "loi" else nature,
                    "enonce": " ".join((regle.enonce + " " + regle.retenu).split()),
                }
            )
    return citees
