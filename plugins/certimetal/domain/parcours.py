"""A training as someone gives it: its dates read, and what is absurd in them told all at once."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from certimetal.domain.jours import lire_jour

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping
    from datetime import date

ANNEES = (2000, 2100)
"""First and last year of a plausible date: ``0026`` or ``2206`` is a slip of the keyboard."""


_CHAMPS = ("entree", "fin", "evaluation", "jurys", "certificateur")


@dataclass(frozen=True, slots=True, kw_only=True)
class Parcours:
    """A training: first and last day, day of the évaluation where it is set, known jurys."""

    entree: date
    fin: date
    evaluation: date | None = None
    jurys: tuple[date, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Saisie:
    """The same as typed: ``2026-03-31`` or ``31/03/2026``; empty where there is nothing."""

    entree: str
    fin: str
    evaluation: str = ""
    jurys: tuple[str, ...] = ()
    certificateur: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Faute:
    """What prevents a calendar: ``champ`` is the field of ``Saisie``, ``cle`` the kind of fault.

    ``valeurs`` are what its sentence needs.
    """

    champ: str
    cle: str
    valeurs: Mapping[str, date | str] = field(default_factory=dict)


def lire_parcours(
    saisie: Saisie, certificateurs: Collection[str]
) -> tuple[Parcours | None, tuple[Faute, ...]]:
    """Read what was typed; no Parcours where there is a fault, and then every fault.

    The faults come in the order of the fields.

    ``certificateurs`` are the codes that ``saisie.certificateur`` may be.
    """
    trouvees: list[Faute] = []
    entree = _jour("entree", saisie.entree, trouvees, obligatoire=True)
    fin = _jour("fin", saisie.fin, trouvees, obligatoire=True)
    evaluation = _jour("evaluation", saisie.evaluation, trouvees)
    jurys = [_jour("jurys", texte, trouvees) for texte in saisie.jurys]
    lus = tuple(jour for jour in jurys if jour is not None)
    trouvees += _incoherences(entree, fin, evaluation)
    trouvees += _certificateur(saisie.certificateur, certificateurs)
    if trouvees or entree is None or fin is None:
        return None, tuple(sorted(trouvees, key=lambda faute: _CHAMPS.index(faute.champ)))
    return Parcours(entree=entree, fin=fin, evaluation=evaluation, jurys=lus), ()


def fautes(
    parcours: Parcours, certificateur: str, certificateurs: Iterable[str]
) -> tuple[Faute, ...]:
    """Return what is absurd in a training's dates, or in the name of its certificateur."""
    dates = (
        ("entree", parcours.entree),
        ("fin", parcours.fin),
        ("evaluation", parcours.evaluation),
        *(("jurys", jury) for jury in parcours.jurys),
    )
    return (
        *(faute for champ, jour in dates if jour for faute in _lointaine(champ, jour)),
        *_incoherences(parcours.entree, parcours.fin, parcours.evaluation),
        *_certificateur(certificateur, certificateurs),
    )


def _jour(
    champ: str, texte: str, trouvees: list[Faute], *, obligatoire: bool = False
) -> date | None:
    if not texte.strip():
        if obligatoire:
            trouvees.append(Faute(champ=champ, cle="date_manquante"))
        return None
    jour = lire_jour(texte)
    if jour is None:
        trouvees.append(Faute(champ=champ, cle="date_illisible", valeurs={"saisie": texte.strip()}))
        return None
    lointaine = tuple(_lointaine(champ, jour))
    trouvees += lointaine
    return None if lointaine else jour


def _lointaine(champ: str, jour: date) -> Iterator[Faute]:
    premiere, derniere = ANNEES
    if not premiere <= jour.year <= derniere:
        yield Faute(champ=champ, cle="annee_lointaine", valeurs={"annee": str(jour.year)})


def _incoherences(
    entree: date | None, fin: date | None, evaluation: date | None
) -> Iterator[Faute]:
    if entree and fin and fin < entree:
        yield Faute(champ="fin", cle="fin_avant_entree", valeurs={"fin": fin, "entree": entree})
    if entree and evaluation and evaluation < entree:
        valeurs = {"evaluation": evaluation, "entree": entree}
        yield Faute(champ="evaluation", cle="evaluation_avant_entree", valeurs=valeurs)


def _certificateur(code: str, connus: Iterable[str]) -> Iterator[Faute]:
    noms = sorted(connus)
    if code and code not in noms:
        valeurs = {"saisie": code, "connus": ", ".join(noms) or "aucun"}
        yield Faute(champ="certificateur", cle="certificateur_inconnu", valeurs=valeurs)
