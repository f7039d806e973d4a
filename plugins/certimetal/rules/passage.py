"""The free texts of a dossier, one by one, with their place: where personal data may stand."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator

    from certimetal.domain.controle import Chemin
    from certimetal.domain.dossier import Adresse, Dossier
    from certimetal.domain.journal import Evenement

ANNEXES = "annexes"
_SANS_PROSE = frozenset({"date", "auteur", "evenement", "empreinte", "guide", ANNEXES})
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
        for chemin, texte in _textes(dict(reponse.engagements), (), retenir):
            yield Passage(fichier, chemin, texte)
        for rang, annexe in enumerate(reponse.annexes):
            for cle, texte in (("titre", annexe.titre), ("conservation", annexe.conservation)):
                if texte and retenir(texte):
                    yield Passage(fichier, ("annexes", rang, cle), texte)
    for evenement in dossier.journal:
        yield from _evenement(evenement, retenir)


def _evenement(evenement: Evenement, retenir: Callable[[str], bool]) -> Iterator[Passage]:
    for chemin, texte in _textes(dict(evenement.donnees), (), retenir, _SANS_PROSE):
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
    valeur: Any, chemin: Chemin, retenir: Callable[[str], bool], sans: Collection[str] = ()
) -> Iterator[tuple[Chemin, str]]:
    """Yield the strings within a JSON value, those of the keys ``sans`` left out.

    Lists and objects of such a key are gone through, save the annexes, of codes and digests. The
    reader's depth cap bounds the recursion.
    """
    paires = valeur.items() if isinstance(valeur, dict) else enumerate(valeur)
    for cle, element in paires:
        if isinstance(element, str):
            if element and cle not in sans and retenir(element):
                yield (*chemin, cle), element
        elif isinstance(element, dict | list) and not (sans and cle == ANNEXES):
            yield from _textes(element, (*chemin, cle), retenir, sans)
