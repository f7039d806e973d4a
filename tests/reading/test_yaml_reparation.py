"""What a browser editor breaks is mended where there is one right way to write it, and no guess."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from certimetal.reading.schemas import Schemas
from certimetal.reading.tree import FolderTree
from certimetal.reading.yaml_commentaires import comments, may_be_laid_out
from certimetal.reading.yaml_reparation import repair
from certimetal.reading.yaml_source import parse

if TYPE_CHECKING:
    from certimetal.domain.champ import Champ


@pytest.fixture(scope="module")
def schemas() -> Schemas:
    return Schemas.load(FolderTree(Path(__file__).resolve().parents[2]))


@pytest.fixture(scope="module")
def dossier(schemas: Schemas) -> Champ:
    return schemas.champ("dossier")


@pytest.mark.parametrize(
    ("avant", "apres"),
    [
        ("edition: 2022\n", 'edition: "2022"\n'),
        ("siret: 00000002600005\n", 'siret: "00000002600005"\n'),
        (
            "adresse: {code_postal: 01000, voie: 12}\n",
            'adresse: {code_postal: "01000", voie: "12"}\n',
        ),
        ("adresse:\n  voie: 1e3 # numéro\n", 'adresse:\n  voie: "1e3" # numéro\n'),
        ("raison_sociale: true\n", "raison_sociale: true\n"),  # it may have meant something
        ("raison_sociale: no\n", "raison_sociale: no\n"),
        ("raison_sociale: ~\n", "raison_sociale: ~\n"),
        ("exemple: 1\n", "exemple: 1\n"),  # no text is wanted there
        ("inconnu: 12\n", "inconnu: 12\n"),
        ("certifications:\n  - type: CQPM\n    rncp: ''\n", "certifications:\n  - type: CQPM\n"),
        ("certifications:\n  - rncp: ''\n    type: CQPM\n", None),  # its dash would go with it
        ("contact:\n  courriel: null\n  fonction: Accueil\n", "contact:\n  fonction: Accueil\n"),
        ("contact: {fonction: Accueil, courriel: ''}\n", "contact: {fonction: Accueil}\n"),
        ("raison_sociale: ''\n", "raison_sociale: ''\n"),  # it must be said: a finding asks for it
        ("sites_annexes: []\n", "sites_annexes: []\n"),  # no site is an answer
        ("contact:\n  telephone: # à venir\n", "contact:\n  # à venir\n"),
        ("edition: 2022\n---\nautre: 1\n", "edition: 2022\n---\nautre: 1\n"),
        ("edition: [2022\n", "edition: [2022\n"),
    ],
)
def test_only_what_has_one_right_writing_changes(
    dossier: Champ, avant: str, apres: str | None
) -> None:
    assert repair(avant, dossier).texte == (avant if apres is None else apres)


def test_a_date_loses_the_midnight_that_an_editor_adds(schemas: Schemas) -> None:
    champ = schemas.champ("journal/depot")
    for ecrite in ("2026-03-02T00:00:00.000Z", "'2026-03-02T00:00:00Z'", '"2026-03-02 00:00"'):
        assert repair(f"date: {ecrite}\n", champ).texte == "date: 2026-03-02\n"
    heure = "date: 2026-03-02T14:30:00Z\n"
    assert repair(heure, champ).texte == 'date: "2026-03-02T14:30:00Z"\n'


def test_what_was_done_is_told_field_by_field(dossier: Champ) -> None:
    faites = repair("edition: 2022\ncontact:\n  fonction: a\n  courriel: ''\n", dossier).retouches
    assert [(faite.cle, faite.quoi) for faite in faites] == [
        ("edition", "guillemets ajoutés"),
        ("courriel", "champ vide retiré"),
    ]


def test_a_mended_text_reads_without_a_word(dossier: Champ) -> None:
    avant = "edition: 2022\nadresse: {code_postal: 01000}\n"
    assert parse(avant, path="x").findings
    lu = parse(repair(avant, dossier).texte, path="x")
    assert lu.findings == ()
    assert lu.data == {"edition": "2022", "adresse": {"code_postal": "01000"}}


def test_comments_are_told_from_the_signs_of_values() -> None:
    texte = "# tête\na: 'x # y' # fin\nb: x#y\nc: |\n  # du texte\nd: [1, # milieu\n  2]\n"
    texte += '"#k": 1\n# pied'
    assert comments(texte) == ["# tête", "# fin", "# milieu", "# pied"]
    assert comments("# seul\n") == ["# seul"]


@pytest.mark.parametrize(
    ("texte", "permis"),
    [
        ("a: >-\n  un\n  deux\nb: |\n  x\nc: [1,\n  2]\n", True),
        ("a: un\n  deux\n", False),
        ('a: "un\n  deux"\n', False),
        ("a: &x 1\n", False),
        ("a: !t 1\n", False),
        ("a: 1\n---\nb: 2\n", False),
        ("%YAML 1.2\n---\na: 1\n", False),
        ("a: [1\n", False),
        ("# rien\n", False),
    ],
)
def test_a_text_that_a_tool_would_harm_is_known(texte: str, permis: bool) -> None:
    assert may_be_laid_out(texte) is permis
