"""What ``formater`` did, would do, or left alone, told in French."""

from __future__ import annotations

import textwrap
from itertools import groupby
from typing import TYPE_CHECKING

from certimetal.domain.formatage import Laisse
from certimetal.domain.francais import FINE, NBSP, compter, enumerer, guillemets

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from certimetal.domain.formatage import Passage, Reparation

_RAISONS = {
    Laisse.ILLISIBLE: "laissé tel quel : il ne peut pas être lu en entier",
    Laisse.CHANGE_ENTRE_TEMPS: "laissé tel quel : il a changé pendant la lecture, recommencez",
}
QUESTION = f"Les mettre en forme aussi{FINE}? [o/N] "
COMMENT = "Pour les mettre en forme aussi, relancez avec --avec-empreinte."
NON = "Ces réponses n’ont pas été touchées."
_TETES = {True: "remis en forme", False: "à remettre en forme"}


def tell(passages: Sequence[Passage], *, entier: bool, ecrit: bool, largeur: int) -> str:
    """Return the report: each file that changes or cannot be read, then the count.

    ``entier`` is whether answers may lose their empreinte; ``ecrit`` whether files were written.
    """
    lignes = list(_fichiers(passages, entier=entier, ecrit=ecrit))
    phrases = [_compte(passages, entier=entier, ecrit=ecrit), *_journal(passages)]
    lignes += [*([""] if lignes else []), *(_plie(phrase, largeur) for phrase in phrases)]
    return "".join(f"{ligne}\n" for ligne in lignes)


def warn(passages: Sequence[Passage], *, largeur: int) -> str:
    """Return what is to be known before answers lose their empreinte, empty where none would."""
    return "".join(f"\n{_plie(phrase, largeur)}\n" for phrase in _question(passages))


def _question(passages: Sequence[Passage]) -> list[str]:
    visees = [passage for passage in passages if passage.a_demander]
    if not visees:
        return []
    noms = enumerer([_court(passage.chemin) for passage in visees[:6]])
    if len(visees) > 6:
        noms = f"{', '.join(_court(p.chemin) for p in visees[:6])}…"
    peut, sa = ("peut", "son") if len(visees) == 1 else ("peuvent", "leur")
    phrase = (
        f"{compter(len(visees), 'réponse')} {peut} encore être mise{_s(visees)} en forme ({noms}), "
        f"mais {sa} empreinte changera{NBSP}: elle porte sur le texte tel qu’il est écrit."
    )
    phrases = [phrase, *_a_reparer(visees)]
    lues = [passage for passage in visees if passage.lue]
    if lues:
        ont_ete, verdicts = (
            ("a déjà été lue", "Son verdict passerait")
            if len(lues) == 1
            else ("ont déjà été lues", "Leurs verdicts passeraient")
        )
        phrases.append(
            f"Attention{NBSP}: {enumerer([_court(passage.chemin) for passage in lues])} {ont_ete} "
            f"par un auditeur. {verdicts} {guillemets('à revoir')}."
        )
    return phrases


def _a_reparer(visees: Sequence[Passage]) -> Iterator[str]:
    """Yield what would be mended in the front matter of each answer."""
    for passage in visees:
        faites = f"{FINE}; ".join(_reparations(passage.mise.reparations)) if passage.mise else ""
        if faites:
            yield f"{_court(passage.chemin)}{NBSP}: {faites}"


def _fichiers(passages: Sequence[Passage], *, entier: bool, ecrit: bool) -> Iterator[str]:
    for passage in passages:
        if passage.laisse in _RAISONS:
            yield f"{passage.chemin}{NBSP}: {_RAISONS[passage.laisse]}"
            for finding in passage.findings[:5]:
                yield f"  ligne {finding.location.line}{NBSP}: {finding.message}"
        elif passage.change(entier=entier):
            yield f"{passage.chemin}{NBSP}: {_TETES[ecrit]}"
            if passage.mise and (entier or not passage.a_demander):
                yield from (f"  {phrase}" for phrase in _reparations(passage.mise.reparations))


def _reparations(reparations: Sequence[Reparation]) -> Iterator[str]:
    """Yield « guillemets ajoutés : code_postal, siret », once for each sort of mend."""
    tries = sorted(reparations, key=lambda reparation: reparation.quoi)
    for quoi, groupe in groupby(tries, key=lambda reparation: reparation.quoi):
        cles = dict.fromkeys(reparation.cle for reparation in groupe)
        yield f"{quoi}{NBSP}: {', '.join(cles)}"


def _compte(passages: Sequence[Passage], *, entier: bool, ecrit: bool) -> str:
    changes = sum(passage.change(entier=entier) for passage in passages)
    lus = sum(passage.laisse is None for passage in passages)
    verses = sum(passage.laisse is Laisse.VERSE for passage in passages)
    if verses == len(passages) > 0:
        return (
            "Cet événement est déjà versé : il ne change plus."
            if verses == 1
            else "Ces événements sont déjà versés : ils ne changent plus."
        )
    if not changes:
        return f"Rien à changer dans {compter(lus, 'fichier')}."
    tete = compter(changes, "fichier")
    return f"{tete} {'remis en forme' if ecrit else 'à remettre en forme'} sur {lus}."


def _journal(passages: Sequence[Passage]) -> Iterator[str]:
    sans_git = sum(passage.laisse is Laisse.SANS_GIT for passage in passages)
    if sans_git:
        yield (
            f"{compter(sans_git, 'événement')} du journal laissé{'s' if sans_git > 1 else ''} tel"
            f"{'s' if sans_git > 1 else ''} quel{'s' if sans_git > 1 else ''}{NBSP}: hors d’un "
            "dépôt Git, rien ne dit lesquels sont déjà versés."
        )


def _court(chemin: str) -> str:
    """Return the end of a path that is enough to know an answer by."""
    return guillemets("/".join(chemin.split("/")[-3:]))


def _s(visees: Sequence[Passage]) -> str:
    return "s" if len(visees) > 1 else ""


def _plie(phrase: str, largeur: int) -> str:
    return textwrap.fill(phrase, largeur, break_long_words=False, break_on_hyphens=False)
