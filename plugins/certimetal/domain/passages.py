"""What of the référentiel is the source's own text, as its pages show it.

Rules and steps quote the source too, but say it again: they are left out, so that a sentence that
a text has lost is missed even where a rule still quotes it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from certimetal.domain.referentiel import Critere, Indicateur, Referentiel

COMPOSES = frozenset({"critere", "qualiopi"})
"""The labels that a number follows: they are never shown alone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A published text, in Markdown; ``ou`` is its file.

    ``repete`` marks what is written once and shown wherever it is needed (a label, a title, a
    capacité): the source may say it many times.
    """

    texte: str
    ou: str
    repete: bool = False


def passages(referentiel: Referentiel) -> Iterator[Passage]:
    """Yield every text of an edition that comes from the source, its certificateurs' included."""
    edition = f"criteria/{referentiel.edition}/edition.yml"
    entiers = (mots for cle, mots in referentiel.intitules.items() if cle not in COMPOSES)
    for libelle in (referentiel.titre, *entiers):
        yield Passage(texte=libelle, ou=edition, repete=True)
    for critere in referentiel.criteres.values():
        yield from _passages_critere(critere, referentiel.intitules)
    for indicateur in referentiel.indicateurs.values():
        yield from _passages_indicateur(indicateur)
    propres = (texte for textes in referentiel.textes_certificateur.values() for texte in textes)
    for texte in (*referentiel.textes, *propres):
        yield Passage(texte=texte.titre, ou=texte.source, repete=True)
        yield Passage(texte=texte.corps, ou=texte.source)
    for certificateur, precisions in referentiel.precisions.items():
        for code, precision in precisions.items():
            ou = f"criteria/certificateurs/{certificateur}/{code}.md"
            yield Passage(texte=precision, ou=ou)


def _passages_critere(critere: Critere, intitules: Mapping[str, str]) -> Iterator[Passage]:
    ou = critere.source
    numero = critere.code.removeprefix("C")
    yield Passage(texte=f"{intitules.get('critere', '')} {numero}", ou=ou, repete=True)
    yield Passage(texte=critere.titre, ou=ou, repete=True)
    yield Passage(texte=critere.guide, ou=ou)
    for capacite in critere.demontre:
        yield Passage(texte=capacite, ou=ou)
    if critere.qualiopi:
        lien = critere.qualiopi
        debut = intitules.get("qualiopi", "")
        texte = f"{debut} - Critère {lien.critere} - Indicateur {lien.indicateur}"
        yield Passage(texte=texte, ou=ou)


def _passages_indicateur(indicateur: Indicateur) -> Iterator[Passage]:
    ou = indicateur.source
    for capacite in (indicateur.capacite, *(v.texte for v in indicateur.variantes)):
        yield Passage(texte=capacite, ou=ou, repete=True)
    for texte in (indicateur.guide, *indicateur.elements_de_preuve, indicateur.consigne):
        yield Passage(texte=texte, ou=ou)
