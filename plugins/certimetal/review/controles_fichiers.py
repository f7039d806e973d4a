"""The checks of the files that a branch brings: their pages for people."""

from __future__ import annotations

from certimetal.domain.controle import Controle
from certimetal.finding import Gravite

SPECIAL = Controle(
    module=__name__,
    id="revue-fichier-special",
    titre="La branche apporte un lien, un sous-module ou un programme",
    gravite=Gravite.ERREUR,
    explication=(
        "Un dossier ne contient que des fichiers ordinaires. Un lien symbolique peut mener à un "
        "fichier de la machine qui le lit, un sous-module à un autre dépôt, et un fichier "
        "exécutable n’a rien à faire parmi des réponses.\n\n"
        "Remplacez le lien par une copie du document ; retirez le droit d’exécution "
        "(`git update-index --chmod=-x FICHIER`)."
    ),
    fautif="annexes/C1I1-A01.pdf → /etc/passwd",
    juste="annexes/C1I1-A01.pdf   (le document lui-même, mode 100644)",
)

NOM = Controle(
    module=__name__,
    id="revue-nom",
    titre="Un nom ne se lit pas de la même façon partout",
    gravite=Gravite.ERREUR,
    explication=(
        "Un nom avec des accents, un nom réservé par Windows (`con`, `aux`, `nul`…), un point à la "
        "fin, ou deux noms qui ne diffèrent que par les majuscules : sur une machine le fichier "
        "manque, sur une autre il en remplace un autre.\n\n"
        "Renommez le fichier : minuscules sans accent, chiffres, tirets, et le code de l’annexe."
    ),
    fautif="annexes/C1I1-a01.pdf à côté de annexes/C1I1-A01.pdf",
    juste="annexes/C1I1-A01.pdf seul",
)

INTERDIT = Controle(
    module=__name__,
    id="revue-fichier-interdit",
    titre="Un fichier de réglage de Git est dans les dossiers",
    gravite=Gravite.ERREUR,
    explication=(
        "Un fichier comme `.gitattributes` change ce que Git montre ou exporte : il pourrait "
        "cacher une réponse à qui la relit. Un fichier caché, un crochet (`hooks`) ou un pointeur "
        "Git LFS, dont le contenu est ailleurs, n’a pas sa place dans un dossier.\n\n"
        "Supprimez-le. Un document trop lourd pour le dépôt se garde hors de lui, avec son "
        "empreinte dans la liste des annexes."
    ),
    fautif="dossiers/uimm-35-56/00000001800002/.gitattributes",
    juste="Aucun fichier dont le nom commence par un point",
)

TROP_GROS = Controle(
    module=__name__,
    id="revue-trop-gros",
    titre="La branche apporte un fichier trop lourd",
    gravite=Gravite.ERREUR,
    explication=(
        "Tout ce qu’une branche apporte reste dans l’histoire du dépôt, même supprimé ensuite : "
        "chaque personne qui le copie le télécharge. Une annexe fait 25 Mo au plus, une réponse "
        "ou une fiche 256 Ko.\n\n"
        "Refaites la branche sans ce fichier : le supprimer dans un nouveau commit ne suffit pas."
    ),
    fautif="annexes/C1I1-A01.pdf   (300 Mo)",
    juste="annexes/C1I1-A01.pdf   (2 Mo)",
)

TYPE = Controle(
    module=__name__,
    id="revue-type",
    titre="La branche apporte un fichier d’un type qui n’est pas admis",
    gravite=Gravite.ERREUR,
    explication=(
        "Un dossier contient des textes (`.yml`, `.md`) et des annexes en PDF, PNG ou JPEG. Un "
        "fichier Word, une archive ou une page web peut contenir du code, et se lit mal ailleurs. "
        "Ce contrôle porte sur tous les commits de la branche, même si le fichier est supprimé "
        "ensuite.\n\n"
        "Enregistrez le document en PDF, et refaites la branche sans l’original."
    ),
    fautif="annexes/C1I1-A01.docx",
    juste="annexes/C1I1-A01.pdf",
)

HISTOIRE = Controle(
    module=__name__,
    id="revue-histoire",
    titre="Un document retiré reste dans l’histoire de la branche",
    gravite=Gravite.ERREUR,
    explication=(
        "Un document ajouté par un commit et retiré par un autre n’est plus dans le dossier, mais "
        "reste dans l’histoire du dépôt : quiconque le copie peut le lire, pour toujours. Un CV "
        "ou une pièce d’identité versés par erreur seraient publiés ainsi.\n\n"
        "Refaites la branche sans ce commit (une nouvelle branche avec les fichiers voulus "
        "suffit), et supprimez l’ancienne de la forge. Si le document contient des données "
        "personnelles, dites-le au certificateur : la copie déjà envoyée est à effacer."
    ),
    fautif="Un commit ajoute annexes/CV.pdf, le suivant le supprime",
    juste="Une branche neuve, qui n’a jamais contenu ce fichier",
)

CONTROLES_FICHIERS = (SPECIAL, NOM, INTERDIT, TROP_GROS, TYPE, HISTOIRE)
