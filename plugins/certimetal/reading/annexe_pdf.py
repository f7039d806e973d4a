"""A PDF: whether it opens, what it could run or carry, and what it says of people.

A first look at the bytes costs next to nothing. pikepdf, slow to import, is called where that look
shows something, or where objects are compressed and so cannot be seen.
"""

from __future__ import annotations

import re

from certimetal.reading.annexe_faits import ABIME, SUITE, TRONQUE, Faits

MARQUE = b"%PDF-"
ENTETE = 1024
"""How far from its start a reader of PDF looks for the mark, in bytes."""

_FIN = b"%%EOF"
_A_REGARDER = re.compile(
    rb"/(?:JavaScript|JS|Launch|EmbeddedFiles?|EF|AA|OpenAction|XFA|RichMedia|Encrypt|SubmitForm"
    rb"|ImportData|Rendition|Movie|Sound|Screen|3D|FileAttachment|Filespec|GoToE|ObjStm|XRef"
    rb"|Author|Metadata|Sig|Manager)(?![A-Za-z])"
    rb"|/[A-Za-z]*#[0-9A-Fa-f]{2}"  # a name written by codes, to hide it
    rb"|/T[ \r\n]*[(<]"
)


def read(raw: bytes) -> Faits:
    """Return the facts of a file that has a PDF's mark in its first bytes."""
    if not raw.startswith(MARQUE):
        return Faits(illisible="d’autres données précèdent le début du PDF")
    fin = raw.rfind(_FIN)
    if fin < 0:
        return Faits(illisible=TRONQUE)
    suite = raw[fin + len(_FIN) :].strip(b"\x00\r\n \t\x0c\x1a")
    if not suite and not _A_REGARDER.search(raw):
        return Faits() if _has_structure(raw) else Faits(illisible=ABIME)
    from certimetal.reading.annexe_pdf_objets import inspect  # noqa: PLC0415 -- 59 ms of import

    faits = inspect(raw)
    if suite and not faits.illisible:
        return Faits(
            illisible=SUITE, contenu_actif=faits.contenu_actif, metadonnees=faits.metadonnees
        )
    return faits


def _has_structure(raw: bytes) -> bool:
    """Tell whether the file has the parts that every PDF has, in their classic form."""
    return b"startxref" in raw and b"trailer" in raw and b"/Root" in raw and b"/Page" in raw
