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
    processus = min(PROCESSUS, os.cpu_count() or 1)
    part = -(-len(documents) // processus) or 1
    parts = [documents[debut : debut + part] for debut in range(0, len(documents), part)]
    with ThreadPoolExecutor(processus) as pool:
        for faits in pool.map(lambda lot: _write(lot, format_, arbres), parts):
            yield from faits


def read_texts(documents: Sequence[Document], connus: Arbres | None = None) -> Arbres:
    """Return the tree of each text in Markdown, all unknown ones being read in one run."""
    arbres: Arbres = dict(connus or {})
    textes = {texte for document in documents for texte in markdown_texts(document.blocs)}
    nouveaux = sorted(textes - set(arbres))
    a_lire = [texte for texte in nouveaux if texte.strip() and depassement(texte) is None]
    arbres |= zip(a_lire, pandoc.read_markdown(a_lire), strict=True)
    return arbres | {t: plain_blocks(t) for t in nouveaux if t not in arbres}


def _write(documents: Sequence[Document], format_: str, arbres: Mapping[str, Any]) -> list[bytes]:
    """Write documents in one run of pandoc."""
    if format_ == "odt":
        ecrivains = [OpenDocumentWriter(arbres) for _ in documents]
        blocs = [ecrivain.write(d.blocs) for ecrivain, d in zip(ecrivains, documents, strict=True)]
        bruts = pandoc.write_documents(blocs, vers="odt")
        return [
            finish_odt(brut, document, ecrivain.automatiques)
            for brut, document, ecrivain in zip(bruts, documents, ecrivains, strict=True)
        ]
    bruts = pandoc.write_documents(
        [OpenXmlWriter(arbres).write(document.blocs) for document in documents], vers="docx"
    )
    return [finish_docx(brut, d) for brut, d in zip(bruts, documents, strict=True)]
