"""A YAML text read again, slowly, to say what is wrong with it: every fault that can be found."""

from __future__ import annotations

from certimetal.reading.lecture import Lecture
from certimetal.reading.positions import Lignes
from certimetal.reading.yaml_examine import examine
from certimetal.reading.yaml_nodes import compose
from certimetal.reading.yaml_report import Rapport
from certimetal.reading.yaml_syntax import Faute, diagnose

REPRISES = 8
"""How many faults of syntax are sought in one text, each mended to look for the next."""

_REPRISES_JUSQU_A = 64 * 1024
"""Beyond this size, in characters, the first fault of syntax is the only one looked for."""


def reread(text: str, path: str, first_line: int) -> Lecture:
    """Return what can be read of a text that ``build`` gave up, with its findings."""
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
