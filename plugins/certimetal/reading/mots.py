"""The words that sentences about a schema are made of: values read, fields, near names."""

from __future__ import annotations

import json
import re
import unicodedata
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any

from certimetal.domain.caracteres import REMPLACEMENT, SUSPECTS
from certimetal.domain.francais import NBSP, citer, enumerer

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from certimetal.domain.champ import Champ
    from certimetal.domain.controle import Chemin

CACHE = "(valeur non affichée\u202f: elle ressemble à une donnée personnelle)"

_TYPES = {
    "string": "un texte",
    "integer": "un nombre entier",
    "number": "un nombre",
    "boolean": "«\u00a0true\u00a0» (oui) ou «\u00a0false\u00a0» (non)",
    "array": "une liste",
    "object": "un groupe de champs",
    "null": "rien",
}
_PERSONNEL = re.compile(
    r"@"  # an e-mail
    r"|(?<![0-9])(?:(?:\+|00)33[ .-]?[1-9]|0[1-9])(?:[ .-]?[0-9]{2}){4}(?![0-9])"  # a phone
    # a NIR, with or without its key
    r"|(?<![0-9])[1-478][ .-]?[0-9]{2}[ .-]?[0-9]{2}[ .-]?[0-9][0-9AB][ .-]?[0-9]{3}[ .-]?[0-9]{3}"
    r"(?:[ .-]?[0-9]{2})?(?![0-9])"
)
_NU = re.compile(r"[A-Za-zÀ-ÿ][A-Za-zÀ-ÿ0-9’._/-]*(?: [A-Za-zÀ-ÿ0-9’._/-]+)*")
_MOTS_YAML = frozenset({"true", "false", "null", "yes", "no", "on", "off", "y", "n"})


def est_personnel(texte: str) -> bool:
    """Tell whether a text may hold an e-mail, a phone or a NIR: it is then never shown."""
    return _PERSONNEL.search(texte) is not None


def montrer(valeur: object) -> str:
    """Return a value as a sentence quotes it, cut and harmless, or a word saying it is hidden."""
    texte = valeur if isinstance(valeur, str) else en_yaml(valeur)
    if est_personnel(texte):
        return CACHE
    return citer(SUSPECTS.sub(REMPLACEMENT, texte))


def lu(valeur: object) -> str:
    """Say what was read: « le nombre 12 », « une liste », « la valeur true (vrai) »…"""
    if valeur is None:
        return "rien"
    if isinstance(valeur, bool):
        return "la valeur true (vrai)" if valeur else "la valeur false (faux)"
    if isinstance(valeur, int | float):
        texte = en_yaml(valeur)
        return CACHE if est_personnel(texte) else f"le nombre {texte[:60]}"
    if isinstance(valeur, str):
        return f"le texte {montrer(valeur)}" if valeur else "un texte vide"
    return _TYPES["array"] if isinstance(valeur, list) else _TYPES["object"]


def type_attendu(types: str | Iterable[str]) -> str:
    """Name JSON types in French: « un texte ou une liste »."""
    noms = [types] if isinstance(types, str) else list(types)
    return enumerer([_TYPES.get(nom, nom) for nom in noms], "ou")


def nommer(cle: str, titre: str = "") -> str:
    """Return « commune » (Commune): the key as it is typed, then its title."""
    nom = montrer(cle)
    return nom if titre.casefold() in {"", cle.casefold()} else f"{nom} ({titre})"


def sujet(chemin: Chemin, champs: Iterable[Champ]) -> str:
    """Name the place that ``chemin`` leads to; ``champs`` are those on the way, the top first."""
    *_, champ = suivis = list(champs)
    if not chemin:
        return "ce fichier"
    if isinstance(chemin[-1], int):
        rang = f"l’élément n°{NBSP}{chemin[-1] + 1}"
        if len(chemin) == 1:
            return f"{rang} de ce fichier"
        return f"{rang} de {nommer(str(chemin[-2]), suivis[-2].titre)}"
    return nommer(chemin[-1], champ.titre)


def en_yaml(valeur: Any) -> str:
    """Return a value as one may type it in YAML: quoted only where it must be."""
    if isinstance(valeur, str):
        nu = _NU.fullmatch(valeur) and valeur.casefold() not in _MOTS_YAML
        return valeur if nu or _est_date(valeur) else json.dumps(valeur, ensure_ascii=False)
    if isinstance(valeur, list):
        return f"[{', '.join(map(en_yaml, valeur))}]"
    if isinstance(valeur, dict):
        return "{" + ", ".join(f"{cle}: {en_yaml(part)}" for cle, part in valeur.items()) + "}"
    return json.dumps(valeur, ensure_ascii=False, default=str)


def proche(ecrit: str, candidats: Mapping[str, Iterable[str]], seuil: float = 0.7) -> str:
    """Return the key of ``candidats`` of which a name is nearest to what was typed, or nothing.

    Case, accents, blanks and hyphens do not count.
    """
    par_nom: dict[str, str] = {}
    for cle, noms in candidats.items():
        for nom in (cle, *noms):
            par_nom.setdefault(_aplati(nom), cle)
    trouves = get_close_matches(_aplati(ecrit[:100]), par_nom, n=1, cutoff=seuil)
    return par_nom[trouves[0]] if trouves else ""


def _aplati(nom: str) -> str:
    sans_accent = unicodedata.normalize("NFKD", nom).encode("ascii", "ignore").decode("ascii")
    return re.sub("[^a-z0-9]+", "_", sans_accent.lower()).strip("_")


def _est_date(valeur: str) -> bool:
    return re.fullmatch("[0-9]{4}-[0-9]{2}-[0-9]{2}", valeur) is not None
