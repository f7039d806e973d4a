"""The free texts of a dossier, one by one, with their place: where personal data may stand."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from certimetal.domain.controle import Chemin
    from certimetal.domain.dossier import Adresse, Dossier
    from certimetal.domain.journal import Evenement

_SANS_PROSE = frozenset({"date", "auteur", "evenement", "empreinte", "guide"})
"""Fields of an event that hold no free text: codes, days, digests."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A text at ``chemin`` of a file's data, or an answer's body where ``chemin`` is empty."""

    fichier: str
    chemin: Chemin
    texte: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Trouvaille:
    """Personal data found in a text, from ``debut`` to ``fin``; ``masque`` is what may be shown."""

    debut: int
    fin: int
    masque: str


def passages(dossier: Dossier, retenir: Callable[[str], bool]) -> Iterator[Passage]:
    """Yield the free texts of the dossier that ``retenir`` keeps, an empty one being none.

    The contact's phone, meant to be public, is not one.
    """
    for chemin, texte in _fiche(dossier):
        if texte and retenir(texte):
            yield Passage("dossier.yml", chemin, texte)
    for indicateur, reponse in dossier.reponses.items():
        fichier = f"reponses/{indicateur}.md"
        if reponse.corps and retenir(reponse.corps):
            yield Passage(fichier, (), reponse.corps)
        for chemin, texte in _textes(reponse.engagements, (), retenir):
            yield Passage(fichier, chemin, texte)
        for rang, annexe in enumerate(reponse.annexes):
            for cle, texte in (("titre", annexe.titre), ("conservation", annexe.conservation)):
                if texte and retenir(texte):
                    yield Passage(fichier, ("annexes", rang, cle), texte)
    for evenement in dossier.journal:
        yield from _evenement(evenement, retenir)


def _evenement(evenement: Evenement, retenir: Callable[[str], bool]) -> Iterator[Passage]:
    for cle, valeur in evenement.donnees.items():
        for chemin, texte in _textes(valeur, (cle,), retenir):
            if chemin[-1] not in _SANS_PROSE and "annexes" not in chemin:
                yield Passage(evenement.chemin, chemin, texte)


def _fiche(dossier: Dossier) -> Iterator[tuple[Chemin, str]]:
    yield ("raison_sociale",), dossier.raison_sociale
    yield from _adresse(("adresse",), dossier.adresse)
    for rang, site in enumerate(dossier.sites_annexes):
        yield ("sites_annexes", rang, "nom"), site.nom
        yield from _adresse(("sites_annexes", rang, "adresse"), site.adresse)
    for rang, visee in enumerate(dossier.certifications):
        yield ("certifications", rang, "intitule"), visee.intitule
    for cle, valeur in dossier.contact.items():
        if cle != "telephone":
            yield ("contact", cle), valeur


def _adresse(chemin: Chemin, adresse: Adresse) -> Iterator[tuple[Chemin, str]]:
    yield (*chemin, "voie"), adresse.voie
    yield (*chemin, "commune"), adresse.commune


def _textes(
    valeur: Any, chemin: Chemin, retenir: Callable[[str], bool]
) -> Iterator[tuple[Chemin, str]]:
    """Yield the strings of a JSON value; the reader's depth cap bounds the recursion."""
    if isinstance(valeur, str):
        if valeur and retenir(valeur):
            yield chemin, valeur
    elif isinstance(valeur, list):
        for rang, element in enumerate(valeur):
            yield from _textes(element, (*chemin, rang), retenir)
    elif isinstance(valeur, dict):
        for cle, element in valeur.items():
            yield from _textes(element, (*chemin, cle), retenir)
