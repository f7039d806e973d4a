"""The properties that our documents carry: what they are, and whose."""

from __future__ import annotations

from typing import TYPE_CHECKING

from certimetal.reading.garde_document import DOCX
from certimetal.reading.word.xml import attribute, find_all, parse

if TYPE_CHECKING:
    from certimetal.reading.garde_document import Document


def read_properties(document: Document) -> dict[str, str]:
    """Return a document's own properties by name, those of the application left out."""
    if document.format == DOCX:
        partie, element = "docProps/custom.xml", "property"
    else:
        partie, element = "meta.xml", "user-defined"
    data = document.parties.get(partie)
    if data is None:
        return {}
    return {
        attribute(e, "name"): "".join(e.itertext()).strip()
        for e in find_all(parse(data, partie), element)
    }
