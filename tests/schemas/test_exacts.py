"""Our jsonschema, made quick, finds to the letter what the library finds by itself."""

from __future__ import annotations

import re
from typing import Any

import jsonschema
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from recueil import BASE, DOCUMENTS, SCHEMAS, invalides
from referencing import Registry
from referencing.jsonschema import DRAFT202012
from test_accord import JSON, VALIDES, _donnees, mutations

from certimetal.reading.formes import exact_end, is_date
from certimetal.reading.schemas_exacts import _items_within_limit, _unique_within_limit

_REFERENCE = re.compile(r"'\$ref': '[^']*'")


def _uri(kind: str) -> str:
    return f"{BASE}/{kind}.schema.json"


def _sans_modele(schema: Any) -> Any:
    """Copy a schema with exact ends of patterns, and without ``$schema``: nothing else is ours."""
    if isinstance(schema, list):
        return [_sans_modele(part) for part in schema]
    if not isinstance(schema, dict):
        return schema
    return {
        (exact_end(cle) if cle.startswith("^") else cle): exact_end(valeur)
        if cle == "pattern" and isinstance(valeur, str)
        else _sans_modele(valeur)
        for cle, valeur in schema.items()
        if cle != "$schema"
    }


def _bibliotheque() -> Any:
    dates = jsonschema.FormatChecker(formats=())
    dates.checks("date")(is_date)
    etendre: Any = jsonschema.validators.extend
    validateur = etendre(
        jsonschema.Draft202012Validator,
        {"items": _items_within_limit, "uniqueItems": _unique_within_limit},
    )
    vide: Any = Registry()
    registre = vide.with_resources(
        (_uri(kind), DRAFT202012.create_resource(_sans_modele(document)))
        for kind, document in DOCUMENTS.items()
    )
    return lambda kind: validateur({"$ref": _uri(kind)}, registry=registre, format_checker=dates)


BIBLIOTHEQUE = _bibliotheque()


def _dit(error: jsonschema.ValidationError) -> tuple[Any, ...]:
    """Return all that an error says, save how references are written: ours are absolute."""
    return (
        list(error.absolute_path),
        list(error.absolute_schema_path),
        error.validator,
        _REFERENCE.sub("$ref", repr(error.validator_value)),
        repr(error.instance),
        error.schema.get("title") if isinstance(error.schema, dict) else error.schema,
        _REFERENCE.sub("$ref", error.message),
        [_dit(detail) for detail in error.context or ()],
    )


def _compare(kind: str, donnees: Any) -> int:
    attendues = [_dit(error) for error in BIBLIOTHEQUE(kind).iter_errors(donnees)]
    assert [_dit(error) for error in SCHEMAS.errors(kind, donnees)] == attendues
    return len(attendues)


def test_every_example_has_the_same_errors() -> None:
    assert sum(_compare(exemple.kind, _donnees(exemple)) for exemple in invalides()) >= 40
    assert sum(_compare(kind, donnees) for kind, donnees in VALIDES) == 0


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(mutations())
def test_a_mutated_example_has_the_same_errors(cas: tuple[str, Any]) -> None:
    _compare(*cas)


@settings(max_examples=200, deadline=None)
@given(st.sampled_from(SCHEMAS.kinds()), JSON)
def test_anything_has_the_same_errors(kind: str, donnees: Any) -> None:
    _compare(kind, donnees)
