"""What stands in the headers and footers of a document, which pandoc does not read."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from certimetal.domain.importation import NonPlace
from certimetal.reading.garde_document import DOCX
from certimetal.reading.word.arbre import letters
from certimetal.reading.word.xml import find_all, name, parse

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from certimetal.reading.garde_document import Document

_PARTIES = re.compile(r"word/(header|footer)[0-9]*\.xml")
_PAGE = re.compile(r"page[0-9]*(?:sur[0-9]*)?\Z")
_TEXTES = frozenset({"t", "tab", "br"})


def read_margins(document: Document) -> tuple[NonPlace, ...]:
    """Return each line of the headers and footers, once."""
    lues = dict.fromkeys((ou, texte.strip()) for ou, texte in _lines(document))
    return tuple(
        NonPlace(ou=ou, quoi="un texte de la marge", texte=texte)
        for ou, texte in lues
        if letters(texte)
    )


def typed_margins(marges: Iterable[NonPlace], imprimes: Iterable[str]) -> Iterator[NonPlace]:
    """Yield the lines that no form of ours printed: ours hold one of ``imprimes``, beside the name
    of the OF, the day of the export and the number of the page."""
    connus = [letters(texte) for texte in imprimes if letters(texte)]
    for marge in marges:
        lettres = letters(marge.texte)
        if not _PAGE.match(lettres) and not any(connu in lettres for connu in connus):
            yield marge


def _lines(document: Document) -> Iterator[tuple[str, str]]:
    if document.format == DOCX:
        for partie in sorted(document.parties):
            trouve = _PARTIES.fullmatch(partie)
            if trouve:
                ou = "en haut des pages" if trouve[1] == "header" else "en bas des pages"
                for p in find_all(parse(document.parties[partie], partie), "p"):
                    yield ou, "".join(e.text or " " for e in p.iter() if name(e) in _TEXTES)
    elif "styles.xml" in document.parties:
        racine = parse(document.parties["styles.xml"], "styles.xml")
        for marge in find_all(racine, "header", "footer"):
            ou = "en haut des pages" if name(marge) == "header" else "en bas des pages"
            for p in find_all(marge, "p"):
                yield ou, "".join(p.itertext())
