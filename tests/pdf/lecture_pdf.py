"""Reads a PDF as a checker of PDF/UA and PDF/A would begin to: marks, tags, language, metadata."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

import pikepdf

if TYPE_CHECKING:
    from collections.abc import Iterator


def defauts(contenu: bytes) -> list[str]:
    """Return what an accessible, archivable PDF must have and this one has not."""
    fautes = []
    with pikepdf.open(io.BytesIO(contenu)) as pdf:
        racine = pdf.Root
        if "/MarkInfo" not in racine or not racine.MarkInfo.Marked:
            fautes.append("MarkInfo")
        if not str(racine.get("/Lang", "")).startswith("fr"):
            fautes.append("Lang")
        if "/StructTreeRoot" not in racine:
            fautes.append("StructTreeRoot")
        if not racine.ViewerPreferences.DisplayDocTitle:
            fautes.append("DisplayDocTitle")
        if "/OutputIntents" not in racine:
            fautes.append("OutputIntents")
        with pdf.open_metadata() as xmp:
            attendus = {"pdfaid:part": "2", "pdfaid:conformance": "A", "pdfuaid:part": "1"}
            fautes += [cle for cle, valeur in attendus.items() if xmp.get(cle) != valeur]
        fautes += [f"figure sans texte : {f}" for f in figures(pdf) if not f]
        fautes += pdf.check_pdf_syntax()
    return fautes


def figures(pdf: pikepdf.Pdf) -> list[str]:
    """Return the alternative text of each figure of the structure tree."""
    return [str(noeud.get("/Alt", "")) for noeud in _noeuds(pdf) if noeud.get("/S") == "/Figure"]


def roles(contenu: bytes) -> set[str]:
    """Return the structure types that a document uses."""
    with pikepdf.open(io.BytesIO(contenu)) as pdf:
        return {str(noeud.get("/S")) for noeud in _noeuds(pdf)}


def pages(contenu: bytes) -> int:
    with pikepdf.open(io.BytesIO(contenu)) as pdf:
        return len(pdf.pages)


def titre(contenu: bytes) -> str:
    with pikepdf.open(io.BytesIO(contenu)) as pdf, pdf.open_metadata() as xmp:
        return str(xmp["dc:title"])


def _noeuds(pdf: pikepdf.Pdf) -> Iterator[Any]:
    pile: list[Any] = [pdf.Root.StructTreeRoot]
    while pile:
        noeud = pile.pop()
        if isinstance(noeud, pikepdf.Array):
            pile.extend(noeud)
        elif isinstance(noeud, pikepdf.Dictionary):
            yield noeud
            if "/K" in noeud:
                pile.append(noeud.K)
