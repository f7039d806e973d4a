"""XML of a document's parts: read, walked in order, and written back with its own prefixes."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from certimetal.errors import UnreadableFileError

if TYPE_CHECKING:
    from collections.abc import Iterator

NIVEAUX = 256
"""Elements within elements: Word's nested tables stay far below."""

_PREFIXE = re.compile(r"ns[0-9]+\Z")


def parse(data: bytes, partie: str) -> ET.Element:
    """Return a part's tree; the guard has seen that it declares no entity.

    UnreadableFileError where it is no XML, or is nested without measure.
    """
    profondeur = 0
    racine: ET.Element | None = None
    try:
        for quoi, element in ET.iterparse(io.BytesIO(data), ("start", "end", "start-ns")):  # noqa: S314 -- no DTD: see the docstring
            if quoi == "start-ns":
                prefixe, uri = element
                if prefixe and not _PREFIXE.match(prefixe):
                    ET.register_namespace(prefixe, uri)
                continue
            racine = element if racine is None else racine
            profondeur += 1 if quoi == "start" else -1
            if profondeur > NIVEAUX:
                raise UnreadableFileError(_illisible(partie))
    except ET.ParseError as error:
        raise UnreadableFileError(_illisible(partie)) from error
    if racine is None:
        raise UnreadableFileError(_illisible(partie))
    return racine


def serialize(racine: ET.Element) -> bytes:
    """Write a tree back."""
    ecrit: bytes = ET.tostring(racine, encoding="utf-8", xml_declaration=True)
    return ecrit


def name(element: ET.Element) -> str:
    """Return an element's name without its namespace."""
    tag: str = element.tag
    return tag.rpartition("}")[2]


def attribute(element: ET.Element, nom: str) -> str:
    """Return an attribute by its name without its namespace, empty where it is not there."""
    for cle, valeur in element.attrib.items():
        if cle.rpartition("}")[2] == nom:
            return valeur
    return ""


def find_all(element: ET.Element, *noms: str) -> Iterator[ET.Element]:
    """Yield an element's descendants, itself included, of these names, in order."""
    for descendant in element.iter():
        if name(descendant) in noms:
            yield descendant


def has(element: ET.Element, *noms: str) -> bool:
    """Tell whether there is a descendant of one of these names."""
    return next(find_all(element, *noms), None) is not None


def _illisible(partie: str) -> str:
    return (
        f"Ce document est abîmé : sa partie « {partie} » ne se lit pas. Rien n’a été lu. Ouvrez-le "
        "dans Word ou LibreOffice, puis enregistrez-le de nouveau."
    )
