"""Holds a file's data against its schema; ``schema_faults`` tells in French what is refused."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable

    from jsonschema import ValidationError

    from certimetal.domain.controle import Chemin
    from certimetal.finding import Finding
    from certimetal.reading.schemas import Schemas
    from certimetal.reading.source import Source

EVENEMENT = "journal/"
"""How the kinds of events begin."""


def check(
    kind: str, data: Any, source: Source, schemas: Schemas, *, depuis: Chemin = ()
) -> list[Finding]:
    """Return what the schema of ``kind`` has to say of ``data``: nothing where it is valid.

    An empty document counts as one without any field. ``depuis`` is where ``data`` stands in the
    file, which holds it whole where it is empty. Never raises for what ``data`` holds. What an
    event leaves to complete is not spoken of: a check of its own names it.
    """
    if data is None:
        data = {}
    if schemas.accepts(kind, data):
        return []
    from certimetal.domain.a_completer import est_la_marque  # noqa: PLC0415 -- most files are valid
    from certimetal.reading.schema_faults import tell  # noqa: PLC0415 -- as above

    errors: Iterable[ValidationError] = schemas.errors(kind, data)
    if kind.startswith(EVENEMENT):
        errors = (error for error in errors if not est_la_marque(error.instance))
    return tell(errors, schemas.champ(kind), source, depuis=depuis)
