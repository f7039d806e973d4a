"""What a browser editor or a spreadsheet breaks in YAML, where there is one right way to write it.

A number that is a text gets its quotes, a date loses its midnight, an optional field that says
nothing goes. Nothing is guessed: the rest stays, with its findings.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from certimetal.reading.yaml_nodes import Noeud, compose
from certimetal.reading.yaml_scalars import is_yes_or_no, quote, resolve

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from certimetal.domain.champ import Champ

_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_MINUIT = re.compile(rf"({_DATE.pattern})[Tt ]00:00(?::00(?:\.0+)?)?(?:Z|\+00:00)?")
_RIEN = re.compile(r"""(?:""|''|null|\{\s*\}|\[\s*\]|)""")


@dataclass(frozen=True, slots=True, kw_only=True)
class Retouche:
    """A change of the text between two offsets; ``quoi`` says in French what it does to ``cle``."""

    debut: int
    fin: int
    nouveau: str
    quoi: str
    cle: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Repare:
    """A text and the changes made to it, in its order."""

    texte: str
    retouches: tuple[Retouche, ...] = ()


def repair(texte: str, champ: Champ) -> Repare:
    """Mend a YAML text that ``champ`` describes; one that cannot be read comes back as it is."""
    arbre = compose(texte)
    if arbre.racine is None or arbre.erreur or arbre.suites or arbre.trop_profond >= 0:
        return Repare(texte=texte)
    retouches = tuple(sorted(_retouches(texte, arbre.racine, champ), key=lambda r: r.debut))
    parts, fin = [], 0
    for retouche in retouches:
        parts += [texte[fin : retouche.debut], retouche.nouveau]
        fin = retouche.fin
    return Repare(texte="".join([*parts, texte[fin:]]), retouches=retouches)


def _retouches(texte: str, noeud: Noeud, champ: Champ) -> Iterator[Retouche]:
    if noeud.paires is not None:
        enfants = {enfant.cle: enfant for enfant in champ.enfants}
        for rang, (cle, valeur) in enumerate(noeud.paires):
            enfant = enfants.get(cle.valeur or "")
            if enfant is None:
                continue
            retrait = _retrait(texte, noeud, rang, enfant)
            if retrait is not None:
                yield retrait
            else:
                yield from _retouches(texte, valeur, enfant)
    elif noeud.elements is not None and champ.element is not None:
        for element in noeud.elements:
            yield from _retouches(texte, element, champ.element)
    elif noeud.valeur is not None:
        yield from _scalaire(noeud, champ)


def _scalaire(noeud: Noeud, champ: Champ) -> Iterator[Retouche]:
    """Yield what a value needs to be the text, or the date, that its field wants."""
    ecrit = noeud.valeur or ""
    if champ.type != "string" or noeud.etiquette or noeud.ancre or noeud.alias:
        return
    minuit = _MINUIT.fullmatch(ecrit)
    if minuit and any(_DATE.fullmatch(str(exemple)) for exemple in champ.exemples):
        nouveau, quoi = minuit[1], "heure retirée"
    elif not noeud.style and _a_citer(ecrit):
        nouveau, quoi = quote(ecrit), "guillemets ajoutés"
    else:
        return
    yield Retouche(debut=noeud.debut, fin=noeud.fin, nouveau=nouveau, quoi=quoi, cle=champ.cle)


def _a_citer(ecrit: str) -> bool:
    """Whether a text needs quotes to be one; a yes, a no or nothing may have meant something."""
    if not ecrit or "\n" in ecrit or is_yes_or_no(ecrit) or ecrit in _NULS:
        return False
    return not isinstance(resolve(ecrit), str)


_NULS = frozenset({"null", "Null", "NULL", "~", "true", "false"})


def _retrait(texte: str, objet: Noeud, rang: int, champ: Champ) -> Retouche | None:
    """Return the removal of a pair that says nothing, where nothing else would move."""
    paires = objet.paires or []
    cle, valeur = paires[rang]
    if champ.obligatoire or not _dit_rien(texte, valeur) or not _refuse(valeur, champ):
        return None
    bornes = _en_ligne(texte, paires, rang) if objet.en_ligne else _en_bloc(texte, cle, valeur)
    if bornes is None:
        return None
    debut, fin, nouveau = bornes
    return Retouche(
        debut=debut, fin=fin, nouveau=nouveau, quoi="champ vide retiré", cle=cle.valeur or ""
    )


def _dit_rien(texte: str, valeur: Noeud) -> bool:
    if valeur.alias or valeur.ancre or valeur.etiquette:
        return False
    if valeur.est_vide:
        return True
    vide = not (valeur.valeur or valeur.paires or valeur.elements)
    return (
        (vide or valeur.valeur == "null")
        and valeur.fin >= valeur.debut
        and bool(_RIEN.fullmatch(texte[valeur.debut : valeur.fin]))
    )


def _refuse(valeur: Noeud, champ: Champ) -> bool:
    """Whether a field refuses the nothing that is written: a list or a text may be empty."""
    if valeur.elements is not None:
        return (champ.bornes.minimum or 0) > 0
    if valeur.paires is not None:
        return any(enfant.obligatoire for enfant in champ.enfants)
    if valeur.style and champ.type == "string":
        return bool(champ.bornes.minimum or champ.bornes.motif or champ.choix)
    return True


def _en_bloc(texte: str, cle: Noeud, valeur: Noeud) -> tuple[int, int, str] | None:
    """Return the whole line of a pair; its comment stays, on a line of its own."""
    debut = texte.rfind("\n", 0, cle.debut) + 1
    retrait = texte[debut : cle.debut]
    if retrait.strip(" "):
        return None  # the first field of a list's item holds its dash
    bout = max(cle.fin, valeur.fin if not valeur.est_vide else cle.fin)
    saut = texte.find("\n", bout)
    fin = len(texte) if saut < 0 else saut + 1
    if "\n" in texte[cle.debut : bout]:
        return None
    suite = texte[bout:fin].strip().removeprefix(":").strip()
    if suite and not suite.startswith("#"):
        return None
    return debut, fin, f"{retrait}{suite}\n" if suite else ""


def _en_ligne(
    texte: str, paires: Sequence[tuple[Noeud, Noeud]], rang: int
) -> tuple[int, int, str] | None:
    """Return a pair between braces, with the comma that parted it from the one before."""
    cle, valeur = paires[rang]
    if rang == 0 or valeur.est_vide:
        return None
    debut = texte.rfind(",", 0, cle.debut)
    if debut < 0 or texte[debut + 1 : cle.debut].strip():
        return None
    return debut, valeur.fin, ""
