"""Paper habilitations taken over: every row or none, every fault named."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from certimetal.app.depot import Depot, open_depot
from certimetal.app.reprise import take_over
from certimetal.app.selection import Selection
from certimetal.app.validation import validate
from certimetal.domain.reprise import lire_date
from certimetal.reading.source import read_yaml
from certimetal.rendering.reprises import table_model, tell_reprises
from conftest import siret_exemple

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from certimetal.domain.reprise import Reprises

AUJOURDHUI = date(2026, 3, 2)
TITRES = "siret;reference;date_effet;fin;date_decision;certificateur;raison_sociale;note"


@pytest.fixture
def depot(depot_vide: Path, ecrire: Callable[..., Path]) -> Depot:
    """A repository where the fictitious SIRETs 1 and 2 have a dossier."""
    ecrire(1)
    ecrire(2)
    return open_depot(depot_vide)


def reprendre(depot: Depot, *lignes: str, titres: str = TITRES, creer: bool = False) -> Reprises:
    tableau = depot.root / "reprises.csv"
    tableau.write_text("\n".join((titres, *lignes)) + "\n", encoding="utf-8")
    return take_over(open_depot(depot.root), tableau, today=AUJOURDHUI, creer=creer)


def ligne(rang: int, **cellules: str) -> str:
    valeurs = {
        "siret": siret_exemple(rang),
        "reference": f"Décision 2022-{rang:03}",
        "date_effet": "2022-09-01",
    } | cellules
    return ";".join(valeurs.get(colonne, "") for colonne in TITRES.split(";"))


def fichiers(depot: Depot) -> set[str]:
    return {
        chemin.relative_to(depot.root).as_posix()
        for chemin in (depot.root / "dossiers").rglob("*")
        if chemin.is_file()
    }


def evenement(depot: Depot, chemin: str) -> dict[str, Any]:
    _, lecture = read_yaml((depot.root / chemin).read_bytes(), path=chemin)
    assert lecture.findings == ()
    lu: dict[str, Any] = lecture.data
    return lu


def test_each_row_becomes_an_event_of_its_dossier(depot: Depot) -> None:
    reprises = reprendre(
        depot,
        ligne(1),
        ligne(2, date_effet="01/10/2022", fin="30/09/2027", date_decision="15/09/2022", note="Vu."),
    )
    un, deux = siret_exemple(1), siret_exemple(2)
    assert reprises.evenements == (
        f"dossiers/uimm-35-56/{un}/journal/2022-09-01-01-reprise.yml",
        f"dossiers/uimm-35-56/{deux}/journal/2022-09-15-01-reprise.yml",
    )
    assert reprises.dossiers == ()
    assert evenement(depot, reprises.evenements[0]) == {
        "date": "2022-09-01",
        "auteur": "signataire",
        "reference": "Décision 2022-001",
        "date_effet": "2022-09-01",
        "fin": "2027-08-31",
    }
    assert evenement(depot, reprises.evenements[1])["note"] == "Vu."


def test_what_is_written_is_valid(depot: Depot) -> None:
    reprendre(depot, ligne(1), ligne(2, note="Copie : armoire A ; double chez l’UIMM, « réf. 3 »."))
    bilan = validate(
        open_depot(depot.root), Selection(referentiel=False), today=AUJOURDHUI, cache=False
    )
    assert [f for f in bilan.findings if "/journal/" in f.location.path] == []


def test_a_second_reprise_is_refused_and_changes_nothing(depot: Depot) -> None:
    reprendre(depot, ligne(1))
    avant = fichiers(depot)
    (faute,) = reprendre(depot, ligne(2), ligne(1)).fautes
    assert (faute.ligne, faute.colonne) == (3, "siret")
    assert "Déjà reprise" in faute.message
    assert "2022-09-01-01-reprise.yml" in faute.message
    assert fichiers(depot) == avant


FAUTES = {
    "siret with a wrong key": ({"siret": "00000001800003"}, "siret", "clé"),
    "siret rounded by the spreadsheet": ({"siret": "1,8E+13"}, "siret", "arrondi"),
    "siret that lost its zeros": ({"siret": "1800002"}, "siret", "format Texte"),
    "siret too long": ({"siret": "000000018000020"}, "siret", "15 chiffres"),
    "siret in letters": ({"siret": "Organisme"}, "siret", "14 chiffres"),
    "no siret": ({"siret": ""}, "siret", "vide"),
    "no reference": ({"reference": ""}, "reference", "vide"),
    "reference too long": ({"reference": "x" * 201}, "reference", "201"),
    "no date": ({"date_effet": ""}, "date_effet", "vide"),
    "a day that is none": ({"date_effet": "31/02/2022"}, "date_effet", "n’est pas une date"),
    "a date in words": ({"date_decision": "hier"}, "date_decision", "n’est pas une date"),
    "an end before the beginning": ({"fin": "2022-01-01"}, "fin", "précède"),
    "an end that is not the rule's": ({"fin": "2027-09-01"}, "fin", "31\u00a0août\u00a02027"),
    "before habilitations existed": ({"date_effet": "2021-09-01"}, "date_effet", "2022"),
    "a decision to come": ({"date_decision": "2026-04-01"}, "date_decision", "1er\u00a0avril"),
    "another certificateur": ({"certificateur": "uimm-44"}, "certificateur", "uimm-35-56"),
    "the model's own row": ({"reference": "EXEMPLE À REMPLACER"}, "reference", "exemple"),
}


@pytest.mark.parametrize(("cellules", "colonne", "mot"), FAUTES.values(), ids=FAUTES)
def test_a_faulty_row_is_named_and_nothing_is_written(
    depot: Depot, cellules: dict[str, str], colonne: str, mot: str
) -> None:
    avant = fichiers(depot)
    reprises = reprendre(depot, ligne(1), ligne(2, **cellules))
    assert {(f.ligne, f.colonne) for f in reprises.fautes} == {(3, colonne)}
    assert mot in "".join(f.message for f in reprises.fautes)
    assert all(f.message.endswith((".", ")")) for f in reprises.fautes)
    assert reprises.evenements == ()
    assert fichiers(depot) == avant


def test_all_faults_of_all_rows_are_named_at_once(depot: Depot) -> None:
    reprises = reprendre(
        depot, ligne(1, siret="1", date_effet="x"), ligne(2, fin="y"), ligne(2), ligne(2)
    )
    assert [(f.ligne, f.colonne) for f in reprises.fautes] == [
        (2, "siret"),
        (2, "date_effet"),
        (3, "fin"),
        (5, "siret"),
    ]
    dit = tell_reprises(reprises).replace("\u00a0", " ")
    assert dit.startswith("Ligne 2, colonne « siret » : ")
    assert "4 fautes : rien n’a été écrit." in dit


@pytest.mark.parametrize(
    ("titres", "colonne"),
    [
        ("siret;reference", "date_effet"),
        (f"{TITRES};courriel", "courriel"),
        (f"{TITRES};note", "note"),
    ],
)
def test_titles_that_do_not_fit_are_named(depot: Depot, titres: str, colonne: str) -> None:
    reprises = reprendre(depot, ligne(1), titres=titres)
    assert (1, colonne) in {(f.ligne, f.colonne) for f in reprises.fautes}


def test_a_table_without_a_row_is_a_fault(depot: Depot) -> None:
    assert [f.ligne for f in reprendre(depot).fautes] == [2]


def test_a_row_with_too_many_cells_is_a_fault(depot: Depot) -> None:
    (faute,) = reprendre(depot, f"{ligne(1)};de trop").fautes
    assert faute.ligne == 2


def test_a_siret_without_dossier_is_a_fault_unless_asked(depot: Depot) -> None:
    avant = fichiers(depot)
    (faute,) = reprendre(depot, ligne(1), ligne(3)).fautes
    assert (faute.ligne, faute.colonne) == (3, "siret")
    assert "--creer" in faute.message
    assert fichiers(depot) == avant


def test_a_dossier_is_created_to_be_filled_in_where_asked(depot: Depot) -> None:
    reprises = reprendre(depot, ligne(1), ligne(3, raison_sociale="Forge de Vannes"), creer=True)
    folder = f"dossiers/uimm-35-56/{siret_exemple(3)}"
    assert reprises.dossiers == (folder,)
    assert reprises.evenements[1] == f"{folder}/journal/2022-09-01-01-reprise.yml"
    assert len(list((depot.root / folder / "reponses").iterdir())) == 12
    fiche = (depot.root / folder / "dossier.yml").read_text(encoding="utf-8")
    assert "\nraison_sociale: Forge de Vannes\n" in fiche
    assert "1\u00a0dossier créé" in tell_reprises(reprises)


def test_a_certificateur_that_is_not_registered_is_a_fault(depot: Depot) -> None:
    (faute,) = reprendre(depot, ligne(3, certificateur="uimm-99"), creer=True).fautes
    assert faute.colonne == "certificateur"


def test_a_journal_that_has_begun_takes_no_reprise_after_it(depot: Depot) -> None:
    journal = depot.root / "dossiers" / "uimm-35-56" / siret_exemple(1) / "journal"
    journal.mkdir()
    (journal / "2022-01-03-01-depot.yml").write_text(
        "date: 2022-01-03\nauteur: of\nnature: initiale\nengagement: true\n"
        "qualite_responsable: Directrice\n",
        encoding="utf-8",
    )
    (faute,) = reprendre(depot, ligne(1)).fautes
    assert faute.colonne == "date_decision"
    assert "3\u00a0janvier\u00a02022" in faute.message


def test_the_model_is_a_table_that_only_wants_its_row_replaced(depot: Depot) -> None:
    tableau = depot.root / "modele.csv"
    tableau.write_bytes(table_model().encode("utf-8"))
    reprises = take_over(depot, tableau, today=AUJOURDHUI)
    assert [(f.ligne, f.colonne) for f in reprises.fautes] == [(2, "reference")]
    remplie = table_model().replace("00000001800002", siret_exemple(1))
    tableau.write_bytes(remplie.replace("EXEMPLE À REMPLACER, d", "D").encode("cp1252", "ignore"))
    assert len(take_over(depot, tableau, today=AUJOURDHUI).evenements) == 1


@pytest.mark.parametrize(
    ("texte", "jour"),
    [
        ("2022-09-01", date(2022, 9, 1)),
        ("2022-09-01 00:00:00", date(2022, 9, 1)),
        ("1/9/2022", date(2022, 9, 1)),
        ("01.09.2022", date(2022, 9, 1)),
        ("01/09/22", None),
        ("2022-13-01", None),
        ("44805", None),
        ("", None),
    ],
)
def test_a_date_is_read_as_people_and_spreadsheets_write_it(texte: str, jour: date | None) -> None:
    assert lire_date(texte) == jour
