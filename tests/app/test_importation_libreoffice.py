"""Forms that LibreOffice opened and saved again, in either format: they say the same."""

from __future__ import annotations

import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest

from certimetal.app.document_recu import read_document
from certimetal.app.importation import plan_import
from documents_word import JOUR, LORIENT, exporte, le_depot

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = [
    pytest.mark.lent,
    pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed"),
]


@pytest.fixture(scope="module")
def profil(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A profile of LibreOffice's own, made once: it takes it seconds."""
    return f"-env:UserInstallation={tmp_path_factory.mktemp('profil').as_uri()}"


@pytest.mark.parametrize("vers", ["docx", "odt"])
def test_a_form_that_libreoffice_saved_changes_nothing(
    vers: str, profil: str, tmp_path: Path
) -> None:
    ecrits = []
    for de in ("docx", "odt"):
        ecrit = tmp_path / f"{de}.{de}"
        ecrit.write_bytes(exporte(LORIENT, de))
        ecrits.append(ecrit)
    commande = ["soffice", profil, "--headless", "--convert-to", vers, "--outdir", "relu"]
    subprocess.run(
        [*commande, *map(str, ecrits)], cwd=tmp_path, check=True, capture_output=True, timeout=120
    )
    for ecrit in ecrits:
        relu = (tmp_path / "relu" / ecrit.name).with_suffix(f".{vers}")
        assert relu.read_bytes() != ecrit.read_bytes()
        plan = plan_import(le_depot(), read_document(relu.read_bytes(), nom=relu.name), today=JOUR)
        assert (plan.fichiers, plan.modifications, plan.non_places) == ((), (), ()), relu.name
