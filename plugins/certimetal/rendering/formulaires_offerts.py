"""The blank forms that pages offer to download: which ones, how heavy, in which words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from certimetal.rendering.liens import relatif
from certimetal.rendering.typographie import octets

if TYPE_CHECKING:
    from collections.abc import Sequence

_FORMATS = {"docx": "Word", "odt": "OpenDocument"}


@dataclass(frozen=True, slots=True, kw_only=True)
class FormulaireOffert:
    """A blank form: of ``critere``, empty for the whole dossier, in ``format`` (``docx``…).

    ``url`` is its address below the site's root, ``taille`` its size in bytes.
    """

    critere: str
    format: str
    url: str
    taille: int


def liens_des_formulaires(
    offerts: Sequence[FormulaireOffert], page: str, critere: str = ""
) -> list[dict[str, str]]:
    """Return, as ``page`` links to them, the forms of ``critere``: address, name and weight."""
    return [
        {
            "lien": relatif(page, offert.url),
            "fichier": offert.url.rpartition("/")[2],
            "nom": _FORMATS.get(offert.format, offert.format),
            "taille": octets(offert.taille),
        }
        for offert in offerts
        if offert.critere == critere
    ]
