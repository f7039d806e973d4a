"""Whom the forges ask to approve: written from the registry; the committed files are current."""

from __future__ import annotations

import re
import shutil
from datetime import date
from typing import TYPE_CHECKING

import pytest
from depot_des_forges import CERTIFICATEUR, NATIONAL, PROJET

from certimetal.cli import main

if TYPE_CHECKING:
    from pathlib import Path

AU = "2026-03-31"
CHEMINS = (".github/CODEOWNERS", ".gitlab/CODEOWNERS", ".forgejo/CODEOWNERS")


@pytest.fixture
def registre(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for nom in ("criteria", "schemas"):
        shutil.copytree(PROJET / nom, tmp_path / nom)
    (tmp_path / "criteria/national.yml").write_text(NATIONAL, encoding="utf-8")
    certificateur = tmp_path / "criteria/certificateurs/uimm-35-56.yml"
    certificateur.write_text(CERTIFICATEUR, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def proprietaires(texte: str, chemin: str) -> set[str]:
    """Return the owners of a file as GitHub and GitLab find them: the last pattern that fits."""
    trouves: set[str] = set()
    for ligne in texte.splitlines():
        if not ligne or ligne.startswith("#"):
            continue
        motif, *comptes = ligne.split()
        forme = ".*" if motif == "*" else re.escape(motif[1:]).replace(r"\*", "[^/]*") + ".*"
        if re.fullmatch(forme, chemin):
            trouves = set(comptes)
    return trouves


def relecteurs(texte: str, chemin: str) -> set[str]:
    """Return the reviewers of a file as Forgejo finds them: every expression that fits."""
    trouves: set[str] = set()
    for ligne in texte.splitlines():
        if not ligne or ligne.startswith("#"):
            continue
        motif, *comptes = ligne.split()
        if bool(re.fullmatch(motif.removeprefix("!"), chemin)) is not motif.startswith("!"):
            trouves |= set(comptes)
    return trouves


def test_the_committed_files_are_what_the_registry_says(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(PROJET)
    assert main(["codeowners", "--verifier"]) == 0


@pytest.mark.parametrize(
    ("chemin", "attendus"),
    [
        ("mkdocs.yml", {"@mainteneur"}),
        (".github/workflows/revue.yml", {"@mainteneur"}),
        ("criteria/2022/C1.md", {"@national"}),
        ("schemas/dossier.schema.json", {"@national"}),
        (
            "dossiers/uimm-35-56/00000002600005/dossier.yml",
            {"@secretariat", "@auditeur", "@signataire"},
        ),
    ],
)
def test_each_part_of_the_repository_has_its_owners(
    registre: Path, chemin: str, attendus: set[str]
) -> None:
    assert main(["codeowners", "--au", AU]) == 0
    github, gitlab, forgejo = ((registre / nom).read_text(encoding="utf-8") for nom in CHEMINS)
    assert proprietaires(github, chemin) == attendus
    assert gitlab == github
    assert relecteurs(forgejo, chemin) == attendus


def test_an_interest_takes_an_account_out_of_that_dossier_only(registre: Path) -> None:
    main(["codeowners", "--au", AU])
    texte = (registre / CHEMINS[0]).read_text(encoding="utf-8")
    dossier = "dossiers/uimm-35-56/00000001800002/dossier.yml"
    assert proprietaires(texte, dossier) == {"@secretariat", "@signataire"}


def test_a_mandate_that_ends_makes_the_files_stale(
    registre: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["codeowners", "--au", AU]) == 0
    assert main(["codeowners", "--verifier", "--au", AU]) == 0
    capsys.readouterr()
    assert main(["codeowners", "--verifier", "--au", "2029-01-01"]) == 1
    dit = capsys.readouterr().out
    assert ".github/CODEOWNERS" in dit
    assert "certimetal codeowners" in dit
    assert "@auditeur" in (registre / CHEMINS[0]).read_text(encoding="utf-8")


def test_a_file_written_by_hand_is_found_and_written_again(
    registre: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["codeowners", "--au", AU])
    fichier = registre / CHEMINS[2]
    juste = fichier.read_text(encoding="utf-8")
    fichier.write_text(juste + "\n.* @intrus\n", encoding="utf-8")
    capsys.readouterr()
    assert main(["codeowners", "--verifier", "--au", AU]) == 1
    assert capsys.readouterr().out.startswith(".forgejo/CODEOWNERS ne dit pas")
    assert main(["codeowners", "--au", AU]) == 0
    assert capsys.readouterr().out.count("Écrit") == 1
    assert fichier.read_text(encoding="utf-8") == juste


def test_a_registry_that_names_nobody_says_what_to_do(
    registre: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for nom in ("national.yml", "certificateurs/uimm-35-56.yml"):
        shutil.copy(PROJET / "criteria" / nom, registre / "criteria" / nom)
    assert main(["codeowners", "--au", date(2026, 3, 31).isoformat()]) == 0
    dit = capsys.readouterr().out
    assert "ne nomme encore personne" in dit
    assert "criteria/national.yml" in dit
    assert "@" not in (registre / CHEMINS[0]).read_text(encoding="utf-8")


def test_an_account_that_cannot_be_read_stops_everything(
    registre: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    fichier = registre / "criteria/certificateurs/uimm-35-56.yml"
    fichier.write_text(CERTIFICATEUR.replace("compte: secretariat", "compt: x"), encoding="utf-8")
    assert main(["codeowners", "--au", AU]) == 2
    assert "certimetal valider criteria" in capsys.readouterr().err
    assert not (registre / CHEMINS[0]).exists()
