"""The bold and italics that LibreOffice puts on paragraphs: pandoc reads them on runs only."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from certimetal.reading.word.xml import attribute, find_all, name

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
_TEXTE = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"


class Allures:
    """The automatic styles of a document that make whole paragraphs bold, italic or struck."""

    def __init__(self, racine: Element) -> None:
        self._noms: dict[str, str] = {}
        automatiques = next(find_all(racine, "automatic-styles"), None)
        for style in list(automatiques) if automatiques is not None else ():
            textes = next((e for e in style if name(e) == "text-properties"), None)
            if attribute(style, "family") != "paragraph" or textes is None:
                continue
            voulus = {cle: v for cle, v in textes.attrib.items() if _compte(cle, v)}
            if voulus and automatiques is not None:
                nom = f"certimetal-{attribute(style, 'name')}"
                self._noms[attribute(style, "name")] = nom
                attributs = {f"{_STYLE}name": nom, f"{_STYLE}family": "text"}
                fait = ET.SubElement(automatiques, f"{_STYLE}style", attributs)
                ET.SubElement(fait, f"{_STYLE}text-properties", voulus)

    def into_span(self, paragraphe: Element) -> None:
        """Put what a paragraph says in a run that has the paragraph's own looks."""
        nom = self._noms.get(attribute(paragraphe, "style-name"))
        if nom is None or name(paragraphe) == "h":
            return
        run = ET.Element(f"{_TEXTE}span", {f"{_TEXTE}style-name": nom})
        run.text, paragraphe.text = paragraphe.text, None
        run[:] = list(paragraphe)
        paragraphe[:] = [run]


def _compte(cle: str, valeur: str) -> bool:
    nom = cle.rpartition("}")[2]
    return (
        (nom == "font-weight" and valeur == "bold")
        or (nom == "font-style" and valeur == "italic")
        or (nom == "text-line-through-style" and valeur not in {"", "none"})
    )
