"""What a dossier's data put in each field of the form, and what the form has no place for."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from certimetal.domain.formulaire import FICHE, Nature

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from certimetal.domain.formulaire import ChampFormulaire, Formulaire


@dataclass(frozen=True, slots=True, kw_only=True)
class ReponseEcrite:
    """An answer as its file has it: the front matter's data and the Markdown below."""

    entete: Any = None
    corps: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class HorsFormulaire:
    """A value that no field can hold: ``ou`` names it (``dossier.yml : couleur``), ``valeur`` is
    JSON."""

    ou: str
    valeur: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Valeurs:
    """The value of each field that has one, by its ``code``, and the answers by indicator.

    A field that is not in ``champs`` was not written; an empty list that was is there. A table's
    value is a list of rows, each a mapping of ``cle`` to value.
    """

    champs: Mapping[str, Any] = field(default_factory=dict)
    corps: Mapping[str, str] = field(default_factory=dict)
    hors: tuple[HorsFormulaire, ...] = ()


def place_values(
    formulaire: Formulaire, fiche: Any, reponses: Mapping[str, ReponseEcrite]
) -> Valeurs:
    """Put the data of dossier.yml and of each answer in the form's fields."""
    champs: dict[str, Any] = {}
    hors: list[HorsFormulaire] = []
    identification = [champ for bloc in formulaire.identification for champ in bloc.champs]
    _pose(identification, fiche, champs, hors, f"{FICHE}.yml")
    for code, reponse in reponses.items():
        if code in formulaire.fiches:
            nom = f"reponses/{code}.md"
            _pose(formulaire.fiches[code].champs, reponse.entete, champs, hors, nom)
    corps = {code: reponse.corps for code, reponse in reponses.items()}
    return Valeurs(champs=champs, corps=corps, hors=tuple(hors))


def _pose(
    attendus: Iterable[ChampFormulaire],
    data: Any,
    champs: dict[str, Any],
    hors: list[HorsFormulaire],
    fichier: str,
) -> None:
    connus = {champ.cle: champ for champ in attendus}
    for chemin, valeur in _leaves(data, set(connus)):
        champ = connus.get(chemin)
        if champ is not None and fits(champ, valeur):
            champs[champ.code] = _rangees(champ, valeur) if champ.colonnes else valeur
        elif champ is not None and champ.colonnes and isinstance(valeur, list):
            champs[champ.code] = _rangees(champ, valeur, hors, f"{fichier} : {'.'.join(chemin)}")
        else:
            hors.append(_hors(f"{fichier} : {'.'.join(chemin) or '(tout)'}", valeur))


def _leaves(
    data: Any, connus: set[tuple[str, ...]], chemin: tuple[str, ...] = ()
) -> Iterator[tuple[tuple[str, ...], Any]]:
    """Yield each value that is a field's, or that no field below could hold."""
    parent = any(cle[: len(chemin)] == chemin and cle != chemin for cle in connus)
    if isinstance(data, dict) and parent:
        for cle, valeur in data.items():
            yield from _leaves(valeur, connus, (*chemin, str(cle)))
    elif chemin or data is not None:
        yield chemin, data


def fits(champ: ChampFormulaire, valeur: Any) -> bool:
    """Tell whether a field of the form can hold a value and give it back."""
    if champ.colonnes:
        return isinstance(valeur, list) and all(_row_fits(champ, rang) for rang in valeur)
    return _ACCEPTE.get(champ.nature, _est_texte)(champ, valeur)


def _est_texte(_champ: ChampFormulaire, valeur: Any) -> bool:
    return isinstance(valeur, str)


def _est_un_choix(champ: ChampFormulaire, valeur: Any) -> bool:
    return valeur == "" or any(valeur == choix.valeur for choix in champ.choix)


def _sont_des_choix(champ: ChampFormulaire, valeur: Any) -> bool:
    if not isinstance(valeur, list) or not all(v and _est_un_choix(champ, v) for v in valeur):
        return False
    return len(set(valeur)) == len(valeur)


def _sont_des_textes(_champ: ChampFormulaire, valeur: Any) -> bool:
    return isinstance(valeur, list) and all(isinstance(v, str) and v for v in valeur)


def _est_entier(valeur: Any) -> bool:
    return isinstance(valeur, int) and not isinstance(valeur, bool)


_ACCEPTE: Mapping[Nature, Callable[[ChampFormulaire, Any], bool]] = {
    Nature.OUI_NON: lambda _champ, valeur: isinstance(valeur, bool),
    Nature.NOMBRE: lambda _champ, valeur: _est_entier(valeur),
    Nature.CHOIX: _est_un_choix,
    Nature.CHOIX_MULTIPLE: _sont_des_choix,
    Nature.LISTE: _sont_des_textes,
    Nature.LISTE_NOMBRES: lambda _champ, valeur: (
        isinstance(valeur, list) and all(map(_est_entier, valeur))
    ),
}


def _row_fits(champ: ChampFormulaire, rang: Any) -> bool:
    connus = {colonne.cle: colonne for colonne in champ.colonnes}
    return (
        isinstance(rang, dict)
        and bool(rang)
        and all(
            cle in connus and fits(connus[cle], valeur)
            for cle, valeur in _leaves(rang, set(connus))
        )
    )


def _rangees(
    champ: ChampFormulaire,
    valeur: list[Any],
    hors: list[HorsFormulaire] | None = None,
    ou: str = "",
) -> list[dict[tuple[str, ...], Any]]:
    """Return the rows of a table, each value by its column; what has none goes to ``hors``."""
    connus = {colonne.cle: colonne for colonne in champ.colonnes}
    rangees = []
    for rang, ligne in enumerate(valeur, start=1):
        rangee = {}
        for cle, contenu in _leaves(ligne, set(connus)):
            if cle in connus and fits(connus[cle], contenu):
                rangee[cle] = contenu
            elif hors is not None:
                hors.append(_hors(f"{ou}, ligne {rang} : {'.'.join(cle) or '(tout)'}", contenu))
        rangees.append(rangee)
    return rangees


def _hors(ou: str, valeur: Any) -> HorsFormulaire:
    return HorsFormulaire(ou=ou, valeur=json.dumps(valeur, ensure_ascii=False, sort_keys=True))
