"""Our documents in LibreOffice: opened, printed, saved in the other format and back."""

from __future__ import annotations

import re
import shutil
import subprocess
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from certimetal import pandoc
from certimetal.app.depot import open_depot
from certimetal.app.export import choose_dossiers, export_dossiers
from certimetal.app.formulaire import blank_forms
from conftest import INDICATEURS, PROJET

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

pytestmark = pytest.mark.lent

EXEMPLE = "00000001800002"


@pytest.fixture(scope="module")
def documents(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A blank form and a filled one, in both formats, and what LibreOffice made of them."""
    ou = tmp_path_factory.mktemp("documents")
    depot = open_depot(PROJET)
    for nom, contenu in blank_forms(depot, ["docx", "odt"]).items():
        (ou / nom.replace("formulaire-certimetal", "vierge")).write_bytes(contenu)
    for format_ in ("docx", "odt"):
        (export,) = export_dossiers(
            depot, choose_dossiers(depot, [EXEMPLE]), format_, jour=date(2026, 3, 2)
        )
        (ou / f"rempli.{format_}").write_bytes(export.contenu)
    return ou


def convertir(ou: Path, vers: str, *noms: str) -> Path:
    """Convert files with LibreOffice, which must have nothing to say of any."""
    sortie = ou / f"en-{vers}-{'-'.join(noms)}"
    fini = subprocess.run(
        [
            shutil.which("soffice") or "soffice", f"-env:UserInstallation=file://{ou}/profil",
            "--headless", "--convert-to", vers, "--outdir", str(sortie),
            *(str(ou / nom) for nom in noms),
        ],
        capture_output=True, check=False, timeout=120,
    )  # fmt: skip
    assert fini.returncode == 0, fini.stderr.decode()
    dit = re.sub(r".*javaldx.*", "", fini.stdout.decode() + fini.stderr.decode())
    assert not re.search(r"(?i)error|warning", dit), "of the document: Java is not asked for"
    assert len(list(sortie.iterdir())) == len(noms)
    return sortie


def texte(fichier: Path) -> str:
    """Return all that a Word file says, without what its table's captions call them."""
    return "".join(_mots(pandoc.read_tree(fichier.read_bytes(), de="docx")["blocks"]))


def _mots(noeud: Any) -> Iterator[str]:
    if isinstance(noeud, list):
        for fils in noeud:
            yield from _mots(fils)
    elif isinstance(noeud, dict):
        if noeud["t"] == "Str":
            yield noeud["c"]
        elif noeud["t"] == "Code":
            yield noeud["c"][1]
        else:
            contenu = noeud.get("c")
            yield from _mots(contenu[2:] if noeud["t"] == "Table" else contenu)


def test_it_prints_each_form_whole_with_its_pages_numbered(documents: Path) -> None:
    pdfs = convertir(documents, "pdf", "vierge.docx", "rempli.odt")
    for nom in ("vierge", "rempli"):
        lu = subprocess.run(
            ["pdftotext", "-layout", str(pdfs / f"{nom}.pdf"), "-"], capture_output=True, check=True
        ).stdout.decode()
        pages = lu.split("\f")[:-1]
        assert all(f"Page {n} sur {len(pages)}" in p for n, p in enumerate(pages, start=1))
        assert all(f"Réponse {code}" in lu for code in INDICATEURS)
        assert all(page.strip().count("\n") > 3 for page in pages), "a page is empty"


def test_what_it_saves_of_a_word_file_holds_the_same_text(documents: Path) -> None:
    odt = convertir(documents, "odt", "rempli.docx")
    shutil.copy(odt / "rempli.odt", documents / "retour.odt")
    docx = convertir(documents, "docx", "retour.odt")
    assert texte(docx / "retour.docx") == texte(documents / "rempli.docx")


def test_what_it_saves_of_an_opendocument_holds_the_same_text(documents: Path) -> None:
    docx = convertir(documents, "docx", "rempli.odt")
    assert texte(docx / "rempli.docx") == texte(documents / "rempli.docx")
