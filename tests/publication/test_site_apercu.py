"""``mkdocs serve``: what changes on disk is on the page, without a restart, and soon."""

from __future__ import annotations

import contextlib
import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from typing import TYPE_CHECKING

import pytest

from chantier import (
    CERTIFICATEUR,
    MODELE,
    ajouter_dossier,
    copier_depot,
    siret_exemple,
    valeur_de,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

pytestmark = pytest.mark.lent


def port_libre() -> int:
    with socket.socket() as prise:
        prise.bind(("127.0.0.1", 0))
        return int(prise.getsockname()[1])


def lire(adresse: str) -> str:
    try:
        with urllib.request.urlopen(adresse, timeout=30) as reponse:  # noqa: S310 -- our own server
            return str(reponse.read().decode("utf-8"))
    except (urllib.error.URLError, ConnectionError, TimeoutError):
        return ""


def est_la(adresse: str) -> bool:
    try:
        with urllib.request.urlopen(adresse, timeout=30) as reponse:  # noqa: S310 -- as above
            return bool(reponse.status == 200)
    except (urllib.error.URLError, ConnectionError):
        return False


def attendre(condition: Callable[[], bool], secondes: float) -> float:
    """Return how long the condition took to hold; fail after ``secondes``."""
    debut = time.monotonic()
    while not condition():
        assert time.monotonic() - debut < secondes, "nothing changed on the page"
        time.sleep(0.05)
    return time.monotonic() - debut


@contextlib.contextmanager
def apercu(depot: Path) -> Iterator[str]:
    """Run the preview of a repository; its address."""
    port = port_libre()
    journal = (depot / "serve.log").open("w", encoding="utf-8")
    serveur = subprocess.Popen(
        [sys.executable, "-m", "mkdocs", "serve", "--dev-addr", f"127.0.0.1:{port}"],
        cwd=depot,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
        stdout=journal,
        stderr=subprocess.STDOUT,
    )
    adresse = f"http://127.0.0.1:{port}/"
    try:
        attendre(lambda: bool(lire(adresse)) or serveur.poll() is not None, 120)
        assert serveur.poll() is None, (depot / "serve.log").read_text(encoding="utf-8")
        yield adresse
    finally:
        serveur.terminate()
        serveur.wait(timeout=30)
        journal.close()


def remplacer(fichier: Path, ancien: str, nouveau: str) -> None:
    texte = fichier.read_text(encoding="utf-8")
    assert ancien in texte
    fichier.write_text(texte.replace(ancien, nouveau), encoding="utf-8")


def test_a_changed_answer_critere_or_root_is_seen_without_a_restart(tmp_path: Path) -> None:
    depot = copier_depot(tmp_path / "depot")
    siret = siret_exemple(7)
    ailleurs = tmp_path / "autre" / "dossiers"
    (ailleurs / CERTIFICATEUR).mkdir(parents=True)
    ajouter_dossier(depot, siret, {}).rename(ailleurs / CERTIFICATEUR / siret)
    remplacer(
        depot / "mkdocs.yml", "dossiers: [dossiers]", "dossiers: [dossiers, ../autre/dossiers]"
    )
    with apercu(depot) as adresse:
        reponse = depot / "dossiers" / CERTIFICATEUR / MODELE / "reponses" / "C1I1.md"
        autre = ailleurs / CERTIFICATEUR / siret / "reponses" / "C1I1.md"
        for page, fichier in (
            (f"organismes/{MODELE}/", reponse),
            (f"organismes/{siret}/", autre),
        ):
            with fichier.open("a", encoding="utf-8") as ouvert:
                ouvert.write("\nUn paragraphe tout nouveau.\n")
            attendre(lambda p=page: "Un paragraphe tout nouveau." in lire(adresse + p), 30)  # type: ignore[misc]  # -- bound in the loop on purpose
        with (depot / "criteria/2022/C1.md").open("a", encoding="utf-8") as ouvert:
            ouvert.write("\nUn guide tout nouveau.\n")
        attendre(lambda: "Un guide tout nouveau." in lire(f"{adresse}referentiel/c1/"), 30)


def test_a_dossier_that_breaks_is_shown_so_and_comes_back_once_mended(tmp_path: Path) -> None:
    depot = copier_depot(tmp_path / "depot")
    page = f"organismes/{MODELE}/"
    fichier = depot / "dossiers" / CERTIFICATEUR / MODELE / "dossier.yml"
    with apercu(depot) as adresse:
        avant = fichier.read_text(encoding="utf-8")
        assert "en cours de correction" not in lire(adresse + page)
        fichier.write_text(avant + "inconnu: [\n", encoding="utf-8")
        attendre(lambda: "en cours de correction" in lire(adresse + page), 30)
        fichier.write_text(avant, encoding="utf-8")
        attendre(lambda: "en cours de correction" not in lire(adresse + page), 30)


def test_what_is_withdrawn_leaves_the_preview_at_once(tmp_path: Path) -> None:
    depot = copier_depot(tmp_path / "depot")
    siret = siret_exemple(7)
    dossier = ajouter_dossier(depot, siret, {})
    annexe = next(
        chemin
        for chemin in sorted(dossier.glob("annexes/*"))
        if f"annexes/{chemin.name}, diffusion: publique" in _reponses(dossier)
    )
    with apercu(depot) as adresse:
        page = f"{adresse}organismes/{siret}/"
        lien = f"{page}annexes/{annexe.name}"
        assert est_la(page)
        assert est_la(lien)
        valeur = valeur_de(dossier, "diffusion")
        remplacer(dossier / "dossier.yml", valeur, "diffusion: restreinte")
        attendre(lambda: not est_la(lien), 30)
        assert est_la(page)
        shutil.rmtree(dossier)
        attendre(lambda: not est_la(page), 30)


def _reponses(dossier: Path) -> str:
    return " ".join(r.read_text(encoding="utf-8") for r in sorted(dossier.glob("reponses/*.md")))
