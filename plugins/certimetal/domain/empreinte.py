"""The fingerprint of what was read: it changes with the meaning, and with nothing else.

Version 1 is the SHA-256 of the canonical JSON of the front matter's data and of the body. Line
ends, Unicode form, the order of keys and dead blanks do not change it. The data is taken key by
key: a renamed field needs a migration of the empreintes, which ``v1`` announces.
"""

from __future__ import annotations

import hashlib
import json
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from certimetal.domain.blancs import retirer_blancs

if TYPE_CHECKING:
    from collections.abc import Mapping

VERSION = "v1"
PREFIXE = f"{VERSION}:sha256:"
_COURT = 64
_ECRIRE = json.JSONEncoder(ensure_ascii=False).encode


def empreinte(donnees: Mapping[str, Any], corps: str) -> str:
    """Return ``v1:sha256:`` and 64 hexadecimal digits, of JSON data and a body in Markdown."""
    canonique = canoniser(donnees, corps).encode("utf-8", "surrogatepass")
    return PREFIXE + hashlib.sha256(canonique).hexdigest()


def canoniser(donnees: Mapping[str, Any], corps: str) -> str:
    """Return the text that an empreinte is of: JSON without blanks, its keys in order."""
    return f'{{"corps":{_texte(retirer_blancs(corps))},"donnees":{_valeur(donnees)}}}'


def _valeur(valeur: Any) -> str:
    """Write a value of JSON; a float that is whole is the integer that JSON says it is."""
    if isinstance(valeur, str):
        return _mot(valeur) if len(valeur) <= _COURT else _texte(valeur)
    if isinstance(valeur, dict):
        paires = sorted((_valeur(str(cle)), _valeur(sous)) for cle, sous in valeur.items())
        return "{" + ",".join(f"{cle}:{sous}" for cle, sous in paires) + "}"
    if isinstance(valeur, list | tuple):
        return "[" + ",".join(map(_valeur, valeur)) + "]"
    if isinstance(valeur, float) and valeur.is_integer():
        valeur = int(valeur)
    return json.dumps(valeur, default=str)


def _texte(texte: str) -> str:
    if "\r" in texte:
        texte = texte.replace("\r\n", "\n").replace("\r", "\n")
    return _ECRIRE(unicodedata.normalize("NFC", texte))


_mot = lru_cache(maxsize=4096)(_texte)
"""Keys and choices: the same few words, dossier after dossier."""
