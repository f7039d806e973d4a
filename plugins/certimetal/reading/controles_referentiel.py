"""Checks on the files of ``criteria/``: all there, and in agreement with one another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from certimetal.domain.controle import Controle
from certimetal.finding import Gravite
from certimetal.location import Location
from certimetal.reading.signalement import signaler

if TYPE_CHECKING:
    from certimetal.finding import Finding

FICHIER_ABSENT = Controle(
    module=__name__,
    id="referentiel-fichier-absent",
    titre="Un fichier du référentiel manque",
    gravite=Gravite.ERREUR,
    explication=(
        "Une édition du référentiel a 6\u00a0critères et 12\u00a0indicateurs, chacun dans son "
        "fichier, et quelques fichiers de données (règles, processus, glossaire…). Ce qui manque "
        "ne peut être ni publié, ni servir à vérifier un dossier\u00a0: le site est construit "
        "sans.\n\n"
        "Reprenez le fichier depuis l’historique du dépôt."
    ),
    fautif="criteria/2022/C3.md   (absent)",
    juste="criteria/2022/C3.md",
)

INCOHERENCE = Controle(
    module=__name__,
    id="referentiel-coherence",
    titre="Deux fichiers du référentiel se contredisent",
    gravite=Gravite.ERREUR,
    explication=(
        "Les fichiers du référentiel renvoient les uns aux autres\u00a0: une étape à la valeur "
        "d’une règle, un territoire à son certificateur, un fichier au code qu’il porte. Un "
        "renvoi qui ne mène à rien, ou un nom donné deux fois, rendrait faux ce que le site "
        "publie et ce que les contrôles calculent.\n\n"
        "Corrigez le nom, ou ajoutez ce qu’il désigne."
    ),
    fautif="valeur: delai_inscriptions   (aucune règle n’a cette valeur)",
    juste="valeur: delai_inscription",
)

FICHIER_INCONNU = Controle(
    module=__name__,
    id="referentiel-fichier-inconnu",
    titre="Un fichier du référentiel n’est lu par personne",
    gravite=Gravite.AVERTISSEMENT,
    explication=(
        "Le nom d’un fichier de `criteria/` dit ce qu’il contient\u00a0: `C3.md` est un critère, "
        "`C3I2.md` un indicateur, `textes/` les autres textes. Un fichier dont le nom ne suit pas "
        "cette règle n’est ni vérifié, ni publié.\n\n"
        "Renommez-le, déplacez-le, ou supprimez-le."
    ),
    fautif="criteria/2022/c3i2.md",
    juste="criteria/2022/C3I2.md",
)

CONTROLES_REFERENTIEL = (FICHIER_ABSENT, INCOHERENCE, FICHIER_INCONNU)


def fichier_absent(chemin: str) -> Finding:
    """Say that a file of the référentiel, which should be at ``chemin``, is not there."""
    return signaler(
        FICHIER_ABSENT,
        Location(path=chemin),
        "Ce fichier du référentiel n’existe pas.",
        attendu="Un fichier par critère, par indicateur et par sorte de donnée.",
        remede="Reprenez-le depuis l’historique du dépôt.",
    )


def fichier_inconnu(chemin: str) -> Finding:
    """Say that a file of ``criteria/`` has a name that nothing reads."""
    return signaler(
        FICHIER_INCONNU,
        Location(path=chemin),
        "Ce fichier n’a pas un nom que le référentiel connaît\u202f; il n’a pas été lu.",
        attendu="Un nom comme C3.md ou C3I2.md, ou une place dans le dossier « textes ».",
        remede="Renommez-le, déplacez-le, ou supprimez-le.",
    )
