"""``empreinte`` and ``reprendre`` as people run them, in real folders."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from conftest import siret_exemple
from ligne_de_commande import appelle

if TYPE_CHECKING:
    from collections.abc import Callable

EXEMPLE = Path(__file__).parent / "examples" / "valid" / "organisme-de-reference"
SIRET = "00000009100017"


@pytest.fixture
def dossier(depot_vide: Path) -> Path:
    folder = depot_vide / "dossiers" / "uimm-35-56" / SIRET
    shutil.copytree(EXEMPLE, folder)
    return folder


def test_empreintes_are_listed_as_text_and_json(dossier: Path) -> None:
    texte = appelle(dossier, "empreinte", SIRET, "C3I2")
    assert texte.returncode == 0
    assert texte.stderr == ""
    assert "v1:sha256:" in texte.stdout
    assert "C1I1" not in texte.stdout
    donnees = json.loads(appelle(dossier, "empreinte", SIRET, "--format", "json").stdout)
    assert len(donnees["reponses"]) == 12
    assert donnees["siret"] == SIRET


def test_a_document_is_verified_and_the_exit_code_says_it(dossier: Path, tmp_path: Path) -> None:
    bon = appelle(dossier, "empreinte", SIRET, "--verifier", dossier / "annexes" / "C3I2-A01.pdf")
    assert bon.returncode == 0
    assert "C’est l’annexe C3I2-A01" in bon.stdout
    autre = tmp_path / "autre.pdf"
    autre.write_bytes(b"%PDF-1.7")
    mauvais = appelle(dossier, "empreinte", SIRET, "--verifier", autre, "--format", "json")
    assert mauvais.returncode == 1
    assert json.loads(mauvais.stdout)["reconnu"] is False
    assert appelle(dossier, "empreinte", SIRET, "--verifier", tmp_path / "absent").returncode == 2


def test_what_is_unknown_is_one_french_sentence_and_exits_2(dossier: Path) -> None:
    for arguments in (["00000009100025"], [SIRET, "C9I9"]):
        fini = appelle(dossier, "empreinte", *arguments)
        assert fini.returncode == 2
        assert fini.stdout == ""
        assert fini.stderr.count("\n") == 1


def test_paper_habilitations_are_taken_over_from_a_table(
    depot_vide: Path, ecrire: Callable[..., Path], tmp_path: Path
) -> None:
    ecrire(1)
    tableau = tmp_path / "reprises.csv"
    modele = appelle(depot_vide, "reprendre", "--modele").stdout
    assert modele.startswith("\ufeffsiret;reference;date_effet;")
    rempli = modele.replace("00000001800002", siret_exemple(1)).replace("EXEMPLE À REMPLACER, ", "")
    tableau.write_bytes(rempli.encode("utf-16"))
    fini = appelle(depot_vide, "reprendre", tableau)
    assert (fini.returncode, fini.stderr) == (0, "")
    assert "1\u00a0habilitation reprise" in fini.stdout
    encore = appelle(depot_vide, "reprendre", tableau)
    assert encore.returncode == 1
    assert "Ligne 2, colonne «\u00a0siret\u00a0»\u00a0: Déjà reprise" in encore.stdout
    assert "Traceback" not in encore.stderr


def test_without_a_table_the_command_says_what_to_give(depot_vide: Path) -> None:
    fini = appelle(depot_vide, "reprendre")
    assert fini.returncode == 2
    assert "--modele" in fini.stderr
    absent = appelle(depot_vide, "reprendre", "absent.csv")
    assert absent.returncode == 2
    assert absent.stderr.count("\n") == 1
