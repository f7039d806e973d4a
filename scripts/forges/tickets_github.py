"""Issues on GitHub and on Forgejo, whose APIs are alike here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from forges.echeances import Existant

if TYPE_CHECKING:
    from collections.abc import Iterator

    from forges.api import Api
    from forges.echeances import Ticket


class TicketsGithub:
    """The issues of ``depot`` (« owner/name ») that ``robot``, an account, opened."""

    def __init__(self, api: Api, depot: str, robot: str) -> None:
        self.api, self.chemin, self.robot = api, f"/repos/{depot}", robot

    def est_privee(self) -> bool:
        """Tell whether only invited accounts read it: « internal » is open to a whole company."""
        depot = self.api.lire(self.chemin)
        ouvert = depot.get("visibility", "private") != "private" or depot.get("internal", False)
        return depot.get("private") is True and not ouvert

    def existants(self) -> Iterator[Existant]:
        for lu in self.api.pages(f"{self.chemin}/issues", state="all"):
            if lu.get("pull_request"):
                continue
            if (lu.get("user") or {}).get("login") == self.robot:
                yield Existant(
                    numero=lu["number"],
                    titre=lu["title"],
                    corps=(lu["body"] or "").replace("\r\n", "\n"),
                    ouvert=lu["state"] == "open",
                )

    def ouvrir(self, ticket: Ticket) -> None:
        self.api.envoyer(
            "POST", f"{self.chemin}/issues", {"title": ticket.titre, "body": ticket.corps}
        )

    def changer(self, numero: int, ticket: Ticket) -> None:
        self.api.envoyer(
            "PATCH", f"{self.chemin}/issues/{numero}", {"title": ticket.titre, "body": ticket.corps}
        )

    def fermer(self, numero: int) -> None:
        self.api.envoyer("PATCH", f"{self.chemin}/issues/{numero}", {"state": "closed"})
