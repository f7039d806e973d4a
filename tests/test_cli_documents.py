"""``formulaire`` and ``exporter`` as a person runs them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from certimetal.cli import main
from conftest import siret_exemple

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

pytestmark = pytest.mark.lent

AU = ("--au", "2026-03-02")


@pytest.fixture
def registre(
    depot_vide: Path, ecrire: Callable[..., Path], monkeypatch: pytest.MonkeyPatch
) -> Path:
    ecrire(1)
    ecrire(2)
    monkeypatch.chdir(depot_vide)
    return depot_vide


def nom(rang: int, format_: str = "docx") -> str:
    return f"dossier-{siret_exemple(rang)}.{format_}"


def test_a_dossier_is_written_where_it_is_asked_for(
    registre: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    siret = siret_exemple(1)
    espace = f"{siret[:9]} {siret[9:]}"
    assert main(["exporter", espace, siret, "--sortie", "sorties", *AU]) == 0
    assert capsys.readouterr() == (f"sorties/{nom(1)}\n", "")
    assert main(["exporter", siret, "--sortie", "sorties", *AU]) == 0
    assert capsys.readouterr().out == f"sorties/{nom(1)} (inchangé)\n"
    assert main(["exporter", siret, "--format", "odt", "--sortie", "mien.odt", *AU]) == 0
    assert (registre / "mien.odt").read_bytes()[30:38] == b"mimetype"


def test_what_a_person_wrote_in_a_document_is_not_replaced_unasked(
    registre: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (registre / nom(1)).write_bytes(b"mon travail")
    assert main(["exporter", "--tous", *AU]) == 1
    lu = capsys.readouterr()
    assert lu.out == f"{nom(2)}\n"
    assert "existe déjà et diffère" in lu.err
    assert (registre / nom(1)).read_bytes() == b"mon travail"
    assert main(["exporter", siret_exemple(1), "--remplacer", *AU]) == 0
    assert (registre / nom(1)).read_bytes()[:2] == b"PK"


def test_the_day_of_a_document_is_that_of_the_environment(
    registre: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1772409600")
    assert main(["exporter", siret_exemple(1), "--sortie", "a.docx"]) == 0
    assert main(["exporter", siret_exemple(1), "--sortie", "b.docx", *AU]) == 0
    assert (registre / "a.docx").read_bytes() == (registre / "b.docx").read_bytes()


def test_a_dossier_in_error_is_told_with_its_place_and_its_remedy(
    registre: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    dossier = registre / "dossiers/uimm-35-56" / siret_exemple(1)
    (dossier / "reponses/C1I1.md").write_text("---\na: [\n---\n", encoding="utf-8")
    fiche = registre / "dossiers/uimm-35-56" / siret_exemple(2) / "dossier.yml"
    fiche.write_text(fiche.read_text(encoding="utf-8") + "couleur: bleu\n", encoding="utf-8")
    assert main(["exporter", "--tous", *AU]) == 1
    lu = capsys.readouterr()
    assert lu.out == f"{nom(2)}\n"
    assert "document non écrit" in lu.err
    assert f"certimetal valider dossiers/uimm-35-56/{siret_exemple(1)}" in lu.err
    assert "reponses/C1I1.md, ligne" in lu.err
    assert "1\u00a0valeur sans place dans le formulaire" in lu.err
    assert 'dossier.yml\u00a0: couleur\u00a0: «\u00a0"bleu"\u00a0»' in lu.err


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["exporter"], "Donnez un SIRET ou plusieurs"),
        (["exporter", "123", "--tous"], "Donnez un SIRET ou plusieurs"),
        (["exporter", "11111111111111"], "Aucun dossier ne porte le SIRET"),
        (["exporter", "--tous", "--sortie", "x.docx"], "--sortie est un dossier"),
        (["formulaire", "--critere", "C9"], "n’existe pas"),
        (["formulaire", "--edition", "1999"], "n’est pas connue ici"),
    ],
)
def test_what_cannot_be_done_is_said_in_french(
    registre: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], message: str
) -> None:
    assert main(arguments) == 2
    assert message in capsys.readouterr().err
    assert not list(registre.glob("*.docx"))


def test_a_blank_form_is_named_after_what_it_holds(
    registre: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["formulaire", "--critere", "c3", "--certificateur", "uimm-35-56"]) == 0
    attendu = "formulaire-certimetal-uimm-35-56-C3.docx"
    assert capsys.readouterr().out == f"{attendu}\n"
    assert (registre / attendu).stat().st_size > 5_000
