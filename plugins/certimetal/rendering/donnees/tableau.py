"""The open data as a table: a CSV that a spreadsheet opens safely, and its Table Schema."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING, Any

from certimetal.rendering.cellules import cellule
from certimetal.rendering.donnees.champs import CHAMPS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from certimetal.rendering.donnees.champ import ChampOuvert

COLONNES = tuple(champ for champ in CHAMPS if champ.tableau)
SEPARATEUR = " | "

_TYPES = {"texte": "string", "jour": "date", "booleen": "boolean", "liste": "string"}


def csv_des_fiches(fiches: Iterable[Mapping[str, Any]]) -> bytes:
    """Return the table as RFC 4180 has it, for programs first: UTF-8 without a mark, commas.

    One row an OF, the first row naming the fields; no cell is one that a spreadsheet runs.
    """
    sortie = io.StringIO(newline="")
    plume = csv.writer(sortie, lineterminator="\r\n")
    plume.writerow([champ.cle for champ in COLONNES])
    plume.writerows([cellule(texte_de(fiche[champ.cle])) for champ in COLONNES] for fiche in fiches)
    return sortie.getvalue().encode()


def texte_de(valeur: Any) -> str:
    """Return a value of a fiche as the text of its cell."""
    match valeur:
        case None:
            return ""
        case bool():
            return "true" if valeur else "false"
        case list():
            return SEPARATEUR.join(_certification(element) for element in valeur)
    return str(valeur)


def _certification(certification: Mapping[str, Any]) -> str:
    code = f" ({certification['code']})" if certification["code"] else ""
    role = ", ".join(certification["role"])
    return f"{certification['type']} {certification['intitule']}{code}{' : ' if role else ''}{role}"


def schema_du_tableau() -> dict[str, Any]:
    """Return the Table Schema of the CSV (specs.frictionlessdata.io/table-schema)."""
    return {
        "$schema": "https://specs.frictionlessdata.io/schemas/table-schema.json",
        "name": "certimetal-organismes",
        "title": "Organismes de formation du registre CERTIMÉTAL",
        "description": "Une ligne par organisme de formation : identité, certifications et statut.",
        "fields": [_champ(champ) for champ in COLONNES],
        "missingValues": [""],
        "primaryKey": "siret",
    }


def _champ(champ: ChampOuvert) -> dict[str, Any]:
    contraintes: dict[str, Any] = {"required": champ.requis}
    if champ.cle == "siret":
        contraintes["unique"] = True
    if champ.motif:
        contraintes["pattern"] = champ.motif
    if champ.choix:
        contraintes["enum"] = list(champ.choix)
    return {
        "name": champ.cle,
        "title": champ.titre,
        "description": champ.description,
        "type": _TYPES[champ.type],
        "format": "default",
        "example": champ.exemple,
        "constraints": contraintes,
    }
