"""Issues on GitLab."""

from __future__ import annotations

from typing import TYPE_CHECKING

from forges.echeances import Existant

if TYPE_CHECKING:
    from collections.abc import Iterator

    from forges.api import Api
    from forges.echeances import Ticket


class TicketsGitlab:
    """The issues of a project that the account of the token opened; all are confidential."""

    def __init__(self, api: Api, projet: str) -> None:
        self.api, self.chemin = api, f"/projects/{projet}"

    def est_privee(self) -> bool:
        return bool(self.api.lire(self.chemin).get("visibility") == "private")

    def existants(self) -> Iterator[Existant]:
        robot = self.api.lire("/user")["username"]
        for lu in self.api.pages(f"{self.chemin}/issues", author_username=robot, scope="all"):
            yield Existant(
                numero=lu["iid"],
                titre=lu["title"],
                corps=lu["description"] or "",
                ouvert=lu["state"] == "opened",
            )

    def ouvrir(self, ticket: Ticket) -> None:
        self.api.envoyer(
            "POST",
            f"{self.chemin}/issues",
            {"title": ticket.titre, "description": ticket.corps, "confidential": True},
        )

    def changer(self, numero: int, ticket: Ticket) -> None:
        self.api.envoyer(
            "PUT",
            f"{self.chemin}/issues/{numero}",
            {"title": ticket.titre, "description": ticket.corps},
        )

    def fermer(self, numero: int) -> None:
        self.api.envoyer("PUT", f"{self.chemin}/issues/{numero}", {"state_event": "close"})
