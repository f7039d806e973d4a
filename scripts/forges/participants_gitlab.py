"""Participants on GitLab: the push events of the branch, approvals given since the last one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from forges.api import ForgeError
from forges.participants import Participants, reunir

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from forges.api import Api


def find_participants(api: Api, environnement: Mapping[str, str]) -> Participants:
    """Return the participants of the merge request that GitLab's own variables name.

    ForgeError where the events do not know the version that is proposed.
    """
    numero, projet = (
        environnement["CI_MERGE_REQUEST_IID"],
        environnement["CI_MERGE_REQUEST_PROJECT_ID"],
    )
    chemin = f"/projects/{projet}/merge_requests/{numero}"
    proposition = api.lire(chemin)
    pousses = list(_pousses(api, proposition["source_project_id"], proposition["source_branch"]))
    if not pousses or pousses[0]["push_data"]["commit_to"] != proposition["sha"]:
        raise ForgeError(
            "La forge ne dit pas qui a poussé cette version de la branche : la proposition ne "
            "peut pas être relue. Relancez la vérification dans quelques minutes."
        )
    return reunir(
        [
            proposition["author"]["username"],
            *(evenement.get("author_username") for evenement in pousses),
        ],
        _approbateurs(api, chemin, depuis=str(pousses[0]["created_at"])),
    )


def _pousses(api: Api, projet: object, branche: str) -> Iterator[dict[str, Any]]:
    """Yield the pushes to a branch, newest first, down to its creation."""
    for evenement in api.pages(f"/projects/{projet}/events", action="pushed"):
        donnees = evenement.get("push_data") or {}
        if donnees.get("ref") != branche or donnees.get("ref_type") != "branch":
            continue
        if donnees.get("action") == "removed":
            return
        yield evenement
        if donnees.get("action") == "created":
            return


def _approbateurs(api: Api, chemin: str, *, depuis: str) -> list[str]:
    """Return who approves now and said so after the last push: GitLab may keep older ones."""
    lus = api.lire(f"{chemin}/approvals").get("approved_by") or []
    encore = {un["user"]["username"] for un in lus}
    recents = {
        note["author"]["username"]
        for note in api.pages(f"{chemin}/notes", sort="desc")
        if note.get("system")
        and str(note.get("body", "")).startswith("approved this merge request")
        and str(note["created_at"]) > depuis
    }
    return sorted(encore & recents)
