"""Addresses, and the territory that they decide."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from contexte_exemple import CONTEXTE, DOSSIER, avec, problemes, trouves

from certimetal.domain.dossier import Adresse, Site
from certimetal.domain.territoire import Territoire, Territoires
from certimetal.finding import Gravite
from certimetal.rules import check_dossier
from certimetal.rules.adresse import trouver_commune


def adresse(code_postal: str, commune: str, code_commune: str = "") -> Adresse:
    return Adresse(
        voie="1 rue de l’Exemple",
        code_postal=code_postal,
        commune=commune,
        code_commune=code_commune,
    )


@pytest.mark.parametrize(
    ("lieu", "code"),
    [
        (adresse("56100", "Lorient"), "56121"),
        (adresse("35400", "St Malo"), "35288"),
        (adresse("56323", "Lorient Cedex"), "56121"),
        (adresse("", "", "35238"), "35238"),
        (adresse("44460", "Saint-Nicolas-de-Redon"), "44185"),
    ],
)
def test_a_commune_is_found_by_its_code_or_by_postal_code_and_name(
    lieu: Adresse, code: str
) -> None:
    commune = trouver_commune(lieu, CONTEXTE.communes)
    assert commune is not None
    assert commune.code == code


@pytest.mark.parametrize(
    "lieu", [Adresse(), adresse("56100", ""), adresse("", "Sainte-Colombe"), adresse("x", "y", "z")]
)
def test_a_place_that_could_be_several_is_none(lieu: Adresse) -> None:
    assert trouver_commune(lieu, CONTEXTE.communes) is None


@pytest.mark.parametrize("nom", ["L'Abergement-Clémenciat", "L’Abergement-Clémenciat"])
def test_both_apostrophes_are_good(nom: str) -> None:
    assert not {"adresse-commune", "adresse-code-postal"} & set(
        trouves(avec(adresse=adresse("01400", nom, "01001")))
    )


@pytest.mark.parametrize(
    ("ecrit", "gravite"),
    [
        ("LORIENT", Gravite.CONSEIL),
        ("Lorient Cedex", Gravite.CONSEIL),
        ("Lorien", Gravite.AVERTISSEMENT),
    ],
)
def test_a_spelling_is_proposed(ecrit: str, gravite: Gravite) -> None:
    (probleme,) = problemes(avec(adresse=adresse("56100", ecrit)))
    assert (probleme.suggestion, probleme.gravite) == ("Lorient", gravite)


def test_the_sites_are_looked_at_too_but_not_for_the_territory() -> None:
    nantes = Site(nom="Nantes", adresse=adresse("44000", "Nantes"))
    faux = Site(nom="Faux", adresse=adresse("44000", "Lorient"))
    (probleme,) = problemes(avec(sites_annexes=(nantes, faux)))
    assert probleme.chemin[:3] == ("sites_annexes", 1, "adresse")


def test_the_commune_lent_to_this_certificateur_is_its_own() -> None:
    assert "territoire" not in trouves(avec(adresse=adresse("44460", "Saint-Nicolas-de-Redon")))


def dans(territoire: Territoire) -> list[tuple[str, Gravite | None]]:
    referentiel = replace(CONTEXTE.referentiel, territoires=Territoires(tous=(territoire,)))
    contexte = replace(CONTEXTE, referentiel=referentiel)
    return [(p.message, p.gravite) for p in check_dossier(DOSSIER, contexte)]


def test_the_territory_is_that_of_the_day() -> None:
    hier = Territoire(
        code="t", nom="T", champ="", departements=frozenset({"56"}), certificateur="uimm-35-56",
        jusqu_au=date(2026, 3, 1),
    )  # fmt: skip
    assert dans(replace(hier, jusqu_au=date(2026, 3, 2))) == []
    ((message, gravite),) = dans(hier)
    assert "Aucun territoire" in message
    assert gravite is Gravite.AVERTISSEMENT


def test_a_territory_in_doubt_is_a_warning_only() -> None:
    doute = Territoire(
        code="t", nom="T", champ="", departements=frozenset({"56"}), certificateur="uimm-35-56",
        a_preciser="les communes du canton ne sont pas listées",
    )  # fmt: skip
    ((message, gravite),) = dans(doute)
    assert "ne sont pas listées." in message
    assert gravite is Gravite.AVERTISSEMENT
    ((message, gravite),) = dans(replace(doute, certificateur=""))
    assert "pas encore enregistré" in message
    assert gravite is Gravite.AVERTISSEMENT
