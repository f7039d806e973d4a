"""Checks on a dossier's files as files: there, plain, readable, of a size that is read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from certimetal.domain.controle import Controle
from certimetal.finding import Gravite
from certimetal.location import Location
from certimetal.reading.controles_texte import TROP_LONG
from certimetal.reading.signalement import signaler

if TYPE_CHECKING:
    from certimetal.finding import Finding

FICHE_ABSENTE = Controle(
    module=__name__,
    id="dossier-sans-fiche",
    titre="Le dossier n’a pas de fichier dossier.yml",
    gravite=Gravite.ERREUR,
    explication=(
        "Le fichier `dossier.yml` dit qui est l’organisme : raison sociale, SIRET, adresse, "
        "certifications. Sans lui, le dossier ne peut être ni vérifié, ni publié.\n\n"
        "Si le dossier vient d’être commencé, `certimetal nouveau` écrit un dossier complet à "
        "remplir. Si le dossier du dépôt n’a plus lieu d’être, supprimez-le en entier."
    ),
    fautif="dossiers/uimm-35-56/00000001800002/reponses/C1I1.md   (seul fichier du dossier)",
    juste="dossiers/uimm-35-56/00000001800002/dossier.yml",
    regles=("R6",),
)

LIEN = Controle(
    module=__name__,
    id="fichier-ordinaire",
    titre="Un lien ou un fichier spécial est dans le dossier",
    gravite=Gravite.ERREUR,
    explication=(
        "Un lien symbolique peut mener hors du dossier, vers un fichier de la machine qui le "
        "lit : il n’est jamais suivi. Un dossier ne contient que des fichiers ordinaires.\n\n"
        "Remplacez le lien par une copie du fichier qu’il désigne."
    ),
    fautif="annexes/C3I2-A01.pdf → /home/paul/procedure.pdf",
    juste="annexes/C3I2-A01.pdf   (le document lui-même)",
)

ILLISIBLE = Controle(
    module=__name__,
    id="fichier-illisible",
    titre="Un fichier ne peut pas être ouvert",
    gravite=Gravite.ERREUR,
    explication=(
        "Le système a refusé de lire ce fichier : droits insuffisants, disque défaillant, ou "
        "fichier supprimé pendant la vérification. Le reste du dossier a été vérifié.\n\n"
        "Rendez le fichier lisible, puis relancez la vérification."
    ),
    fautif="-rw------- root   reponses/C1I1.md",
    juste="-rw-r--r-- paul   reponses/C1I1.md",
)

ANNEXE_TROP_GROSSE = Controle(
    module=__name__,
    id="annexe-trop-grosse",
    titre="Une annexe est trop lourde",
    gravite=Gravite.ERREUR,
    explication=(
        "Une annexe de plus de 25\u00a0Mo n’est pas ouverte\u202f: son contenu n’est pas vérifié, "
        "et chaque personne qui copie le dépôt devrait la télécharger, même après sa "
        "suppression.\n\n"
        "Une annexe trop lourde contient souvent des images en pleine définition\u202f: "
        "enregistrez-la de nouveau en PDF en réduisant leur taille, ou conservez-la hors du "
        "dépôt avec son empreinte."
    ),
    fautif="annexes/C3I2-A01.pdf   (62 Mo)",
    juste="annexes/C3I2-A01.pdf   (2 Mo)",
)

CONTROLES_FICHIERS = (FICHE_ABSENTE, LIEN, ILLISIBLE, ANNEXE_TROP_GROSSE)


def absent(chemin: str) -> Finding:
    """Say that a dossier has no ``dossier.yml``, which should be at ``chemin``."""
    return signaler(
        FICHE_ABSENTE,
        Location(path=chemin),
        "Ce dossier n’a pas de fichier dossier.yml.",
        attendu="Un fichier dossier.yml dans chaque dossier.",
        remede=(
            "Ajoutez dossier.yml (la commande « certimetal nouveau » en écrit un à remplir), "
            "ou supprimez le dossier."
        ),
    )


def hors_norme(chemin: str) -> Finding:
    """Say that a path is a link or a special file: it was not opened."""
    return signaler(
        LIEN,
        Location(path=chemin),
        "Ce chemin est un lien ou un fichier spécial\u202f; il n’a pas été ouvert.",
        attendu="Un fichier ordinaire.",
        remede="Remplacez-le par une copie du document qu’il désigne, ou supprimez-le.",
    )


def illisible(chemin: str) -> Finding:
    """Say that the system refused to read a file."""
    return signaler(
        ILLISIBLE,
        Location(path=chemin),
        "Ce fichier n’a pas pu être ouvert.",
        attendu="Un fichier que la personne qui vérifie a le droit de lire.",
        remede="Vérifiez les droits du fichier, puis relancez la vérification.",
    )


def trop_gros(chemin: str, taille: int, limite: int, *, annexe: bool) -> Finding:
    """Say that a file of ``taille`` bytes was not read, ``limite`` being the most that is."""
    return signaler(
        ANNEXE_TROP_GROSSE if annexe else TROP_LONG,
        Location(path=chemin),
        f"Ce fichier fait {_octets(taille)}\u202f; il n’a pas été lu.",
        attendu=f"Un fichier de {_octets(limite)} au plus.",
        remede=(
            "Réduisez la taille de ses images, ou conservez-le hors du dépôt avec son empreinte."
            if annexe
            else "Déplacez en annexe ce qui n’est pas la réponse elle-même."
        ),
    )


def _octets(taille: int) -> str:
    """Return a size rounded up, so that what is over a limit never reads as the limit."""
    unite, poids = ("Mo", 1024 * 1024) if taille >= 1024 * 1024 else ("Ko", 1024)
    entier = f"{-(-taille // poids):,}".replace(",", "\u202f")
    return f"{entier}\u00a0{unite}"
