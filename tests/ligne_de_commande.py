"""The command line without a process: what it prints and returns, from a folder."""

from __future__ import annotations

import contextlib
import io
from dataclasses import dataclass
from typing import TYPE_CHECKING

from certimetal.cli import main

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True, slots=True, kw_only=True)
class Fini:
    """What a finished command left, under the names of ``subprocess.CompletedProcess``."""

    returncode: int
    stdout: str
    stderr: str


def appelle(ou: Path, *arguments: str | Path) -> Fini:
    """Run the command in this process, as if the current folder were ``ou``."""
    sortie, erreurs = (io.TextIOWrapper(io.BytesIO(), newline="") for _ in range(2))
    with (
        contextlib.chdir(ou),
        contextlib.redirect_stdout(sortie),
        contextlib.redirect_stderr(erreurs),
    ):
        code = main([str(argument) for argument in arguments])
    return Fini(returncode=code, stdout=_ecrit(sortie), stderr=_ecrit(erreurs))


def _ecrit(flux: io.TextIOWrapper) -> str:
    """Return what was written, bytes and text in their order, and line ends as they are."""
    flux.seek(0)
    return flux.read()
