"""What an annexe's file really is, whatever its name says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from certimetal.domain.controle import Cible, Controle, Probleme
from certimetal.domain.francais import citer, enumerer
from certimetal.finding import Gravite
from certimetal.rules.fichiers import est_du_systeme

if TYPE_CHECKING:
    from collections.abc import Iterator

    from certimetal.domain.annexe import FaitsFichier
    from certimetal.domain.contexte import Contexte
    from certimetal.domain.dossier import Dossier

TYPE = Controle(
    module=__name__,
    id="annexe-type",
    titre="Le fichier n’est pas un PDF, un PNG ou un JPEG, ou n’est pas ce que dit son nom",
    gravite=Gravite.ERREUR,
    explication=(
        "Les annexes sont des PDF, ou des images PNG ou JPEG : tout le monde peut les ouvrir, et "
        "elles n’exécutent rien. Le type est lu dans le contenu : renommer un fichier Word en "
        "« .pdf » n’en fait pas un PDF.\n\n"
        "Dans Word ou LibreOffice, choisissez « Exporter au format PDF » ou « Enregistrer sous », "
        "type PDF, puis remplacez le fichier. Si le contenu est bon, c’est la fin du nom qu’il "
        "faut corriger, ici et dans la liste des annexes."
    ),
    fautif="annexes/C3I2-A01.pdf   (un document Word renommé)",
    juste="annexes/C3I2-A01.pdf   (un document exporté au format PDF)",
)

ACTIF = Controle(
    module=__name__,
    id="annexe-contenu-actif",
    titre="Le PDF contient de quoi agir sur l’ordinateur de qui l’ouvre",
    gravite=Gravite.ERREUR,
    explication=(
        "Un PDF peut porter un programme (JavaScript), lancer une application ou contenir "
        "d’autres fichiers. Une annexe publiée ne doit rien faire de tel.\n\n"
        "Ouvrez le document et imprimez-le dans un nouveau PDF (« Imprimer », puis « Enregistrer "
        "au format PDF ») : le texte et les images restent, le reste disparaît. Si un fichier "
        "joint doit être lu, faites-en une annexe à part."
    ),
    fautif="annexes/C3I2-A01.pdf   (formulaire avec JavaScript)",
    juste="annexes/C3I2-A01.pdf   (le même, imprimé dans un nouveau PDF)",
)

ILLISIBLE = Controle(
    module=__name__,
    id="annexe-illisible",
    titre="L’annexe ne s’ouvre pas",
    gravite=Gravite.ERREUR,
    explication=(
        "Le fichier est abîmé, incomplet ou protégé par un mot de passe : l’auditeur ne pourrait "
        "pas le lire. Ouvrez l’original, retirez-en la protection s’il y en a une, exportez-le de "
        "nouveau, et remplacez le fichier."
    ),
    fautif="annexes/C3I2-A01.pdf   (protégé par un mot de passe)",
    juste="annexes/C3I2-A01.pdf   (sans protection)",
    regles=("R32",),
)

METADONNEES = Controle(
    module=__name__,
    id="annexe-metadonnees",
    titre="Le document dit peut-être qui l’a fait",
    gravite=Gravite.AVERTISSEMENT,
    explication=(
        "Un PDF ou une photo garde des renseignements qui ne se voient pas à la lecture : nom de "
        "l’auteur, lieu de la prise de vue. Ce sont des données personnelles, et ce qui est versé "
        "dans le dépôt y reste.\n\n"
        "Dans Word, « Fichier », « Informations », « Vérifier l’absence de problèmes », puis "
        "« Inspecter le document » les retire avant l’export ; dans LibreOffice, « Fichier », "
        "« Propriétés », « Réinitialiser les propriétés ». Si le champ porte le nom d’un service "
        "ou d’un logiciel, laissez-le."
    ),
    fautif="annexes/C3I2-A01.pdf   (propriété « Auteur » remplie)",
    juste="annexes/C3I2-A01.pdf   (propriété « Auteur » vide)",
    regles=("L7",),
)

CONTROLES = (TYPE, ACTIF, ILLISIBLE, METADONNEES)

_TYPES = {"pdf": "pdf", "png": "png", "jpg": "jpeg", "jpeg": "jpeg"}
_NOMS = {"pdf": "un PDF", "png": "une image PNG", "jpeg": "une image JPEG"}
_SUFFIXES = {"pdf": ".pdf", "png": ".png", "jpeg": ".jpg"}


def check(dossier: Dossier, _contexte: Contexte) -> Iterator[Probleme]:
    """Yield what is wrong in each file of ``annexes/`` that was opened, listed or not."""
    for nom, facts in dossier.fichiers.items():
        if not nom.startswith("annexes/") or not facts.empreinte or est_du_systeme(nom):
            continue
        yield from _type(nom, facts)
        if facts.illisible:
            yield _probleme(
                ILLISIBLE,
                nom,
                f"Le document {citer(nom)} ne s’ouvre pas ({facts.illisible.rstrip('.')}).",
                attendu="Un document que tout le monde peut ouvrir.",
                remede="Exportez-le de nouveau, sans protection, et remplacez le fichier.",
            )
        if facts.contenu_actif:
            yield _probleme(
                ACTIF,
                nom,
                f"Le document {citer(nom)} contient du contenu actif : "
                f"{enumerer(facts.contenu_actif)}.",
                attendu="Un document qui ne fait que se lire.",
                remede="Imprimez-le dans un nouveau PDF, et remplacez le fichier.",
            )
        if facts.metadonnees:
            yield _probleme(
                METADONNEES,
                nom,
                f"Les propriétés du document {citer(nom)} nomment peut-être quelqu’un : "
                f"{enumerer(facts.metadonnees)}.",
                attendu="Un document sans nom de personne ni lieu dans ses propriétés.",
                remede="Videz ces propriétés, exportez-le de nouveau, et remplacez le fichier.",
            )


def _type(nom: str, facts: FaitsFichier) -> Iterator[Probleme]:
    voulu = _TYPES.get(nom.rpartition(".")[2].lower(), "")
    if voulu and voulu == facts.type_reel:
        return
    if facts.type_reel:
        tige = nom.rpartition(".")[0] if "." in nom.rpartition("/")[2] else nom
        bon_nom = tige + _SUFFIXES[facts.type_reel]
        message = f"Le fichier {citer(nom)} est en fait {_NOMS[facts.type_reel]}."
        remede = f"Renommez-le en {citer(bon_nom)}, ici et dans la liste des annexes."
    elif voulu:
        message = f"Le fichier {citer(nom)} n’est pas {_NOMS[voulu]}, malgré son nom."
        remede = "Exportez le document au format PDF, et remplacez le fichier."
    else:
        message = f"Le fichier {citer(nom)} n’est ni un PDF, ni une image PNG ou JPEG."
        remede = "Exportez le document au format PDF, et remplacez le fichier."
    yield _probleme(
        TYPE,
        nom,
        message,
        attendu="Un PDF, un PNG ou un JPEG, avec un nom qui le dit.",
        remede=remede,
    )


def _probleme(controle: Controle, nom: str, message: str, *, attendu: str, remede: str) -> Probleme:
    return Probleme(
        controle=controle,
        fichier=nom,
        cible=Cible.FICHIER,
        message=message,
        attendu=attendu,
        remede=remede,
    )
