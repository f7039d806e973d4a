"""The command of scripts/bench: measures, and prints the table."""

from __future__ import annotations

import argparse
import os
import platform
import sys
import tempfile
from importlib.metadata import version
from pathlib import Path

from mesures import figures
from mesures.cycle import cycle
from mesures.documents import documents
from mesures.figures import Chantier, Figure
from mesures.importation import importation
from mesures.pdf import pdf
from mesures.revue import revue

PARTIES = {
    **figures.PARTIES,
    "cycle": cycle,
    "documents": documents,
    "importation": importation,
    "pdf": pdf,
    "revue": revue,
}
COMPARES = ("certimetal", "mkdocs", "mkdocs-material", "check-jsonschema", "jsonschema", "hugo")


def main() -> int:
    """Measure and print; exit code 1 where a limit is not kept."""
    options = _options()
    source = Path(__file__).resolve().parents[2]
    print(_machine(), flush=True)  # noqa: T201 -- what the command is for
    toutes: list[Figure] = []
    with tempfile.TemporaryDirectory(prefix="certimetal-bench-") as travail:
        chantier = Chantier(source, Path(travail), options.fois)
        chantier.chauffer()
        for nom in options.parties or PARTIES:
            for figure in PARTIES[nom](chantier):
                toutes.append(figure)
                print(_ligne(figure), flush=True)  # noqa: T201 -- as above
    return 0 if all(figure.tenue for figure in toutes) else 1


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="scripts/bench", description="Mesure la vitesse et la mémoire, face à d’autres outils."
    )
    parser.add_argument(
        "parties", nargs="*", choices=[[], *PARTIES], help="parties à mesurer (toutes par défaut)"
    )
    parser.add_argument("--fois", type=int, default=5, help="nombre de mesures (médiane)")
    return parser.parse_args()


def _machine() -> str:
    versions = ", ".join(f"{nom} {version(nom)}" for nom in COMPARES)
    return (
        f"Python {platform.python_version()}, {os.cpu_count()} cœurs, {platform.machine()} ; "
        f"{versions}\n\n| Mesure | Face à | Valeur | Limite | Tenue |\n|---|---|---|---|---|"
    )


def _ligne(figure: Figure) -> str:
    limite = f"{'≤' if figure.au_plus else '≥'} {_nombre(figure.limite)} {figure.unite}"
    valeur = f"{_nombre(figure.valeur)} {figure.unite}"
    tenue = "oui" if figure.tenue else "**non**"
    return f"| {figure.nom} | {figure.face_a} | {valeur.strip()} | {limite.strip()} | {tenue} |"


def _nombre(valeur: float) -> str:
    chiffres = 0 if valeur >= 100 else 2 if valeur < 10 else 1
    return f"{valeur:.{chiffres}f}".replace(".", ",")


if __name__ == "__main__":
    sys.exit(main())
