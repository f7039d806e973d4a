"""``importer`` and ``grille`` as people run them: a real process, in a real folder."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from documents_word import LORIENT, PROJET, exporte, paragraphe, retoucher, run

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.lent
"""Each is a process that reads a document with pandoc."""

COMMANDE = [sys.executable, "-c", "import sys; from certimetal.cli import main; sys.exit(main())"]
DOSSIER = f"dossiers/uimm-35-56/{LORIENT}"
MAL_ESPACE = re.compile(r"« |« »| »|(?<=\w) [:;!?](?=\s|$)|(?<=[a-zà-ÿ])'(?=[a-zà-ÿ])")
NOM = ("Organisme d’exemple de Lorient</w:t>", "Organisme d’exemple de Lanester</w:t>")
INTRUS = ("</w:tbl>", "</w:tbl>" + paragraphe(run("Un mot pour l’auditeur.")))


@pytest.fixture
def depot(tmp_path: Path) -> Path:
    racine = tmp_path / "depot"
    for nom in ("criteria", "schemas", DOSSIER):
        shutil.copytree(PROJET / nom, racine / nom)
    return racine


def lance(ou: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    fini = subprocess.run(
        [*COMMANDE, *arguments], cwd=ou, capture_output=True, text=True, encoding="utf-8",
        check=False, stdin=subprocess.DEVNULL,
    )  # fmt: skip
    assert not MAL_ESPACE.search(fini.stdout + fini.stderr), fini.stdout + fini.stderr
    return fini


def test_nothing_is_written_before_someone_says_yes(depot: Path) -> None:
    (depot.parent / "rempli.docx").write_bytes(retoucher(exporte(), NOM))
    fiche = depot / DOSSIER / "dossier.yml"
    avant = fiche.read_bytes()
    essai = lance(depot, "importer", "../rempli.docx", "--simulation")
    assert (essai.returncode, fiche.read_bytes()) == (0, avant)
    assert "− Organisme d’exemple de Lorient\n    + Organisme d’exemple de Lanester" in essai.stdout
    muet = lance(depot, "importer", "../rempli.docx")
    assert (muet.returncode, fiche.read_bytes()) == (2, avant)
    assert "Relancez avec --oui" in muet.stderr
    ecrit = lance(depot, "importer", "../rempli.docx", "--oui")
    assert ecrit.returncode == 0, ecrit.stderr
    assert fiche.read_text(encoding="utf-8") == avant.decode().replace("de Lorient", "de Lanester")
    assert sorted(p.name for p in depot.parent.iterdir()) == ["depot", "rempli.docx"]
    encore = lance(depot, "importer", "../rempli.docx", "--oui")
    assert encore.returncode == 0
    assert "ne change rien" in encore.stdout.replace("\n", " ")


def test_what_is_not_placed_is_kept_where_git_does_not_look(depot: Path) -> None:
    (depot / "rempli.docx").write_bytes(retoucher(exporte(), INTRUS))
    fini = lance(depot, "importer", "rempli.docx", "--oui")
    assert fini.returncode == 1, fini.stderr
    (garde,) = (depot / ".cache/importations").iterdir()
    assert "    Un mot pour l’auditeur." in (garde / "a-reprendre.md").read_text(encoding="utf-8")
    assert ".cache/" in (PROJET / ".gitignore").read_text(encoding="utf-8").splitlines()
    assert not list((depot / DOSSIER).rglob("*reprendre*"))


def test_a_document_that_is_not_let_in_says_so_in_a_sentence(depot: Path) -> None:
    (depot / "rempli.docx").write_bytes(b"%PDF-1.7\n")
    fini = lance(depot, "importer", "rempli.docx")
    assert (fini.returncode, fini.stdout) == (2, "")
    assert "est un PDF, quel que soit son nom" in fini.stderr


def test_a_grid_is_written_where_it_is_asked_for(depot: Path) -> None:
    fini = lance(depot, "grille", LORIENT, "--audit", "intermediaire", "--sortie", "../grilles/")
    assert fini.returncode == 0, fini.stderr
    assert (depot.parent / f"grilles/grille-{LORIENT}.docx").read_bytes().startswith(b"PK")
