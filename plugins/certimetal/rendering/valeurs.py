"""Values of a dossier as words: what a schema calls them, never YAML."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from certimetal.domain.francais import FINE, NBSP, date_en_mots, nombre
from certimetal.rendering.typographie import quantite

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from certimetal.domain.champ import Champ

_JOUR = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", re.ASCII)
_UNITE_DU_TITRE = re.compile(
    r"(?: \((?:en )?(?:nombre de )?(?:jours|mois|ans)\)|, en (?:jours|mois|ans))$"
)
_UNITES = ("jours", "mois", "ans")


@dataclass(frozen=True, slots=True, kw_only=True)
class Ligne:
    """One field in words: its title, and its value as one sentence or as several."""

    titre: str
    valeurs: tuple[str, ...]


def enfant(champ: Champ | None, *cles: str) -> Champ | None:
    """Return the field below ``champ`` that ``cles`` lead to, arrays' items included."""
    for cle in cles:
        if champ is not None and champ.element is not None:
            champ = champ.element
        if champ is None:
            return None
        champ = next((c for c in champ.enfants if c.cle == cle), None)
    return champ


def libelle(champ: Champ | None, valeur: str) -> str:
    """Return the French title of a choice, the value itself where the field has none."""
    if champ is None:
        return valeur
    choix = champ.element.choix if champ.element is not None and not champ.choix else champ.choix
    return choix.get(valeur, valeur)


def en_lignes(champ: Champ, valeurs: Mapping[str, Any], sauf: Sequence[str] = ()) -> list[Ligne]:
    """Return the fields that ``valeurs`` fills, in the schema's order, by their titles."""
    lignes = []
    for fils in champ.enfants:
        if fils.cle in sauf:
            continue
        mots = en_mots(fils, valeurs.get(fils.cle))
        if mots:
            lignes.append(Ligne(titre=_titre(fils), valeurs=mots))
    return lignes


def en_mots(champ: Champ, valeur: Any, unite: str = "") -> tuple[str, ...]:
    """Return a value in words, one string an item; nothing where there is nothing to say."""
    unite = unite or _unite(champ)
    if isinstance(valeur, list | tuple):
        element = champ.element or champ
        return tuple(mot for item in valeur for mot in en_mots(element, item, unite))
    if isinstance(valeur, dict):
        lignes = en_lignes(champ, valeur)
        texte = f"{FINE}; ".join(f"{x.titre}{NBSP}: {', '.join(x.valeurs)}" for x in lignes)
        return (texte,) if texte else ()
    mot = _mot(champ, valeur, unite)
    return (mot,) if mot else ()


def _mot(champ: Champ, valeur: Any, unite: str) -> str:
    match valeur:
        case bool():
            return "oui" if valeur else "non"
        case int():
            return quantite(valeur, unite) if unite else nombre(valeur)
        case float():
            return nombre(valeur)
        case str():
            return champ.choix.get(valeur) or _jour(valeur) or valeur.strip()
    return ""


def _jour(valeur: str) -> str:
    if not _JOUR.fullmatch(valeur):
        return ""
    try:
        return date_en_mots(date.fromisoformat(valeur))
    except ValueError:
        return ""


def _unite(champ: Champ) -> str:
    suffixe = champ.cle.rpartition("_")[2]
    return suffixe if suffixe in _UNITES else ""


def _titre(champ: Champ) -> str:
    """Return the title without the unit that its value already carries."""
    titre = champ.titre or champ.cle
    return _UNITE_DU_TITRE.sub("", titre) if _unite(champ) else titre
