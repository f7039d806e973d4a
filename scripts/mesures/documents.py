"""What documents cost: one dossier as Word, 460 in one command, against pandoc once per answer."""

from __future__ import annotations

import subprocess
import threading
import time
from pathlib import Path
from typing import TYPE_CHECKING

from certimetal import pandoc
from certimetal.app.depot import open_depot
from certimetal.reading.contenu import read_content
from mesures.figures import BIN, Figure

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mesures.figures import Chantier

NOMBRE = 460
JOUR = ("--au", "2026-03-31")
TEMOINS = 6
"""Dossiers whose answers the alternative converts one by one: enough to know what each costs."""

_PAS = 0.02


def documents(chantier: Chantier) -> Iterator[Figure]:
    """Yield what one document costs, then what 460 do."""
    depot = chantier.depot(NOMBRE)
    sirets = sorted(dossier.name for dossier in depot.glob("dossiers/*/*"))
    for format_ in ("docx", "odt"):
        commande = ("certimetal", "exporter", sirets[0], "--format", format_, *JOUR, "--remplacer")
        un = chantier.median((*commande, "--sortie", "un"), depot)
        yield Figure(
            nom=f"exporter un dossier en {format_}, processus entier",
            face_a="—",
            valeur=un.duree,
            unite="s",
            limite=0.6,
        )
    commande = ("exporter", "--tous", *JOUR, "--sortie", "tous")
    duree, memoire = cout_de_tous(chantier, depot, commande)
    yield Figure(
        nom="exporter 460 dossiers en docx : chacun",
        face_a="—",
        valeur=duree / NOMBRE,
        unite="s",
        limite=0.25,
    )
    yield Figure(
        nom="exporter 460 dossiers en docx : mémoire, pandoc compris",
        face_a="—",
        valeur=memoire,
        unite="Mio",
        limite=400.0,
    )
    yield Figure(
        nom="exporter 460 dossiers en docx : durée divisée par",
        face_a="pandoc, une fois par réponse",
        valeur=_par_reponse(depot) / (duree / NOMBRE),
        unite="fois",
        limite=5.0,
        au_plus=False,
    )


def cout_de_tous(chantier: Chantier, depot: Path, commande: tuple[str, ...]) -> tuple[float, float]:
    """Run a command on all dossiers once: return its seconds, and the peak of all its processes in
    mebibytes."""
    debut = time.perf_counter()
    with subprocess.Popen(  # noqa: S603 -- the bench runs what it names
        (str(BIN / "certimetal"), *commande), cwd=depot, env=chantier.env, stdout=subprocess.DEVNULL
    ) as processus:
        pics = [0.0]
        fini = threading.Event()
        guet = threading.Thread(target=_watch, args=(processus.pid, pics, fini))
        guet.start()
        code = processus.wait()
        duree = time.perf_counter() - debut
        fini.set()
        guet.join()
    if code:
        raise SystemExit(f"{' '.join(commande)} : {code}")
    return duree, max(pics)


def _watch(pid: int, pics: list[float], fini: threading.Event) -> None:
    """Add up, now and then, what a process and its children hold (shared pages once)."""
    while not fini.wait(_PAS):
        pics.append(sum(map(_held, [pid, *_children(pid)])) / 1024)


def _children(pid: int) -> list[int]:
    enfants = []
    for taches in Path(f"/proc/{pid}/task").glob("*/children"):
        try:
            enfants += [int(enfant) for enfant in taches.read_text().split()]
        except OSError:
            continue
    return enfants


def _held(pid: int) -> int:
    """Return what a process holds, in kibibytes: a page that n of them share counts for 1/n."""
    try:
        lignes = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0
    return next((int(ligne.split()[1]) for ligne in lignes if ligne.startswith("Pss:")), 0)


def _par_reponse(depot: Path) -> float:
    """Return what a dossier takes where pandoc makes a document of each answer by itself."""
    ouvert = open_depot(depot)
    dossiers = sorted(depot.glob("dossiers/*/*"))[:TEMOINS]
    debut = time.perf_counter()
    for dossier in dossiers:
        contenu = read_content(ouvert.tree, dossier.relative_to(depot).as_posix())
        for reponse in contenu.reponses.values():
            pandoc.convert(reponse.corps.encode(), de=pandoc.MARKDOWN, vers="docx")
    return (time.perf_counter() - debut) / len(dossiers)
