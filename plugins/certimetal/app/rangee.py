"""One row of the table of paper habilitations, from its cells to values, or its faults."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from certimetal.domain.francais import guillemets
from certimetal.domain.reprise import EXEMPLE, OBLIGATOIRES, FauteTableau, lire_date
from certimetal.rules.siret import cle_valide

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from certimetal.reading.tableur import Rangee

_SCIENTIFIQUE = re.compile(r"[0-9]([.,][0-9]+)?E\+?[0-9]{1,2}", re.IGNORECASE)
_DATES = ("date_effet", "fin", "date_decision")


@dataclass(frozen=True, slots=True, kw_only=True)
class Ligne:
    """A row that reads well: ``numero`` is its line in the file.

    ``fin`` is None where the rule is to give it.
    """

    numero: int
    siret: str
    reference: str
    date_effet: date
    date_decision: date
    fin: date | None
    certificateur: str
    raison_sociale: str
    note: str


def lire_ligne(rangee: Rangee) -> tuple[Ligne | None, list[FauteTableau]]:
    """Read the cells of a row; None where one that must be there is not, or does not read."""
    fautes = [*_fautes(rangee)]
    if fautes:
        return None, fautes
    cellules = rangee.cellules
    effet = lire_date(cellules["date_effet"])
    assert effet is not None, "_fautes reads it too"  # noqa: S101 -- for the type checker
    ligne = Ligne(
        numero=rangee.ligne,
        siret=_siret(cellules["siret"]),
        reference=cellules["reference"],
        date_effet=effet,
        date_decision=lire_date(cellules.get("date_decision", "")) or effet,
        fin=lire_date(cellules.get("fin", "")),
        certificateur=cellules.get("certificateur", ""),
        raison_sociale=cellules.get("raison_sociale", ""),
        note=cellules.get("note", ""),
    )
    if ligne.fin is not None and ligne.fin < effet:
        return ligne, [_faute(rangee, "fin", "La fin précède la date d’effet.")]
    return ligne, []


def _fautes(rangee: Rangee) -> Iterator[FauteTableau]:
    if rangee.surplus:
        yield _faute(
            rangee,
            "",
            "Cette ligne a plus de cases que de titres : un séparateur s’est glissé dans un texte.",
        )
    for colonne in OBLIGATOIRES:
        if not rangee.cellules[colonne]:
            yield _faute(rangee, colonne, "Cette case est vide.")
    if rangee.cellules["reference"].casefold().startswith(EXEMPLE.casefold()):
        yield _faute(rangee, "reference", "C’est la ligne d’exemple : remplacez-la.")
        return
    siret = rangee.cellules["siret"]
    if siret and not cle_valide(_siret(siret)):
        yield _faute(rangee, "siret", _siret_refuse(siret))
    for colonne in _DATES:
        valeur = rangee.cellules.get(colonne, "")
        if valeur and lire_date(valeur) is None:
            yield _faute(
                rangee,
                colonne,
                f"{guillemets(valeur)} n’est pas une date. Écrivez 2022-09-01 ou 01/09/2022.",
            )


def _siret(ecrit: str) -> str:
    return "".join(c for c in ecrit if c not in " \N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}'’")


def _siret_refuse(ecrit: str) -> str:
    chiffres = _siret(ecrit)
    if _SCIENTIFIQUE.fullmatch(chiffres):
        return (
            f"Le tableur a arrondi ce SIRET ({guillemets(ecrit)}) : mettez la colonne au format "
            "Texte, puis recopiez les 14 chiffres."
        )
    if not (chiffres.isascii() and chiffres.isdigit()):
        return f"{guillemets(ecrit)} n’est pas un SIRET : il a 14 chiffres."
    if len(chiffres) < 14:
        return (
            f"Ce SIRET n’a que {len(chiffres)} chiffres. S’il commence par des zéros, le tableur "
            "les a retirés : mettez la colonne au format Texte."
        )
    if len(chiffres) > 14:
        return f"Ce SIRET a {len(chiffres)} chiffres : il en faut 14."
    return "La clé de ce SIRET est fausse : un chiffre a été mal recopié."


def _faute(rangee: Rangee, colonne: str, message: str) -> FauteTableau:
    return FauteTableau(ligne=rangee.ligne, colonne=colonne, message=message)
