"""The communes of France, read from the reduced table of the Code officiel géographique."""

from __future__ import annotations

import re
import unicodedata
from functools import cached_property
from typing import TYPE_CHECKING

from certimetal.domain.territoire import Commune
from certimetal.errors import ReferentielError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from certimetal.reading.tree import Tree

PATH = "criteria/communes.tsv"
_HEADER = "code\tnom\tcodes_postaux\tdepartement\tarrondissement"

_ACCENTS = re.compile("[\u0300-\u036f]+")
_SEPARATORS = re.compile(r"[^a-z0-9\n]+")
_LINE_EDGES = re.compile(r"(?m)^ | $")
_SAINT = re.compile(r"\bst(e?)\b")
_CEDEX = re.compile(r"(?m) cedex(?: \d+)?$")

_SCANS = 8  # looks through the whole table that cost less than its index


def fold(nom: str) -> str:
    """Return what of a commune's name counts in a comparison, line by line.

    Case, accents, ligatures, hyphens, apostrophes, « St » for « Saint » and a final « Cedex »
    do not count.
    """
    plain = nom.casefold().replace("œ", "oe").replace("æ", "ae")
    plain = _ACCENTS.sub("", unicodedata.normalize("NFD", plain))
    plain = _LINE_EDGES.sub("", _SEPARATORS.sub(" ", plain))
    return _CEDEX.sub("", _SAINT.sub(r"saint\1", plain))


class TableCommunes:
    """The table in memory; each index is built when it is first asked for."""

    def __init__(self, lines: list[str]) -> None:
        self._lines = lines
        self._asked = 0

    def __len__(self) -> int:
        return len(self._lines)

    def toutes(self) -> Iterable[Commune]:
        """Yield every commune, by INSEE code."""
        return map(_commune, self._lines)

    def par_code(self, code: str) -> Commune | None:
        line = self._by_code.get(code)
        return None if line is None else _commune(line)

    def par_code_postal(self, code_postal: str) -> tuple[Commune, ...]:
        self._asked += 1
        if self._asked <= _SCANS:
            return _by_name(line for line in self._lines if _serves(line, code_postal))
        return _by_name(self._by_postal_code.get(code_postal, ()))

    def par_nom(self, nom: str) -> tuple[Commune, ...]:
        return _by_name(self._by_folded_name.get(fold(nom.replace("\n", " ")), ()))

    @cached_property
    def _by_code(self) -> Mapping[str, str]:
        return {line[:5]: line for line in self._lines}

    @cached_property
    def _by_postal_code(self) -> Mapping[str, list[str]]:
        index: dict[str, list[str]] = {}
        for line in self._lines:
            for code_postal in line.split("\t", 3)[2].split(" "):
                index.setdefault(code_postal, []).append(line)
        return index

    @cached_property
    def _by_folded_name(self) -> Mapping[str, list[str]]:
        folded = fold("\n".join([line.split("\t", 2)[1] for line in self._lines])).split("\n")
        index: dict[str, list[str]] = {}
        for nom, line in zip(folded, self._lines, strict=True):
            index.setdefault(nom, []).append(line)
        return index


def load_communes(tree: Tree) -> TableCommunes:
    """Read the table; ReferentielError where it is missing or is not the one we write."""
    try:
        text = tree.read(PATH).decode("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise ReferentielError(
            f"La table des communes « {PATH} » est illisible : remettez celle du dépôt, "
            "ou lancez scripts/communes pour la refaire."
        ) from error
    comment, _, rest = text.partition("\n")
    header, _, body = rest.partition("\n")
    lines = body.splitlines()
    if not comment.startswith("#") or header != _HEADER or body.count("\t") != 4 * len(lines):
        raise ReferentielError(
            f"La table des communes « {PATH} » n’a pas la forme attendue : "
            "lancez scripts/communes pour la refaire."
        )
    return TableCommunes(lines)


def _serves(line: str, code_postal: str) -> bool:
    """Tell whether a line has a postal code; most do not hold its digits at all."""
    return code_postal in line and code_postal in line.split("\t", 3)[2].split(" ")


def _commune(line: str) -> Commune:
    code, nom, codes_postaux, departement, arrondissement = line.split("\t")
    return Commune(
        code=code,
        nom=nom,
        codes_postaux=tuple(codes_postaux.split(" ")),
        departement=departement,
        arrondissement=arrondissement,
    )


def _by_name(lines: Iterable[str]) -> tuple[Commune, ...]:
    return tuple(sorted(map(_commune, lines), key=lambda c: (fold(c.nom), c.code)))
