"""Which events are in force on a day: facts up to it, rectifications applied."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import pytest

from certimetal.domain.journal import (
    Evenement,
    en_vigueur,
    lire_jour,
    ordonner,
    rectifications,
    vise_par,
)


def evenement(nom: str, **donnees: Any) -> Evenement:
    jour, rang, type_ = nom[:10], int(nom[11:13]), nom[14:-4]
    return Evenement(
        type=type_, date=date.fromisoformat(jour), rang=rang, fichier=nom, donnees=donnees
    )


DEPOT = evenement("2026-01-05-01-depot.yml", nature="initiale")
RECU = evenement("2026-01-12-01-recevabilite.yml", resultat="complet")
CONSTATS = evenement("2026-02-20-01-constats.yml", audit="initial")


def rectifie(nom: str, vise: str, **donnees: Any) -> Evenement:
    return evenement(nom, evenement=vise, **donnees)


def noms(evenements: tuple[Evenement, ...]) -> list[str]:
    return [e.fichier for e in evenements]


def test_events_are_in_the_order_of_day_then_rank_then_name() -> None:
    second = evenement("2026-01-05-02-recevabilite.yml")
    double = evenement("2026-01-05-01-changement.yml")
    assert ordonner([RECU, second, DEPOT, double]) == (double, DEPOT, second, RECU)


def test_only_facts_up_to_the_day_are_in_force() -> None:
    journal = (DEPOT, RECU, CONSTATS)
    assert en_vigueur(journal, date(2026, 1, 4)) == ()
    assert en_vigueur(journal, date(2026, 1, 12)) == (DEPOT, RECU)
    assert en_vigueur(journal, date(2027, 1, 1)) == journal


def test_an_event_that_is_annulled_is_in_force_until_then() -> None:
    annule = rectifie("2026-03-01-01-rectification.yml", CONSTATS.fichier, annule=True)
    journal = (DEPOT, CONSTATS, annule)
    assert en_vigueur(journal, date(2026, 2, 28)) == (DEPOT, CONSTATS)
    assert en_vigueur(journal, date(2026, 3, 1)) == (DEPOT,)
    (tenue,) = rectifications(journal, date(2026, 3, 1))
    assert (tenue.evenement, tenue.vise, tenue.retenu) == (annule, CONSTATS, None)
    assert rectifications(journal, date(2026, 2, 28)) == ()


def test_an_event_that_is_replaced_takes_all_its_new_data_and_its_new_day() -> None:
    remplace = rectifie(
        "2026-03-01-01-rectification.yml",
        CONSTATS.fichier,
        remplace={"date": "2026-01-10", "auteur": "auditeur", "audit": "initial", "note": "N"},
    )
    depot, corrige, recu = en_vigueur((DEPOT, RECU, CONSTATS, remplace), date(2026, 3, 1))
    assert (depot, recu) == (DEPOT, RECU)
    assert (corrige.fichier, corrige.type, corrige.rang) == (CONSTATS.fichier, "constats", 1)
    assert (corrige.date, corrige.auteur) == (date(2026, 1, 10), "auditeur")
    assert corrige.rectifie_par == remplace.fichier
    assert corrige.donnees["note"] == "N"


def test_an_event_moved_to_a_later_day_does_not_count_before_it() -> None:
    remplace = rectifie(
        "2026-03-01-01-rectification.yml", CONSTATS.fichier, remplace={"date": "2026-03-15"}
    )
    journal = (CONSTATS, remplace)
    assert noms(en_vigueur(journal, date(2026, 2, 28))) == [CONSTATS.fichier]
    assert en_vigueur(journal, date(2026, 3, 14)) == ()
    assert noms(en_vigueur(journal, date(2026, 3, 15))) == [CONSTATS.fichier]


def test_a_day_that_is_none_leaves_the_event_on_its_own() -> None:
    remplace = rectifie(
        "2026-03-01-01-rectification.yml", CONSTATS.fichier, remplace={"date": "2026-02-30"}
    )
    assert en_vigueur((CONSTATS, remplace), date(2026, 3, 1))[0].date == CONSTATS.date


def test_of_two_rectifications_of_one_event_the_later_holds() -> None:
    une = rectifie("2026-03-01-01-rectification.yml", CONSTATS.fichier, annule=True)
    autre = rectifie(
        "2026-03-02-01-rectification.yml", CONSTATS.fichier, remplace={"audit": "intermediaire"}
    )
    journal = (CONSTATS, une, autre)
    assert en_vigueur(journal, date(2026, 3, 1)) == ()
    (corrige,) = en_vigueur(journal, date(2026, 3, 2))
    assert corrige.texte("audit") == "intermediaire"


def test_a_rectification_can_be_annulled_or_replaced_too() -> None:
    une = rectifie("2026-03-01-01-rectification.yml", CONSTATS.fichier, annule=True)
    annule = rectifie("2026-03-02-01-rectification.yml", une.fichier, annule=True)
    assert en_vigueur((CONSTATS, une, annule), date(2026, 3, 2)) == (CONSTATS,)
    remplace = rectifie(
        "2026-03-02-01-rectification.yml",
        une.fichier,
        remplace={"evenement": DEPOT.fichier, "annule": True},
    )
    assert en_vigueur((DEPOT, CONSTATS, une, remplace), date(2026, 3, 2)) == (CONSTATS,)


@pytest.mark.parametrize(
    "donnees",
    [
        {},
        {"evenement": CONSTATS.fichier},
        {"evenement": CONSTATS.fichier, "annule": "true"},
        {"evenement": CONSTATS.fichier, "annule": False},
        {"evenement": CONSTATS.fichier, "remplace": {}},
        {"evenement": CONSTATS.fichier, "remplace": ["audit"]},
        {"evenement": "2026-12-31-01-constats.yml", "annule": True},
        {"evenement": "2026-03-01-01-rectification.yml", "annule": True},
        {"evenement": 3, "annule": True},
    ],
)
def test_a_rectification_that_says_nothing_rectifies_nothing(donnees: dict[str, Any]) -> None:
    rien = evenement("2026-03-01-01-rectification.yml", **donnees)
    assert en_vigueur((CONSTATS, rien), date(2026, 4, 1)) == (CONSTATS,)
    assert rectifications((CONSTATS, rien), date(2026, 4, 1)) == ()


def test_a_rectification_never_names_an_event_that_comes_after_it() -> None:
    trop_tot = rectifie("2026-02-20-01-rectification.yml", RECU.fichier, annule=True)
    apres = rectifie("2026-01-01-01-rectification.yml", RECU.fichier, annule=True)
    assert en_vigueur((RECU, trop_tot), date(2026, 4, 1)) == ()
    assert en_vigueur((RECU, apres), date(2026, 4, 1)) == (RECU,)
    assert vise_par(trop_tot, (RECU,)) == RECU
    assert vise_par(apres, (RECU,)) is None
    sur_elle = rectifie("2026-03-01-01-rectification.yml", "2026-03-01-01-rectification.yml")
    assert vise_par(sur_elle, (RECU, sur_elle)) is None


@pytest.mark.parametrize(
    ("valeur", "attendu"),
    [
        ("2026-03-02", date(2026, 3, 2)),
        (date(2026, 3, 2), date(2026, 3, 2)),
        (datetime(2026, 3, 2, 10), date(2026, 3, 2)),
        ("20260302", None),
        ("2026-W10-1", None),
        ("2026-02-30", None),
        (" 2026-03-02", None),
        ("", None),
        (None, None),
        (20260302, None),
        (True, None),
        ({}, None),
    ],
)
def test_a_day_is_read_in_one_form_only(valeur: Any, attendu: date | None) -> None:
    assert lire_jour(valeur) == attendu
    lu = evenement("2026-01-05-01-depot.yml", date=valeur).jour("date")
    assert lu == attendu
    assert lu is None or type(lu) is date


def test_what_an_event_lacks_or_has_of_another_type_is_empty() -> None:
    lu = evenement("2026-01-05-01-depot.yml", nature=3, pieces="une", verdicts=[])
    assert (lu.texte("nature"), lu.texte("absent")) == ("", "")
    assert (lu.liste("pieces"), lu.liste("absent")) == ([], [])
    assert (lu.objet("verdicts"), lu.objet("absent")) == ({}, {})
    assert lu.chemin == "journal/2026-01-05-01-depot.yml"
