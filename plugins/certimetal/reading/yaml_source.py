"""From a YAML text to data of JSON's types, or to findings that say why not."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from certimetal.location import Location
from certimetal.reading import controles_yaml as c
from certimetal.reading.positions import Lignes
from certimetal.reading.signalement import signaler
from certimetal.reading.yaml_build import DoubtError, build
from certimetal.reading.yaml_examine import examine
from certimetal.reading.yaml_nodes import ILLISIBLE, compose
from certimetal.reading.yaml_report import Rapport
from certimetal.reading.yaml_syntax import Faute, diagnose

if TYPE_CHECKING:
    from certimetal.finding import Finding

REPRISES = 8
"""How many faults of syntax are sought in one text, each mended to look for the next."""

_REPRISES_JUSQU_A = 64 * 1024
"""Beyond this size, in characters, the first fault of syntax is the only one looked for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Lecture:
    """What was read: ``data`` is ``None`` and ``fatal`` true where nothing can be judged by it."""

    data: Any
    findings: tuple[Finding, ...] = ()
    fatal: bool = False


def parse(text: str, *, path: str, first_line: int = 1) -> Lecture:
    """Return the data of a YAML text as ``decode`` gives it; it never raises for what it holds.

    ``first_line`` is the file's line on which ``text`` begins. A text without content gives
    ``None``, which is not fatal: its reader knows whether that is a fault.
    """
    try:
        return Lecture(data=build(text))
    except (DoubtError, *ILLISIBLE):
        return _examine(text, path, first_line)


def _examine(text: str, path: str, first_line: int) -> Lecture:
    lignes = Lignes(text)
    arbre = compose(text)
    rapport = Rapport(lignes, path, first_line)
    data = examine(arbre, rapport)
    fatal = arbre.trop_profond >= 0
    if arbre.erreur is not None:
        fatal = True
        _tell_syntax(rapport, arbre.erreur, lignes)
    findings = tuple(sorted(dict.fromkeys(rapport.findings), key=lambda finding: finding.rang))
    return Lecture(data=None if fatal else data, findings=findings, fatal=fatal)


def _tell_syntax(rapport: Rapport, erreur: Exception | None, lignes: Lignes) -> None:
    """Report a fault of syntax and those after it, as long as each can be mended for sure.

    A mend stays on its line, so that the lines of the next faults are still those of the file;
    a line that was mended once and is wrong again ends the search.
    """
    mendees: set[int] = set()
    origine = lignes
    for _ in range(REPRISES):
        if erreur is None:
            return
        faute = diagnose(erreur, lignes)
        ligne, colonne = lignes.position(faute.debut)
        if ligne in mendees:
            return
        debut = origine.debut(ligne) + colonne - 1
        rapport.dire(
            faute.controle,
            debut,
            faute.message,
            fin=debut + faute.fin - faute.debut if faute.fin >= 0 else -1,
            attendu=faute.attendu,
            remede=faute.remede,
            suggestion=faute.suggestion,
        )
        mendees.add(ligne)
        if faute.remplacement is None or len(lignes.texte) > _REPRISES_JUSQU_A:
            return
        lignes = Lignes(_mend(lignes.texte, faute))
        erreur = compose(lignes.texte).erreur


def _mend(texte: str, faute: Faute) -> str:
    debut, fin = faute.portee
    return texte[:debut] + (faute.remplacement or "") + texte[fin:]


def nothing_written(path: str) -> Lecture:
    """Return the reading of a file that should have data and has none."""
    finding = signaler(
        c.VIDE,
        Location(path=path),
        "Ce fichier ne contient aucun champ.",
        attendu="Au moins les champs obligatoires.",
        remede="Complétez le fichier, ou reprenez sa version précédente.",
    )
    return Lecture(data=None, findings=(finding,), fatal=True)
