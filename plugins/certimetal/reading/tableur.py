"""A table that a spreadsheet saved as text: whatever its encoding, its separator and its ends."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from typing import TYPE_CHECKING

from certimetal.errors import TableError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

LIMITE = 5 * 1024 * 1024
"""Bytes of a table: 460 rows make 100 KB."""

_ENCODAGES = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
_CLASSEUR = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")  # .xlsx and .ods, .xls
_SEPARATEURS = ";,\t"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rangee:
    """A row: ``ligne`` is its first line in the file, from 1; ``cellules`` by column's name.

    Blanks around a value are dropped, no-break ones too. ``surplus`` counts the cells that no
    column names.
    """

    ligne: int
    cellules: Mapping[str, str]
    surplus: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Tableau:
    """The columns as the first line names them, and the rows that hold something."""

    colonnes: tuple[str, ...]
    rangees: tuple[Rangee, ...]


def read_table(path: Path) -> Tableau:
    """Read a table; TableError where the file is none (a workbook, an image, too large…)."""
    try:
        if path.stat().st_size > LIMITE:
            raise TableError(f"Le fichier {path} est trop gros pour un tableau (5 Mo au plus).")
        raw = path.read_bytes()
    except OSError as error:
        raise TableError(f"Le fichier {path} ne peut pas être lu.") from error
    return parse_table(raw, nom=str(path))


def parse_table(raw: bytes, *, nom: str) -> Tableau:
    """Read a table from its bytes; ``nom`` is what messages call it."""
    if raw.startswith(_CLASSEUR):
        raise TableError(
            f"{nom} est un classeur et non un fichier CSV. Dans le tableur, choisissez "
            "«\u00a0Enregistrer sous\u00a0», puis «\u00a0CSV UTF-8\u00a0»."
        )
    texte = _decode(raw, nom).lstrip("\ufeff")
    lignes_omises, texte, separateur = _separateur(texte)
    lecteur = csv.reader(io.StringIO(texte, newline=""), delimiter=separateur, strict=True)
    rangees: list[Rangee] = []
    colonnes: tuple[str, ...] = ()
    debut = 1 + lignes_omises
    try:
        for cellules in lecteur:
            valeurs = [" ".join(cellule.split()) for cellule in cellules]
            if any(valeurs) and not colonnes:
                colonnes = tuple(valeur.casefold() for valeur in _sans_fin_vide(valeurs))
            elif any(valeurs):
                rangees.append(_rangee(debut, colonnes, valeurs))
            debut = lecteur.line_num + 1 + lignes_omises
    except csv.Error as error:
        raise TableError(
            f"{nom}, ligne {debut}\u00a0: les guillemets de cette ligne ne se ferment pas, ou "
            "sont suivis d’autre chose. Enregistrez de nouveau le tableau en CSV."
        ) from error
    if not colonnes:
        raise TableError(f"{nom} est vide\u00a0: la première ligne nomme les colonnes.")
    return Tableau(colonnes=colonnes, rangees=tuple(rangees))


def _rangee(ligne: int, colonnes: tuple[str, ...], valeurs: list[str]) -> Rangee:
    complet = [*valeurs, *[""] * (len(colonnes) - len(valeurs))]
    return Rangee(
        ligne=ligne,
        cellules=dict(zip(colonnes, complet, strict=False)),
        surplus=sum(bool(valeur) for valeur in valeurs[len(colonnes) :]),
    )


def _decode(raw: bytes, nom: str) -> str:
    """Decode what Excel and LibreOffice write: UTF-8, UTF-16 with its mark, else Windows' own."""
    for marque, encodage in _ENCODAGES:
        if raw.startswith(marque):
            try:
                return raw.decode(encodage)
            except UnicodeDecodeError as error:
                raise TableError(_ILLISIBLE.format(nom=nom)) from error
    if b"\0" in raw:
        raise TableError(_ILLISIBLE.format(nom=nom))
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        # the five bytes that Windows-1252 leaves free are no letter: such a file is another's
        try:
            return raw.decode("cp1252")
        except UnicodeDecodeError as error:
            raise TableError(_ILLISIBLE.format(nom=nom)) from error


_ILLISIBLE = (
    "{nom} n’est pas un tableau lisible. Dans le tableur, enregistrez-le en "
    "«\u00a0CSV UTF-8\u00a0»."
)


def _separateur(texte: str) -> tuple[int, str, str]:
    """Return the lines to leave out, the text after them and its separator.

    Excel may write ``sep=;`` first. Otherwise the separator is the one most found in the first
    line that holds something.
    """
    premiere, _, suite = texte.partition("\n")
    if premiere.strip().casefold().startswith("sep=") and len(premiere.strip()) == 5:
        return 1, suite, premiere.strip()[4]
    titre = next((ligne for ligne in texte.splitlines() if ligne.strip()), "")
    return 0, texte, max(_SEPARATEURS, key=titre.count)


def _sans_fin_vide(valeurs: list[str]) -> list[str]:
    while valeurs and not valeurs[-1]:
        valeurs = valeurs[:-1]
    return valeurs
