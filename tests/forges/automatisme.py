"""Runs the steps of a committed workflow as a runner does: their own text and environment."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import yaml
from depot_des_forges import PROJET

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

_EXPRESSION = re.compile(r"\$\{\{\s*([A-Za-z_.-]+)\s*\}\}")


def lire(chemin: Path) -> dict[str, Any]:
    """Return a workflow; YAML reads its key ``on`` as true: it is given its name back."""
    lu = yaml.safe_load(chemin.read_text(encoding="utf-8"))
    return {"on" if cle is True else str(cle): valeur for cle, valeur in lu.items()}


def automatismes(dossier: str) -> dict[str, dict[str, Any]]:
    return {p.name: lire(p) for p in sorted((PROJET / dossier / "workflows").glob("*.yml"))}


@dataclass(slots=True, kw_only=True)
class Poste:
    """A runner: ``travail`` is its workspace, ``contexte`` what expressions read.

    ``sorties`` are those of the steps that have an ``id``; ``python`` runs ``shell: python``.
    """

    travail: Path
    contexte: dict[str, Any]
    variables: Mapping[str, str]
    sorties: dict[str, dict[str, dict[str, str]]] = field(default_factory=dict)

    def jouer(
        self, workflow: dict[str, Any], travail: str, etape: str
    ) -> subprocess.CompletedProcess[str]:
        """Run the step of a job that has this name; its outputs are kept for those that follow."""
        job = workflow["jobs"][travail]
        (trouvee,) = [e for e in job["steps"] if e.get("name") == etape]
        sortie = self.travail / "sortie-de-l-etape"
        sortie.write_text("", encoding="utf-8")
        environnement = {
            "PATH": os.environ["PATH"],
            "HOME": str(self.travail),
            "LANG": "C.UTF-8",
            "GIT_CONFIG_NOSYSTEM": "1",
            "GITHUB_OUTPUT": str(sortie),
            "GITHUB_WORKSPACE": str(self.travail),
            "RUNNER_TEMP": str(self.travail / "tmp"),
            **self.variables,
            **self._resoudre(workflow.get("env") or {}),
            **self._resoudre(trouvee.get("env") or {}),
        }
        (self.travail / "tmp").mkdir(exist_ok=True)
        fait = subprocess.run(
            _commande(trouvee),
            cwd=self.travail / trouvee.get("working-directory", "."),
            env=environnement,
            capture_output=True,
            encoding="utf-8",
            check=False,
            timeout=120,
        )
        if "id" in trouvee:
            lignes = (ligne.split("=", 1) for ligne in sortie.read_text("utf-8").splitlines())
            self.sorties[trouvee["id"]] = {"outputs": dict(lignes)}
        return fait

    def _resoudre(self, env: Mapping[str, Any]) -> dict[str, str]:
        return {nom: _EXPRESSION.sub(self._valeur, str(valeur)) for nom, valeur in env.items()}

    def _valeur(self, expression: re.Match[str]) -> str:
        valeur: Any = {**self.contexte, "steps": self.sorties}
        for part in expression[1].split("."):
            valeur = valeur[part]
        return str(valeur)


def _commande(etape: dict[str, Any]) -> list[str]:
    """Return the command that a runner makes of a step: « bash -e » where it names no shell."""
    if etape.get("shell") == "python":
        return [sys.executable, "-I", "-c", etape["run"]]
    return ["bash", "--noprofile", "--norc", "-e", "-c", etape["run"]]
