"""What parts the source's text from the published one: an edition's ``corrections.yml``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from certimetal.domain.reglages import Correction, Coupure, Mobilier, Reglages
from certimetal.reading.criteria import liste, objet, texte, textes

if TYPE_CHECKING:
    from certimetal.reading.criteria import Criteria


def load_reglages(criteria: Criteria, edition: str) -> Reglages:
    """Read the slips mended, the lines that stand alone and the page furniture of an edition."""
    data = criteria.yaml(f"criteria/{edition}/corrections.yml", "corrections").data
    return Reglages(
        corrections=tuple(
            Correction(
                source=texte(lue.get("source")),
                publie=texte(lue.get("publie")),
                motif=texte(lue.get("motif")),
            )
            for lue in map(objet, liste(data.get("corrections")))
            if texte(lue.get("source")).strip()
        ),
        coupures=tuple(
            Coupure(fin=texte(lue.get("fin")), debut=texte(lue.get("debut")))
            for lue in map(objet, liste(data.get("coupures")))
            if texte(lue.get("fin")).strip() and texte(lue.get("debut")).strip()
        ),
        titres=tuple(titre for titre in textes(data.get("titres")) if titre.strip()),
        mobilier=tuple(
            Mobilier(texte=texte(lu.get("texte")), motif=texte(lu.get("motif")))
            for lu in map(objet, liste(data.get("mobilier")))
            if texte(lu.get("texte")).strip()
        ),
    )
