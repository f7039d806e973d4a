"""The pages of the journal's schemas: there without being asked for, each saying who writes it."""

from __future__ import annotations

from pathlib import Path

import pytest

from certimetal.domain.journal import TYPES
from certimetal.reading.schemas import Schemas
from certimetal.reading.tree import FolderTree
from certimetal.rendering.pages.schemas import pages_des_schemas
from certimetal.rendering.textes import texte_brut

SCHEMAS = Schemas.load(FolderTree(Path(__file__).parents[2]))
PAGES = {
    page.chemin: page
    for page in pages_des_schemas({kind: SCHEMAS.champ(kind) for kind in SCHEMAS.kinds()})
}


@pytest.mark.parametrize("type_", TYPES)
def test_each_event_has_its_page_with_its_author_and_its_file(type_: str) -> None:
    page = PAGES[f"schemas/journal/{type_}/"]
    lu = texte_brut(page.contenu)
    assert "Écrit par" in lu
    assert f"journal/AAAA-MM-JJ-NN-{type_}.yml" in lu
    assert page.source == f"schemas/journal/{type_}.schema.json"


def test_the_list_has_them_in_a_group_of_their_own() -> None:
    index = PAGES["schemas/"]
    assert [ancre.titre for ancre in index.ancres].count("Les événements du journal") == 1
    assert "Autres fichiers" not in index.contenu
    assert all(f'href="journal/{type_}/"' in index.contenu for type_ in TYPES)


def test_the_fields_of_a_verdict_stand_below_the_verdicts() -> None:
    lu = texte_brut(PAGES["schemas/journal/constats/"].contenu).replace(" ", "")
    assert "verdicts.….constat" in lu
    assert "actions[].echeance" in texte_brut(
        PAGES["schemas/journal/plan_actions/"].contenu
    ).replace(" ", "")
