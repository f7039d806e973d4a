"""Findings as GitHub (and Forgejo) workflow commands: annotations on a pull request's lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from certimetal.domain.francais import NBSP
from certimetal.finding import Gravite
from certimetal.rendering.findings.decompte import conclude
from certimetal.rendering.findings.neutre import neutralise

if TYPE_CHECKING:
    from collections.abc import Sequence

    from certimetal.finding import Finding

_COMMANDES = {
    Gravite.ERREUR: "error",
    Gravite.AVERTISSEMENT: "warning",
    Gravite.CONSEIL: "notice",
}


def render(findings: Sequence[Finding], *, dossiers: int, fichiers: int) -> str:
    """Return one command per finding, one line each, then the closing sentence.

    No value can end its line, its property or start a command of its own: ``%``, CR, LF, ``:``
    and ``,`` are escaped as the runner unescapes them.
    """
    lignes = [_annotation(finding) for finding in findings]
    lignes.append(conclude(findings, dossiers=dossiers, fichiers=fichiers))
    return "\n".join(lignes) + "\n"


def _annotation(finding: Finding) -> str:
    place = finding.location
    proprietes = {
        "file": neutralise(place.path),
        "line": str(place.line),
        "col": str(place.column),
        "title": f"{finding.gravite.value}{NBSP}: {neutralise(finding.controle)}",
    }
    if place.end_column:
        proprietes["endLine"] = str(place.line)
        proprietes["endColumn"] = str(place.end_column)
    decrits = ",".join(f"{nom}={escape_property(v)}" for nom, v in proprietes.items())
    return f"::{_COMMANDES[finding.gravite]} {decrits}::{escape_data(_texte(finding))}"


def _texte(finding: Finding) -> str:
    lignes = [neutralise(finding.message)]
    if finding.attendu:
        lignes.append(f"Attendu{NBSP}: {neutralise(finding.attendu)}")
    if finding.remede:
        lignes.append(f"À faire{NBSP}: {neutralise(finding.remede)}")
    return "\n".join(lignes)


def escape_data(texte: str) -> str:
    """Escape the text after the second ``::``."""
    return texte.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def escape_property(texte: str) -> str:
    """Escape the value of a property."""
    return escape_data(texte).replace(":", "%3A").replace(",", "%2C")
