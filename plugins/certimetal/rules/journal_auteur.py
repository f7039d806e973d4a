"""Who writes an event: a role that may, and « saisi pour » only where someone types for an OF."""

from __future__ import annotations

from typing import TYPE_CHECKING

from certimetal.domain.auteurs import (
    NOMS,
    SECRETARIAT,
    auteur_reel,
    auteurs_admis,
    se_saisit,
)
from certimetal.domain.controle import Controle, Probleme
from certimetal.domain.francais import citer, enumerer
from certimetal.finding import Gravite

if TYPE_CHECKING:
    from collections.abc import Iterator

    from certimetal.domain.contexte import Contexte
    from certimetal.domain.dossier import Dossier
    from certimetal.domain.journal import Evenement, Journal

AUTEUR = Controle(
    module=__name__,
    id="journal-auteur",
    titre="Ce rôle ne peut pas écrire cet événement",
    gravite=Gravite.ERREUR,
    explication=(
        "Chaque type d’événement a ses auteurs : l’organisme dépose, l’auditeur constate, le "
        "signataire décide. La page de chaque événement dit lesquels. Une rectification revient au "
        "rôle qui avait écrit l’événement corrigé.\n\n"
        "Corrigez `auteur` s’il a été mal recopié. Sinon, c’est à une personne qui a ce rôle de "
        "proposer l’événement. Quand le secrétariat tape ce que l’organisme lui a remis, il "
        "l’écrit : `auteur: secretariat` et `saisi_pour: of`."
    ),
    fautif="auteur: auditeur   (dans 2026-03-02-01-decision.yml)",
    juste="auteur: signataire",
    regles=("D1",),
)

SAISI_POUR = Controle(
    module=__name__,
    id="journal-saisi-pour",
    titre="La saisie pour l’organisme ne convient pas ici",
    gravite=Gravite.ERREUR,
    explication=(
        "Un organisme qui n’a pas de compte remet son événement au secrétariat du certificateur, "
        "qui le tape. `saisi_pour: of` le dit. Il n’a de sens qu’avec `auteur: secretariat`, et "
        "pour un événement que l’organisme peut écrire.\n\n"
        "Supprimez la ligne, ou corrigez `auteur`."
    ),
    fautif="auteur: of\nsaisi_pour: of",
    juste="auteur: secretariat\nsaisi_pour: of",
)

CONTROLES = (AUTEUR, SAISI_POUR)


def check(dossier: Dossier, _contexte: Contexte) -> Iterator[Probleme]:
    """Yield events of a role that may not write them, and a « saisi pour » out of place."""
    for evenement in dossier.journal:
        if evenement.saisi_pour and evenement.auteur in NOMS:
            yield from _saisi_pour(evenement)
        if evenement.auteur in NOMS:
            yield from _auteur(evenement, dossier.journal)


def _auteur(evenement: Evenement, journal: Journal) -> Iterator[Probleme]:
    admis = auteurs_admis(evenement, journal)
    if not admis or auteur_reel(evenement) in admis:
        return
    noms = enumerer([NOMS[role] for role in admis], "ou")
    saisie = evenement.auteur == SECRETARIAT and se_saisit(evenement.type)
    yield Probleme(
        controle=AUTEUR,
        fichier=evenement.chemin,
        chemin=("auteur",),
        message=(
            f"Un événement {citer(evenement.type)} ne s’écrit pas au nom du rôle "
            f"{citer(evenement.auteur)}."
        ),
        attendu=f"Écrit par {noms} : {enumerer([citer(role) for role in admis], 'ou')}.",
        remede=(
            "Ajoutez « saisi_pour: of » si vous tapez ce que l’organisme vous a remis."
            if saisie
            else "Corrigez le rôle, ou laissez proposer l’événement à qui l’a."
        ),
        suggestion=admis[0] if len(admis) == 1 and not saisie else "",
    )


def _saisi_pour(evenement: Evenement) -> Iterator[Probleme]:
    if evenement.auteur != SECRETARIAT:
        raison = f"« saisi_pour » ne va qu’avec l’auteur {citer(SECRETARIAT)}"
        remede = f"Supprimez la ligne, ou écrivez {citer(SECRETARIAT)} comme auteur."
    elif not se_saisit(evenement.type) and evenement.type != "rectification":
        raison = f"Un événement {citer(evenement.type)} ne se saisit pas pour l’organisme"
        remede = "Supprimez la ligne : l’événement est celui du secrétariat."
    else:
        return
    yield Probleme(
        controle=SAISI_POUR,
        fichier=evenement.chemin,
        chemin=("saisi_pour",),
        message=f"{raison}.",
        attendu="Une saisie du secrétariat, pour un événement que l’organisme peut écrire.",
        remede=remede,
    )
