"""The signs of Markdown around the words of a paragraph.

More is escaped than need be: ``markdown_canonique`` lightens what comes out.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

if TYPE_CHECKING:
    from collections.abc import Sequence

Noeud = dict[str, Any]
"""A node of pandoc's JSON: its name under ``t``, its content under ``c``."""

MARQUES = {"Emph": "*", "Strong": "**", "Strikeout": "~~"}
"""The emphases that Markdown has."""

_SIGNES = re.compile(r"[\\`*_\[\]<>&~|#!+=.():-]")
_DANS_ADRESSE = re.compile(r"[\s<>\\|]")
_BLANCS = re.compile(r"[ \t\r\n]+")


def decoupe(noeud: Noeud) -> tuple[str, Any]:
    """Return a node's name and its content, which a break has not."""
    return noeud["t"], noeud.get("c")


def write_words(
    noeuds: Sequence[Noeud], *, une_ligne: bool, avant: str = "", apres: str = ""
) -> str:
    """Write nodes; ``avant`` and ``apres`` are the characters that stand around them."""
    ecrit = ""
    for rang, noeud in enumerate(noeuds):
        genre, contenu = decoupe(noeud)
        if genre in MARQUES:
            suite = _premier(noeuds[rang + 1 :]) or apres
            precedent = ecrit[-1:] or avant
            ecrit += _marque(genre, contenu, une_ligne, precedent, suite)
        elif genre == "Str":
            ecrit += _SIGNES.sub(r"\\\g<0>", _BLANCS.sub(" ", contenu))
        elif genre in {"SoftBreak", "LineBreak"}:
            ecrit = ecrit.rstrip(" ") + (" " if une_ligne else _coupure(genre))
        elif genre == "Code":
            ecrit += _code(contenu[1], une_ligne=une_ligne)
        else:
            dedans = trim(write_words(contenu[0], une_ligne=True))
            ecrit += f"{'!' if genre == 'Image' else ''}[{dedans}](<{_adresse(contenu[1])}>)"
    return ecrit


def _coupure(genre: str) -> str:
    return "\\\n" if genre == "LineBreak" else "\n"


def _marque(genre: str, contenu: Any, une_ligne: bool, avant: str, apres: str) -> str:
    """Write an emphasis; blanks and signs at its ends that would undo it come out of it."""
    marque = MARQUES[genre]
    dedans = write_words(contenu, une_ligne=une_ligne, avant=marque[0], apres=marque[0])
    devant = derriere = ""
    while dedans and (dedans[0].isspace() or (_signe(dedans) and not _libre(avant))):
        pris = 2 if dedans[0] == "\\" else 1
        devant, dedans = devant + dedans[:pris], dedans[pris:]
        avant = devant[-1]
    while dedans and (dedans[-1].isspace() or (_signe(dedans[-1]) and not _libre(apres))):
        pris = 2 if dedans[-2:-1] == "\\" else 1
        dedans, derriere = dedans[:-pris], dedans[-pris:] + derriere
        apres = derriere[-1]
    if not dedans:
        return devant + derriere
    if genre == "Emph" and "*" in {avant, apres} and not (avant + apres).isalnum():
        marque = "_"
    return f"{devant}{marque}{dedans}{marque}{derriere}"


def _signe(texte: str) -> bool:
    """Whether a text begins with a sign that a mark of emphasis must not touch there."""
    return texte[0] not in "*_~[`" and unicodedata.category(texte[0])[0] in "PS"


def _libre(voisin: str) -> bool:
    """Whether what stands on the other side of a mark lets it begin or end with a sign."""
    return not voisin or voisin.isspace() or unicodedata.category(voisin)[0] in "PS"


def _premier(noeuds: Sequence[Noeud]) -> str:
    """Return the character that nodes begin with, once written."""
    return write_words(noeuds[:1], une_ligne=False)[:1] if noeuds else ""


def _code(texte: str, *, une_ligne: bool) -> str:
    texte = re.sub(r"[\r\n]+", " ", texte)
    if not texte:
        return ""
    cloture = "`" * (max(map(len, re.findall("`+", texte)), default=0) + 1)
    serre = texte[0] == "`" or texte[-1] == "`"
    if serre or (texte[0] == texte[-1] == " " and texte.strip(" ")):
        texte = f" {texte} "
    return cloture + (texte.replace("|", "\\|") if une_ligne else texte) + cloture


def _adresse(adresse: str) -> str:
    """Return an address that nothing in it can end."""
    return _DANS_ADRESSE.sub(lambda signe: quote(signe[0], safe=""), adresse)


def trim(texte: str) -> str:
    """Drop the blanks at the two ends, which would begin a block of code or break the last line."""
    return texte.strip(" \t\n")
