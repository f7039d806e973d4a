"""``certimetal formater`` on the command line: what it says, asks, writes and returns."""

from __future__ import annotations

import os
import pty
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from certimetal.cli import main
from certimetal.rendering.formatage import COMMENT, NON, QUESTION
from conftest import siret_exemple
from depots_git import DepotGit

if TYPE_CHECKING:
    from collections.abc import Callable

PUCES = "---\n---\n* un\n* deux\n"


@pytest.fixture
def dossier(depot_vide: Path, ecrire: Callable[..., Path], monkeypatch: pytest.MonkeyPatch) -> Path:
    """A dossier in its layout, in the repository of the current folder."""
    fait = ecrire(1)
    monkeypatch.chdir(depot_vide)
    assert main(["formater"]) == 0
    return fait


def test_nothing_to_do_is_said(dossier: Path, capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    assert main(["formater", "--verifier"]) == 0
    assert capsys.readouterr().out == "Rien à changer dans 13\u00a0fichiers.\n"
    assert dossier.is_dir()


def test_a_continuous_integration_learns_what_to_do_and_nothing_is_written(
    dossier: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    fiche = dossier / "dossier.yml"
    abime = fiche.read_text(encoding="utf-8").replace('"56100"', "56100")
    fiche.write_text(abime, encoding="utf-8")
    capsys.readouterr()
    assert main(["formater", "--verifier"]) == 1
    chemin = f"dossiers/uimm-35-56/{siret_exemple(1)}/dossier.yml"
    assert capsys.readouterr().out == (
        f"{chemin}\u00a0: à remettre en forme\n"
        "  guillemets ajoutés\u00a0: code_postal\n"
        "\n"
        "1\u00a0fichier à remettre en forme sur 13.\n"
    )
    assert main(["formater", "--simulation"]) == 0
    assert fiche.read_text(encoding="utf-8") == abime
    assert main(["formater", str(fiche)]) == 0
    assert '"56100"' in fiche.read_text(encoding="utf-8")


def test_an_answer_keeps_its_empreinte_and_one_is_told_how_to_go_further(
    dossier: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    fichier = dossier / "reponses" / "C1I1.md"
    fichier.write_text(PUCES, encoding="utf-8")
    capsys.readouterr()
    assert main(["formater"]) == 0
    sortie = capsys.readouterr().out
    assert "Rien à changer dans 13\u00a0fichiers." in sortie
    assert f"1\u00a0réponse peut encore être mise en forme («\u00a0{siret_exemple(1)}" in sortie
    assert sortie.endswith(f"{COMMENT}\n")
    assert fichier.read_text(encoding="utf-8") == PUCES
    assert main(["formater", "--verifier"]) == 0
    assert main(["formater", "--verifier", "--avec-empreinte"]) == 1
    assert main(["formater", "--avec-empreinte"]) == 0
    assert fichier.read_text(encoding="utf-8") == PUCES.replace("*", "-")


def test_the_price_of_a_judged_answer_is_said(
    dossier: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (dossier / "reponses" / "C1I1.md").write_text(PUCES, encoding="utf-8")
    assert main(["empreinte", siret_exemple(1)]) == 0
    lue = next(mot for mot in capsys.readouterr().out.split() if mot.startswith("v1:sha256:"))
    (dossier / "journal").mkdir()
    constats = dossier / "journal" / "2026-03-02-01-constats.yml"
    constats.write_text(f"empreinte: {lue}\n", encoding="utf-8")
    assert main(["formater", "--simulation"]) == 0
    sortie = " ".join(capsys.readouterr().out.split())
    assert "a déjà été lue par un auditeur. Son verdict passerait « à revoir »." in sortie
    assert "1 événement du journal laissé tel quel : hors d’un dépôt Git" in sortie


def test_a_file_that_cannot_be_read_is_told_with_its_fault(
    dossier: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    fiche = dossier / "dossier.yml"
    fiche.write_text("edition: [2022\n", encoding="utf-8")
    capsys.readouterr()
    assert main(["formater"]) == 1
    sortie = capsys.readouterr().out
    assert "dossier.yml\u00a0: laissé tel quel\u00a0: il ne peut pas être lu en entier\n" in sortie
    assert "  ligne 1\u00a0: " in sortie
    assert fiche.read_text(encoding="utf-8") == "edition: [2022\n"


def test_an_event_that_is_merged_is_said_to_change_no_more(
    dossier: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    evenement = dossier / "journal" / "2026-03-02-01-depot.yml"
    evenement.parent.mkdir()
    evenement.write_text("date:   2026-03-02\n", encoding="utf-8")
    DepotGit(Path.cwd()).commit()
    capsys.readouterr()
    assert main(["formater", str(evenement)]) == 0
    assert capsys.readouterr().out == ("Cet événement est déjà versé\u00a0: il ne change plus.\n")
    assert evenement.read_text(encoding="utf-8") == "date:   2026-03-02\n"


@pytest.mark.lent
@pytest.mark.parametrize(("reponse", "ecrit"), [("o", True), ("", False), ("n", False)])
def test_at_a_terminal_the_question_is_asked(dossier: Path, reponse: str, ecrit: bool) -> None:
    fichier = dossier / "reponses" / "C1I1.md"
    fichier.write_text(PUCES, encoding="utf-8")
    maitre, esclave = pty.openpty()
    os.write(maitre, f"{reponse}\n".encode())
    fait = subprocess.run(
        [sys.executable, "-m", "certimetal.cli", "formater"],
        stdin=esclave,
        capture_output=True,
        text=True,
        check=True,
        cwd=Path.cwd(),
    )
    os.close(maitre)
    os.close(esclave)
    assert QUESTION in fait.stdout
    assert (NON in fait.stdout) is not ecrit
    assert fichier.read_text(encoding="utf-8") == (PUCES.replace("*", "-") if ecrit else PUCES)
