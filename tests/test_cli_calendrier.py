"""``certimetal calendrier`` as people run it, in a real repository."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from icalendar import Calendar

from ligne_de_commande import Fini, appelle

if TYPE_CHECKING:
    from pathlib import Path

DATES = ("--entree", "05/01/2026", "--fin", "2026-12-18")


def lance(ou: Path, *arguments: str) -> Fini:
    return appelle(ou, "calendrier", *arguments)


def test_it_tells_the_national_process_where_no_certificateur_is_named(depot_vide: Path) -> None:
    fini = lance(depot_vide, *DATES)
    assert fini.returncode == 0, fini.stderr
    dit = fini.stdout.replace("\u00a0", " ")
    assert dit.startswith("Calendrier d’une formation, du 5 janvier 2026 au 18 décembre 2026\n")
    assert "Au plus tard le 20 janvier 2026 : Inscription administrative" in dit
    assert "Processus national seul." in dit
    assert "livret de suivi" not in dit.partition("Évaluateurs")[2]


def test_it_adds_what_the_certificateur_asks_for(depot_vide: Path) -> None:
    fini = lance(depot_vide, *DATES, "--certificateur", "uimm-35-56", "--evaluation", "10/12/2026")
    dit = fini.stdout.replace("\u00a0", " ")
    assert "Au plus tard le 30 avril 2026 : Retour du livret de suivi" in dit


def test_its_diary_file_is_read_back_and_says_when_it_was_issued(depot_vide: Path) -> None:
    fini = lance(
        depot_vide, *DATES, "--format", "ics", "--au", "2026-01-02", "--jury", "20/01/2027"
    )
    agenda = Calendar.from_ical(fini.stdout)
    assert fini.stdout.endswith("END:VCALENDAR\r\n")
    assert {str(e["DTSTAMP"].to_ical(), "ascii") for e in agenda.walk("VEVENT")} == {
        "20260102T000000Z"
    }
    assert len(agenda.walk("VEVENT")) == 2


def test_its_json_is_an_object(depot_vide: Path) -> None:
    fini = lance(
        depot_vide, *DATES, "--format", "json", "--jury", "2027-03-02", "--jury", "2027-01-20"
    )
    assert json.loads(fini.stdout)["jurys"] == ["2027-01-20", "2027-03-02"]


def test_it_says_every_fault_at_once_and_nothing_else(depot_vide: Path) -> None:
    fini = lance(
        depot_vide, "--entree", "31/02/2026", "--jury", "demain", "--certificateur", "uimm"
    )
    assert fini.returncode == 2
    assert fini.stdout == ""
    forme = "écrivez-la comme 31/03/2026 ou 2026-03-31."
    assert fini.stderr.replace("\u00a0", " ").strip().split("\n") == [
        f"« 31/02/2026 » n’est pas une date possible pour l’entrée en formation : {forme}",
        "Il manque la date de fin de formation.",
        f"« demain » n’est pas une date possible pour un jury : {forme}",
        "Le certificateur « uimm » n’est pas connu ici. Codes connus : uimm-35-56.",
    ]


def test_it_takes_the_numbers_from_the_rules(depot_vide: Path) -> None:
    regles = depot_vide / "criteria" / "2022" / "regles.yml"
    texte = regles.read_text(encoding="utf-8")
    ancien = "formation, nombre: 15, unite: jours"
    assert texte.count(ancien) == 1
    regles.write_text(texte.replace(ancien, "formation, nombre: 1, unite: mois"), encoding="utf-8")
    dit = lance(depot_vide, *DATES).stdout.replace("\u00a0", " ")
    assert "Au plus tard le 5 février 2026 : Inscription administrative" in dit
