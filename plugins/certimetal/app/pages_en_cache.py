"""OF pages kept on disk, one file each: a page whose key is the same is not rendered again."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from certimetal.rendering.page import Ancre, EntreeRecherche
from certimetal.rendering.pour_le_theme import identifiants
from certimetal.writing.atomic import write_bytes

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping
    from pathlib import Path

    from certimetal.rendering.page import Page

_RESTES_TOLERES = 64


@dataclass(frozen=True, slots=True, kw_only=True)
class PageGardee:
    """What stays in memory of an OF's page; its content is in ``fichier``.

    ``cle`` changes with the page, empty where nothing vouches for it. ``identifiants`` are the
    anchors that links may lead to. ``annexes`` maps each file to publish with the page (its path
    in the dossier's folder) to its URL below the site's root.
    """

    cle: str
    chemin: str
    titre: str
    description: str
    source: str
    ancres: tuple[Ancre, ...]
    identifiants: frozenset[str]
    recherche: tuple[EntreeRecherche, ...]
    annexes: Mapping[str, str]
    fichier: Path

    def contenu(self) -> bytes:
        """Return the page's finished HTML, UTF-8, as it was rendered."""
        return self.fichier.read_bytes().partition(b"\n")[2]


class CachePages:
    """The pages of one site, in a folder that may be deleted at any time."""

    def __init__(self, dossier: Path) -> None:
        self._dossier = dossier
        self._utiles: set[str] = set()

    def obtenir(
        self, nom: str, cle: str, produire: Callable[[], tuple[Page, Mapping[str, str]]]
    ) -> PageGardee:
        """Return the page kept as ``nom`` if it has the key ``cle``, else produce and keep it.

        An empty ``cle`` vouches for nothing: such a page is always produced again.
        """
        fichier = self._dossier / f"{_condense(nom)}.html"
        self._utiles.add(fichier.name)
        gardee = _lire(fichier, cle) if cle else None
        if gardee is None:
            gardee = _garder(fichier, cle, *produire())
        return gardee

    def nettoyer(self) -> None:
        """Delete what no page used, once there is more of it than a few removed dossiers leave."""
        presents = {fichier.name: fichier for fichier in self._dossier.glob("*.html")}
        restes = presents.keys() - self._utiles
        if len(restes) > len(self._utiles) + _RESTES_TOLERES:
            for nom in restes:
                presents[nom].unlink(missing_ok=True)


def _condense(texte: str) -> str:
    return hashlib.blake2b(texte.encode(), digest_size=12).hexdigest()


def _lire(fichier: Path, cle: str) -> PageGardee | None:
    try:
        with fichier.open("rb") as ouvert:
            entete = json.loads(ouvert.readline())
        return _depuis_entete(entete, fichier) if entete["cle"] == cle else None
    except (OSError, ValueError, TypeError, LookupError, AttributeError):
        return None


def _depuis_entete(entete: Mapping[str, Any], fichier: Path) -> PageGardee:
    return PageGardee(
        cle=entete["cle"],
        chemin=entete["chemin"],
        titre=entete["titre"],
        description=entete["description"],
        source=entete["source"],
        ancres=_ancres(entete["ancres"]),
        identifiants=frozenset(entete["identifiants"]),
        recherche=tuple(
            EntreeRecherche(ancre=ancre, titre=titre, texte=texte)
            for ancre, titre, texte in entete["recherche"]
        ),
        annexes=entete["annexes"],
        fichier=fichier,
    )


def _ancres(valeurs: Collection[Any]) -> tuple[Ancre, ...]:
    return tuple(Ancre(id=v[0], titre=v[1], enfants=_ancres(v[2])) for v in valeurs)


def _en_listes(ancres: Collection[Ancre]) -> list[Any]:
    return [[a.id, a.titre, _en_listes(a.enfants)] for a in ancres]


def _garder(fichier: Path, cle: str, page: Page, annexes: Mapping[str, str]) -> PageGardee:
    entete = {
        "cle": cle,
        "chemin": page.chemin,
        "titre": page.titre,
        "description": page.description,
        "source": page.source,
        "ancres": _en_listes(page.ancres),
        "identifiants": sorted(identifiants(page.contenu)),
        "recherche": [[e.ancre, e.titre, e.texte] for e in page.recherche],
        "annexes": dict(annexes),
    }
    ligne = json.dumps(entete, ensure_ascii=False, separators=(",", ":"))
    fichier.parent.mkdir(parents=True, exist_ok=True)
    write_bytes(fichier, f"{ligne}\n{page.contenu}".encode())
    return _depuis_entete(entete, fichier)
