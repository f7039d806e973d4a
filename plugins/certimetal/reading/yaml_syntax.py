"""From libyaml's error to the sentence that a person needs: one family of faults, one answer.

libyaml's own words are English and often name the consequence. They serve here as a clue only,
with the line where it stopped and the one before.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from certimetal.reading import controles_yaml as c
from certimetal.reading.yaml_clues import Faute, Indice
from certimetal.reading.yaml_faults_line import FAMILLES_DEBUT, FAMILLES_FIN
from certimetal.reading.yaml_faults_value import FAMILLES

if TYPE_CHECKING:
    from certimetal.reading.positions import Lignes

__all__ = ["Faute", "diagnose"]


def diagnose(erreur: Exception, lignes: Lignes) -> Faute:
    """Return what libyaml's ``erreur`` on this text means."""
    marque = getattr(erreur, "problem_mark", None)
    contexte = getattr(erreur, "context_mark", None)
    debut = min(marque.index, len(lignes.texte)) if marque else 0
    indice = Indice(
        probleme=getattr(erreur, "problem", None) or "",
        contexte=getattr(erreur, "context", None) or "",
        debut=debut,
        ouverture=contexte.index if contexte else debut,
        lignes=lignes,
    )
    for famille in (*FAMILLES_DEBUT, *FAMILLES, *FAMILLES_FIN):
        faute = famille(indice)
        if faute is not None:
            return faute
    return _inconnue(indice)


def _inconnue(i: Indice) -> Faute:
    return Faute(
        controle=c.SYNTAXE,
        debut=i.debut,
        message="Le fichier ne peut pas être lu à partir d’ici.",
        attendu="Un nom de champ, des deux-points, une espace, une valeur.",
        remede="Comparez cette ligne et la précédente avec un autre fichier du registre.",
    )
