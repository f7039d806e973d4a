"""Aligns two sequences in time that grows with their length: by what stands once in both."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

PROFONDEUR = 12
PETIT = 2_500  # the product of two lengths below which difflib takes no time

Plage = tuple[int, int, int, int]


def aligner(un: Sequence[str], autre: Sequence[str]) -> list[tuple[int, int]]:
    """Return the pairs of places that hold the same, in the order of both sequences."""
    paires: list[tuple[int, int]] = []
    a_faire: list[tuple[Plage, int]] = [((0, len(un), 0, len(autre)), 0)]
    while a_faire:
        plage, profondeur = a_faire.pop()
        (debut, fin, depart, arrivee), bords = _bords(un, autre, plage)
        paires += bords
        if debut == fin or depart == arrivee:
            continue
        ancres = _ancres(un[debut:fin], autre[depart:arrivee]) if profondeur < PROFONDEUR else []
        if not ancres:
            paires += _finement(un, autre, (debut, fin, depart, arrivee))
            continue
        courant = (debut, depart)
        for i, j in ancres:
            paires.append((debut + i, depart + j))
            a_faire.append(((courant[0], debut + i, courant[1], depart + j), profondeur + 1))
            courant = (debut + i + 1, depart + j + 1)
        a_faire.append(((courant[0], fin, courant[1], arrivee), profondeur + 1))
    return sorted(paires)


def _bords(
    un: Sequence[str], autre: Sequence[str], plage: Plage
) -> tuple[Plage, list[tuple[int, int]]]:
    """Take away what is the same at both ends."""
    debut, fin, depart, arrivee = plage
    paires = []
    while debut < fin and depart < arrivee and un[debut] == autre[depart]:
        paires.append((debut, depart))
        debut, depart = debut + 1, depart + 1
    while debut < fin and depart < arrivee and un[fin - 1] == autre[arrivee - 1]:
        fin, arrivee = fin - 1, arrivee - 1
        paires.append((fin, arrivee))
    return (debut, fin, depart, arrivee), paires


def _ancres(un: Sequence[str], autre: Sequence[str]) -> list[tuple[int, int]]:
    """Return, in order in both, the most of those that stand once in each."""
    combien_un, combien_autre = Counter(un), Counter(autre)
    places = {v: j for j, v in enumerate(autre) if combien_autre[v] == 1}
    communs = [(i, places[v]) for i, v in enumerate(un) if combien_un[v] == 1 and v in places]
    return _croissante(communs)


def _croissante(communs: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the longest part whose second numbers grow too."""
    queues: list[int] = []
    rangs: list[int] = []
    avant: list[int] = []
    for rang, (_, j) in enumerate(communs):
        place = bisect_left(queues, j)
        avant.append(rangs[place - 1] if place else -1)
        queues[place : place + 1] = [j]
        rangs[place : place + 1] = [rang]
    suite: list[tuple[int, int]] = []
    rang = rangs[-1] if rangs else -1
    while rang >= 0:
        suite.append(communs[rang])
        rang = avant[rang]
    return suite[::-1]


def _finement(un: Sequence[str], autre: Sequence[str], plage: Plage) -> list[tuple[int, int]]:
    debut, fin, depart, arrivee = plage
    if (fin - debut) * (arrivee - depart) > PETIT:
        return []
    blocs = SequenceMatcher(None, un[debut:fin], autre[depart:arrivee], autojunk=False)
    return [
        (debut + bloc.a + n, depart + bloc.b + n)
        for bloc in blocs.get_matching_blocks()
        for n in range(bloc.size)
    ]
