"""Runs ``certimetal revue`` for a forge: annotations, report, files for the artifact."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from certimetal.rendering.revue.markdown import MARQUE
from certimetal.rendering.revue.neutre import plain
from forges.participants import read_participants

COMPTE_RENDU = "compte-rendu.md"
PROPOSITION = "proposition.json"
EMPECHE = 2
FICHIERS = {
    "markdown": COMPTE_RENDU,
    "json": "revue.json",
    "gitlab": "gl-code-quality.json",
    "junit": "junit.xml",
}
_SECRETS = ("JETON", "TOKEN", "SECRET", "PASSWORD", "ACTIONS_", "CI_JOB_JWT", "CI_REGISTRY")


@dataclass(frozen=True, slots=True, kw_only=True)
class Relecture:
    """``depot`` holds the objects of both sides; ``base`` and ``head`` are whole identifiers."""

    depot: Path
    base: str
    head: str
    numero: int
    participants: Path
    sortie: Path


def relire(relecture: Relecture, formes: tuple[str, ...], *, annotations: bool) -> int:
    """Write the report in each form, print annotations where asked, and return revue's code.

    A review that cannot be made leaves a report that says why.
    """
    sortie = relecture.sortie
    sortie.mkdir(parents=True, exist_ok=True)
    proposition = {
        "version": 1,
        "numero": relecture.numero,
        "base": relecture.base,
        "head": relecture.head,
    }
    (sortie / PROPOSITION).write_text(json.dumps(proposition) + "\n", encoding="utf-8")
    code = 0
    for forme in formes:
        code, dit, faute = _revue(relecture, forme)
        if code >= EMPECHE:
            (sortie / COMPTE_RENDU).write_text(_empeche(faute), encoding="utf-8")
            sys.stderr.write(faute)
            break
        (sortie / FICHIERS[forme]).write_text(dit, encoding="utf-8")
    if annotations and code < EMPECHE:
        sys.stdout.write(_revue(relecture, "github")[1])
    _resumer(sortie / COMPTE_RENDU)
    return code


def _revue(relecture: Relecture, forme: str) -> tuple[int, str, str]:
    """Run the command without any secret of the machine in its environment."""
    fait = subprocess.run(  # noqa: S603 -- a list, no shell; accounts are checked
        [
            str(Path(sys.executable).with_name("certimetal")),
            "revue",
            *("--depot", str(relecture.depot)),
            *("--base", relecture.base, "--head", relecture.head, "--format", forme),
            *read_participants(relecture.participants).options(),
        ],
        env={n: v for n, v in os.environ.items() if not any(s in n for s in _SECRETS)},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    return fait.returncode, fait.stdout, fait.stderr


def _empeche(faute: str) -> str:
    raison = plain(" ".join(faute.split())[:2000])
    return (
        f"{MARQUE}\n\n## La proposition n’a pas pu être relue\n\n{raison}\n\n"
        "Rien n’est dit de ce qu’elle contient. Corrigez, puis poussez de nouveau ou relancez la "
        "vérification.\n"
    )


def _resumer(compte_rendu: Path) -> None:
    resume = os.environ.get("GITHUB_STEP_SUMMARY")
    if resume:
        with Path(resume).open("a", encoding="utf-8") as fichier:
            fichier.write(compte_rendu.read_text(encoding="utf-8"))
