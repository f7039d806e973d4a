"""What an auditor reads of an answer, by its empreintes: the answer, its annexes, the guide."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from certimetal.domain.consignation.refus import refuser
from certimetal.domain.empreintes_dossier import (
    empreinte_guide,
    empreinte_reponse,
    empreintes_annexes,
)

if TYPE_CHECKING:
    from certimetal.domain.consignation.demande import Matiere


def lecture(matiere: Matiere, indicateur: str, *, guide: bool) -> dict[str, Any]:
    """Return the empreintes of what is read today for an indicator.

    EventRefusedError where the answer cannot be read: its empreinte would be of nothing.
    """
    dossier = matiere.dossier
    reponse = dossier.reponses.get(indicateur)
    if reponse is not None and not reponse.entete_lisible:
        raise refuser(
            f"l’en-tête de la réponse {indicateur} ne se lit pas : personne ne peut dire ce qui a "
            "été jugé.",
            remede=f"Faites corriger reponses/{indicateur}.md (« certimetal valider » dit où).",
        )
    lu: dict[str, Any] = {"empreinte": empreinte_reponse(dossier, indicateur)}
    annexes = {
        code: somme for code, somme in empreintes_annexes(dossier, indicateur).items() if somme
    }
    if annexes:
        lu["annexes"] = annexes
    if guide and (somme := empreinte_guide(matiere.referentiel, indicateur)):
        lu["guide"] = somme
    return lu
