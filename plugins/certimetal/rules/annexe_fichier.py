"""Files of annexes and the lists that name them: each there, each listed, each once."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from certimetal.domain.controle import Cible, Controle, Probleme
from certimetal.domain.francais import citer
from certimetal.finding import Gravite
from certimetal.rules.annexe_hors_depot import RECOPIEE
from certimetal.rules.fichiers import est_du_systeme
from certimetal.rules.phrases import proche

if TYPE_CHECKING:
    from collections.abc import Iterator

    from certimetal.domain.annexe import Annexe
    from certimetal.domain.contexte import Contexte
    from certimetal.domain.dossier import Dossier

ABSENTE = Controle(
    module=__name__,
    id="annexe-absente",
    titre="Le fichier de l’annexe n’est pas dans le dossier",
    gravite=Gravite.ERREUR,
    explication=(
        "La réponse liste une annexe dont le fichier n’est pas dans le dossier `annexes/`. Le nom "
        "doit être le même à la lettre près : une majuscule ou un tiret de différence suffit.\n\n"
        "Ajoutez le fichier, ou corrigez son nom. Un document qui ne peut pas être versé (noms, "
        "signatures, données de candidats) n’a pas de `fichier` : il a un lieu de `conservation` "
        "et une `empreinte`."
    ),
    fautif="fichier: annexes/C3I2-A01.pdf   (le fichier s’appelle C3I2-A1.pdf)",
    juste="fichier: annexes/C3I2-A01.pdf",
    regles=("R10", "R32"),
)

NON_LISTEE = Controle(
    module=__name__,
    id="annexe-non-listee",
    titre="Un fichier n’est listé par aucune réponse",
    gravite=Gravite.AVERTISSEMENT,
    explication=(
        "Un fichier est dans `annexes/`, mais aucune réponse ne le liste : personne ne sait à quel "
        "indicateur il répond, ni s’il peut être publié, et il ne le sera pas.\n\n"
        "Listez-le dans une réponse avec son code, son titre et sa diffusion, ou supprimez-le. "
        "Attention : un fichier supprimé reste dans l’historique du dépôt."
    ),
    fautif="annexes/C3I2-A03.pdf   (cité nulle part)",
    juste=(
        "annexes:\n  - {code: C3I2-A03, titre: Modèle de collecte, "
        "fichier: annexes/C3I2-A03.pdf, diffusion: publique}"
    ),
    regles=("R10",),
)

DOUBLE = Controle(
    module=__name__,
    id="annexe-en-double",
    titre="Le même document est listé deux fois",
    gravite=Gravite.AVERTISSEMENT,
    explication=(
        "Deux annexes ont le même fichier, ou deux fichiers au contenu identique. L’auditeur ne "
        "sait pas laquelle lire, et une correction risque de n’être faite qu’une fois.\n\n"
        "Listez le document une fois ; les autres réponses le citent par son code. S’il fallait "
        "deux documents différents, l’un des deux a été copié à la place de l’autre."
    ),
    fautif=(
        "annexes:\n  - {code: C3I2-A01, fichier: annexes/C3I2-A01.pdf, …}\n"
        "  - {code: C3I2-A02, fichier: annexes/C3I2-A01.pdf, …}"
    ),
    juste=(
        "annexes:\n  - {code: C3I2-A01, fichier: annexes/C3I2-A01.pdf, …}\n"
        "  - {code: C3I2-A02, fichier: annexes/C3I2-A02.pdf, …}"
    ),
    regles=("D8",),
)

CONTROLES = (ABSENTE, NON_LISTEE, DOUBLE)

_CHEMIN = re.compile(r"annexes/[^/\\]+")


def check(dossier: Dossier, _contexte: Contexte) -> Iterator[Probleme]:
    """Yield listed files that are absent, files that no answer lists, documents listed twice."""
    listes: set[str] = set()
    par_document: dict[str, str] = {}
    for fichier, rang, annexe in _annexes(dossier):
        listes.add(annexe.fichier)
        facts = dossier.fichiers.get(annexe.fichier)
        if facts is None and _CHEMIN.fullmatch(annexe.fichier):
            yield _absente(dossier, fichier, rang, annexe)
        document = (facts.empreinte if facts else annexe.empreinte) or annexe.fichier
        if not document or document == RECOPIEE:
            continue
        if document in par_document:
            yield _double(fichier, rang, annexe, par_document[document])
        par_document.setdefault(document, annexe.code)
    if all(reponse.entete_lisible for reponse in dossier.reponses.values()):
        yield from _non_listees(dossier, listes)


def _annexes(dossier: Dossier) -> Iterator[tuple[str, int, Annexe]]:
    for indicateur, reponse in dossier.reponses.items():
        for rang, annexe in enumerate(reponse.annexes):
            yield f"reponses/{indicateur}.md", rang, annexe


def _absente(dossier: Dossier, fichier: str, rang: int, annexe: Annexe) -> Probleme:
    presents = [nom for nom in dossier.fichiers if nom.startswith("annexes/")]
    return Probleme(
        controle=ABSENTE,
        fichier=fichier,
        chemin=("annexes", rang, "fichier"),
        message=f"Le fichier {citer(annexe.fichier)} n’est pas dans le dossier.",
        attendu="Un fichier du dossier « annexes », avec le même nom à la lettre près.",
        remede="Ajoutez le fichier, ou corrigez son nom dans la liste.",
        suggestion=proche(annexe.fichier, presents, seuil=0.85),
    )


def _non_listees(dossier: Dossier, listes: set[str]) -> Iterator[Probleme]:
    for nom in dossier.fichiers:
        if nom.startswith("annexes/") and nom not in listes and not est_du_systeme(nom):
            yield Probleme(
                controle=NON_LISTEE,
                fichier=nom,
                cible=Cible.FICHIER,
                message=f"Le fichier {citer(nom)} n’est listé par aucune réponse.",
                attendu="Chaque fichier d’annexes/ dans la liste des annexes d’une réponse.",
                remede="Listez-le dans la réponse à laquelle il se rapporte, ou supprimez-le.",
            )


def _double(fichier: str, rang: int, annexe: Annexe, autre: str) -> Probleme:
    return Probleme(
        controle=DOUBLE,
        fichier=fichier,
        chemin=("annexes", rang, "empreinte" if annexe.hors_depot else "fichier"),
        message=f"L’annexe {citer(annexe.code)} est le même document que l’annexe {citer(autre)}.",
        attendu="Un document par annexe.",
        remede="Gardez une seule des deux lignes, et citez son code dans l’autre réponse.",
    )
