"""What ``.vscode/`` promises: its tasks run, and their output becomes problems of the editor."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from certimetal.cli import main

if TYPE_CHECKING:
    from collections.abc import Callable

VSCODE = Path(__file__).resolve().parents[1] / ".vscode"


def lire(nom: str) -> dict[str, Any]:
    """Read a file of settings, its comments left out."""
    texte = (VSCODE / nom).read_text(encoding="utf-8")
    lu: dict[str, Any] = json.loads(re.sub(r"^\s*//.*$", "", texte, flags=re.MULTILINE))
    return lu


def taches() -> dict[str, dict[str, Any]]:
    return {tache["args"][0]: tache for tache in lire("tasks.json")["tasks"]}


@pytest.fixture
def fautif(depot_vide: Path, ecrire: Callable[..., Path], monkeypatch: pytest.MonkeyPatch) -> Path:
    """An answer whose front matter has a fault, in the repository of the current folder."""
    fichier = ecrire(1) / "reponses" / "C3I2.md"
    fichier.write_text(
        "---\ndelai_inscription_jours: dix\n---\n* Notre  réponse\n", encoding="utf-8"
    )
    monkeypatch.chdir(depot_vide)
    return fichier


def lance(tache: dict[str, Any], fichier: Path, capsys: pytest.CaptureFixture[str]) -> str:
    capsys.readouterr()
    main([argument.replace("${file}", str(fichier)) for argument in tache["args"]])
    return capsys.readouterr().out


def test_the_check_underlines_the_front_matter_of_an_answer_in_french(
    fautif: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    tache = taches()["valider"]
    motif = tache["problemMatcher"]["pattern"]
    vus = [
        {cle: trouve[rang] for cle, rang in motif.items() if cle != "regexp"}
        for ligne in lance(tache, fautif, capsys).splitlines()
        if (trouve := re.search(motif["regexp"], ligne))
    ]
    vu = next(vu for vu in vus if vu["code"] == "schema-type")
    assert Path(vu["file"]) == fautif.relative_to(Path.cwd())
    assert (vu["severity"], vu["line"], vu["column"], vu["endColumn"]) == ("error", "2", "26", "29")
    assert vu["message"].startswith("«\u00a0delai_inscription_jours\u00a0»")
    assert "%0A" not in vu["message"]


def test_every_line_of_a_check_but_the_last_is_a_problem(
    fautif: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    tache = taches()["valider"]
    lignes = lance(tache, fautif, capsys).splitlines()
    motif = tache["problemMatcher"]["pattern"]["regexp"]
    assert len(lignes) > 1
    assert [bool(re.search(motif, ligne)) for ligne in lignes] == [True] * (len(lignes) - 1) + [
        False
    ]


def test_the_layout_of_one_file_is_a_task(fautif: Path, capsys: pytest.CaptureFixture[str]) -> None:
    fautif.write_text(fautif.read_text(encoding="utf-8") + "\n\n", encoding="utf-8")
    sortie = lance(taches()["formater"], fautif, capsys)
    assert "C3I2.md\u00a0: remis en forme" in sortie
    assert fautif.read_text(encoding="utf-8").endswith("réponse\n")


def test_the_editor_takes_french_typography_for_what_it_is() -> None:
    permis = lire("settings.json")["editor.unicodeHighlight.allowedCharacters"]
    assert set(permis) == {"’", "\N{NO-BREAK SPACE}", "\N{NARROW NO-BREAK SPACE}"}


def test_the_editor_itself_is_proposed_in_french() -> None:
    assert "ms-ceintl.vscode-language-pack-fr" in lire("extensions.json")["recommendations"]
