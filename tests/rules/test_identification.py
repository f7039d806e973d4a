"""Who the OF is: SIRET, NDA, edition, certificateur."""

from __future__ import annotations

import pytest
from contexte_exemple import CONTEXTE, DOSSIER, SIRET, avec, problemes, trouves
from hypothesis import given
from hypothesis import strategies as st
from stdnum import luhn
from stdnum.fr import siret as norme

from certimetal.domain.dossier import Dossier
from certimetal.finding import Gravite
from certimetal.rules import check_dossier
from certimetal.rules.siret import cle_valide


def test_a_good_dossier_has_nothing() -> None:
    assert trouves(DOSSIER) == []


def test_a_dossier_of_which_nothing_could_be_read_says_only_what_is_known() -> None:
    vide = Dossier(dossier="", certificateur="uimm-35-56", siret_dossier="")
    assert set(trouves(vide)) == {"reponse-absente"}


@pytest.mark.parametrize(
    "siret",
    ["73282932000074", "35600000000048", "35600000049837", "00000001800002", SIRET],
)
def test_a_right_key_is_accepted_la_poste_included(siret: str) -> None:
    assert cle_valide(siret)


@pytest.mark.parametrize(
    "siret",
    [
        "",
        "73282932000075",
        "35600000049838",
        "0" * 14,
        "7328293200007",
        "７３２８２９３２００００７４",
    ],
)
def test_a_wrong_key_is_refused(siret: str) -> None:
    assert not cle_valide(siret)


@given(st.text(alphabet="0123456789", min_size=14, max_size=14), st.integers(0, 13))
def test_a_digit_that_changes_breaks_the_key(siret: str, place: int) -> None:
    autre = siret[:place] + str((int(siret[place]) + 1) % 10) + siret[place + 1 :]
    if not siret.startswith("356") and not autre.startswith("356"):
        assert not (cle_valide(siret) and cle_valide(autre))


@given(st.sampled_from(["", "356000000"]), st.text(alphabet="0123456789", min_size=14, max_size=14))
def test_the_key_is_the_standards(debut: str, chiffres: str) -> None:
    siret = (debut + chiffres)[:14]
    for cle in "0123456789":
        numero = siret[:8] + luhn.calc_check_digit(siret[:8]) + siret[9:13] + cle
        assert cle_valide(numero) == (norme.is_valid(numero) and numero != "0" * 14)


def test_a_siret_of_another_form_is_left_to_the_schema() -> None:
    mal_ecrit = avec(siret="000 000 091 00017", siret_dossier="000 000 091 00017")
    assert trouves(mal_ecrit) == []


def test_the_folder_is_not_proposed_where_it_is_no_siret() -> None:
    (probleme,) = problemes(avec(siret_dossier="forge"))
    assert (probleme.controle.id, probleme.suggestion) == ("siret-dossier", "")


@pytest.mark.parametrize("nda", ["11755205575", "84691620869", "94202088220", "5356", "abc"])
def test_a_plausible_nda_or_one_of_another_form_passes(nda: str) -> None:
    assert trouves(avec(numero_declaration_activite=nda)) == []


def test_the_region_weighs_more_than_the_departement() -> None:
    graves = [
        problemes(avec(numero_declaration_activite=nda))[0].gravite
        for nda in ("00560009156", "53560009135")
    ]
    assert graves == [Gravite.AVERTISSEMENT, Gravite.CONSEIL]


def test_all_faults_are_told_at_once() -> None:
    fautif = avec(
        siret="00000009100018", edition="2019", numero_declaration_activite="99" * 5 + "9"
    )
    assert trouves(fautif) == ["siret-cle", "siret-dossier", "edition-inconnue", "nda-region"]


def test_an_unknown_certificateur_hides_the_territory() -> None:
    ailleurs = avec(certificateur="uimm-inconnue")
    assert trouves(ailleurs) == ["certificateur-inconnu"]
    (probleme,) = check_dossier(ailleurs, CONTEXTE)
    assert "uimm-35-56" in probleme.attendu
