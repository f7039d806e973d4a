from __future__ import annotations

import shutil
from datetime import date
from typing import TYPE_CHECKING

import pytest

from certimetal.app.depot import open_depot
from certimetal.app.selection import Selection
from certimetal.app.validation import validate
from certimetal.errors import ReferentielError
from certimetal.finding import Gravite

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

JOUR = date(2026, 3, 31)


def test_valid_dossiers_have_no_finding(depot_vide: Path, ecrire: Callable[..., Path]) -> None:
    ecrire(1)
    ecrire(2)
    bilan = validate(open_depot(depot_vide), today=JOUR)
    assert bilan.findings == ()
    assert bilan.valide
    assert bilan.dossiers == 2
    criteria = sum(1 for path in (depot_vide / "criteria").rglob("*") if path.is_file())
    assert bilan.fichiers == 26 + criteria


def test_findings_of_all_stages_come_in_one_order(
    depot_vide: Path, ecrire: Callable[..., Path]
) -> None:
    dossier = ecrire(1, siret="00000001800003", raison_sociale=7)
    (dossier / "reponses" / "C1I1.md").write_text("---\na: [\n---\nx\n", encoding="utf-8")
    bilan = validate(open_depot(depot_vide), today=JOUR)
    assert list(bilan.findings) == sorted(bilan.findings, key=lambda f: f.rang)
    etapes = {f.controle.partition("-")[0] for f in bilan.findings}
    assert {"yaml", "schema", "siret"} <= etapes
    assert not bilan.valide


def test_a_rule_is_placed_on_its_value(depot_vide: Path, ecrire: Callable[..., Path]) -> None:
    dossier = ecrire(1, siret="00000001800003")
    [faute] = [
        f
        for f in validate(open_depot(depot_vide), today=JOUR).findings
        if f.controle == "siret-cle"
    ]
    lignes = (dossier / "dossier.yml").read_text(encoding="utf-8").split("\n")
    place = faute.location
    assert lignes[place.line - 1][place.column - 1 : place.end_column - 1] == '"00000001800003"'
    assert faute.extrait == lignes[place.line - 1]


def test_one_dossiers_faults_never_stop_another(
    depot_vide: Path, ecrire: Callable[..., Path]
) -> None:
    sans = ecrire(1)
    (sans / "dossier.yml").unlink()
    octets = ecrire(2)
    (octets / "dossier.yml").write_bytes(b"\xff\x00\xfe")
    lien = ecrire(3)
    (lien / "dossier.yml").unlink()
    (lien / "dossier.yml").symlink_to("/etc/passwd")
    ecrire(4)
    bilan = validate(open_depot(depot_vide), today=JOUR)
    assert bilan.dossiers == 4
    fautifs = {f.location.path.split("/")[2] for f in bilan.findings}
    assert fautifs == {sans.name, octets.name, lien.name}
    assert {"dossier-sans-fiche", "fichier-ordinaire"} <= {f.controle for f in bilan.findings}


def test_the_same_siret_in_two_roots_is_found(
    depot_vide: Path, ecrire: Callable[..., Path], tmp_path: Path
) -> None:
    dossier = ecrire(1)
    ailleurs = tmp_path / "autre" / "uimm-35-56" / dossier.name
    shutil.copytree(dossier, ailleurs)
    selection = Selection(racines=("dossiers", "../autre"))
    bilan = validate(open_depot(depot_vide), selection, today=JOUR)
    doubles = [f for f in bilan.findings if f.gravite is Gravite.ERREUR]
    assert {f.location.path.partition("/")[0] for f in doubles} <= {"dossiers", ".."}
    assert doubles
    assert all(f.location.line == 3 for f in doubles)
    assert bilan.dossiers == 2


def test_a_finding_of_another_clone_says_the_way_to_its_file(
    depot_vide: Path, ecrire: Callable[..., Path], tmp_path: Path
) -> None:
    dossier = ecrire(1, raison_sociale=7)
    shutil.move(dossier.parent, tmp_path / "autre" / "uimm-35-56")
    bilan = validate(open_depot(depot_vide), Selection(racines=("../autre",)), today=JOUR)
    [chemin] = {f.location.path for f in bilan.findings}
    assert (depot_vide / chemin).is_file()
    assert [r.dossier for r in bilan.registre.resumes] == [chemin.rpartition("/")[0]]


def test_a_fault_of_the_referentiel_is_a_finding(depot_vide: Path) -> None:
    with (depot_vide / "criteria" / "certifications.yml").open("a", encoding="utf-8") as fichier:
        fichier.write("inconnu: 1\n")
    bilan = validate(open_depot(depot_vide), today=JOUR)
    assert {f.location.path for f in bilan.findings} == {"criteria/certifications.yml"}
    sans = validate(open_depot(depot_vide), Selection(referentiel=False), today=JOUR)
    assert sans.findings == ()


def test_schemas_that_cannot_be_read_stop_the_work(
    depot_vide: Path, ecrire: Callable[..., Path]
) -> None:
    ecrire(1)
    (depot_vide / "schemas" / "dossier.schema.json").write_text("{", encoding="utf-8")
    with pytest.raises(ReferentielError):
        validate(open_depot(depot_vide), today=JOUR)


def test_an_empty_register_is_valid(depot_vide: Path) -> None:
    bilan = validate(open_depot(depot_vide), today=JOUR)
    assert bilan.valide
    assert bilan.dossiers == 0


def test_the_summary_knows_departement_and_counts(
    depot_vide: Path, ecrire: Callable[..., Path]
) -> None:
    ecrire(1, raison_sociale=7)
    [resume] = validate(open_depot(depot_vide), today=JOUR).registre.resumes
    assert resume.departement == "56"
    assert resume.erreurs == 1
