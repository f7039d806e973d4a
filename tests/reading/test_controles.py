"""The reading stage's checks: complete pages, whose examples show what they say."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from certimetal.reading.controles import CONTROLES
from certimetal.reading.controles_markdown import CONTROLES_MARKDOWN
from certimetal.reading.controles_texte import CONTROLES_TEXTE
from certimetal.reading.controles_yaml import CONTROLES_YAML
from certimetal.reading.controles_yaml_valeurs import CONTROLES_YAML_VALEURS
from certimetal.reading.source import read_markdown, read_yaml

if TYPE_CHECKING:
    from certimetal.domain.controle import Controle

LES_NOTRES = (*CONTROLES_TEXTE, *CONTROLES_YAML, *CONTROLES_YAML_VALEURS, *CONTROLES_MARKDOWN)


def test_identifiers_are_unique_and_ascii() -> None:
    noms = [controle.id for controle in CONTROLES]
    assert len(noms) == len(set(noms))
    assert all(re.fullmatch(r"[a-z0-9]+(?:-[a-z0-9]+)+", nom) for nom in noms)


@pytest.mark.parametrize("controle", LES_NOTRES, ids=lambda c: c.id)
def test_pages_are_complete_and_in_french_typography(controle: Controle) -> None:
    explication = controle.explication
    assert len(explication) > 100
    assert controle.titre
    assert controle.fautif != controle.juste
    sans_code = re.sub(r"``.*?``|`[^`]*`", "", explication)
    assert "'" not in sans_code
    assert not re.search(r"« | »| [:;!?](?:\s|$)", sans_code)


@pytest.mark.parametrize("controle", [*CONTROLES_YAML, *CONTROLES_YAML_VALEURS], ids=lambda c: c.id)
def test_yaml_examples_show_the_fault_and_its_mending(controle: Controle) -> None:
    fautif, juste = controle.fautif, controle.juste
    _, lecture = read_yaml(fautif.encode(), path="d.yml")
    assert controle.id in {f.controle for f in lecture.findings}
    _, lecture = read_yaml(juste.encode(), path="d.yml")
    assert lecture.findings == ()


@pytest.mark.parametrize("controle", CONTROLES_MARKDOWN[:4], ids=lambda c: c.id)
def test_markdown_examples_show_the_fault_and_its_mending(controle: Controle) -> None:
    _, lecture = read_markdown(controle.fautif.encode(), path="r.md")
    assert controle.id in {f.controle for f in lecture.findings}
    _, lecture = read_markdown(controle.juste.encode(), path="r.md")
    assert lecture.findings == ()
