"""Who proposes, who pushed, who approved: as the forge knows them, never as Git says."""

from __future__ import annotations

import json
import re
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from forges.api import ForgeError

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

_COMPTE = re.compile(r"[A-Za-z0-9][A-Za-z0-9._\[\]-]{0,99}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Participants:
    """``auteurs``: who opened the proposal and everyone who pushed to its branch since it began.

    ``approbateurs``: those whose last word on this very version is an approval.
    """

    auteurs: tuple[str, ...]
    approbateurs: tuple[str, ...]

    def options(self) -> list[str]:
        """Return them as ``certimetal revue`` takes them."""
        return [
            *(mot for compte in self.auteurs for mot in ("--auteur", compte)),
            *(mot for compte in self.approbateurs for mot in ("--approuve-par", compte)),
        ]


def reunir(auteurs: Iterable[object], approbateurs: Iterable[object]) -> Participants:
    """Return each account once; ForgeError for what is no account: nobody is left out."""
    return Participants(auteurs=_uniques(auteurs), approbateurs=_uniques(approbateurs))


def write_participants(participants: Participants, fichier: Path) -> None:
    """Write them for the step that reviews, which has no token."""
    fichier.write_text(json.dumps(asdict(participants), indent=2) + "\n", encoding="utf-8")


def read_participants(fichier: Path) -> Participants:
    """Read what ``write_participants`` wrote."""
    lu = json.loads(fichier.read_text(encoding="utf-8"))
    return reunir(lu["auteurs"], lu["approbateurs"])


def _uniques(comptes: Iterable[object]) -> tuple[str, ...]:
    trouves: dict[str, str] = {}
    for compte in comptes:
        if not isinstance(compte, str) or not _COMPTE.fullmatch(compte):
            raise ForgeError(
                "La forge ne dit pas quel compte a poussé ou approuvé (un compte supprimé, "
                "peut-être) : la proposition ne peut pas être relue. Refaites-la dans une branche "
                "neuve."
            )
        trouves.setdefault(compte.casefold(), compte)
    return tuple(trouves.values())
