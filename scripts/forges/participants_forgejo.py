"""Participants on Forgejo: its API says pushes in the proposal's timeline and the branch's feed."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from forges.api import ForgeError
from forges.participants import Participants, reunir
from forges.participants_github import approbateurs

if TYPE_CHECKING:
    from collections.abc import Iterator

    from forges.api import Api


def find_participants(api: Api, evenement: dict[str, Any]) -> Participants:
    """Return the participants of the pull request of an event.

    ForgeError where neither the timeline nor the feed knows the version that the event is about.
    """
    proposition = evenement["pull_request"]
    depot, numero = quote(evenement["repository"]["full_name"]), int(proposition["number"])
    head = proposition["head"]
    if not head.get("repo"):
        raise ForgeError("La copie d’où vient cette proposition n’existe plus : refaites-la.")
    pousses = [
        *_de_la_discussion(api, f"/repos/{depot}/issues/{numero}/timeline"),
        *_du_fil(api, f"/repos/{quote(head['repo']['full_name'])}/activities/feeds", head["ref"]),
    ]
    if not any(sha == head["sha"] for _, sha in pousses):
        raise ForgeError(
            "La forge ne dit pas qui a poussé cette version de la branche : la proposition ne "
            "peut pas être relue. Relancez la vérification dans quelques minutes."
        )
    avis = api.pages(f"/repos/{depot}/pulls/{numero}/reviews")
    return reunir(
        [(proposition.get("user") or {}).get("login"), *(compte for compte, _ in pousses)],
        approbateurs(avis, head["sha"]),
    )


def _de_la_discussion(api: Api, chemin: str) -> Iterator[tuple[object, str]]:
    """Yield who pushed since the proposal is open, with the last commit of each push."""
    for element in api.pages(chemin):
        if element.get("type") == "pull_push":
            commits = json.loads(element.get("body") or "{}").get("commit_ids") or [""]
            yield (element.get("user") or {}).get("login"), commits[-1]


def _du_fil(api: Api, chemin: str, branche: str) -> Iterator[tuple[object, str]]:
    """Yield who pushed to the branch, newest first, down to its last deletion."""
    for element in api.pages(chemin):
        if str(element.get("ref_name", "")).removeprefix("refs/heads/") != branche:
            continue
        if element.get("op_type") == "delete_branch":
            return
        if element.get("op_type") == "commit_repo":
            contenu = json.loads(element.get("content") or "{}")
            sha = (contenu.get("HeadCommit") or {}).get("Sha1", "")
            yield (element.get("act_user") or {}).get("login"), sha
