"""The form of a dossier: its sections, blocks and fields, as the schemas and the référentiel say.

Word, OpenDocument and what reads them back walk the same value; nothing here knows of a document.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from certimetal.domain.referentiel import CRITERES

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from certimetal.domain.champ import Champ

FICHE = "dossier"
AUTRES_CHAMPS = "Comptes et publication"
AIDE_MAX = 170


class Nature(StrEnum):
    """How a field is filled in."""

    TEXTE = "texte"
    NOMBRE = "nombre"
    DATE = "date"
    OUI_NON = "oui/non"
    CHOIX = "choix"
    CHOIX_MULTIPLE = "choix multiple"
    LISTE = "liste"
    LISTE_NOMBRES = "liste de nombres"
    TABLEAU = "tableau"
    ANNEXES = "annexes"


@dataclass(frozen=True, slots=True, kw_only=True)
class Choix:
    """An allowed value, and what a box says of it: short, unique among its field's choices."""

    valeur: str
    libelle: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ChampFormulaire:
    """A field. ``cle`` is its path in the file (``("adresse", "voie")``); ``code`` names it in the
    whole form (``dossier_adresse_voie``, ``C3I2_pieces``), in at most 40 ASCII characters.

    ``colonnes`` are the fields of each row, where there are rows: their ``cle`` is relative to it.
    """

    cle: tuple[str, ...]
    code: str
    libelle: str
    nature: Nature
    aide: str = ""
    choix: tuple[Choix, ...] = ()
    colonnes: tuple[ChampFormulaire, ...] = ()
    obligatoire: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Bloc:
    """Fields under one title; a field with ``colonnes`` stands alone in its block."""

    code: str
    titre: str
    champs: tuple[ChampFormulaire, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Fiche:
    """What is answered to one indicator: its commitments, its annexes, and the answer itself."""

    indicateur: str
    engagements: tuple[ChampFormulaire, ...]
    annexes: ChampFormulaire | None

    @property
    def champs(self) -> tuple[ChampFormulaire, ...]:
        return self.engagements if self.annexes is None else (*self.engagements, self.annexes)


@dataclass(frozen=True, slots=True, kw_only=True)
class Formulaire:
    """The form of an edition: identification, then two ``fiches`` per critère, in order."""

    edition: str
    identification: tuple[Bloc, ...]
    fiches: Mapping[str, Fiche]

    def du_critere(self, critere: str) -> tuple[Fiche, ...]:
        """Return the fiches of a critère, by rank."""
        return tuple(f for code, f in self.fiches.items() if code.startswith(critere))

    @property
    def criteres(self) -> tuple[str, ...]:
        return tuple(critere for critere in CRITERES if self.du_critere(critere))


def describe_form(edition: str, fiche: Champ, reponses: Mapping[str, Champ]) -> Formulaire:
    """Describe the form: ``fiche`` is dossier.yml's schema, ``reponses`` each indicator's."""
    return Formulaire(
        edition=edition,
        identification=tuple(_blocs(fiche)),
        fiches={code: _fiche(code, champ) for code, champ in sorted(reponses.items())},
    )


def _blocs(fiche: Champ) -> Iterator[Bloc]:
    """An object or a list of objects is a block; the other fields, that before and that after."""
    simples: list[ChampFormulaire] = []
    titre, code = fiche.titre, "organisme"
    autres: list[Bloc] = []
    for enfant in fiche.enfants:
        if enfant.enfants:
            champs = tuple(_feuilles(enfant, (enfant.cle,), FICHE))
            autres.append(Bloc(code=enfant.cle, titre=enfant.titre, champs=champs))
        elif enfant.element is not None and enfant.element.enfants:
            champ = _champ(enfant, (enfant.cle,), FICHE)
            autres.append(Bloc(code=enfant.cle, titre=enfant.titre, champs=(champ,)))
        else:
            if autres and code == "organisme":
                yield Bloc(code=code, titre=titre, champs=tuple(simples))
                simples, titre, code = [], AUTRES_CHAMPS, "publication"
            simples.append(_champ(enfant, (enfant.cle,), FICHE))
    if code == "organisme":
        yield Bloc(code=code, titre=titre, champs=tuple(simples))
        yield from autres
    else:
        yield from autres
        yield Bloc(code=code, titre=titre, champs=tuple(simples))


def _fiche(code: str, champ: Champ) -> Fiche:
    champs = [_champ(enfant, (enfant.cle,), code) for enfant in champ.enfants]
    annexes = next((c for c in champs if c.cle == ("annexes",)), None)
    return Fiche(
        indicateur=code,
        engagements=tuple(c for c in champs if c is not annexes),
        annexes=None if annexes is None else replace(annexes, nature=Nature.ANNEXES),
    )


def _feuilles(champ: Champ, cle: tuple[str, ...], fichier: str) -> Iterator[ChampFormulaire]:
    """Yield the fields of an object, those of the objects that it holds included."""
    for enfant in champ.enfants:
        chemin = (*cle, enfant.cle)
        if enfant.enfants:
            yield from _feuilles(enfant, chemin, fichier)
        else:
            yield _champ(enfant, chemin, fichier)


def _champ(champ: Champ, cle: tuple[str, ...], fichier: str) -> ChampFormulaire:
    nature = _nature(champ)
    colonnes: tuple[ChampFormulaire, ...] = ()
    if nature is Nature.TABLEAU and champ.element is not None:
        colonnes = tuple(_feuilles(champ.element, (), f"{fichier}_{champ.cle}"))
    valeurs = champ.choix or (champ.element.choix if champ.element else {})
    return ChampFormulaire(
        cle=cle,
        code="_".join((fichier, *cle)),
        libelle=champ.titre,
        nature=nature,
        aide=short_help(champ.description),
        choix=tuple(
            Choix(valeur=valeur, libelle=short_label(titre or valeur))
            for valeur, titre in valeurs.items()
        ),
        colonnes=colonnes,
        obligatoire=champ.obligatoire,
    )


def _nature(champ: Champ) -> Nature:
    element = champ.element
    if champ.type == "array" and element is not None:
        if element.enfants:
            return Nature.TABLEAU
        if element.choix:
            return Nature.CHOIX_MULTIPLE
        return Nature.LISTE_NOMBRES if element.type == "integer" else Nature.LISTE
    if champ.choix:
        return Nature.CHOIX
    simples = {"boolean": Nature.OUI_NON, "integer": Nature.NOMBRE, "number": Nature.NOMBRE}
    if champ.type in simples:
        return simples[champ.type]
    dates = all(isinstance(e, str) and _DATE.fullmatch(e) for e in champ.exemples)
    return Nature.DATE if champ.exemples and dates else Nature.TEXTE


_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_PHRASE = re.compile(r"(?<=[.?!»])\s(?=[A-ZÀÂÉÈÊÎÔÛ«])")
_POUR_YAML = (
    (", entre guillemets", ""),
    ("«\N{NO-BREAK SPACE}true\N{NO-BREAK SPACE}»", "«\N{NO-BREAK SPACE}Oui\N{NO-BREAK SPACE}»"),
)


def short_label(titre: str) -> str:
    """Return a choice's title up to its colon: « Publique : paraît sur le site » → « Publique »."""
    return re.split(r"\s:", titre, maxsplit=1)[0].strip()


def short_help(description: str) -> str:
    """Return a description's first sentence, without what speaks of writing YAML."""
    for ecrit, dit in _POUR_YAML:
        description = description.replace(ecrit, dit)
    phrase = _PHRASE.split(description.strip(), maxsplit=1)[0]
    if len(phrase) <= AIDE_MAX:
        return phrase
    coupe = phrase[:AIDE_MAX].rsplit(" ", 1)[0].rstrip("\N{NO-BREAK SPACE},;:(")
    return f"{coupe}…"
