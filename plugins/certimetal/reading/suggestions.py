"""What a person probably meant: the value to put in place of one that a schema refuses.

What may be an e-mail, a phone or a NIR is never proposed: a proposal is printed.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Any

from certimetal.domain.francais import NBSP
from certimetal.reading.formes import exact_end, is_date
from certimetal.reading.mots import en_yaml, est_personnel, proche

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from certimetal.domain.champ import Champ

_OUI = frozenset({"oui", "vrai", "yes", "y", "on", "o", "x", "true"})
_NON = frozenset({"non", "faux", "no", "n", "off", "false"})
_SEPARATEURS = re.compile("[ \N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}./_-]+")
_JOUR = re.compile("([0-9]{1,2})[/. -]([0-9]{1,2})[/. -]([0-9]{4})")
_ENTIER = re.compile("[0-9]{1,9}")
_LIGNE = 120
_LONGUEUR = 500
"""Characters beyond which no correction is looked for."""


def corriger_type(valeur: Any, types: str | list[str], champ: Champ) -> str:
    """Return the YAML of what was meant by a value of the wrong type, empty where unknown."""
    if "array" in types and champ.element:
        return _en_liste(valeur, champ.element)
    for voulu in [types] if isinstance(types, str) else types:
        corrige = _converti(valeur, voulu)
        if corrige and not est_personnel(corrige):
            return corrige
    return ""


def _en_liste(valeur: Any, element: Champ) -> str:
    """Return the list of one value that was typed without its brackets."""
    if element.choix:
        valeur = corriger_choix(valeur, element.choix)
    texte = isinstance(valeur, str) and element.type == "string"
    nombre = type(valeur) is int and element.type == "integer"
    ecrit = en_yaml(valeur) if nombre or (texte and valeur) else ""
    return f"[{ecrit}]" if 0 < len(ecrit) < _LONGUEUR and not est_personnel(ecrit) else ""


def _converti(valeur: Any, voulu: str) -> str:
    if voulu == "string" and isinstance(valeur, bool | int | float):
        return f'"{en_yaml(valeur)}"'
    if voulu == "boolean" and isinstance(valeur, str):
        mot = valeur.strip().casefold()
        return "true" if mot in _OUI else "false" if mot in _NON else ""
    if voulu in {"integer", "number"} and isinstance(valeur, str):
        nombres = _ENTIER.findall(valeur[:_LONGUEUR])
        return str(int(nombres[0])) if len(nombres) == 1 else ""
    return ""


def remede_type(valeur: Any, types: str | list[str], champ: Champ, correction: str) -> str:
    """Say how to mend a value of the wrong type."""
    if valeur is None:
        liste = ", ou [] si la liste est vide" if "array" in types else ""
        suite = "" if champ.obligatoire else ", ou supprimez la ligne s’il n’y a rien à dire"
        return f"Écrivez une valeur{liste}{suite}."
    if correction:
        return f"{_geste(correction)}{NBSP}: {correction}"
    if "object" in types and champ.enfants and not champ.exemples:
        return f"Écrivez un champ par ligne, le nom puis la valeur{NBSP}: « nom: valeur »."
    if isinstance(valeur, dict) and champ.element and champ.element.enfants:
        return "Mettez un tiret devant le premier champ de chaque élément de la liste."
    exemple = en_yaml(champ.exemples[0]) if champ.exemples else ""
    if 0 < len(exemple) <= _LIGNE:
        return f"Remplacez la valeur, par exemple par{NBSP}: {exemple}"
    return f"Remplacez la valeur{NBSP}: la page du schéma en donne un exemple."


def _geste(correction: str) -> str:
    if correction.startswith('"'):
        return "Mettez des guillemets"
    if correction.startswith("["):
        return "Mettez des crochets"
    if correction.isdigit():
        return "Écrivez le nombre seul, sans guillemets ni unité"
    return "Écrivez"


def corriger_choix(valeur: Any, possibles: Mapping[str, str]) -> str:
    """Return the choice nearest to what was typed, by its value or its title; empty if none."""
    if not isinstance(valeur, str):
        return ""
    return proche(valeur, {choix: (titre,) for choix, titre in possibles.items()}, 0.6)


def corriger_forme(valeur: Any, schema: Mapping[str, Any]) -> str:
    """Return the YAML of the first rewriting of a text that has the schema's form, else nothing."""
    if not isinstance(valeur, str) or len(valeur) > _LONGUEUR:
        return ""
    motif = re.compile(exact_end(schema.get("pattern", "")))
    for essai in _reecritures(valeur):
        if (
            essai != valeur
            and motif.search(essai)
            and schema.get("minLength", 0) <= len(essai) <= schema.get("maxLength", _LONGUEUR)
            and (schema.get("format") != "date" or is_date(essai))
        ):
            return "" if est_personnel(essai) else en_yaml(essai)
    return ""


def _reecritures(valeur: str) -> Iterator[str]:
    """Yield what is often meant, the least changed first."""
    net = " ".join(valeur.split())
    yield net
    jour = _JOUR.fullmatch(net)
    if jour:
        yield f"{jour[3]}-{int(jour[2]):02}-{int(jour[1]):02}"
    serre = _SEPARATEURS.sub("", net)
    if re.search("[0-9]", serre):  # a code: its blanks and dots are for the eye
        yield serre
        yield serre.upper()
    yield net.upper()
    yield net.lower()
    tirets = re.sub("[ _'’]+", "-", net.lower())
    fichier = unicodedata.normalize("NFKD", tirets).encode("ascii", "ignore").decode("ascii")
    yield fichier
    yield f"annexes/{net}"
    yield f"annexes/{fichier}"
