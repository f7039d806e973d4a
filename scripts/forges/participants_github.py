"""Participants on GitHub, and reviews in the same form on Forgejo."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from forges.api import ForgeError
from forges.participants import Participants, reunir

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from forges.api import Api

ESSAIS = 6
_POUSSES = {"push", "force_push", "branch_creation"}
_AVIS = {"APPROVED", "CHANGES_REQUESTED", "DISMISSED", "REQUEST_CHANGES"}


def find_participants(api: Api, evenement: dict[str, Any], *, attente: float = 5) -> Participants:
    """Return the participants of the pull request of an event.

    The branch's activity is asked again, ``attente`` seconds later, until it knows the version
    that the event is about; ForgeError where it never does.
    """
    proposition = evenement["pull_request"]
    depot, numero = evenement["repository"]["full_name"], int(proposition["number"])
    head = proposition["head"]
    if not head.get("repo"):
        raise ForgeError("La copie d’où vient cette proposition n’existe plus : refaites-la.")
    chemin = f"/repos/{quote(head['repo']['full_name'])}/activity"
    for essai in range(ESSAIS):
        if essai:
            time.sleep(attente)
        activites = list(_depuis_sa_creation(api.pages(chemin, ref=f"refs/heads/{head['ref']}")))
        if any(activite.get("after") == head["sha"] for activite in activites):
            break
    else:
        raise ForgeError(
            "La forge ne dit pas qui a poussé cette version de la branche : la proposition ne "
            "peut pas être relue. Relancez la vérification dans quelques minutes."
        )
    pousseurs = [_compte(a, "actor") for a in activites if a.get("activity_type") in _POUSSES]
    avis = api.pages(f"/repos/{quote(depot)}/pulls/{numero}/reviews")
    return reunir([_compte(proposition, "user"), *pousseurs], approbateurs(avis, head["sha"]))


def approbateurs(avis: Iterable[dict[str, Any]], sha: str) -> list[str]:
    """Return who approves this very version: a later word takes an earlier one back."""
    derniers: dict[str, dict[str, Any]] = {}
    for un in sorted(avis, key=lambda un: str(un.get("submitted_at") or "")):
        compte = _compte(un, "user")
        if un.get("state") in _AVIS and isinstance(compte, str):
            derniers[compte.casefold()] = un
    return [
        un["user"]["login"]
        for un in derniers.values()
        if un["state"] == "APPROVED"
        and un.get("commit_id") == sha
        and not (un.get("dismissed") or un.get("stale"))
    ]


def _depuis_sa_creation(activites: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Yield the newest activities of a branch down to its creation: an older one had its name."""
    for activite in activites:
        if activite.get("activity_type") == "branch_deletion":
            return
        yield activite
        if activite.get("activity_type") == "branch_creation":
            return


def _compte(element: dict[str, Any], cle: str) -> object:
    return (element.get(cle) or {}).get("login")
