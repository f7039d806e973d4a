"""What a form that comes back changes in a dossier's data: only what someone wrote otherwise."""

from __future__ import annotations

import re
import unicodedata
from copy import deepcopy
from typing import TYPE_CHECKING, Any

from certimetal.domain.importation import Modification

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from certimetal.domain.formulaire import ChampFormulaire
    from certimetal.domain.importation import DocumentLu

_BLANCS = re.compile(r"\s+")
_VIDES: tuple[Any, ...] = (None, "", [])
_ABSENT = object()


def merge(
    data: Mapping[str, Any] | None,
    champs: Sequence[ChampFormulaire],
    valeurs: Mapping[str, Any],
    lu: DocumentLu,
    ou: str,
) -> tuple[dict[str, Any], list[Modification]]:
    """Return the data of a file once the form is read, and what changed.

    ``valeurs`` are the fields that the file holds now, by code. A field that the document has no
    place for keeps its value; one whose value differs only by spaces and quotes too.
    """
    fait: dict[str, Any] = deepcopy(dict(data or {}))
    modifications = []
    for rang, champ in enumerate(champs):
        if champ.code not in lu.vus:
            continue
        avant = valeurs.get(champ.code, _ABSENT)
        apres = lu.champs.get(champ.code, _ABSENT)
        if equal(avant, apres):
            continue
        nouveau = None if apres is _ABSENT else _value(champ, apres, _at(fait, champ.cle))
        modifications.append(
            Modification(
                ou=f"{ou}{champ.libelle}",
                avant=_at(fait, champ.cle),
                apres=nouveau,
            )
        )
        if apres is _ABSENT:
            _remove(fait, champ.cle)
        else:
            avant_elle = [autre.cle for autre in champs[:rang]]
            fait = _put(fait, champ.cle, nouveau, avant_elle)
    return fait, modifications


def equal(un: Any, autre: Any) -> bool:
    """Tell whether two values say the same: nothing, an empty text and an empty list do."""
    un, autre = (None if v is _ABSENT or v in _VIDES else v for v in (un, autre))
    return bool(_plain(un) == _plain(autre))


def _plain(valeur: Any) -> Any:
    if isinstance(valeur, str):
        uni = unicodedata.normalize("NFC", valeur).replace("’", "'")
        return _BLANCS.sub(" ", uni).strip()
    if isinstance(valeur, bool):
        return ("booléen", valeur)
    if isinstance(valeur, list):
        return [_plain(v) for v in valeur]
    if isinstance(valeur, dict):
        return {cle: _plain(v) for cle, v in valeur.items() if v not in _VIDES}
    return valeur


def _value(champ: ChampFormulaire, valeur: Any, avant: Any) -> Any:
    """Return a value as its file holds it: rows become objects, with what no column shows."""
    if not champ.colonnes:
        return valeur
    anciens = avant if isinstance(avant, list) else []
    premiere = champ.colonnes[0].cle
    connus = {colonne.cle for colonne in champ.colonnes}
    objets = []
    for rang, rangee in enumerate(valeur):
        nom = rangee.get(premiere)
        ancien = next(
            (a for a in anciens if nom is not None and _at(a, premiere) == nom),
            anciens[rang] if rang < len(anciens) else None,
        )
        objets.append(_object(rangee, ancien, connus))
    return objets


def _object(
    rangee: Mapping[tuple[str, ...], Any], ancien: Any, connus: set[tuple[str, ...]]
) -> dict[str, Any]:
    """Return a row as an object, its keys in the order that the old one had."""
    fait: dict[str, Any] = {}
    restes = dict(rangee)
    for cle, valeur in _leaves(ancien, connus):
        if cle in restes:
            nouveau = restes.pop(cle)
            _set(fait, cle, valeur if equal(valeur, nouveau) else nouveau)
        elif cle not in connus:
            _set(fait, cle, deepcopy(valeur))
    for cle, valeur in restes.items():
        _set(fait, cle, valeur)
    return fait


def _leaves(
    data: Any, connus: set[tuple[str, ...]], chemin: tuple[str, ...] = ()
) -> list[tuple[tuple[str, ...], Any]]:
    if not isinstance(data, dict) or chemin in connus:
        return [(chemin, data)] if chemin else []
    return [f for cle, v in data.items() for f in _leaves(v, connus, (*chemin, str(cle)))]


def _at(data: Any, cle: tuple[str, ...]) -> Any:
    for pas in cle:
        data = data.get(pas) if isinstance(data, dict) else None
    return data


def _set(data: dict[str, Any], cle: tuple[str, ...], valeur: Any) -> None:
    for pas in cle[:-1]:
        if not isinstance(data.get(pas), dict):
            data[pas] = {}
        data = data[pas]
    data[cle[-1]] = valeur


def _remove(data: dict[str, Any], cle: tuple[str, ...]) -> None:
    """Remove a value, and the objects that it leaves empty."""
    parent = _at(data, cle[:-1]) if len(cle) > 1 else data
    if isinstance(parent, dict):
        parent.pop(cle[-1], None)
        if not parent and len(cle) > 1:
            _remove(data, cle[:-1])


def _put(
    data: dict[str, Any],
    cle: tuple[str, ...],
    valeur: Any,
    avant_elle: Sequence[tuple[str, ...]],
) -> dict[str, Any]:
    """Return the data with a value in its place: where it was, else after those before it."""
    premier, suite = cle[0], cle[1:]
    if suite:
        dedans = data.get(premier)
        objet = dedans if isinstance(dedans, dict) else {}
        freres = [autre[1:] for autre in avant_elle if autre[0] == premier]
        valeur = _put(objet, suite, valeur, freres)
    if premier in data:
        return {nom: valeur if nom == premier else v for nom, v in data.items()}
    precedents = {autre[0] for autre in avant_elle}
    rang = max((i + 1 for i, nom in enumerate(data) if nom in precedents), default=0)
    paires = list(data.items())
    return dict([*paires[:rang], (premier, valeur), *paires[rang:]])
