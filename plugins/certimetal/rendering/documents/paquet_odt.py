"""The OpenDocument file: what pandoc wrote, with our styles, pages and metadata, packed anew.

The same document gives the same bytes: parts in a fixed order, dates of the document's day.
"""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING

from certimetal.rendering.documents.archive import pack, unpack
from certimetal.rendering.documents.feuille_odt import (
    ESPACES,
    answer_cell_styles,
    cell_styles,
    styles_part,
)
from certimetal.rendering.documents.paquet_docx import NOM_DU_FORMULAIRE

if TYPE_CHECKING:
    from certimetal.rendering.documents.elements import Document

_FIN_DES_STYLES = "</office:automatic-styles>"
_CELLULE = '<style:style style:name="{}" style:family="table-cell">.*?</style:style>'


def finish_odt(brut: bytes, document: Document, automatiques: str) -> bytes:
    """Return the file to give out; ``automatiques`` are the styles that our tables ask for."""
    parties = unpack(brut)
    contenu = parties["content.xml"].decode()
    for nom, style in answer_cell_styles().items():
        contenu = re.sub(_CELLULE.format(nom), style, contenu, flags=re.DOTALL)
    ajouts = cell_styles() + automatiques
    contenu = contenu.replace(_FIN_DES_STYLES, ajouts + _FIN_DES_STYLES, 1)
    parties["content.xml"] = contenu.encode()
    parties["styles.xml"] = styles_part(
        (NOM_DU_FORMULAIRE, document.entete), document.pied
    ).encode()
    parties["meta.xml"] = _metadonnees(document).encode()
    premiers = ("mimetype", "META-INF/manifest.xml")
    return pack(parties, premiers=premiers, nu="mimetype")


def _metadonnees(document: Document) -> str:
    jour = f"{document.jour.isoformat()}T00:00:00"
    proprietes = "".join(
        f'<meta:user-defined meta:name="{escape(nom)}">{escape(valeur)}</meta:user-defined>'
        for nom, valeur in document.proprietes
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<office:document-meta {ESPACES} xmlns:dc="http://purl.org/dc/elements/1.1/" '
        'office:version="1.3"><office:meta><meta:generator>certimetal</meta:generator>'
        f"<dc:title>{escape(document.titre)}</dc:title>"
        f"<dc:subject>{escape(document.sujet)}</dc:subject>"
        f"<meta:creation-date>{jour}</meta:creation-date><dc:date>{jour}</dc:date>"
        f"<dc:language>fr-FR</dc:language>{proprietes}</office:meta></office:document-meta>"
    )
