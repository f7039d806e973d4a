"""From a text to its sentences, cut the same way in the source's slides and in our Markdown.

Layout does not count: line breaks, bullets, glued words, the form of apostrophes, of quotation
marks and of spaces, case, and the accents that capitals lack. Words, numbers and punctuation do.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

Mot = tuple[str, int]
"""A word and its line; None, in a flow of words, ends a sentence."""

FINALES = (".", "?", "!", ":", ";")
_APOSTROPHES = str.maketrans({"'": "’", "‘": "’", "\xad": "", "\u200b": ""})
_SIGNES = str.maketrans({"«": '"', "»": '"', "“": '"', "”": '"', "‑": "-"})
_PUCE = re.compile(r"(?:[❑➢•▪◦] ?|[-–*+] |[0-9]{1,2}\. )")
_TITRE = re.compile(r"#{1,6} ")
_FILET = re.compile(r"\|[ :|-]+\|")
_LIEN = re.compile(r"\[([^\]]*)\]\([^)]*\)")
_ADRESSE = re.compile(r"<(https?://[^>]*)>")
_EMPHASE = re.compile(r"\*\*|__|(?<!\w)[*_](?=\w)|(?<=\w)[*_](?!\w)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    """A sentence: ``ou`` is the file it stands in, empty for the source; ``ligne`` its first."""

    texte: str
    ou: str = ""
    ligne: int = 0


def unifier(texte: str) -> str:
    """Return the text composed (NFC), with typographic apostrophes, the same lines."""
    return unicodedata.normalize("NFC", texte).translate(_APOSTROPHES)


def forme(texte: str) -> str:
    """Return what two wordings of one sentence share: no space, no final colon or semicolon."""
    lue = unifier(texte).translate(_SIGNES).replace("...", "…")
    return "".join(lue.split()).rstrip(":;")


def cle(forme_lue: str) -> str:
    """Return the form without case or accents, of the same length: where to look a form up."""
    return "".join(_nue(lettre) for lettre in forme_lue)


def memes_lettres(une: str, autre: str) -> bool:
    """Tell whether two forms are the same but for case and for accents that a capital lacks."""
    return len(une) == len(autre) and all(map(_meme_lettre, une, autre))


def _meme_lettre(une: str, autre: str) -> bool:
    if une.lower() == autre.lower():
        return True
    return _nue(une) == _nue(autre) and any(
        lettre.isupper() and lettre.lower() == _nue(lettre) for lettre in (une, autre)
    )


def _nue(lettre: str) -> str:
    return unicodedata.normalize("NFD", lettre)[0].lower()


def sans_puce(ligne: str) -> tuple[str, bool]:
    """Return a line without its bullet or its number, and whether it had one."""
    puce = _PUCE.match(ligne)
    return (ligne[puce.end() :], True) if puce else (ligne, False)


def assembler(mots: Iterable[Mot | None], ou: str = "") -> Iterator[Phrase]:
    """Yield the sentences of a flow of words: a final punctuation or a None ends one."""
    phrase: list[Mot] = []
    for mot in (*mots, None):
        if mot is not None:
            phrase.append(mot)
        if phrase and (mot is None or mot[0].endswith(FINALES)):
            texte = " ".join(m for m, _ in phrase)
            if forme(texte):
                yield Phrase(texte=texte, ou=ou, ligne=phrase[0][1])
            phrase = []


def phrases_markdown(texte: str, ou: str) -> Iterator[Phrase]:
    """Yield the sentences of a Markdown text as its readers see them, markup left out."""
    return assembler(_mots_markdown(texte), ou)


def _mots_markdown(texte: str) -> Iterator[Mot | None]:
    for numero, brute in enumerate(texte.split("\n"), 1):
        ligne, puce = sans_puce(brute.strip())
        titre = _TITRE.match(ligne)
        rangee = ligne.startswith("|")
        if not ligne or puce or titre or rangee:
            yield None
        if rangee:
            ligne = "" if _FILET.fullmatch(ligne) else ligne.replace("|", " ")
        for mot in _sans_balises(ligne[titre.end() :] if titre else ligne).split():
            yield mot, numero
        if titre or rangee:
            yield None


def _sans_balises(ligne: str) -> str:
    ligne = _ADRESSE.sub(r"\1", _LIEN.sub(r"\1", ligne))
    return _EMPHASE.sub("", ligne).removesuffix("\\")
