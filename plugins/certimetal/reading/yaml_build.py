"""The fast way from YAML to data: no positions, no findings, and no second thoughts.

It gives the data of a text in which there is nothing to say. At the first thing that is not so it
gives up, and the slow way (``yaml_nodes``, ``yaml_examine``) finds the words.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from yaml import YAMLError
from yaml.cyaml import CParser  # type: ignore[attr-defined]  # -- stubs hide it
from yaml.events import (
    DocumentEndEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

from certimetal.reading.yaml_scalars import PREMIERS_SIGNES, resolve

if TYPE_CHECKING:
    from collections.abc import Callable

PROFONDEUR = 32
"""How many collections may stand in one another."""

ILLISIBLE = (YAMLError, UnicodeEncodeError)
"""What libyaml raises: the second for a lone surrogate, which no decoded text holds."""

_DOUTES = (
    # Seen on the text once, so that the builder need not look at every event for an anchor, an
    # alias or a tag, nor at every value for what an escape made.
    ("&", re.compile(r"(?:^|[\s\[{,:?-])&\S")),
    ("*", re.compile(r"(?:^|[\s\[{,:?-])\*\S")),
    ("!", re.compile(r"(?:^|[\s\[{,:?-])!")),
    ("\\", re.compile(r"\\[^\"\\/nt \n]")),
)
_BLANCS_ET_COURBES = "“”„‟\u00a0\u202f\u2007\u3000"
_NOMBRES = frozenset((bool, int, float))
_CLE_ACCENTUEE = re.compile(r"[A-Za-zÀ-ÖØ-öø-ÿŒœ]+(?:[ ’-][A-Za-zÀ-ÖØ-öø-ÿŒœ]+)*")
_CLES_SURES: set[str] = set()  # keys that were looked at once and are plain names: a memo


class DoubtError(Exception):
    """There is something to say about this text; no message, for no one sees it."""


def build(texte: str) -> Any:
    """Return the data of a YAML text; ``DoubtError`` or libyaml's error where all is not plain."""
    for signe, suspect in _DOUTES:
        if signe in texte and suspect.search(texte):
            raise DoubtError
    get = CParser(texte).get_event
    get()  # the stream's start
    debut = get()
    if debut.__class__ is not DocumentStartEvent or debut.version or debut.tags:
        raise DoubtError
    event = get()
    if event.__class__ is ScalarEvent:
        donnees = _plain(event.value) if not event.style else event.value
    else:
        donnees = _collection(get, event, 0)
    if get().__class__ is not DocumentEndEvent or get().__class__ is not StreamEndEvent:
        raise DoubtError
    return donnees


def _plain(texte: str) -> Any:
    valeur = resolve(texte)
    if valeur is None or valeur.__class__ in _NOMBRES:
        return valeur
    if valeur.__class__ is str and texte[0] not in _BLANCS_ET_COURBES:
        return valeur
    raise DoubtError


def _check_one_line(event: Any) -> None:
    """Doubt a text on several lines in which a dash may have been a list's."""
    if event.start_mark.line != event.end_mark.line:
        raise DoubtError


def _collection(get: Callable[[], Any], event: Any, depth: int) -> Any:
    if depth >= PROFONDEUR:
        raise DoubtError
    if event.__class__ is MappingStartEvent:
        return _mapping(get, depth + 1)
    if event.__class__ is SequenceStartEvent:
        return _sequence(get, depth + 1)
    raise DoubtError


def _sequence(get: Callable[[], Any], depth: int) -> list[Any]:
    liste: list[Any] = []
    while True:
        event = get()
        if event.__class__ is ScalarEvent:
            texte = event.value
            if not event.style:
                if texte[:1] in PREMIERS_SIGNES:
                    texte = _plain(texte)
                elif " - " in texte:
                    _check_one_line(event)
            liste.append(texte)
        elif event.__class__ is SequenceEndEvent:
            return liste
        else:
            liste.append(_collection(get, event, depth))


def _mapping(get: Callable[[], Any], depth: int) -> dict[str, Any]:
    objet: dict[str, Any] = {}
    while True:
        event = get()
        if event.__class__ is not ScalarEvent:
            if event.__class__ is MappingEndEvent:
                return objet
            raise DoubtError
        cle = event.value
        if cle in objet or cle not in _CLES_SURES:
            _check_key(objet, event)
        event = get()
        if event.__class__ is ScalarEvent:
            texte = event.value
            if not event.style:
                if texte[:1] in PREMIERS_SIGNES:
                    texte = _plain(texte)
                elif " - " in texte:
                    _check_one_line(event)
            objet[cle] = texte
        else:
            objet[cle] = _collection(get, event, depth)


def _check_key(objet: dict[str, Any], event: Any) -> None:
    cle = event.value
    if cle in objet or ":" in cle or not (cle.isascii() or _CLE_ACCENTUEE.fullmatch(cle)):
        raise DoubtError
    if cle[:1] not in PREMIERS_SIGNES:
        if len(_CLES_SURES) < 1024:
            _CLES_SURES.add(cle)
    elif not event.style and _plain(cle).__class__ is not str:
        raise DoubtError
