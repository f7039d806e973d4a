"""A guide as its reader follows it: what is typed, what is seen, what is done by hand.

The conventions, light enough to stay readable in the source and invisible on the site:

- a ``console`` block is run, line after line, where the previous one left off;
- a ``text`` block is what the last one answers: each of its lines is found there, in order;
- ``<!-- fichier : CHEMIN -->`` before a block: the reader writes it into that file;
- ``<!-- geste : NOM -->``: the reader does something by hand, which the test plays;
- ``<!-- non essayé : RAISON -->`` before a ``console`` block: it is not run, and why.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_MARQUE = re.compile(r"<!-- (fichier|geste|non essayé)\s: (.+?) -->")
_BLOC = re.compile(r"```([a-z]*)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Etape:
    """``ligne`` is where it begins in the guide, from 1."""

    ligne: int
    texte: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Commande(Etape):
    """Lines of a shell."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reponse(Etape):
    """What the last command printed, or parts of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fichier(Etape):
    """``chemin`` is from where the reader stands."""

    chemin: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Geste(Etape):
    """``texte`` is its name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NonEssaye(Etape):
    """``texte`` is the reason."""


def etapes(guide: str) -> Iterator[Etape]:
    """Yield what the reader of a guide does and sees, in order."""
    marque: tuple[str, str] | None = None
    dernier: type[Etape] | None = None
    lignes = iter(enumerate(guide.splitlines(), 1))
    for numero, ligne in lignes:
        trouve = _MARQUE.fullmatch(ligne.replace("\u00a0", " ").strip())
        ouvre = _BLOC.fullmatch(ligne)
        if trouve and trouve[1] == "geste":
            yield Geste(ligne=numero, texte=trouve[2])
        elif trouve:
            marque = (trouve[1], trouve[2])
        elif ouvre:
            contenu = _jusqu_a_la_fin(lignes)
            for etape in _du_bloc(ouvre[1], contenu, numero, marque, dernier):
                dernier = type(etape)
                yield etape
            marque = None
        elif ligne.startswith("#"):
            dernier = None


def _jusqu_a_la_fin(lignes: Iterator[tuple[int, str]]) -> str:
    contenu = []
    for _, ligne in lignes:
        if ligne == "```":
            return "\n".join(contenu) + "\n"
        contenu.append(ligne)
    raise AssertionError("a block of the guide is never closed")


def _du_bloc(
    langue: str,
    contenu: str,
    numero: int,
    marque: tuple[str, str] | None,
    dernier: type[Etape] | None,
) -> Iterator[Etape]:
    sorte, valeur = marque or ("", "")
    if sorte == "fichier":
        yield Fichier(ligne=numero, texte=contenu, chemin=valeur)
    elif langue == "console" and sorte == "non essayé":
        yield NonEssaye(ligne=numero, texte=valeur)
    elif langue == "console":
        yield Commande(ligne=numero, texte=contenu)
    elif langue == "text" and dernier is Commande:
        yield Reponse(ligne=numero, texte=contenu)


def lignes_manquantes(attendu: str, sortie: str) -> list[str]:
    """Return the lines of an answer that the output does not have, in that order."""
    reste = _aplatir(sortie)
    manquantes = []
    for ligne in attendu.splitlines():
        cherche = _aplatir(ligne)
        _, trouve, suite = reste.partition(cherche)
        if trouve or not cherche:
            reste = suite
        else:
            manquantes.append(ligne)
    return manquantes


def _aplatir(texte: str) -> str:
    return " ".join(texte.split())
