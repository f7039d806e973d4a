"""The commands that make and judge PDFs, as a person types them."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from registre_pdf import LORIENT

from certimetal.cli import main

if TYPE_CHECKING:
    from certimetal.app.depot import Depot

pytestmark = pytest.mark.lent

AURAY = "00000012500005"


@pytest.fixture(autouse=True)
def _dans_le_registre(registre: Depot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(registre.root)


def _seul(dossier: Path) -> Path:
    (fichier,) = dossier.iterdir()
    return fichier


def test_an_extrait_is_written_then_recognised(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["extrait", LORIENT, "--sortie", str(tmp_path)]) == 0
    fichier = _seul(tmp_path)
    assert capsys.readouterr().out.strip() == str(fichier)
    assert main(["verifier", str(fichier)]) == 0
    assert "octet pour octet" in capsys.readouterr().out
    assert main(["extrait", LORIENT, "--sortie", str(tmp_path)]) == 0
    assert "(inchangé)" in capsys.readouterr().out
    assert main(["verifier", "--siret", LORIENT]) == 0
    assert "Empreinte du dossier" in capsys.readouterr().out


def test_no_extrait_is_delivered_to_who_is_not_habilite(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["extrait", AURAY, "--sortie", str(tmp_path)]) == 1
    assert "l’habilitation a été refusée" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []
    assert main(["verifier", "--siret", AURAY]) == 1


def test_all_extraits_leave_out_the_others_and_say_so(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["extrait", "--tous", "--sortie", str(tmp_path)]) == 0
    assert len(list(tmp_path.iterdir())) == 5
    assert capsys.readouterr().err == (
        "8\u00a0organismes non habilités ce jour\u00a0: pas d’extrait.\n"
    )


def test_a_different_file_is_not_overwritten_unasked(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    fichier = tmp_path / "mon-extrait.pdf"
    fichier.write_bytes(b"autre chose")
    assert main(["extrait", LORIENT, "--sortie", str(fichier)]) == 2
    assert "--remplacer" in capsys.readouterr().err
    assert fichier.read_bytes() == b"autre chose"
    assert main(["extrait", LORIENT, "--sortie", str(fichier), "--remplacer"]) == 0
    assert fichier.read_bytes().startswith(b"%PDF-")


@pytest.mark.parametrize(
    "mots",
    [
        ["extrait"],
        ["extrait", LORIENT, "--tous"],
        ["extrait", "--tous", "--sortie", "un.pdf"],
        ["verifier"],
        ["verifier", "absent.pdf"],
        ["verifier", "absent.pdf", "--siret", LORIENT],
        ["extrait", "123"],
        ["lettre", LORIENT, "2026-01-15-01-depot"],
        ["rapport", "00000006700009"],
        ["rapport", LORIENT, "renouvellement"],
        ["engagement", "00000000000000"],
    ],
)
def test_what_makes_no_sense_is_said_and_writes_nothing(
    mots: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    avant = set(Path.cwd().iterdir())
    assert main(mots) == 2
    assert capsys.readouterr().err.strip()
    assert set(Path.cwd().iterdir()) == avant


def test_the_papers_to_sign_are_written_under_their_names(tmp_path: Path) -> None:
    sortie = ["--sortie", str(tmp_path), "--au", "2026-11-28"]
    assert main(["rapport", LORIENT, *sortie]) == 0
    assert main(["lettre", LORIENT, "journal/2026-04-07-01-decision.yml", *sortie]) == 0
    assert main(["engagement", LORIENT, "--sortie", str(tmp_path)]) == 0
    noms = sorted(f.name.rsplit(LORIENT, 1)[0] for f in tmp_path.iterdir())
    assert noms == ["engagement-", "lettre-", "rapport-"]


def test_a_journal_with_errors_makes_no_paper(
    registre: Depot, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A letter that rests on a faulty journal would tell an OF something that is not."""
    for nom in ("criteria", "schemas"):
        (tmp_path / nom).symlink_to(registre.root / nom)
    dossier = tmp_path / "dossiers" / "uimm-35-56" / LORIENT
    shutil.copytree(registre.root / "dossiers" / "uimm-35-56" / LORIENT, dossier)
    decision = dossier / "journal" / "2026-04-07-01-decision.yml"
    decision.write_text(
        decision.read_text(encoding="utf-8").replace("2031-04-06", "2039-04-06"), encoding="utf-8"
    )
    ou = ["--racine", str(tmp_path / "dossiers"), "--sortie", str(tmp_path)]
    for mots in (["lettre", LORIENT, decision.name], ["rapport", LORIENT], ["engagement", LORIENT]):
        assert main([*mots, *ou]) == 2
        assert "a des erreurs" in capsys.readouterr().err
    assert main(["extrait", LORIENT, *ou]) == 1
    assert "n’est pas sûr" in capsys.readouterr().err
    assert not list(tmp_path.glob("*.pdf"))
