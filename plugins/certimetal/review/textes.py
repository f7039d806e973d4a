"""Compares two answers for a person: words added and removed, moved sentences told as such."""

from __future__ import annotations

import re
from collections import Counter
from itertools import groupby
from typing import TYPE_CHECKING

from certimetal.domain.revue import Passage, Sens
from certimetal.review.alignement import aligner

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

MOTS_DEPLACES = 5
"""Words from which a sentence found elsewhere has moved, and is not written anew."""
_COMMUN = 0.25
_SEGMENT = re.compile(r"[^.!?…\n]*[.!?…\n]+\s*|[^.!?…\n]+")
_MOT = re.compile(r"\S+\s*")


def comparer_textes(avant: str, apres: str) -> tuple[Passage, ...]:
    """Return the passages of both texts, in the order of the second; nothing where they are equal.

    What moved is told where it now stands. Spaces and line ends do not count.
    """
    un, autre = _segments(avant), _segments(apres)
    cles_un, cles_autre = _cles(un), _cles(autre)
    if cles_un == cles_autre:
        return ()
    paires = aligner(cles_un, cles_autre)
    deplaces = _deplaces(cles_un, cles_autre, paires)
    return tuple(_reunir(_passages(un, autre, paires, deplaces)))


def _passages(
    un: Sequence[str],
    autre: Sequence[str],
    paires: list[tuple[int, int]],
    deplaces: Counter[str],
) -> Iterator[Passage]:
    partis, arrives = deplaces.copy(), deplaces.copy()
    i = j = 0
    for place_un, place_autre in (*paires, (len(un), len(autre))):
        retires = [s for s in un[i:place_un] if not _prendre(partis, s)]
        ajoutes: list[str] = []
        for segment in autre[j:place_autre]:
            if _prendre(arrives, segment):
                yield from _mots(retires, ajoutes)
                retires, ajoutes = [], []
                yield Passage(Sens.DEPLACE, segment)
            else:
                ajoutes.append(segment)
        yield from _mots(retires, ajoutes)
        if place_autre < len(autre):
            yield Passage(Sens.EGAL, autre[place_autre])
        i, j = place_un + 1, place_autre + 1


def _mots(retires: Sequence[str], ajoutes: Sequence[str]) -> Iterator[Passage]:
    """Compare two runs of sentences word by word, where they have enough in common."""
    un, autre = _MOT.findall("".join(retires)), _MOT.findall("".join(ajoutes))
    paires = aligner(_cles(un), _cles(autre)) if un and autre else []
    if len(paires) < _COMMUN * max(len(un), len(autre)):
        paires = []
    i = j = 0
    for place_un, place_autre in (*paires, (len(un), len(autre))):
        if i < place_un:
            yield Passage(Sens.RETIRE, "".join(un[i:place_un]))
        if j < place_autre:
            yield Passage(Sens.AJOUTE, "".join(autre[j:place_autre]))
        if place_autre < len(autre):
            yield Passage(Sens.EGAL, autre[place_autre])
        i, j = place_un + 1, place_autre + 1


def _deplaces(
    un: Sequence[str], autre: Sequence[str], paires: list[tuple[int, int]]
) -> Counter[str]:
    """Return how many times each sentence left one place for another."""
    restes_un, restes_autre = {i for i, _ in paires}, {j for _, j in paires}
    partis = Counter(cle for i, cle in enumerate(un) if i not in restes_un and _long(cle))
    arrives = Counter(cle for j, cle in enumerate(autre) if j not in restes_autre)
    return partis & arrives


def _prendre(reste: Counter[str], segment: str) -> bool:
    cle = _cle(segment)
    if reste[cle] <= 0:
        return False
    reste[cle] -= 1
    return True


def _long(cle: str) -> bool:
    return cle.count(" ") + 1 >= MOTS_DEPLACES


def _segments(texte: str) -> list[str]:
    """Cut at the ends of sentences and lines; blank ones join what precedes them."""
    return [segment for segment in _SEGMENT.findall(texte) if segment.strip()]


def _cles(segments: Iterable[str]) -> list[str]:
    return [_cle(segment) for segment in segments]


def _cle(segment: str) -> str:
    return " ".join(segment.split())


def _reunir(passages: Iterable[Passage]) -> Iterator[Passage]:
    for sens, suite in groupby(passages, key=lambda passage: passage.sens):
        yield Passage(sens, "".join(passage.texte for passage in suite))
