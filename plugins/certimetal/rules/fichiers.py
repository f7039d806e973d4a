"""Files of a dossier's folder: the ones that are expected there, well named, and no other."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from certimetal.domain.controle import Cible, Controle, Probleme
from certimetal.domain.francais import citer
from certimetal.domain.nom_evenement import DEBUT as JOURNAL
from certimetal.domain.referentiel import INDICATEURS
from certimetal.finding import Gravite
from certimetal.rules.phrases import plier

if TYPE_CHECKING:
    from collections.abc import Iterator

    from certimetal.domain.contexte import Contexte
    from certimetal.domain.dossier import Dossier

INATTENDU = Controle(
    module=__name__,
    id="fichier-inattendu",
    titre="Un fichier n’a pas sa place dans le dossier",
    gravite=Gravite.ERREUR,
    explication=(
        "Le dossier d’un organisme contient `dossier.yml`, `reponses/`, `annexes/` et `journal/`, "
        "et rien d’autre. Un fichier ailleurs ne serait lu par personne, ou contiendrait ce qu’il "
        "ne fallait pas verser : copie de travail, brouillon Word, fichier que l’ordinateur crée "
        "de lui-même.\n\n"
        "Supprimez-le, ou rangez-le dans `annexes/` et listez-le dans une réponse si c’est une "
        "preuve."
    ),
    fautif="dossiers/uimm-35-56/00000001800002/Réponses v3.docx",
    juste="dossiers/uimm-35-56/00000001800002/reponses/C3I2.md",
)

INDICATEUR = Controle(
    module=__name__,
    id="reponse-indicateur-inconnu",
    titre="Une réponse porte le nom d’aucun indicateur",
    gravite=Gravite.ERREUR,
    explication=(
        "Chaque réponse est dans un fichier nommé par son indicateur : la lettre C et le numéro du "
        "critère (1 à 6), la lettre I et le numéro de l’indicateur (1 ou 2), puis `.md`. Un "
        "fichier nommé autrement n’est pas lu.\n\n"
        "Renommez-le : les majuscules comptent."
    ),
    fautif="reponses/c3-2.md",
    juste="reponses/C3I2.md",
    regles=("R9",),
)

NOM = Controle(
    module=__name__,
    id="nom-de-fichier",
    titre="Le nom du fichier a des caractères qui posent problème",
    gravite=Gravite.ERREUR,
    explication=(
        "Un nom de fichier avec des accents, des espaces ou des majuscules ne se lit pas de la "
        "même façon sous Windows, macOS et Linux, ni dans une adresse web. Les annexes sont "
        "nommées par leur code, suivi si vous voulez de quelques mots en minuscules sans accent, "
        "séparés par des tirets. Elles sont toutes dans `annexes/`, sans sous-dossier.\n\n"
        "Renommez le fichier, et corrigez la ligne qui le cite dans la réponse."
    ),
    fautif="annexes/Procédure d’inscription (1).PDF",
    juste="annexes/C3I2-A01-procedure-d-inscription.pdf",
)

CONTROLES = (INATTENDU, INDICATEUR, NOM)

_REPONSES = frozenset(f"reponses/{indicateur}.md" for indicateur in INDICATEURS)
_NOM_ANNEXE = re.compile(r"annexes/(?:C[1-6]I[12]-A[0-9]{2}|[a-z0-9])[a-z0-9-]*\.[a-z0-9]{1,5}")
_DU_SYSTEME = re.compile(r"(?:^|/)(?:\.DS_Store|Thumbs\.db|desktop\.ini|~\$[^/]*|\.~lock[^/]*)$")
_CODE_VOISIN = re.compile(r"c\D{0,14}([1-6])\D{0,14}([12])(?:\D|$)")


def est_du_systeme(nom: str) -> bool:
    """Whether a file is one that computers make by themselves (``.DS_Store``, ``Thumbs.db``…)."""
    return _DU_SYSTEME.search(nom) is not None


def check(dossier: Dossier, _contexte: Contexte) -> Iterator[Probleme]:
    """Yield files that are not expected, answers of no indicator, and names that do not travel."""
    for nom in dossier.fichiers:
        if nom == "dossier.yml" or nom in _REPONSES:
            continue
        if est_du_systeme(nom):
            yield _inattendu(nom, "est créé par l’ordinateur, et n’est pas une pièce du dossier")
        elif nom.startswith("reponses/"):
            yield _indicateur(nom, dossier)
        elif nom.startswith(JOURNAL):
            continue  # ``journal_fichiers`` judges these
        elif not nom.startswith("annexes/"):
            yield _inattendu(nom, "n’a pas sa place ici")
        elif not _NOM_ANNEXE.fullmatch(nom):
            yield _nom(nom)


def _inattendu(nom: str, raison: str) -> Probleme:
    return _probleme(
        INATTENDU,
        nom,
        f"Le fichier {citer(nom)} {raison}.",
        attendu="dossier.yml, et les dossiers reponses/, annexes/ et journal/.",
        remede="Supprimez-le, ou rangez-le dans annexes/ si c’est une preuve.",
    )


def _indicateur(nom: str, dossier: Dossier) -> Probleme:
    trouve = _CODE_VOISIN.search(nom.removeprefix("reponses/").lower())
    voisin = f"reponses/C{trouve[1]}I{trouve[2]}.md" if trouve else ""
    libre = voisin and voisin not in dossier.fichiers
    return _probleme(
        INDICATEUR,
        nom,
        f"Le fichier {citer(nom)} ne porte le nom d’aucun indicateur : il n’est pas lu.",
        attendu="Un nom comme « C3I2.md » : C1I1 à C6I2, puis .md.",
        remede=f"Renommez-le en {citer(voisin)}." if libre else "Renommez-le, ou supprimez-le.",
        suggestion=voisin if libre else "",
    )


def _nom(nom: str) -> Probleme:
    propre = _propre(nom)
    return _probleme(
        NOM,
        nom,
        f"Le nom {citer(nom)} a des caractères qui posent problème, ou un sous-dossier.",
        attendu=(
            "Un nom en minuscules, sans accent ni espace, directement dans annexes/, comme "
            "« annexes/C3I2-A01-procedure.pdf »."
        ),
        remede=f"Renommez-le en {citer(propre)}." if propre else "Renommez-le.",
        suggestion=propre,
    )


def _propre(nom: str) -> str:
    """Return a good name for an annexe, empty where none can be made of the one it has."""
    tige, point, suffixe = nom.removeprefix("annexes/").rpartition(".")
    if not point:
        return ""
    code = re.match(r"C[1-6]I[12]-A[0-9]{2}(?![0-9])", tige, re.IGNORECASE)
    reste = plier(tige[code.end() :] if code else tige).replace(" ", "-")
    debut = code[0].upper() + ("-" if reste else "") if code else ""
    propre = f"annexes/{debut}{reste}.{suffixe.lower()}"
    return propre if propre != nom and _NOM_ANNEXE.fullmatch(propre) else ""


def _probleme(
    controle: Controle, nom: str, message: str, *, attendu: str, remede: str, suggestion: str = ""
) -> Probleme:
    return Probleme(
        controle=controle,
        fichier=nom,
        cible=Cible.FICHIER,
        message=message,
        attendu=attendu,
        remede=remede,
        suggestion=suggestion,
    )
