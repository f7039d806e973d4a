"""The composer: what reaches it is shown and never run, and it reads nothing but its own folder."""

from __future__ import annotations

import shutil
import subprocess
import unicodedata
from typing import TYPE_CHECKING

import pytest
from lecture_pdf import defauts
from registre_pdf import AU

from certimetal.composition import GABARITS, ouvrir_compositeur
from certimetal.errors import CompositionError
from certimetal.rendering.pdf.mentions import entourage
from certimetal.rendering.pdf.signes import COUVERTURE, INCONNU, imprimable, imprimables, secable
from certimetal.rendering.pdf.texte_riche import arbre_markdown

if TYPE_CHECKING:
    from pathlib import Path

    from certimetal.composition import Compositeur

PIEGES = [
    '#read("/etc/passwd")',
    '#include "/etc/passwd"',
    '#import "@preview/cetz:0.3.0"',
    "#let x = 1; #x",
    "$ integral_0^1 $",
    "\\#read \\u{1F600} \\",
    "@reference <etiquette> #ref(<etiquette>)",
    '`#eval("1")` et ```typ\n#panic()\n```',
    "= Titre\n+ un\n/ terme: *gras* _italique_ ~ -- --- ...",
    "![passwd](/etc/passwd) ![secret](../../dossier.yml) ![loin](https://ailleurs.example/x.png)",
    "<script>alert(1)</script> [clic](javascript:alert(1)) [f](file:///etc/passwd)",
    "\u202eabc\u202c שלום 漢字 🎉 a\u0301\u0301\u0301 \ufffe \x0b",
    "mot" * 4000,
    "| a | b |\n|---|---|\n" + "| x | y |\n" * 300,
    "- " * 50 + "fond",
    "> " * 50 + "fond",
    "| " * 20 + "|\n" + "|---" * 20 + "|\n" + "| cellule bien longue " * 20 + "|",
]


def _donnees(reponse: list[object]) -> dict[str, object]:
    cadre = entourage(
        titre="Essai",
        sujet="Essai",
        organisme="Organisme d’essai",
        siret="00000001800002",
        certificateur="UIMM",
        jour=AU,
        exemple=True,
    )
    vide = {"capacite": "", "engagements": [], "annexes": [], "reponse": []}
    essai: dict[str, object] = imprimables(
        cadre
        | {
            "titre": "Essai",
            "sous_titre": "Essai",
            "garde": [],
            "note": "",
            "identification": [],
            "sites": [],
            "certifications": [],
            "criteres": [
                {
                    "titre": "Critère",
                    "indicateurs": [vide | {"titre": "C1I1", "reponse": reponse}],
                }
            ],
        }
    )
    return essai


@pytest.mark.parametrize("piege", PIEGES, ids=lambda texte: texte[:20].encode("ascii", "replace"))
def test_what_an_of_types_is_shown_and_never_run(compositeur: Compositeur, piege: str) -> None:
    compose = compositeur.composer("dossier", _donnees(list(arbre_markdown(piege, {}))), jour=AU)
    assert defauts(compose) == []


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="needs poppler")
@pytest.mark.lent
def test_source_of_the_composer_is_read_as_it_was_typed(
    compositeur: Compositeur, tmp_path: Path
) -> None:
    compose = compositeur.composer(
        "dossier", _donnees(list(arbre_markdown(PIEGES[0], {}))), jour=AU
    )
    (tmp_path / "piege.pdf").write_bytes(compose)
    lu = subprocess.run(
        ["pdftotext", "piege.pdf", "-"], cwd=tmp_path, capture_output=True, text=True, check=True
    ).stdout
    assert '#read("/etc/passwd")' in lu
    assert "root:" not in lu


@pytest.mark.parametrize("chemin", ["/etc/passwd", "../../../../etc/passwd", "/../etc/passwd"])
def test_the_composer_reads_nothing_outside_its_folder(chemin: str) -> None:
    with ouvrir_compositeur() as compositeur:
        dossier = compositeur._dossier
        (dossier / "intrus.typ").write_text(
            f'#let document_complet(d) = [#read("{chemin}")]', encoding="utf-8"
        )
        with pytest.raises(CompositionError):
            compositeur.composer("intrus", {}, jour=AU)
    assert not dossier.exists()


def test_the_composer_fetches_no_package() -> None:
    with ouvrir_compositeur() as compositeur:
        (compositeur._dossier / "intrus.typ").write_text(
            '#import "@preview/cetz:0.3.0"\n#let document_complet(d) = []', encoding="utf-8"
        )
        with pytest.raises(CompositionError, match="n’a pas pu être composé"):
            compositeur.composer("intrus", {}, jour=AU)


def test_signs_that_no_font_has_never_reach_the_composer() -> None:
    assert (
        imprimable("Élève\u00a0: cœur, 1\u202f200 €, ½, ☐ ☒")
        == "Élève\u00a0: cœur, 1\u202f200 €, ½, ☐ ☒"
    )
    assert imprimable("e\u0301") == "é"
    assert imprimable("fin\u00adde\u2060mot") == "findemot"
    assert imprimable("漢🎉") == INCONNU * 2
    assert imprimable("ﬁn ①") == "fin ①"
    assert imprimable("a" * 100) == "a" * 100


def test_only_what_someone_typed_is_cut() -> None:
    assert secable("a" * 100).count("\u200b") == 2
    assert secable("mot " * 30) == "mot " * 30


@pytest.mark.lent
def test_every_sign_that_is_let_through_can_be_shown(compositeur: Compositeur) -> None:
    signes = [
        chr(code)
        for debut, fin in COUVERTURE
        for code in range(debut, fin + 1)
        if unicodedata.category(chr(code)) not in {"Cn", "Cf"}
    ]
    noeud = {"t": "p", "c": [" ".join(signes)]}
    assert compositeur.composer("dossier", _donnees([noeud]), jour=AU)


def test_the_templates_are_part_of_the_package() -> None:
    assert {"charte.typ", "dossier.typ", "extrait.typ", "lettre.typ", "rapport.typ"} <= {
        gabarit.name for gabarit in GABARITS.iterdir()
    }
