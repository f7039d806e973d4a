"""The Atom feed and the calendar: read back by an XML parser and by icalendar."""

from __future__ import annotations

import uuid
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest
from faits_exemples import ADRESSE, HABILITE, RETIRE, les_faits
from icalendar import Calendar

from certimetal.domain.situation import EvenementPublic
from certimetal.rendering.donnees.decisions import MAXIMUM, decisions_atom
from certimetal.rendering.donnees.termes import termes_ics
from situations import AU, TERME

if TYPE_CHECKING:
    from collections.abc import Sequence

    from certimetal.rendering.faits_publics import FaitsPublics

A = "{http://www.w3.org/2005/Atom}"
TITRE = "Registre d’essai"


def flux(faits: Sequence[FaitsPublics] | None = None, adresse: str = ADRESSE) -> ET.Element:
    octets = decisions_atom(
        les_faits() if faits is None else faits, au=AU, adresse=adresse, titre=TITRE
    )
    return ET.fromstring(octets)  # noqa: S314 -- our own output


def texte(noeud: ET.Element, nom: str) -> str:
    return noeud.findtext(f"{A}{nom}") or ""


def test_the_feed_has_what_the_standard_asks_for() -> None:
    racine = flux()
    assert racine.tag == f"{A}feed"
    for noeud in (racine, *racine.iter(f"{A}entry")):
        assert len(noeud.findall(f"{A}id")) == 1
        assert len(noeud.findall(f"{A}title")) == 1
        assert len(noeud.findall(f"{A}updated")) == 1
        uuid.UUID(texte(noeud, "id").removeprefix("urn:uuid:"))
    assert racine.findtext(f"{A}author/{A}name") == TITRE
    soi = [lien for lien in racine.findall(f"{A}link") if lien.get("rel") == "self"]
    assert [lien.get("href") for lien in soi] == [f"{ADRESSE}donnees/decisions.atom"]


def test_entries_are_decisions_and_ends_the_latest_first_dated_by_the_fact() -> None:
    entrees = flux().findall(f"{A}entry")
    assert [texte(e, "updated") for e in entrees] == [
        "2026-03-20T00:00:00Z",
        "2026-03-02T00:00:00Z",
        "2026-02-28T00:00:00Z",
    ]
    termes = []
    for entree in entrees:
        categorie = entree.find(f"{A}category")
        assert categorie is not None
        termes.append(categorie.get("term"))
    assert termes == ["retrait", "habilitation", "fin"]
    assert texte(flux(), "updated") == "2026-03-20T00:00:00Z"


def test_an_entry_names_the_of_its_page_and_that_it_is_fictitious() -> None:
    entree = flux().findall(f"{A}entry")[0]
    assert texte(entree, "title").startswith("Beta (Lorient) [dossier fictif]")
    assert f"SIRET {RETIRE}" in texte(entree, "summary")
    lien = entree.find(f"{A}link")
    assert lien is not None
    assert lien.get("href") == f"{ADRESSE}organismes/{RETIRE}/"


def test_what_someone_wrote_stays_text() -> None:
    titres = [texte(entree, "title") for entree in flux().findall(f"{A}entry")]
    assert any("<b>& fêtée</b>" in titre for titre in titres)


def test_an_entry_keeps_its_identifier_whatever_happens_next() -> None:
    def identifiants(faits: Sequence[FaitsPublics]) -> dict[str, str]:
        entrees = flux(faits).findall(f"{A}entry")
        return {texte(e, "updated") + texte(e, "summary")[-60:]: texte(e, "id") for e in entrees}

    avant = identifiants(les_faits())
    assert len(set(avant.values())) == len(avant) == 3
    suite = EvenementPublic(
        date=date(2026, 3, 30),
        type="decision",
        variante="suspension",
        libelle="Habilitation suspendue.",
        fichier="2026-03-30-01-decision.yml",
    )
    renommes = [
        replace(fait, evenements=(*fait.evenements, suite), au=date(2026, 4, 1))
        for fait in les_faits()
    ]
    apres = identifiants(renommes)
    assert set(avant.values()) < set(apres.values())


def test_without_a_decision_the_feed_is_dated_by_the_build() -> None:
    vide = flux(())
    assert vide.findall(f"{A}entry") == []
    assert texte(vide, "updated") == "2026-03-31T00:00:00Z"


def test_without_the_site_s_address_links_are_relative_to_the_feed() -> None:
    entree = flux(adresse="").findall(f"{A}entry")[0]
    lien = entree.find(f"{A}link")
    assert lien is not None
    assert lien.get("href") == f"../organismes/{RETIRE}/"


def test_a_long_history_keeps_its_latest_entries() -> None:
    fait = next(f for f in les_faits() if f.siret == HABILITE)
    evenements = tuple(
        EvenementPublic(
            date=date(2022, 1, 1 + rang % 28),
            type="decision",
            variante="maintien",
            libelle="Habilitation maintenue.",
            fichier=f"{rang}.yml",
        )
        for rang in range(MAXIMUM + 10)
    )
    entrees = flux([replace(fait, evenements=(*evenements, *fait.evenements))]).findall(f"{A}entry")
    assert len(entrees) == MAXIMUM
    assert texte(entrees[0], "published") == "2026-03-02T00:00:00Z"


def agenda(faits: Sequence[FaitsPublics]) -> list[dict[str, str]]:
    lu = Calendar.from_ical(termes_ics(faits, adresse=ADRESSE, titre=TITRE).decode())
    return [
        {
            "uid": str(e["uid"]),
            "jour": e["dtstart"].dt.isoformat(),
            "fin": e["dtend"].dt.isoformat(),
            "resume": str(e["summary"]),
            "url": str(e["url"]),
        }
        for e in lu.walk("VEVENT")
    ]


def test_the_calendar_has_the_last_day_of_each_running_habilitation_and_no_other() -> None:
    (evenement,) = agenda(les_faits())
    assert evenement["jour"] == TERME.fin.isoformat()
    assert evenement["fin"] == "2031-03-02"
    assert evenement["uid"] == f"{HABILITE}-2026-03-02-01-decision@certimetal"
    assert "[dossier fictif]" in evenement["resume"]
    assert evenement["url"] == f"{ADRESSE}organismes/{HABILITE}/"


def test_the_calendar_s_lines_are_folded_and_end_as_the_standard_says() -> None:
    octets = termes_ics(les_faits(), adresse=ADRESSE, titre=TITRE)
    assert b"\n" not in octets.replace(b"\r\n", b"")
    assert max(len(ligne) for ligne in octets.split(b"\r\n")) <= 75


@pytest.mark.parametrize(
    "nom", ["Atelier; rue, \\ n° 3", "é" * 200, "a" * 74 + "€" * 30, "= + - @", "😀" * 40]
)
def test_any_name_comes_back_as_it_was(nom: str) -> None:
    faits = [replace(fait, raison_sociale=nom) for fait in les_faits() if fait.siret == HABILITE]
    (evenement,) = agenda(faits)
    assert f": {nom} [dossier fictif]" in evenement["resume"]
    octets = termes_ics(faits, adresse=ADRESSE, titre=TITRE)
    for ligne in octets.split(b"\r\n"):
        assert len(ligne) <= 75
        ligne.decode()  # no line is cut within a character


def test_an_empty_register_has_a_calendar_without_events() -> None:
    assert agenda(()) == []


def test_an_event_keeps_its_identifier_from_one_build_to_the_next() -> None:
    demain = [replace(fait, au=date(2026, 4, 1)) for fait in les_faits()]
    assert [e["uid"] for e in agenda(demain)] == [e["uid"] for e in agenda(les_faits())]
