"""The events that may be written in a dossier today, as ``consigner`` would write them."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposition:
    """One event to fill in: the file that it takes, and the text that it starts from.

    ``cle`` names it in an address (``decision-habilitation``); ``type`` is its schema's.
    """

    cle: str
    type: str
    nom: str
    auteurs: tuple[str, ...]
    fichier: str
    texte: str


def propositions_json(jour: str, propositions: Iterable[Proposition], avis: str = "") -> bytes:
    """Return the events of one dossier; ``avis`` is why there is none, where there is none."""
    return json.dumps(
        {
            "jour": jour,
            "avis": avis,
            "evenements": [
                {
                    "cle": proposition.cle,
                    "type": proposition.type,
                    "nom": proposition.nom,
                    "auteurs": list(proposition.auteurs),
                    "fichier": proposition.fichier,
                    "texte": proposition.texte,
                }
                for proposition in propositions
            ],
        },
        ensure_ascii=False,
        separators=(",", ":"),
    ).encode()
