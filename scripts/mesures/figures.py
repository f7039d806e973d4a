"""The figures: each a ratio against a named alternative, measured in the same run."""

from __future__ import annotations

import math
import os
import shutil
import signal
import statistics
import subprocess
import sys
import time
import urllib.request
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from mesures.alternatives import hugo_pages, mkdocs_pages, yaml_files
from mesures.generateur import generate
from mesures.processus import Cout, EchecDeMesureError, median, run

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

BIN = Path(sys.executable).parent
SITE_SEUL = ("mkdocs", "build", "--quiet")


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One line of the table: what was measured, against what, and the limit to keep.

    ``valeur`` is in ``unite`` (``fois``, ``ms``, ``s``, ``Mio``, ``Ko``, or empty for an exponent);
    ``au_plus`` tells whether ``limite`` is a ceiling or a floor.
    """

    nom: str
    face_a: str
    valeur: float
    unite: str
    limite: float
    au_plus: bool = True

    @property
    def tenue(self) -> bool:
        return self.valeur <= self.limite if self.au_plus else self.valeur >= self.limite


class Chantier:
    """A folder where repositories are made and commands are run."""

    def __init__(self, source: Path, travail: Path, fois: int) -> None:
        self.source = source
        self.travail = travail
        self.fois = fois
        self.env = {**os.environ, "PYTHONPATH": str(source / "scripts"), "NO_COLOR": "1"}
        self.env.pop("PYTHONDONTWRITEBYTECODE", None)  # every program keeps its compiled modules
        self._couts: dict[tuple[str, int], Cout] = {}

    def depot(self, nombre: int) -> Path:
        """Return the repository of ``nombre`` dossiers, made if it is not there yet."""
        chemin = self.travail / f"depot-{nombre}"
        if not chemin.exists():
            generate(self.source, chemin, nombre)
        return chemin

    def chauffer(self) -> None:
        """Run every Python program once, uncounted, so that its modules are compiled."""
        depot = self.depot(1)
        schema, (fichier, *_) = yaml_files(depot, self.dossier("yaml-1"))[0]
        self.run(("check-jsonschema", "--schemafile", schema, fichier), depot)
        self.run(("python", "-m", "mesures.etape_lecture", str(depot), "exact"), depot)
        self.run(("certimetal", "valider"), depot, codes=(0, 1))
        self.run(SITE_SEUL, depot)

    def dossier(self, nom: str) -> Path:
        """Return a new, empty folder."""
        chemin = self.travail / nom
        shutil.rmtree(chemin, ignore_errors=True)
        return chemin

    def run(self, commande: Sequence[str], dossier: Path, codes: Sequence[int] = (0,)) -> Cout:
        """Run once, with the programs of this environment."""
        programme = BIN / commande[0]
        debut = [str(programme)] if programme.exists() else [commande[0]]
        return run([*debut, *commande[1:]], dossier, env=self.env, codes=codes)

    def median(
        self, commande: Sequence[str], dossier: Path, *, efface: Sequence[str] = (), fois: int = 0
    ) -> Cout:
        """Run several times, each after removing the folders ``efface``."""

        def mesurer() -> Cout:
            for nom in efface:
                shutil.rmtree(dossier / nom, ignore_errors=True)
            return self.run(commande, dossier, codes=(0, 1) if "certimetal" in commande else (0,))

        return median(mesurer, fois or self.fois)

    def valider(self, nombre: int) -> Cout:
        """The whole command, with nothing remembered."""
        return self._retenu("valider", nombre, ("certimetal", "valider"), (".cache",))

    def construire(self, nombre: int) -> Cout:
        """The whole site, with nothing remembered."""
        return self._retenu("construire", nombre, SITE_SEUL, (".cache", "site"))

    def _retenu(
        self, nom: str, nombre: int, commande: Sequence[str], efface: Sequence[str]
    ) -> Cout:
        if (nom, nombre) not in self._couts:
            fois = 1 if nombre > 1000 else self.fois
            cout = self.median(commande, self.depot(nombre), efface=efface, fois=fois)
            self._couts[nom, nombre] = cout
        return self._couts[nom, nombre]


def validation(chantier: Chantier) -> Iterator[Figure]:
    """What ``certimetal valider`` costs."""
    depot = chantier.depot(460)
    fichiers = yaml_files(depot, chantier.dossier("yaml-460"))
    etranger = statistics.median(
        sum(
            chantier.run(("check-jsonschema", "--schemafile", schema, *chemins), depot).cpu
            for schema, chemins in fichiers
        )
        for _ in range(min(chantier.fois, 3))
    )
    lecture = ("python", "-m", "mesures.etape_lecture", str(depot))
    face_a = "check-jsonschema, mêmes données"
    for nom, suite, limite in (
        ("Lecture et schémas", (), 30.0),
        ("Lecture et schémas, sans jsonschema-rs", ("exact",), 10.0),
    ):
        cout = chantier.median((*lecture, *suite), depot)
        yield Figure(
            nom=f"{nom} : CPU divisé par",
            face_a=face_a,
            valeur=etranger / cout.cpu,
            unite="fois",
            limite=limite,
            au_plus=False,
        )
    entier = chantier.valider(460)
    yield Figure(
        nom="valider, entier : CPU divisé par",
        face_a=face_a,
        valeur=etranger / entier.cpu,
        unite="fois",
        limite=12.0,
        au_plus=False,
    )
    yield Figure(
        nom="valider : mémoire", face_a="—", valeur=entier.memoire, unite="Mio", limite=100.0
    )
    time.sleep(2.5)  # a file as young as the run that read it is not believed unchanged
    chantier.run(("certimetal", "valider"), depot, codes=(0, 1))
    rien = chantier.median(("python", "-c", "pass"), depot, fois=9)
    second = chantier.median(("certimetal", "valider"), depot, fois=9)
    yield Figure(
        nom="valider, rien n’a changé : en plus du démarrage",
        face_a="python -c pass",
        valeur=1000 * (second.duree - rien.duree),
        unite="ms",
        limite=150.0,
    )


def construction(chantier: Chantier) -> Iterator[Figure]:
    """What building the site costs."""
    depot = chantier.depot(460)
    froid = chantier.construire(460)
    index = (depot / "site/search/search_index.json").stat().st_size
    page = next((depot / "site/organismes").glob("0*/index.html"))
    simple = chantier.dossier("mkdocs-460")
    mkdocs_pages(depot, simple)
    ordinaire = chantier.median(SITE_SEUL, simple, fois=1)
    autre = chantier.dossier("hugo-460")
    hugo_pages(depot, autre, page)
    hugo = chantier.median(("hugo", "--quiet"), autre, efface=("public", "resources"))
    yield Figure(
        nom="Construction : CPU divisé par",
        face_a="MkDocs + Material seuls",
        valeur=ordinaire.cpu / froid.cpu,
        unite="fois",
        limite=10.0,
        au_plus=False,
    )
    yield Figure(
        nom="Construction : CPU multiplié par",
        face_a="Hugo, mêmes pages",
        valeur=froid.cpu / hugo.cpu,
        unite="fois",
        limite=1.3,
    )
    yield Figure(
        nom="Construction, 460 : mémoire",
        face_a="—",
        valeur=froid.memoire,
        unite="Mio",
        limite=130.0,
    )
    yield Figure(
        nom="search_index.json, 460", face_a="—", valeur=index / 1024, unite="Ko", limite=1024.0
    )
    time.sleep(2.5)
    chantier.run(SITE_SEUL, depot)
    inchange = chantier.median(SITE_SEUL, depot)
    vide = chantier.depot(0)
    (vide / "dossiers").mkdir(exist_ok=True)
    chantier.run(SITE_SEUL, vide)
    plancher = chantier.median(SITE_SEUL, vide)
    yield Figure(
        nom="Reconstruction, rien n’a changé : CPU multiplié par",
        face_a="le même site sans dossier",
        valeur=inchange.cpu / plancher.cpu,
        unite="fois",
        limite=2.0,
    )
    yield Figure(
        nom="serve, 460 : page neuve après un changement",
        face_a="—",
        valeur=_delai_serve(chantier, depot),
        unite="s",
        limite=1.5,
    )


def croissance(chantier: Chantier) -> Iterator[Figure]:
    """How cost grows from 460 to 4,600 dossiers: 1 is linear."""
    for nom, mesurer in (("valider", chantier.valider), ("Construction", chantier.construire)):
        exposant = math.log10(mesurer(4600).cpu / mesurer(460).cpu)
        yield Figure(
            nom=f"{nom} : exposant de 460 à 4 600",
            face_a="1 = linéaire",
            valeur=exposant,
            unite="",
            limite=1.1,
        )
    yield Figure(
        nom="Construction, 4 600 : mémoire",
        face_a="—",
        valeur=chantier.construire(4600).memoire,
        unite="Mio",
        limite=300.0,
    )


PARTIES = {"validation": validation, "construction": construction, "croissance": croissance}


def _delai_serve(chantier: Chantier, depot: Path) -> float:
    """Return the seconds between the saving of an answer and its page being new."""
    port = 8123
    dossier = next((depot / "dossiers/uimm-35-56").iterdir())
    adresse = f"http://127.0.0.1:{port}/organismes/{dossier.name}/"
    with _serveur(chantier, depot, port):
        _attendre(adresse, b"<html", 120)
        reponse = dossier / "reponses/C1I1.md"
        avant = reponse.read_text("utf-8")
        reponse.write_text(avant + "\nTémoin de la mesure.\n", encoding="utf-8")
        try:
            return _attendre(adresse, "Témoin de la mesure".encode(), 60)
        finally:
            reponse.write_text(avant, encoding="utf-8")


@contextmanager
def _serveur(chantier: Chantier, depot: Path, port: int) -> Iterator[None]:
    commande = [str(BIN / "mkdocs"), "serve", "--quiet", "--dev-addr", f"127.0.0.1:{port}"]
    with subprocess.Popen(  # noqa: S603 -- the bench runs what it names
        commande, cwd=depot, env=chantier.env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as serveur:
        try:
            yield
        finally:
            serveur.send_signal(signal.SIGINT)
            try:
                serveur.wait(10)
            except subprocess.TimeoutExpired:
                serveur.kill()


def _attendre(adresse: str, temoin: bytes, limite: float) -> float:
    debut = time.perf_counter()
    while time.perf_counter() - debut < limite:
        try:
            with urllib.request.urlopen(adresse, timeout=30) as page:  # noqa: S310 -- loopback
                if temoin in page.read():
                    return time.perf_counter() - debut
        except OSError:
            pass
        time.sleep(0.02)
    message = f"{adresse} ne contient pas « {temoin.decode()} » après {limite:.0f} s"
    raise EchecDeMesureError(message)
