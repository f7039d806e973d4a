"""Runs a command as a whole process and tells what it cost: CPU, wall time, peak memory."""

from __future__ import annotations

import os
import statistics
import subprocess
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path


@dataclass(frozen=True, slots=True, kw_only=True)
class Cout:
    """What one run cost: ``cpu`` (user and system, children included) and ``duree`` in seconds,
    ``memoire`` the peak of its largest process, in mebibytes."""

    cpu: float
    duree: float
    memoire: float


class EchecDeMesureError(Exception):
    """A measured command failed: its figure would mean nothing."""


def run(
    commande: Sequence[str], dossier: Path, *, env: Mapping[str, str], codes: Sequence[int] = (0,)
) -> Cout:
    """Run ``commande`` once in ``dossier``; EchecDeMesureError on another exit code."""
    debut = time.perf_counter()
    with subprocess.Popen(  # noqa: S603 -- the bench runs what it names
        commande, cwd=dossier, env=env, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
    ) as processus:
        assert processus.stderr is not None  # noqa: S101 -- PIPE was asked for
        plaintes = processus.stderr.read()
        _, statut, usage = os.wait4(processus.pid, 0)
        processus.returncode = os.waitstatus_to_exitcode(statut)
    duree = time.perf_counter() - debut
    if processus.returncode not in codes:
        fin = plaintes.decode("utf-8", "replace")[-600:]
        raise EchecDeMesureError(f"« {' '.join(commande)[:200]} » : {processus.returncode}\n{fin}")
    return Cout(cpu=usage.ru_utime + usage.ru_stime, duree=duree, memoire=usage.ru_maxrss / 1024)


def median(mesurer: Callable[[], Cout], fois: int) -> Cout:
    """Return the run of median CPU among ``fois``, with the highest peak of all."""
    couts = [mesurer() for _ in range(fois)]
    return Cout(
        cpu=statistics.median(cout.cpu for cout in couts),
        duree=statistics.median(cout.duree for cout in couts),
        memoire=max(cout.memoire for cout in couts),
    )
