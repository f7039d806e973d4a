"""From a schema to ``Champ``: the words that messages, forms and pages take from it."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING, Any

from certimetal.domain.champ import Bornes, Champ

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    Documents = Mapping[str, dict[str, Any]]

_SUFFIX = ".schema.json"
_FORME = " forme"
"""Where a merged schema keeps the sentence of its ``pattern``: the name of no keyword."""


def read_champ(documents: Documents, kind: str) -> Champ:
    """Describe the schema of ``kind`` as a field; ``cle`` is the kind's last name."""
    cle = kind.rpartition("/")[2]
    return _champ(documents, kind, documents[kind], cle=cle, obligatoire=True, suivies=frozenset())


def _champ(
    documents: Documents,
    kind: str,
    schema: dict[str, Any],
    *,
    cle: str,
    obligatoire: bool,
    suivies: frozenset[tuple[str, str]],
) -> Champ:
    """``suivies`` are the references followed from the top: a cycle ends there, undetailed."""
    kind, merged, suivies, cyclic = _resolve(documents, kind, schema, suivies)

    def part(child: dict[str, Any], name: str, *, required: bool) -> Champ:
        return _champ(documents, kind, child, cle=name, obligatoire=required, suivies=suivies)

    required = merged.get("required", ())
    enfants: tuple[Champ, ...] = ()
    element = None
    if not cyclic:
        enfants = tuple(
            part(child, name, required=name in required)
            for name, child in merged.get("properties", {}).items()
            if isinstance(child, dict)
        )
        repeated = next(_repeated(merged), None)
        element = None if repeated is None else part(repeated, "", required=False)
    return Champ(
        cle=cle,
        titre=merged.get("title", cle),
        description=merged.get("description", ""),
        type=_type(merged),
        obligatoire=obligatoire,
        choix=_choix(merged),
        exemples=tuple(merged.get("examples", ())),
        enfants=enfants,
        element=element,
        bornes=_bornes(merged),
    )


def _resolve(
    documents: Documents,
    kind: str,
    schema: dict[str, Any],
    suivies: frozenset[tuple[str, str]],
) -> tuple[str, dict[str, Any], frozenset[tuple[str, str]], bool]:
    """Follow ``$ref``; what stands beside it wins over what it points at."""
    merged = {key: value for key, value in schema.items() if key != "$ref"}
    reference = schema.get("$ref")
    while reference is not None:
        file, _, pointer = reference.partition("#")
        if file:
            path = posixpath.normpath(posixpath.join(posixpath.dirname(kind), file))
            kind = path.removesuffix(_SUFFIX)
        if (kind, pointer) in suivies:
            return kind, merged, suivies, True
        suivies |= {(kind, pointer)}
        target = _at(documents[kind], pointer)
        forme = {_FORME: target.get("description", "")} if "pattern" in target else {}
        merged = target | forme | merged | {"description": _description(merged, target)}
        reference = target.get("$ref")
        merged.pop("$ref", None)
    return kind, merged, suivies, False


def _at(document: dict[str, Any], pointer: str) -> dict[str, Any]:
    part: Any = document
    for name in pointer.split("/")[1:]:
        part = part[name.replace("~1", "/").replace("~0", "~")]
    return dict(part)


def _description(local: dict[str, Any], shared: dict[str, Any]) -> str:
    """Return the field's own description, ended by the form that its type imposes.

    The first sentence of a schema that has a ``pattern`` says that form (« 14 chiffres… »).
    """
    own: str = local.get("description", "")
    described: str = shared.get("description", "")
    if not own:
        return described
    form = first_sentence(described) if "pattern" in shared else ""
    return own if not form or form in own else f"{own} {form}"


def first_sentence(text: str) -> str:
    """Return a text up to its first full stop that ends a sentence."""
    head, stop, _ = text.partition(". ")
    return head + stop.rstrip()


def _bornes(schema: dict[str, Any]) -> Bornes:
    nom = {"string": "Length", "array": "Items", "integer": "imum"}.get(_type(schema))
    if nom is None:
        return Bornes()
    motif = schema.get("pattern", "")
    described: str = schema.get(_FORME) or schema.get("description", "")
    return Bornes(
        motif=motif,
        forme=first_sentence(described) if motif else "",
        minimum=schema.get(f"min{nom}"),
        maximum=schema.get(f"max{nom}"),
    )


def _repeated(schema: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Yield the schemas of an array's items or of a map's values."""
    candidates = (
        schema.get("items"),
        *schema.get("patternProperties", {}).values(),
        schema.get("additionalProperties"),
    )
    yield from (found for found in candidates if isinstance(found, dict))


def _type(schema: dict[str, Any]) -> str:
    name = schema.get("type", "")
    return name if isinstance(name, str) else "/".join(name)


def _choix(schema: dict[str, Any]) -> dict[str, str]:
    """Return each allowed value with its French title; empty where the value is free."""
    if "enum" in schema:
        return {str(value): str(value) for value in schema["enum"]}
    branches = schema.get("oneOf", ())
    if not branches or not all("const" in branch for branch in branches):
        return {}
    return {str(branch["const"]): branch.get("title", "") for branch in branches}
