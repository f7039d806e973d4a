"""A sentence for each keyword, those that no schema of the repository has today included."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

import pytest

from certimetal.domain.francais import compter
from certimetal.reading import conformity
from certimetal.reading.mots import en_yaml, proche
from certimetal.reading.schemas import Schemas
from certimetal.reading.source import read_yaml
from certimetal.reading.tree import FolderTree

if TYPE_CHECKING:
    from pathlib import Path

TITRE = {"title": "Valeur", "description": "Ce que vaut la chose. Et encore."}
CAS: dict[str, tuple[dict[str, Any], str, str, str]] = {
    "enum": (
        {"enum": ["rouge", "vert"]},
        "v: vrt",
        "« vrt » n’est pas un choix possible",
        "rouge, vert",
    ),
    "const": (
        {"const": "oui"},
        "v: o",
        "« o » n’est pas un choix possible",
        "Choix possibles : oui.",
    ),
    "exclusiveMinimum": ({"exclusiveMinimum": 3}, "v: 3", "vaut 3.", "Plus de 3."),
    "exclusiveMaximum": ({"exclusiveMaximum": 3}, "v: 3", "vaut 3.", "Moins de 3."),
    "multipleOf": ({"multipleOf": 5}, "v: 3", "vaut 3.", "Un multiple de 5."),
    "minLength": (
        {"minLength": 4},
        "v: abc",
        "ne compte que 3 caractères.",
        "4 caractères au moins.",
    ),
    "minItems": ({"minItems": 2}, "v: [1]", "ne compte que 1 élément.", "2 éléments au moins."),
    "maxItems": ({"maxItems": 1}, "v: [1, 2]", "compte 2 éléments.", "1 élément au plus."),
    "uniqueItems": ({"uniqueItems": True}, "v: [1, true, 1]", "répète « 1 ».", "une seule fois"),
    "contains": (
        {"contains": {"const": "a"}},
        "v: [b]",
        "ne contient pas l’élément",
        "égal à « a »",
    ),
    "minProperties": ({"minProperties": 2}, "v: {a: 1}", "compte 1 champ.", "2 champs au moins."),
    "maxProperties": (
        {"maxProperties": 1},
        "v: {a: 1, b: 1}",
        "compte 2 champs.",
        "1 champ au plus.",
    ),
    "propertyNames": (
        {"propertyNames": {"pattern": "^[a-z]$", "description": "Une lettre minuscule."}},
        "v: {AB: 1}",
        "« AB » n’a pas la forme d’un nom de champ dans « v » (Valeur).",
        "Une lettre minuscule.",
    ),
    "several types": (
        {"type": ["string", "array"]},
        "v: 3",
        "contient le nombre 3",
        "texte ou une liste",
    ),
    "anyOf, one form meant": (
        {"anyOf": [{"type": "string", "maxLength": 2}, {"type": "array"}]},
        "v: abc",
        "« v » (Valeur) compte 3 caractères.",
        "2 caractères au plus.",
    ),
    "anyOf, no form meant": (
        {"anyOf": [{"type": "string"}, {"type": "array"}]},
        "v: 3",
        "« v » (Valeur) ne convient pas : le nombre 3 n’a pas sa place ici.",
        "Ce que vaut la chose.",
    ),
    "not": ({"not": {"type": "string"}}, "v: a", "« v » (Valeur) ne convient pas.", ""),
    "dependentRequired": (
        {"dependentRequired": {"a": ["b"]}},
        "v: {a: 1}",
        "« a » ne va pas sans « b »",
        "",
    ),
    "an unknown keyword": (
        {"if": {}, "then": False},
        "v: a",
        "le texte « a » n’a pas sa place",
        "Ce que",
    ),
    "false": ({"items": False}, "v: [1]", "une liste n’a pas sa place ici.", ""),
    "multiline": (
        {"type": "string", "pattern": "^a$", "description": "La lettre a. Rien d’autre."},
        'v: "a\\n"',
        "« a » n’a pas la forme attendue pour « v » (Valeur).",
        "la lettre a",
    ),
}


@pytest.mark.parametrize(("schema", "texte", "message", "attendu"), CAS.values(), ids=CAS)
def test_a_keyword_has_its_sentence(
    tmp_path: Path, schema: dict[str, Any], texte: str, message: str, attendu: str
) -> None:
    findings = _verifier(tmp_path, schema, texte)
    assert len(findings) == 1
    assert _typographie(message) in findings[0].message
    assert _typographie(attendu) in findings[0].attendu
    assert findings[0].remede


def test_two_faults_of_one_value_are_one_finding(tmp_path: Path) -> None:
    schema = {"type": "string", "maxLength": 3, "pattern": "^a*$", "description": "Des a."}
    assert len(_verifier(tmp_path, schema, "v: bbbb")) == 1


def test_two_faults_of_two_values_are_two_findings(tmp_path: Path) -> None:
    schema = {"items": {"type": "string", "maxLength": 1}}
    assert len(_verifier(tmp_path, schema, "v: [aa, b, cc]")) == 2


def test_a_count_is_typeset() -> None:
    assert compter(0, "mot") == "0\u00a0mot"
    assert compter(1, "mot") == "1\u00a0mot"
    assert compter(1200, "mot") == "1\u202f200\u00a0mots"


@pytest.mark.parametrize(
    ("valeur", "ecrit"),
    [
        ("publique", "publique"),
        ("true", '"true"'),
        ("No", '"No"'),
        ("00123", '"00123"'),
        ("2025-03-12", "2025-03-12"),
        ("a: b", '"a: b"'),
        ("", '""'),
        (["a", 1, True], "[a, 1, true]"),
        ({"a": None}, "{a: null}"),
    ],
)
def test_a_value_is_quoted_only_where_yaml_needs_it(valeur: Any, ecrit: str) -> None:
    assert en_yaml(valeur) == ecrit
    _, lecture = read_yaml(f"v: {ecrit}\n".encode(), path="x.yml")
    assert lecture.data == {"v": valeur}
    assert lecture.findings == ()


@pytest.mark.parametrize(
    ("ecrit", "trouve"),
    [("Piece d’identite", "piece_identite"), ("PIECE-IDENTITE", "piece_identite"), ("xyz", "")],
)
def test_the_nearest_name_is_found_whatever_its_accents(ecrit: str, trouve: str) -> None:
    assert proche(ecrit, {"piece_identite": ("Pièce d’identité valide",), "autre": ()}) == trouve


def _typographie(texte: str) -> str:
    """Put the no-break spaces that a sentence of the tool has, a count's included."""
    for signe in ("«", "»", ":"):
        texte = (
            texte.replace(f"{signe} ", f"{signe}\u00a0")
            if signe == "«"
            else texte.replace(f" {signe}", f"\u00a0{signe}")
        )
    return re.sub("([0-9]) (caractère|élément|champ)", "\\1\u00a0\\2", texte)


def _verifier(dossier: Path, schema: dict[str, Any], texte: str) -> list[Any]:
    (dossier / "schemas").mkdir()
    document = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "type": "object",
        "properties": {"v": TITRE | schema},
    }
    chemin = dossier / "schemas" / "essai.schema.json"
    chemin.write_text(json.dumps(document), encoding="utf-8")
    source, lecture = read_yaml(f"{texte}\n".encode(), path="essai.yml")
    findings = conformity.check("essai", lecture.data, source, Schemas.load(FolderTree(dossier)))
    assert all(finding.location.path == "essai.yml" for finding in findings)
    return findings
