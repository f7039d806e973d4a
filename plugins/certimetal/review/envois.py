"""Which branches an account may push to a bare server, and how the main one moves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from certimetal.domain.francais import citer
from certimetal.review.controles_envois import BRANCHE, PRINCIPALE
from certimetal.review.signalement import signaler

if TYPE_CHECKING:
    from collections.abc import Iterator

    from certimetal.domain.envoi import Envoi
    from certimetal.finding import Finding


def check_envoi(envoi: Envoi, *, compte: str, principale: str) -> Iterator[Finding]:
    """Yield why a reference may not move so, whatever its files; ``principale`` is the branch that
    the register is published from."""
    if envoi.branche == principale:
        yield from _principale(envoi)
    elif not envoi.branche:
        yield signaler(
            BRANCHE,
            envoi.ref,
            f"La référence {citer(envoi.ref)} n’est pas une branche.",
            attendu="Des branches seules ; les étiquettes se posent sur le serveur.",
            remede="Poussez la branche par son nom, sans « --tags » ni « --mirror ».",
        )
    elif not envoi.branche.casefold().startswith(f"{compte}/".casefold()):
        yield signaler(
            BRANCHE,
            envoi.ref,
            f"La branche {citer(envoi.branche)} n’est pas à vous.",
            attendu=f"Une branche dont le nom commence par {citer(f'{compte}/')}.",
            remede=f"Renommez-la : git branch -m {compte}/ma-proposition",
        )


def _principale(envoi: Envoi) -> Iterator[Finding]:
    if envoi.supprime:
        yield signaler(
            PRINCIPALE,
            envoi.ref,
            f"La branche {citer(envoi.branche)} porte le registre : elle ne se supprime pas.",
            attendu="Un commit de plus.",
            remede="Supprimez plutôt votre propre branche.",
        )
    elif envoi.cree:
        yield sans_registre(envoi, envoi.branche)


def sans_registre(envoi: Envoi, principale: str) -> Finding:
    """Return the refusal of a push to a server whose register is not there yet."""
    return signaler(
        PRINCIPALE,
        envoi.ref,
        f"La branche {citer(principale)} n’existe pas encore : rien ne dit qui peut écrire ici.",
        attendu="Un dépôt qui a déjà son registre.",
        remede="Créez-la sur le serveur, avec « git clone --bare ».",
    )


def pas_a_jour(envoi: Envoi) -> Finding:
    """Return the refusal of a push that was prepared on an older version of the main branch."""
    return signaler(
        PRINCIPALE,
        envoi.ref,
        f"La branche {citer(envoi.branche)} a avancé pendant que vous prépariez cet envoi.",
        attendu="Des commits qui prennent la suite de la version à jour.",
        remede="Récupérez-la (« git pull --rebase »), relisez, puis renvoyez.",
    )


def reecrit(envoi: Envoi) -> Finding:
    """Return the refusal of a push that drops commits of the main branch."""
    return signaler(
        PRINCIPALE,
        envoi.ref,
        f"Cet envoi retirerait des commits de la branche {citer(envoi.branche)}.",
        attendu="Des commits en plus, jamais en moins (D12).",
        remede="Récupérez la version à jour (« git pull --rebase »), puis renvoyez sans "
        "« --force ».",
    )
