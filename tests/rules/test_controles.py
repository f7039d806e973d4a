"""What the rules' checks say to people: complete, in French, well spaced."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from contexte_exemple import CONTEXTE

from certimetal.rules import CONTROLES

if TYPE_CHECKING:
    from certimetal.domain.controle import Controle

MAL_ESPACE = re.compile(r"« |« »| »|(?<=\w) [:;!?](?=\s|$)|(?<=[a-zà-ÿ])'(?=[a-zà-ÿ])")


@pytest.mark.parametrize("controle", CONTROLES, ids=lambda c: c.id)
def test_a_check_has_a_whole_page(controle: Controle) -> None:
    assert re.fullmatch(r"[a-z]+(-[a-z0-9]+)*", controle.id)
    assert controle.titre[0].isupper()
    assert not controle.titre.endswith(".")
    assert len(controle.explication) > 100
    assert controle.explication.rstrip().endswith((".", ":"))
    assert controle.fautif != controle.juste
    assert controle.fautif
    assert controle.juste


@pytest.mark.parametrize("controle", CONTROLES, ids=lambda c: c.id)
def test_a_page_follows_french_typography(controle: Controle) -> None:
    for texte in (controle.titre, controle.explication):
        faute = MAL_ESPACE.search(texte)
        assert faute is None, texte[max(0, faute.start() - 30) : faute.end() + 10]


def test_identifiers_are_unique() -> None:
    assert len({controle.id for controle in CONTROLES}) == len(CONTROLES)


def test_the_rules_that_a_check_rests_on_exist() -> None:
    referentiel = CONTEXTE.referentiel
    connues = set(referentiel.regles)
    for propres in referentiel.regles_certificateur.values():
        connues |= set(propres)
    assert {regle for controle in CONTROLES for regle in controle.regles} <= connues
