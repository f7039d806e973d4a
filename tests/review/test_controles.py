"""What the review's checks say to people: complete, in French, well spaced, their rules known."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from contexte_exemple import CONTEXTE

from certimetal.app.controles import all_controles
from certimetal.review.controles import CONTROLES

if TYPE_CHECKING:
    from certimetal.domain.controle import Controle

MAL_ESPACE = re.compile(r"« |« »| »|(?<=\w) [:;!?](?=\s|$)|(?<=[a-zà-ÿ])'(?=[a-zà-ÿ])")


@pytest.mark.parametrize("controle", CONTROLES, ids=lambda c: c.id)
def test_a_check_has_a_whole_page_in_french(controle: Controle) -> None:
    assert re.fullmatch(r"revue(-[a-z]+)+", controle.id)
    assert controle.titre[0].isupper()
    assert not controle.titre.endswith(".")
    assert len(controle.explication) > 100
    assert controle.explication.endswith(".")
    assert controle.fautif
    assert controle.fautif != controle.juste
    for texte in (controle.titre, controle.explication):
        assert not MAL_ESPACE.search(texte)
    assert set(controle.regles) <= set(CONTEXTE.referentiel.regles)


def test_every_check_is_explained_by_the_command_and_the_site() -> None:
    assert {c.id for c in CONTROLES} <= set(all_controles())
    assert len({c.id for c in CONTROLES}) == len(CONTROLES)
