"""Writes planned documents with pandoc: texts read in one run, files made side by side."""

from __future__ import annotations

import os
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

from certimetal import pandoc
from certimetal.domain.limites_markdown import depassement
from certimetal.rendering.documents.elements import markdown_texts
from certimetal.rendering.documents.opendocument import OpenDocumentWriter
from certimetal.rendering.documents.openxml import OpenXmlWriter
from certimetal.rendering.documents.paquet_docx import finish_docx
from certimetal.rendering.documents.paquet_odt import finish_odt
from certimetal.rendering.documents.reponse import plain_blocks

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from typing import Any

    from certimetal.rendering.documents.elements import Document

    Arbres = dict[str, list[dict[str, Any]]]

FORMATS = ("docx", "odt")
PROCESSUS = 2
"""pandoc runs at once, at most: a run holds one core and some tens of megabytes."""


def write_documents(
    documents: Sequence[Document], format_: str, *, connus: Arbres | None = None
) -> Iterator[bytes]:
    """Yield the file of each document, in order.

    ``connus`` are the trees of texts already read: those of texts that no dossier wrote stay there
    from one call to the next. DocumentConversionError where pandoc cannot work.
    """
    arbres = read_texts(documents, connus)
    with ThreadPoolExecutor(min(PROCESSUS, os.cpu_count() or 1)) as pool:
        yield from pool.map(lambda document: _write(document, format_, arbres), documents)


def read_texts(documents: Sequence[Document], connus: Arbres | None = None) -> Arbres:
    """Return the tree of each text in Markdown, all unknown ones being read in one run."""
    arbres: Arbres = dict(connus or {})
    textes = {texte for document in documents for texte in markdown_texts(document.blocs)}
    nouveaux = sorted(textes - set(arbres))
    a_lire = [texte for texte in nouveaux if texte.strip() and depassement(texte) is None]
    arbres |= {texte: plain_blocks(texte) for texte in nouveaux}
    return arbres | dict(zip(a_lire, pandoc.read_markdown(a_lire), strict=True))


def _write(document: Document, format_: str, arbres: Mapping[str, Any]) -> bytes:
    if format_ == "odt":
        odt = OpenDocumentWriter(arbres)
        arbre = pandoc.make_tree(odt.write(document.blocs))
        return finish_odt(pandoc.write_tree(arbre, vers="odt"), document, odt.automatiques)
    arbre = pandoc.make_tree(OpenXmlWriter(arbres).write(document.blocs))
    return finish_docx(pandoc.write_tree(arbre, vers="docx"), document)
