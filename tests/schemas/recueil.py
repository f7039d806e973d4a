"""The schemas and the example files that the tests of this folder go through."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from certimetal.reading.schemas import Schemas
from certimetal.reading.tree import FolderTree

if TYPE_CHECKING:
    from collections.abc import Iterator

RACINE = Path(__file__).parents[2]
EXEMPLES = RACINE / "tests" / "examples"
OUTILS = RACINE / "tests" / "outils"
BASE = "https://certimetal.invalid/schemas"

SCHEMAS = Schemas.load(FolderTree(RACINE))
DOCUMENTS: dict[str, dict[str, Any]] = {
    chemin.relative_to(RACINE / "schemas").as_posix().removesuffix(".schema.json"): json.loads(
        chemin.read_text(encoding="utf-8")
    )
    for chemin in sorted((RACINE / "schemas").rglob("*.schema.json"))
}
INDICATEURS = tuple(f"C{critere}I{rang}" for critere in range(1, 7) for rang in (1, 2))
_PAR_NOM = ("properties", "patternProperties", "$defs", "dependentSchemas")
_SEUL = ("items", "additionalProperties", "not", "if", "then", "else", "propertyNames", "contains")
_PLUSIEURS = ("oneOf", "anyOf", "allOf", "prefixItems")


@dataclass(frozen=True, slots=True)
class Sous:
    """A schema within a document: where, and as what (``properties``, ``items``, ``oneOf``…)."""

    kind: str
    pointeur: str
    role: str
    schema: dict[str, Any]

    def __str__(self) -> str:
        return f"{self.kind}#{self.pointeur}"


def sous_schemas() -> list[Sous]:
    """Return every schema of every document, the documents themselves included."""
    return [
        sous
        for kind, document in DOCUMENTS.items()
        for sous in _parcourt(Sous(kind, "", "racine", document))
    ]


def _parcourt(sous: Sous) -> Iterator[Sous]:
    yield sous
    for mot, valeur in sous.schema.items():
        enfants: dict[str, Any] = {}
        if mot in _PAR_NOM:
            enfants = {f"{mot}/{_echappe(nom)}": enfant for nom, enfant in valeur.items()}
        elif mot in _SEUL:
            enfants = {mot: valeur}
        elif mot in _PLUSIEURS:
            enfants = {f"{mot}/{rang}": enfant for rang, enfant in enumerate(valeur)}
        for chemin, enfant in enfants.items():
            if isinstance(enfant, dict):
                yield from _parcourt(Sous(sous.kind, f"{sous.pointeur}/{chemin}", mot, enfant))


def _echappe(nom: str) -> str:
    return nom.replace("~", "~0").replace("/", "~1")


def cible(sous: Sous) -> Sous:
    """Follow the ``$ref`` of a schema to the end."""
    while "$ref" in sous.schema:
        fichier, _, pointeur = sous.schema["$ref"].partition("#")
        kind = sous.kind
        if fichier:
            chemin = (RACINE / "schemas" / f"{kind}.schema.json").parent / fichier
            kind = (
                chemin.resolve()
                .relative_to((RACINE / "schemas").resolve())
                .as_posix()
                .removesuffix(".schema.json")
            )
        schema: Any = DOCUMENTS[kind]
        for nom in pointeur.split("/")[1:]:
            schema = schema[nom.replace("~1", "/").replace("~0", "~")]
        sous = Sous(kind, pointeur, "$defs", schema)
    return sous


@dataclass(frozen=True, slots=True)
class Exemple:
    """An example file: the YAML that its schema judges, with its path."""

    chemin: Path
    kind: str
    yaml: str

    def __str__(self) -> str:
        return self.chemin.relative_to(RACINE).as_posix()


def valides() -> list[Exemple]:
    """Return the files of the valid examples and of the example dossiers that schemas judge."""
    dossiers = sorted(
        fiche.parent
        for racine in (EXEMPLES / "valid", RACINE / "dossiers")
        for fiche in racine.rglob("dossier.yml")
    )
    return [
        exemple(chemin)
        for dossier in dossiers
        for chemin in (
            dossier / "dossier.yml",
            *sorted(dossier.glob("reponses/*.md")),
            *sorted(dossier.glob("journal/*.yml")),
        )
    ] + [exemple(chemin) for chemin in sorted((EXEMPLES / "valid").glob("journal-*/*.yml"))]


def invalides() -> list[Exemple]:
    """Return the files of ``tests/examples/invalid`` that are there for a schema's sake."""
    return [
        exemple(chemin)
        for dossier in sorted((EXEMPLES / "invalid").glob("schema-*"))
        for chemin in sorted(dossier.iterdir())
        if chemin.suffix in {".yml", ".md"}
    ]


def exemple(chemin: Path) -> Exemple:
    texte = chemin.read_text(encoding="utf-8")
    evenement = re.fullmatch("[0-9]{4}-[0-9]{2}-[0-9]{2}-[0-9]{2}-([a-z_]+)", chemin.stem)
    if evenement is not None:
        return Exemple(chemin, f"journal/{evenement[1]}", texte)
    if chemin.suffix == ".yml":
        return Exemple(chemin, "dossier", texte)
    entete = re.match(r"---\n(.*?)^---\n", texte, re.DOTALL | re.MULTILINE)
    assert entete is not None, chemin
    return Exemple(chemin, f"2022/reponses/{chemin.stem[:4]}", entete[1])


def copies_identifiees(dossier: Path) -> dict[str, Path]:
    """Write the schemas with a ``$id`` each: ajv-cli resolves a ``$ref`` by no other means."""
    chemins = {}
    for kind, document in DOCUMENTS.items():
        chemin = dossier / f"{kind.replace('/', '_')}.json"
        identifie = {"$id": f"{BASE}/{kind}.schema.json", **document}
        chemin.write_text(json.dumps(identifie), encoding="utf-8")
        chemins[kind] = chemin
    return chemins
