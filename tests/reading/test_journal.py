"""The journal as it is read: in order, lenient, and costing nothing where there is none."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest

from certimetal.domain.journal import TYPES
from certimetal.reading.dossier import DossierLu, read_dossier
from certimetal.reading.schemas import Schemas
from certimetal.reading.tree import FolderTree

RACINE = Path(__file__).parents[2]
VALIDES = RACINE / "tests" / "examples" / "valid"
SCHEMAS = Schemas.load(FolderTree(RACINE))


@pytest.fixture
def dossier(tmp_path: Path) -> Path:
    """The reference dossier, alone in its tree, without a journal."""
    folder = tmp_path / "uimm-35-56" / "00000009100017"
    shutil.copytree(VALIDES / "organisme-de-reference", folder)
    (folder / "journal").mkdir()
    return folder


def lire(dossier: Path) -> DossierLu:
    return read_dossier(FolderTree(dossier.parents[1]), f"uimm-35-56/{dossier.name}", SCHEMAS)


def ecrire(dossier: Path, nom: str, texte: str) -> None:
    (dossier / "journal" / nom).write_text(texte, encoding="utf-8")


DEPOT = """\
date: 2026-02-03
auteur: of
nature: initiale
engagement: true
qualite_responsable: Directrice
"""


def test_there_is_a_schema_for_each_type_and_no_other() -> None:
    decrits = {kind.partition("/")[2] for kind in SCHEMAS.kinds() if kind.startswith("journal/")}
    assert decrits == set(TYPES)


def test_a_dossier_without_a_journal_has_no_event(dossier: Path) -> None:
    (dossier / "journal").rmdir()
    assert lire(dossier).dossier.journal == ()


def test_events_are_in_the_order_of_the_facts(dossier: Path) -> None:
    for fichier in (VALIDES / "journal-complet").iterdir():
        shutil.copy(fichier, dossier / "journal")
    lu = lire(dossier)
    assert lu.findings == []
    journal = lu.dossier.journal
    assert [e.fichier for e in journal] == sorted(e.fichier for e in journal)
    assert {e.type for e in journal} == set(TYPES)
    assert {e.chemin for e in journal} <= set(lu.sources)


def test_an_event_holds_what_its_file_says(dossier: Path) -> None:
    ecrire(
        dossier,
        "2026-02-03-02-depot.yml",
        DEPOT.replace("auteur: of", "auteur: secretariat\nsaisi_pour: of"),
    )
    (evenement,) = lire(dossier).dossier.journal
    assert (evenement.type, evenement.date, evenement.rang) == ("depot", date(2026, 2, 3), 2)
    assert (evenement.auteur, evenement.saisi_pour) == ("secretariat", "of")
    assert evenement.donnees["qualite_responsable"] == "Directrice"
    assert evenement.donnees["engagement"] is True


def test_the_day_is_the_name_s_where_the_two_differ(dossier: Path) -> None:
    ecrire(dossier, "2026-02-04-01-depot.yml", DEPOT)
    assert lire(dossier).dossier.journal[0].date == date(2026, 2, 4)


@pytest.mark.parametrize(
    "nom",
    ["notes.txt", "2026-02-03-depot.yml", "2026-02-03-01-courrier.yml", "2026-02-30-01-depot.yml"],
)
def test_what_is_no_event_is_noted_and_not_read(dossier: Path, nom: str) -> None:
    ecrire(dossier, nom, "a: [\n")
    lu = lire(dossier)
    assert lu.dossier.journal == ()
    assert lu.findings == []
    assert f"journal/{nom}" in lu.dossier.fichiers


def test_a_fault_of_schema_stands_at_its_line_and_the_event_is_kept(dossier: Path) -> None:
    ecrire(dossier, "2026-02-03-01-depot.yml", DEPOT.replace("initiale", "première"))
    lu = lire(dossier)
    assert [f.controle for f in lu.findings] == ["schema-choix"]
    place = lu.findings[0].location
    assert (place.path[-31:], place.line, place.column) == (
        "journal/2026-02-03-01-depot.yml",
        3,
        9,
    )
    assert len(lu.dossier.journal) == 1


@pytest.mark.parametrize("texte", ["- une liste\n", "a: [\n", "", "auteur: 3\nsaisi_pour: {}\n"])
def test_an_event_that_does_not_read_keeps_its_place(dossier: Path, texte: str) -> None:
    ecrire(dossier, "2026-02-03-01-depot.yml", texte)
    lu = lire(dossier)
    assert lu.findings
    (evenement,) = lu.dossier.journal
    assert evenement.type == "depot"
    assert evenement.auteur == ""
    assert evenement.saisi_pour == ""


def test_a_link_is_never_followed(dossier: Path) -> None:
    (dossier / "journal" / "2026-02-03-01-depot.yml").symlink_to("/etc/hostname")
    lu = lire(dossier)
    assert [f.controle for f in lu.findings] == ["fichier-ordinaire"]
    assert lu.dossier.journal == ()


RECTIFICATION = """\
date: 2026-02-05
auteur: of
evenement: 2026-02-03-01-depot.yml
motif: La nature avait été mal recopiée.
remplace:
  date: 2026-02-03
  auteur: of
  nature: renouvellement
  engagement: true
"""


def test_corrected_data_are_held_against_the_schema_of_their_event(dossier: Path) -> None:
    ecrire(dossier, "2026-02-03-01-depot.yml", DEPOT)
    ecrire(dossier, "2026-02-05-01-rectification.yml", RECTIFICATION)
    (finding,) = lire(dossier).findings
    assert finding.controle == "schema-champ-manquant"
    assert "« qualite_responsable »".replace(" ", "\u00a0") in finding.message
    assert "« remplace »".replace(" ", "\u00a0") in finding.message
    assert finding.location.line == 5


def test_a_field_of_corrected_data_is_placed_in_the_rectification(dossier: Path) -> None:
    texte = RECTIFICATION.replace("renouvellement", "suite") + "  qualite_responsable: Directrice\n"
    ecrire(dossier, "2026-02-05-01-rectification.yml", texte)
    (finding,) = lire(dossier).findings
    assert finding.controle == "schema-choix"
    assert (finding.location.line, finding.location.column) == (8, 11)


def test_corrected_data_of_no_known_event_are_left_to_the_rules(dossier: Path) -> None:
    texte = RECTIFICATION.replace("01-depot.yml", "01-courrier.yml")
    ecrire(dossier, "2026-02-05-01-rectification.yml", texte)
    assert lire(dossier).findings == []
