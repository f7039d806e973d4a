"""``python -m forges``: one word per step of the workflows; addresses come from the forge's runner.

Exit codes are those of ``certimetal``: 0 clean, 1 errors found, 2 could not work.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from certimetal.errors import CertimetalError
from forges import participants_forgejo, participants_github, participants_gitlab
from forges.apercu import poser
from forges.api import Api, ForgeError
from forges.echeances import accorder, read_agenda, tell
from forges.participants import write_participants
from forges.relecture import FICHIERS, Relecture, relire
from forges.tickets_github import TicketsGithub
from forges.tickets_gitlab import TicketsGitlab

if TYPE_CHECKING:
    from collections.abc import Sequence

    from forges.echeances import Forge
    from forges.participants import Participants

FORGES = ("github", "gitlab", "forgejo")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a step."""
    demande = _lire(arguments)
    try:
        code: int = demande.faire(demande)
    except (ForgeError, CertimetalError, PermissionError) as error:
        sys.stderr.write(f"{error}\n")
        return 2
    except KeyError as error:
        sys.stderr.write(
            f"La forge ne donne pas « {error.args[0]} » : cette étape ne tourne que dans ses "
            "automatismes.\n"
        )
        return 2
    return code


def _participants(demande: argparse.Namespace) -> int:
    trouves = _find(demande.forge)
    write_participants(trouves, demande.vers)
    sys.stdout.write(f"Proposent : {', '.join(trouves.auteurs)}.\n")
    if trouves.approbateurs:
        sys.stdout.write(f"Approuvent : {', '.join(trouves.approbateurs)}.\n")
    return 0


def _find(forge: str) -> Participants:
    if forge == "gitlab":
        return participants_gitlab.find_participants(_api(forge), os.environ)
    evenement: dict[str, Any] = json.loads(
        Path(os.environ["GITHUB_EVENT_PATH"]).read_text(encoding="utf-8")
    )
    if forge == "github":
        return participants_github.find_participants(_api(forge), evenement)
    return participants_forgejo.find_participants(_api(forge), evenement)


def _relire(demande: argparse.Namespace) -> int:
    relecture = Relecture(
        depot=demande.depot,
        base=demande.base,
        head=demande.head,
        numero=demande.numero,
        participants=demande.participants,
        sortie=demande.sortie,
    )
    return relire(relecture, tuple(demande.formes.split(",")), annotations=demande.annotations)


def _apercu(demande: argparse.Namespace) -> int:
    pose = poser(demande.depot, demande.base, demande.head, demande.outil, numero=demande.numero)
    sys.stdout.write(f"Fichiers de dossiers : {pose.ecrits} ; écartés : {pose.ecartes}.\n")
    return 0


def _echeances(demande: argparse.Namespace) -> int:
    agenda = read_agenda(demande.agenda.read_text(encoding="utf-8"))
    sys.stdout.write(tell(accorder(_tickets(demande.forge), agenda), agenda))
    return 0


def _tickets(forge: str) -> Forge:
    api = _api(forge)
    if forge == "gitlab":
        return TicketsGitlab(api, os.environ["CI_PROJECT_ID"])
    return TicketsGithub(api, os.environ["GITHUB_REPOSITORY"], os.environ["ROBOT"])


def _api(forge: str) -> Api:
    if forge == "gitlab":
        jeton = os.environ.get("CERTIMETAL_JETON", "")
        return Api(adresse=os.environ["CI_API_V4_URL"], jeton=jeton, entete="PRIVATE-TOKEN")
    return Api(adresse=os.environ["GITHUB_API_URL"].rstrip("/"), jeton=os.environ.get("JETON", ""))


def _lire(arguments: Sequence[str] | None) -> argparse.Namespace:
    lecteur = argparse.ArgumentParser(prog="python -m forges", description=__doc__)
    etapes = lecteur.add_subparsers(required=True)

    etape = etapes.add_parser("participants")
    etape.add_argument("forge", choices=FORGES)
    etape.add_argument("--vers", type=Path, required=True)
    etape.set_defaults(faire=_participants)

    commun = argparse.ArgumentParser(add_help=False)
    commun.add_argument("--depot", type=Path, required=True)
    commun.add_argument("--base", required=True)
    commun.add_argument("--head", required=True)
    commun.add_argument("--numero", type=int, required=True)

    etape = etapes.add_parser("relire", parents=[commun])
    etape.add_argument("--participants", type=Path, required=True)
    etape.add_argument("--sortie", type=Path, required=True)
    etape.add_argument("--formes", default="markdown,json", help=f"parmi {', '.join(FICHIERS)}")
    etape.add_argument("--annotations", action="store_true")
    etape.set_defaults(faire=_relire)

    etape = etapes.add_parser("apercu", parents=[commun])
    etape.add_argument("--outil", type=Path, required=True)
    etape.set_defaults(faire=_apercu)

    etape = etapes.add_parser("echeances")
    etape.add_argument("forge", choices=FORGES)
    etape.add_argument("--agenda", type=Path, required=True)
    etape.set_defaults(faire=_echeances)
    return lecteur.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main())
