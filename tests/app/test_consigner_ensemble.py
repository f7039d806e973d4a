"""Several writers at once: each event its own rank, each judged on what the others wrote."""

from __future__ import annotations

import subprocess
import sys
import threading
from typing import TYPE_CHECKING

import pytest

from certimetal.domain.nom_evenement import lire_nom
from certimetal.writing.verrou import exclusive
from registre_reference import DOSSIER, HABILITE, SIRET, erreurs, installer, journal, raconter

if TYPE_CHECKING:
    from pathlib import Path

COMMANDE = [sys.executable, "-c", "import sys; from certimetal.cli import main; sys.exit(main())"]
JOUR = "2025-06-02"


def lance(racine: Path, *arguments: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [*COMMANDE, "consigner", *arguments, "--au", JOUR],
        cwd=racine, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, encoding="utf-8",
    )  # fmt: skip


@pytest.mark.lent
def test_processes_at_once_never_share_a_rank(tmp_path: Path) -> None:
    racine = installer(tmp_path)
    raconter(racine, HABILITE)
    changement = ("changement", SIRET, "--nature", "site", "--description", "Un site ouvre.")
    convention = ("convention", SIRET, "--moyens", "Un plateau technique.")
    processus = [lance(racine, *(changement if n % 2 else convention)) for n in range(6)]
    for un in processus:
        dit, plainte = un.communicate(timeout=120)
        assert un.returncode == 0, dit + plainte
    noms = [lire_nom(nom) for nom in journal(racine)]
    du_jour = [nom for nom in noms if nom is not None and nom.date.isoformat() == JOUR]
    assert sorted(nom.rang for nom in du_jour) == [1, 2, 3, 4, 5, 6]
    assert erreurs(racine, JOUR) == []


@pytest.mark.lent
def test_of_two_that_exclude_each_other_one_is_refused(tmp_path: Path) -> None:
    racine = installer(tmp_path)
    raconter(racine, HABILITE)
    cessation = ("cessation", SIRET, "--motif", "Le centre ferme.")
    processus = [lance(racine, *cessation) for _ in range(3)]
    plaintes = [un.communicate(timeout=120)[1] for un in processus]
    assert sorted(un.returncode for un in processus) == [0, 2, 2]
    assert sum("Refusé" in plainte for plainte in plaintes) == 2
    assert [nom for nom in journal(racine) if "cessation" in nom] == [f"{JOUR}-01-cessation.yml"]


def test_a_held_folder_makes_the_next_one_wait(tmp_path: Path) -> None:
    (tmp_path / DOSSIER).mkdir(parents=True)
    ordre: list[str] = []
    tenu = threading.Event()

    def second() -> None:
        tenu.wait(10)
        with exclusive(tmp_path / DOSSIER):
            ordre.append("second")

    fil = threading.Thread(target=second)
    fil.start()
    with exclusive(tmp_path / DOSSIER):
        tenu.set()
        fil.join(0.2)
        ordre.append("premier")
    fil.join(10)
    assert ordre == ["premier", "second"]


def test_a_holder_that_fails_frees_the_folder(tmp_path: Path) -> None:
    def tombe() -> None:
        with exclusive(tmp_path):
            raise RuntimeError

    with pytest.raises(RuntimeError):
        tombe()
    with exclusive(tmp_path):
        assert list(tmp_path.iterdir()) == []
