"""A field as it is filled in: its label, then its boxes, its lines or its blanks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from certimetal.domain.formulaire import ChampFormulaire, Choix, Nature
from certimetal.rendering.documents.elements import Paragraphe, Trait

if TYPE_CHECKING:
    from collections.abc import Iterable

AUCUN = "Aucun"
ABSENT = object()
"""The value of a field that nobody wrote: an empty list that someone wrote is something else."""

_OUI_NON = (Choix(valeur="oui", libelle="Oui"), Choix(valeur="non", libelle="Non"))
_LIGNES_VIDES = {Nature.LISTE: 2, Nature.LISTE_NOMBRES: 1}


def label(champ: ChampFormulaire) -> Paragraphe:
    """Return the label of a field, what it asks for below it, in the same paragraph."""
    traits = [Trait(texte=champ.libelle, style="fort")]
    besoin = "Obligatoire. " if champ.obligatoire else ""
    if besoin or champ.aide:
        traits.append(Trait(texte=f"\n{besoin}{champ.aide}".rstrip(), style="aide"))
    return Paragraphe(style="Libelle", traits=tuple(traits), signet=champ.code)


def entry(champ: ChampFormulaire, valeur: Any) -> tuple[Paragraphe, ...]:
    """Return what stands where a field is filled in; ``valeur`` may be ``ABSENT``."""
    match champ.nature:
        case Nature.OUI_NON:
            coche = () if valeur is ABSENT else ("oui" if valeur else "non",)
            return tuple(_boxes(_OUI_NON, coche))
        case Nature.CHOIX:
            return tuple(_boxes(champ.choix, () if valeur in (ABSENT, "") else (valeur,)))
        case Nature.CHOIX_MULTIPLE:
            return _choices(champ, valeur)
        case Nature.LISTE | Nature.LISTE_NOMBRES:
            return _lines(champ, valeur)
        case _:
            return text_lines("" if valeur is ABSENT else str(valeur))


def short_entry(champ: ChampFormulaire, valeur: Any) -> tuple[Paragraphe, ...]:
    """Return a field in a table's cell: one choice is written as its value, boxes where several."""
    if champ.nature is Nature.CHOIX_MULTIPLE:
        return _choices(champ, valeur)
    texte = "" if valeur is ABSENT else str(valeur)
    return text_lines(texte, style="Cellule")


def text_lines(texte: str, style: str = "Saisie") -> tuple[Paragraphe, ...]:
    """Return a text: a blank line parts two paragraphs, another line end stays in its own."""
    paragraphes = texte.strip("\n").split("\n\n") if texte else [""]
    return tuple(
        Paragraphe(style=style, traits=(Trait(texte=p),) if p else ()) for p in paragraphes
    )


def _choices(champ: ChampFormulaire, valeur: Any) -> tuple[Paragraphe, ...]:
    """Return the boxes, the ticked ones first where the list has an order of its own."""
    if valeur is ABSENT:
        return tuple(_boxes(champ.choix, ()))
    if not valeur:
        aucun = Choix(valeur=AUCUN, libelle=AUCUN)
        return tuple(_boxes((aucun, *champ.choix), (AUCUN,)))
    par_valeur = {choix.valeur: choix for choix in champ.choix}
    attendu = [choix.valeur for choix in champ.choix if choix.valeur in valeur]
    if list(valeur) == attendu:
        return tuple(_boxes(champ.choix, valeur))
    autres = [choix for choix in champ.choix if choix.valeur not in valeur]
    return tuple(_boxes([*(par_valeur[v] for v in valeur), *autres], valeur))


def _boxes(choix: Iterable[Choix], coches: Iterable[str]) -> Iterable[Paragraphe]:
    coches = set(coches)
    for un in choix:
        yield Paragraphe(style="Case", case=un.valeur in coches, traits=(Trait(texte=un.libelle),))


def _lines(champ: ChampFormulaire, valeur: Any) -> tuple[Paragraphe, ...]:
    if valeur is ABSENT:
        return (Paragraphe(style="Saisie"),) * _LIGNES_VIDES[champ.nature]
    textes = [str(v) for v in valeur] or [AUCUN]
    return tuple(Paragraphe(style="Saisie", traits=(Trait(texte=texte),)) for texte in textes)
