"""The JSON Schemas of the open data, made of the same fields as the data themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from certimetal.rendering.donnees.champs import CHAMPS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from certimetal.rendering.donnees.champ import ChampOuvert

_META = "https://json-schema.org/draft/2020-12/schema"
_JOUR = "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"
_ENTETE: dict[str, dict[str, Any]] = {
    "titre": {"type": "string", "title": "Titre", "description": "Ce que contient ce fichier."},
    "licence": {"type": "string", "title": "Licence", "description": "Adresse de la licence."},
    "mis_a_jour": {
        "type": "string",
        "format": "date",
        "pattern": _JOUR,
        "title": "Mis à jour le",
        "description": "Le jour de la construction du registre.",
    },
    "documentation": {
        "type": "string",
        "title": "Documentation",
        "description": "Adresse de la page qui explique ces données.",
    },
    "schema": {
        "type": "string",
        "title": "Schéma",
        "description": "Adresse du schéma de ce fichier.",
    },
    "avertissement": {
        "type": "string",
        "title": "Avertissement",
        "description": "Ce que ces données ne remplacent pas.",
    },
}


def schema_de_la_liste() -> dict[str, Any]:
    """Return the schema of ``organismes.json``."""
    fiche = _objet(champ for champ in CHAMPS if champ.tableau)
    return _document(
        "Organismes de formation du registre CERTIMÉTAL",
        "organismes",
        {"type": "array", "title": "Organismes", "items": fiche},
    )


def schema_d_une_fiche() -> dict[str, Any]:
    """Return the schema of ``<siret>.json``."""
    return _document(
        "Un organisme de formation du registre CERTIMÉTAL", "organisme", _objet(CHAMPS)
    )


def _document(titre: str, cle: str, contenu: dict[str, Any]) -> dict[str, Any]:
    return {
        "$schema": _META,
        "title": titre,
        "description": "Données ouvertes du registre, Licence Ouverte 2.0.",
        "type": "object",
        "properties": {**_ENTETE, cle: contenu},
        "required": [*_ENTETE, cle],
        "additionalProperties": False,
    }


def _objet(champs: Iterable[ChampOuvert]) -> dict[str, Any]:
    proprietes = {champ.cle: _champ(champ) for champ in champs}
    return {
        "type": "object",
        "properties": proprietes,
        "required": list(proprietes),
        "additionalProperties": False,
    }


def _champ(champ: ChampOuvert) -> dict[str, Any]:
    return {"title": champ.titre, "description": champ.description, **_type(champ)}


def _type(champ: ChampOuvert) -> dict[str, Any]:
    if champ.type == "liste":
        return {
            "type": "array",
            "items": _objet(champ.champs) if champ.champs else {"type": "string"},
        }
    if champ.type == "booleen":
        return {"type": "boolean"}
    if champ.choix:
        choix: list[dict[str, Any]] = [
            {"const": valeur, "title": titre} for valeur, titre in champ.choix.items()
        ]
        return {"oneOf": choix if champ.requis else [*choix, {"type": "null"}]}
    forme: dict[str, Any] = {"type": "string" if champ.requis else ["string", "null"]}
    if champ.type == "jour":
        forme |= {"format": "date", "pattern": _JOUR}
    elif champ.motif:
        forme["pattern"] = champ.motif
    return forme
