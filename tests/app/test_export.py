"""Dossiers as documents: what is written is found again, by the real pandoc."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import date
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree as ET

import pytest

from certimetal import pandoc
from certimetal.app.depot import open_depot
from certimetal.app.export import choose_dossiers, export_dossiers
from certimetal.app.formulaire import blank_forms
from certimetal.errors import UnknownNameError
from conftest import PROJET

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from certimetal.app.export import Export

pytestmark = pytest.mark.lent  # pandoc, some thirty times

JOUR = date(2026, 3, 2)
FORMATS = ("docx", "odt")
REPONSE = """---
controle_identite: false
pieces: []
annexes: []
---
## Titre

Un **mot** et [un lien](https://a.example).

- un
  - deux

| a | b |
|---|---|
| 1 | 2 |

```
code
```
"""


def exporter(racine: Path, format_: str = "docx", *sirets: str) -> list[Export]:
    depot = open_depot(racine)
    return list(export_dossiers(depot, choose_dossiers(depot, sirets), format_, jour=JOUR))


def parties(contenu: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(contenu)) as archive:
        assert archive.testzip() is None
        return {nom: archive.read(nom) for nom in archive.namelist()}


def texte(contenu: bytes, de: str = "docx") -> str:
    return pandoc.convert(contenu, de=de, vers="plain", options=["--wrap=none"]).decode()


def cellules(noeud: Any) -> list[list[Any]]:
    """Return every cell's blocks, however deep."""
    if isinstance(noeud, list):
        return [cellule for fils in noeud for cellule in cellules(fils)]
    if not isinstance(noeud, dict):
        return []
    if noeud["t"] != "Table":
        return cellules(noeud.get("c"))
    rangs = [*noeud["c"][3][1], *(rang for corps in noeud["c"][4] for rang in corps[3])]
    trouvees = [cellule[4] for rang in rangs for cellule in rang[1]]
    return [*trouvees, *cellules(trouvees)]


@pytest.mark.parametrize("format_", FORMATS)
def test_the_same_dossier_and_day_give_the_same_bytes(
    ecrire: Callable[..., Path], depot_vide: Path, format_: str
) -> None:
    ecrire(1)
    (premier,), (second,) = exporter(depot_vide, format_), exporter(depot_vide, format_)
    assert premier.entier
    assert premier.contenu == second.contenu
    for nom, partie in parties(premier.contenu).items():
        if nom.endswith((".xml", ".rels", ".rdf")):
            ET.fromstring(partie)  # noqa: S314 -- our own file
    meta = {"docx": "docProps/core.xml", "odt": "meta.xml"}[format_]
    assert b"2026-03-02T00:00:00" in parties(premier.contenu)[meta]
    assert b"<dc:language>fr-FR</dc:language>" in parties(premier.contenu)[meta]


@pytest.mark.parametrize("format_", FORMATS)
def test_a_dossier_gives_the_same_bytes_alone_and_among_others(
    ecrire: Callable[..., Path], depot_vide: Path, format_: str
) -> None:
    premier = ecrire(1).name
    for rang in range(2, 11):
        ecrire(rang, raison_sociale=f"Voisin {rang}")
    ensemble = exporter(depot_vide, format_)
    assert [export.siret for export in ensemble] == sorted(export.siret for export in ensemble)
    (seul,) = exporter(depot_vide, format_, premier)
    assert seul.contenu == next(e.contenu for e in ensemble if e.siret == premier)


def test_an_answer_stands_whole_in_its_cell(ecrire: Callable[..., Path], depot_vide: Path) -> None:
    dossier = ecrire(1)
    (dossier / "reponses" / "C3I2.md").write_text(REPONSE, encoding="utf-8")
    (export,) = exporter(depot_vide)
    arbre = pandoc.read_tree(export.contenu, de="docx")["blocks"]
    (cellule,) = [c for c in cellules(arbre) if any(bloc["t"] == "CodeBlock" for bloc in c)]
    genres = [bloc["t"] for bloc in cellule]
    assert genres == ["Header", "Para", "BulletList", "Table", "CodeBlock"]
    assert cellule[0]["c"][0] == 2
    assert pandoc.write_markdown(cellule[1:2]) == "Un **mot** et [un lien](https://a.example).\n"


def test_every_style_that_a_document_names_is_there(
    ecrire: Callable[..., Path], depot_vide: Path
) -> None:
    dossier = ecrire(1)
    (dossier / "reponses" / "C3I2.md").write_text(
        REPONSE + "\n> cité\n\n1. un\n\n   deux\n\n*i* `c` ~~b~~\n", encoding="utf-8"
    )
    word, odt = (parties(exporter(depot_vide, f)[0].contenu) for f in FORMATS)
    employes = re.findall(rb'w:[prt]\w*Style w:val="([^"]+)"', word["word/document.xml"])
    definis = re.findall(rb'w:styleId="([^"]+)"', word["word/styles.xml"])
    assert not set(employes) - set(definis)
    tout = odt["content.xml"] + odt["styles.xml"]
    employes = re.findall(rb'(?:text|table|parent):?-?style-name="([^"]+)"', tout)
    assert not set(employes) - set(re.findall(rb'style:name="([^"]+)"', tout))


@pytest.mark.parametrize("format_", FORMATS)
def test_values_are_told_from_silence(
    ecrire: Callable[..., Path], depot_vide: Path, format_: str
) -> None:
    dossier = ecrire(1, sites_annexes=[])
    (dossier / "reponses" / "C3I2.md").write_text(REPONSE, encoding="utf-8")
    (export,) = exporter(depot_vide, format_)
    lignes = [" ".join(ligne.split()) for ligne in texte(export.contenu, format_).splitlines()]
    lu = "\n".join(lignes)
    assert "☒ Non" in lu
    assert "☒ Aucun" in lu
    assert "Technicien de maintenance productive" in lu
    assert "☒ Publique" in lu


def test_every_text_of_the_dossier_is_in_its_document(
    ecrire: Callable[..., Path], depot_vide: Path
) -> None:
    ecrire(1, contact={"courriel": "certifications@of.example"})
    (export,) = exporter(depot_vide)
    lu = "".join(texte(export.contenu).split())
    for attendu in (
        "Organisme d’exemple 1", "53560000056", "1 rue de l’Exemple", "RNCP41814",
        "certifications@of.example", "organisme-1", "C6I2-A01", "sha256:0123456789abcdef",
        "espace du certificateur, réf. 2026-118",
    ):  # fmt: skip
        assert "".join(attendu.split()) in lu
    assert lu.count("puisvalideavecellelacertificationretenue.") >= 12


def test_a_value_without_a_field_is_written_at_the_end_and_told(
    ecrire: Callable[..., Path], depot_vide: Path
) -> None:
    ecrire(1, couleur="bleu")
    (export,) = exporter(depot_vide)
    assert not export.entier
    assert [hors.ou for hors in export.hors] == ["dossier.yml\u00a0: couleur"]
    assert "Valeurs hors formulaire" in texte(export.contenu)


def test_a_dossier_that_cannot_be_read_stops_no_other(
    ecrire: Callable[..., Path], depot_vide: Path
) -> None:
    (ecrire(1) / "reponses" / "C1I1.md").write_text("---\na: [\n---\n", encoding="utf-8")
    (ecrire(2) / "dossier.yml").unlink()
    ecrire(3, edition="2030")
    ecrire(4)
    casse, absent, edition, bon = exporter(depot_vide)
    assert not casse.contenu
    assert casse.illisibles[0].location.path.endswith("reponses/C1I1.md")
    assert absent.illisibles
    assert "«\u00a02030\u00a0»" in edition.refus
    assert bon.entier


def test_hostile_characters_make_no_broken_file(
    ecrire: Callable[..., Path], depot_vide: Path
) -> None:
    dossier = ecrire(1, raison_sociale="A & B <b>\u0001\u202e\"'")
    corps = "---\n{}\n---\n" + "> " * 200 + "fond &#1; & <w:p>\n"
    (dossier / "reponses" / "C1I1.md").write_text(corps, encoding="utf-8")
    for format_ in FORMATS:
        (export,) = exporter(depot_vide, format_)
        for nom, partie in parties(export.contenu).items():
            if nom.endswith(".xml"):
                ET.fromstring(partie)  # noqa: S314 -- our own file
        assert "A & B <b>" in texte(export.contenu, format_)


def test_a_siret_that_no_dossier_has_is_refused(
    ecrire: Callable[..., Path], depot_vide: Path
) -> None:
    ecrire(1)
    with pytest.raises(UnknownNameError, match="Aucun dossier ne porte"):
        exporter(depot_vide, "docx", "11111111111111")


def test_blank_forms_depend_on_the_referentiel_alone() -> None:
    depot = open_depot(PROJET)
    criteres = ("", "C3")
    faits = blank_forms(depot, FORMATS, certificateur="uimm-35-56", criteres=criteres)
    assert faits == blank_forms(depot, FORMATS, certificateur="uimm-35-56", criteres=criteres)
    entier = texte(faits["formulaire-certimetal-uimm-35-56.docx"])
    critere = texte(faits["formulaire-certimetal-uimm-35-56-C3.docx"])
    for code in ("C1I1", "C6I2"):
        assert f"Réponse {code}" in entier
        assert f"Réponse {code}" not in critere
    assert "Réponse C3I2" in critere
    assert "Engagement de l’organisme" in entier
    assert "☒" not in entier.partition("1. Identification")[2]


@pytest.mark.parametrize(
    ("demande", "message"),
    [
        ({"edition": "1999"}, "édition «\u00a01999\u00a0»"),
        ({"certificateur": "uimm-99"}, "ne s’appelle «\u00a0uimm-99\u00a0»"),
        ({"criteres": ("C9",)}, "critère «\u00a0C9\u00a0» n’existe pas"),
    ],
)
def test_a_form_of_what_is_not_known_is_refused(demande: dict[str, Any], message: str) -> None:
    with pytest.raises(UnknownNameError, match=message):
        blank_forms(open_depot(PROJET), ["docx"], **demande)
