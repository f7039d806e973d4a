"""jsonschema over all schemas: the authority, made to follow references and choices at less cost.

The errors are the library's, to the letter. What cannot change from one document to the next is
done once: each part of a schema has one validator, a reference is looked up once, and the texts of
a choice are tried once. Loaded only where a file has a fault: jsonschema costs 66 ms.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin

import jsonschema
from referencing import Registry
from referencing.exceptions import NoSuchResource
from referencing.jsonschema import DRAFT202012

from certimetal.reading.formes import exact_end, is_date

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    Validator = jsonschema.protocols.Validator
    Errors = Iterable[jsonschema.ValidationError]
    Keyword = Callable[[Any, Any, Any, Any], Errors]

_KEYWORDS: Mapping[str, Any] = jsonschema.Draft202012Validator.VALIDATORS


def exact_validators(documents: Mapping[str, dict[str, Any]]) -> Callable[[str], Validator]:
    """Prepare jsonschema over ``documents``, by URI; what is returned gives a URI's validator."""
    copies = {uri: _copy(document, uri) for uri, document in documents.items()}
    empty: Any = Registry(retrieve=_refuse)  # type: ignore[call-arg]  # -- attrs' field is not seen
    registry = empty.with_resources(
        (uri, DRAFT202012.create_resource(document)) for uri, document in copies.items()
    )
    formats = jsonschema.FormatChecker(formats=())
    formats.checks("date")(is_date)
    extend: Any = jsonschema.validators.extend  # untyped
    keywords = {
        "$ref": _follow(registry),
        "items": _items_within_limit,
        "uniqueItems": _unique_within_limit,
    }
    validator = extend(jsonschema.Draft202012Validator, keywords)
    validator.descend = _descend(validator.descend)
    return cache(lambda uri: validator(copies[uri], registry=registry, format_checker=formats))


def _refuse(uri: str) -> Any:
    raise NoSuchResource(uri)


def _copy(schema: Any, uri: str) -> Any:
    """Return a copy with exact ends of patterns and absolute references.

    ``$schema`` is left out: jsonschema would take its own validator there and leave ours.
    """
    if isinstance(schema, list):
        return [_copy(part, uri) for part in schema]
    if not isinstance(schema, dict):
        return schema
    copy: dict[str, Any] = {}
    for key, value in schema.items():
        if key == "pattern" and isinstance(value, str):
            copy[key] = exact_end(value)
        elif key == "$ref" and isinstance(value, str):
            copy[key] = urljoin(uri, value)
        elif key == "patternProperties":
            copy[key] = {exact_end(name): _copy(part, uri) for name, part in value.items()}
        elif key != "$schema":
            copy[key] = _copy(value, uri)
    return copy


def _descend(plain: Callable[..., Errors]) -> Callable[..., Errors]:
    """Return ``descend`` with one validator for each part of a schema, instead of one a call.

    No part needs to know how it was come to, for references are absolute. The texts that a choice
    lists are tried once each.
    """
    parts: dict[int, tuple[Validator, frozenset[str]]] = {}  # each holds what its key is the id of

    def descend(
        self: Any,
        instance: Any,
        schema: Any,
        path: Any = None,
        schema_path: Any = None,
        **more: Any,
    ) -> Errors:
        if more or isinstance(schema, bool):
            yield from plain(self, instance, schema, path, schema_path, **more)
            return
        part = parts.get(id(schema))
        if part is None:
            validator = self.evolve(schema=schema)
            parts[id(schema)] = (validator, frozenset())  # a schema may come back to this part
            part = parts[id(schema)] = (validator, _valid_choices(validator))
        if instance.__class__ is str and instance in part[1]:
            return
        for error in part[0].iter_errors(instance):
            if path is not None:
                error.path.appendleft(path)
            if schema_path is not None:
                error.schema_path.appendleft(schema_path)
            yield error

    return descend


def _valid_choices(validator: Validator) -> frozenset[str]:
    """Return the texts among the branches of a choice that the whole part accepts."""
    schema: Any = validator.schema
    branches = schema.get("oneOf", ())
    texts = (branch.get("const") for branch in branches if isinstance(branch, dict))
    return frozenset(text for text in texts if isinstance(text, str) and validator.is_valid(text))


def _follow(registry: Any) -> Keyword:
    """Return ``$ref``, for references that are absolute."""
    targets: dict[str, Any] = {}

    def follow(validator: Any, ref: Any, instance: Any, _schema: Any) -> Any:
        if ref not in targets:
            targets[ref] = registry.resolver().lookup(ref).contents
        return validator.descend(instance, targets[ref])

    return follow


def _items_within_limit(validator: Any, items: Any, instance: Any, schema: Any) -> Any:
    """Validate no more items than ``maxItems`` allows: the rest is refused anyhow."""
    if isinstance(instance, list):
        instance = instance[: schema.get("maxItems", len(instance))]
    return _KEYWORDS["items"](validator, items, instance, schema)


def _unique_within_limit(validator: Any, unique: Any, instance: Any, schema: Any) -> Any:
    """Look for twins (quadratic at worst) only in a list that is not too long already."""
    if isinstance(instance, list) and len(instance) <= schema.get("maxItems", len(instance)):
        return _KEYWORDS["uniqueItems"](validator, unique, instance, schema)
    return ()
