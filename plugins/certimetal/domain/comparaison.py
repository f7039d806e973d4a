"""The source's text held against what is published, sentence by sentence."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from functools import partial
from typing import TYPE_CHECKING

from certimetal.domain.decoupage import (
    Mot,
    Phrase,
    assembler,
    cle,
    forme,
    memes_lettres,
    phrases_markdown,
    sans_puce,
    unifier,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from certimetal.domain.passages import Passage
    from certimetal.domain.reglages import Correction, Coupure, Mobilier, Reglages

_FIN_DE_DIAPOSITIVE = 3  # blank lines that end a slide in the source, and so a sentence
_RESSEMBLANCE = 0.6
_COUPE = "\v"


@dataclass(frozen=True, slots=True, kw_only=True)
class Manquante:
    """A sentence of the source that is not published, with the nearest one that is.

    ``deja`` where it is published, but fewer times than the source says it.
    """

    phrase: Phrase
    proche: Phrase | None = None
    deja: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparaison:
    """All that a comparison tells; lines are those of the source.

    ``corrections`` and ``mobilier`` are what was applied, each with its lines; ``sans_objet`` the
    corrections that met nothing; ``ajouts`` the published sentences that the source has not.
    """

    trouvees: int
    manquantes: tuple[Manquante, ...]
    ajouts: tuple[Phrase, ...]
    corrections: tuple[tuple[Correction, tuple[int, ...]], ...] = ()
    sans_objet: tuple[Correction, ...] = ()
    mobilier: tuple[tuple[Mobilier, tuple[int, ...]], ...] = ()

    @property
    def total(self) -> int:
        return self.trouvees + len(self.manquantes)


def comparer(source: str, publies: Iterable[Passage], reglages: Reglages) -> Comparaison:
    """Compare the source's text with the published passages."""
    texte, corrections = corriger(source, reglages.corrections)
    texte = couper(texte, reglages.coupures)
    lignes_mobilier: dict[str, list[int]] = {}
    phrases = tuple(assembler(_mots_source(texte, reglages, lignes_mobilier)))
    publie = _Publie(publies)
    manquantes = tuple(manque for phrase in phrases if (manque := publie.retirer(phrase)))
    return Comparaison(
        trouvees=len(phrases) - len(manquantes),
        manquantes=manquantes,
        ajouts=publie.restes(),
        corrections=tuple((c, lignes) for c, lignes in corrections if lignes),
        sans_objet=tuple(c for c, lignes in corrections if not lignes),
        mobilier=tuple(
            (meuble, tuple(lignes_mobilier[meuble.texte]))
            for meuble in reglages.mobilier
            if meuble.texte in lignes_mobilier
        ),
    )


def corriger(
    source: str, corrections: Iterable[Correction]
) -> tuple[str, tuple[tuple[Correction, tuple[int, ...]], ...]]:
    """Return the source with its slips mended, same lines, and the lines of each correction."""
    texte = unifier(source.replace("\r\n", "\n").replace("\f", "\n"))
    faites = []
    for correction in corrections:
        cherche = re.compile(_motif(correction.source))
        trouves = cherche.finditer(texte)
        lignes = tuple(texte.count("\n", 0, trouve.start()) + 1 for trouve in trouves)
        texte = cherche.sub(partial(_remplacer, unifier(correction.publie)), texte)
        faites.append((correction, lignes))
    return texte, tuple(faites)


def couper(texte: str, coupures: Iterable[Coupure]) -> str:
    """Return the text with a mark, on the same lines, wherever a sentence ends unseen."""
    for coupure in coupures:
        cherche = re.compile(f"({_motif(coupure.fin)})(\\s+)({_motif(coupure.debut)})")
        texte = cherche.sub(rf"\1{_COUPE}\2\3", texte)
    return texte


def _motif(mots: str) -> str:
    return r"\s+".join(map(re.escape, unifier(mots).split()))


def _remplacer(publie: str, trouve: re.Match[str]) -> str:
    """Return ``publie`` with as many line ends as what it replaces, so that lines keep their
    numbers: beside it, never inside a word."""
    sauts = "\n" * trouve.group().count("\n")
    avant = trouve.string[: trouve.start()][-1:]
    return f"{publie}{sauts}" if avant and not avant.isspace() else f"{sauts}{publie}"


def _mots_source(
    texte: str, reglages: Reglages, lignes_mobilier: dict[str, list[int]]
) -> Iterator[Mot | None]:
    titres = {_nette(titre) for titre in reglages.titres}
    meubles = {_nette(meuble.texte): meuble.texte for meuble in reglages.mobilier}
    vides = 0
    for numero, ligne in enumerate(texte.split("\n"), 1):
        vides = 0 if ligne.strip() else vides + 1
        if vides >= _FIN_DE_DIAPOSITIVE:
            yield None
        for rang, morceau in enumerate(ligne.split(_COUPE)):
            nette = _nette(morceau)
            reste, puce = sans_puce(nette)
            seule = nette in titres or nette in meubles
            if puce or seule or rang:
                yield None
            if nette in meubles:
                lignes_mobilier.setdefault(meubles[nette], []).append(numero)
                continue
            for mot in reste.split():
                yield mot, numero
            if seule:
                yield None


def _nette(ligne: str) -> str:
    return " ".join(unifier(ligne).split())


@dataclass(slots=True)
class _Entree:
    """A published sentence and how many times it may still be met."""

    phrase: Phrase
    forme: str
    restent: int
    repete: bool
    vue: bool = field(default=False)


class _Publie:
    """The published sentences, each taken away when the source says it."""

    def __init__(self, publies: Iterable[Passage]) -> None:
        self._par_cle: dict[str, list[_Entree]] = {}
        for passage in publies:
            for phrase in phrases_markdown(passage.texte, passage.ou):
                lue = forme(phrase.texte)
                entree = _Entree(phrase, lue, 1, passage.repete)
                self._par_cle.setdefault(cle(lue), []).append(entree)

    def retirer(self, phrase: Phrase) -> Manquante | None:
        """Take one published sentence away for this one of the source, or say what is missing."""
        lue = forme(phrase.texte)
        entrees = [e for e in self._par_cle.get(cle(lue), ()) if memes_lettres(lue, e.forme)]
        for entree in sorted(entrees, key=lambda e: e.repete):
            if entree.repete or entree.restent:
                entree.restent -= 1
                entree.vue = True
                return None
        if entrees:
            return Manquante(phrase=phrase, proche=entrees[0].phrase, deja=True)
        return Manquante(phrase=phrase, proche=self._proche(cle(lue)))

    def restes(self) -> tuple[Phrase, ...]:
        """Return the published sentences that the source did not say."""
        return tuple(
            entree.phrase
            for entrees in self._par_cle.values()
            for entree in entrees
            if not entree.vue
        )

    def _proche(self, cherchee: str) -> Phrase | None:
        meilleure, score = None, _RESSEMBLANCE
        compare = SequenceMatcher(autojunk=False)
        compare.set_seq2(cherchee)
        for candidate, entrees in self._par_cle.items():
            compare.set_seq1(candidate)
            if compare.real_quick_ratio() > score and compare.quick_ratio() > score:
                ratio = compare.ratio()
                if ratio > score:
                    meilleure, score = entrees[0].phrase, ratio
        return meilleure
