"""What stands in a field's place in a document, as the value that the field holds."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from certimetal.domain.formulaire import ChampFormulaire, Nature
from certimetal.domain.francais import guillemets
from certimetal.domain.jours import lire_jour
from certimetal.reading.word.arbre import VIDES, key, same

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

ABSENT = object()
"""Nothing is written in the field."""

AUCUN = "aucun"
_COCHEES = "\u2611\u2612\u2713\u2714\u2717\u2718\u25a0\u25a3\U0001f5f5\U0001f5f7\U0001f5f9"
_VIDES = "\u2610\u25a1\u25fb\u274f\u2751"
_CASE = re.compile(
    rf"\s*(?:([{_COCHEES}]|\[[xX]\]|[xX](?=\s))|([{_VIDES}]|\[ ?\]))\s*(.*)\Z", re.DOTALL
)
_ENTIER = re.compile(r"-?[0-9]{1,15}\Z")
_CHIFFRES = frozenset(
    {"siret", "numero_declaration_activite", "code_postal", "code_commune", "rncp", "rs"}
)
"""Numbers that people write with spaces to read them better."""

_BLANCS = re.compile(r"\s+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Lue:
    """A field's value, ``ABSENT`` where none; ``restes`` are the words that it has no place for,
    each with what is wrong."""

    valeur: Any = ABSENT
    restes: tuple[tuple[str, str], ...] = ()


def read_value(champ: ChampFormulaire, lignes: Sequence[str]) -> Lue:
    """Read the paragraphs of a field; a line end inside one is a LF."""
    ecrites = [ligne for ligne in lignes if not VIDES.match(ligne)]
    match champ.nature:
        case Nature.OUI_NON:
            return _oui_non(ecrites)
        case Nature.CHOIX:
            return _choix(champ, ecrites)
        case Nature.CHOIX_MULTIPLE:
            return _choix_multiple(champ, ecrites)
        case Nature.LISTE | Nature.LISTE_NOMBRES:
            return _liste(champ, ecrites)
        case Nature.NOMBRE:
            return _nombre(ecrites)
        case _:
            return _texte(champ, ecrites)


def read_boxes(lignes: Sequence[str]) -> Iterator[tuple[bool | None, str]]:
    """Yield each line's box (ticked, empty, or None where there is none) and its words."""
    for ligne in "\n".join(lignes).split("\n"):
        if VIDES.match(ligne):
            continue
        trouve = _CASE.match(ligne)
        if trouve is None:
            yield None, ligne.strip()
        else:
            yield trouve[1] is not None, trouve[3].strip()


def _oui_non(lignes: Sequence[str]) -> Lue:
    dits = {"oui": True, "non": False}
    coches: list[bool] = []
    restes = []
    for coche, mots in read_boxes(lignes):
        valeur = dits.get(key(mots))
        if valeur is None:
            restes.append((mots, "ce texte n’est ni « Oui » ni « Non »"))
        elif coche or (coche is None and len(lignes) == 1):
            coches.append(valeur)
    if len(set(coches)) > 1:
        return Lue(restes=(("Oui et Non", "les deux cases sont cochées"), *restes))
    return Lue(valeur=coches[0] if coches else ABSENT, restes=tuple(restes))


def _coches(
    champ: ChampFormulaire, lignes: Sequence[str]
) -> tuple[list[str], list[tuple[str, str]]]:
    """Return the values that are ticked, or written plainly, and the words of no choice."""
    lues = list(read_boxes(lignes))
    nues = [mots for coche, mots in lues if coche is None]
    if len(nues) == len(lues) and len(nues) >= len(champ.choix) > 1:
        return [], [(", ".join(nues), "les cases à cocher ont disparu")]
    connus = {key(texte): c.valeur for c in champ.choix for texte in (c.libelle, c.valeur)}
    connus[AUCUN] = AUCUN
    coches: list[str] = []
    restes = []
    for coche, mots in lues:
        parts = [mots] if key(mots) in connus or coche is not None else mots.split(",")
        valeurs = [connus.get(key(part), "") for part in parts]
        if not all(valeurs):
            restes.append((mots, "ce texte n’est celui d’aucun choix"))
        elif coche is not False:
            coches += [valeur for valeur in valeurs if valeur not in coches]
    return coches, restes


def _choix(champ: ChampFormulaire, lignes: Sequence[str]) -> Lue:
    coches, restes = _coches(champ, lignes)
    if len(coches) > 1:
        dits = " et ".join(guillemets(c) for c in coches)
        return Lue(restes=((dits, "plusieurs cases sont cochées pour un seul choix"), *restes))
    return Lue(valeur=coches[0] if coches else ABSENT, restes=tuple(restes))


def _choix_multiple(champ: ChampFormulaire, lignes: Sequence[str]) -> Lue:
    coches, restes = _coches(champ, lignes)
    if AUCUN in coches:
        if len(coches) > 1:
            autres = ", ".join(c for c in coches if c != AUCUN)
            return Lue(restes=((autres, "« Aucun » est coché avec d’autres choix"), *restes))
        return Lue(valeur=[], restes=tuple(restes))
    return Lue(valeur=coches or ABSENT, restes=tuple(restes))


def _liste(champ: ChampFormulaire, lignes: Sequence[str]) -> Lue:
    if not lignes:
        return Lue()
    if len(lignes) == 1 and key(lignes[0]) in {AUCUN, "aucune"}:
        return Lue(valeur=[])
    if champ.nature is Nature.LISTE:
        return Lue(valeur=[_une(ligne) for ligne in lignes])
    nombres = [_BLANCS.sub("", ligne) for ligne in lignes]
    restes = tuple((n, _PAS_UN_NOMBRE) for n in nombres if not _ENTIER.match(n))
    entiers = [int(n) for n in nombres if _ENTIER.match(n)]
    return Lue(valeur=entiers or ABSENT, restes=restes)


_PAS_UN_NOMBRE = "un nombre entier, en chiffres, est attendu"


def _nombre(lignes: Sequence[str]) -> Lue:
    if not lignes:
        return Lue()
    ecrit = _BLANCS.sub("", "".join(lignes))
    if _ENTIER.match(ecrit):
        return Lue(valeur=int(ecrit))
    return Lue(restes=((" ".join(lignes), _PAS_UN_NOMBRE),))


def _texte(champ: ChampFormulaire, lignes: Sequence[str]) -> Lue:
    if not lignes:
        return Lue()
    texte = "\n\n".join("\n".join(_une(part) for part in ligne.split("\n")) for ligne in lignes)
    if champ.nature is Nature.DATE:
        jour = lire_jour(same(texte))
        return Lue(valeur=jour.isoformat() if jour else texte)
    serre = _BLANCS.sub("", texte)
    if champ.cle[-1] in _CHIFFRES and serre.removeprefix("RNCP").removeprefix("RS").isdigit():
        return Lue(valeur=serre)
    return Lue(valeur=texte)


def _une(ligne: str) -> str:
    return ligne.strip(" \t\n")
