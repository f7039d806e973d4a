"""What a form gives back to a file: what was changed, and not one byte more."""

from __future__ import annotations

import difflib
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from certimetal.reading.source import read_markdown, read_yaml

if TYPE_CHECKING:
    from collections.abc import Callable

    Script = Callable[..., Any]

pytestmark = pytest.mark.lent

PROJET = Path(__file__).parents[2]
FICHIERS = sorted((PROJET / "dossiers").rglob("*.yml")) + sorted(
    (PROJET / "dossiers").rglob("*.md")
)
FICHE = """\
# yaml-language-server: $schema=../../../schemas/dossier.schema.json
edition: "2022"  # celle du dépôt
raison_sociale: Organisme d’exemple
siret: "00000001800002"

# Notre adresse
adresse:
  voie: 1 rue de l’Exemple
  code_postal: "56100"   # pas le CEDEX
  commune: Lorient
sites_annexes: []
certifications:
  - type: CQPM   # la première
    intitule: Soudeur industriel
    role: [preparation, evaluation]
  # la seconde
  - {type: CQPI, intitule: "Agent : qualité", role: [preparation]}
comptes: [un, deux]
inconnu: {garde: "56100", liste: [1, 2]}
diffusion: publique
"""
REPONSE = """\
---
# Nos engagements
delai_inscription_jours: 10
controle_identite: true
pieces: [piece_identite, resultats_positionnement]
annexes:
  - {code: C3I2-A01, titre: Procédure, fichier: annexes/C3I2-A01.pdf, diffusion: publique}
---
Premier *paragraphe*, sur
deux lignes.

* une puce
* l’autre

| a | b |
|---|---|
| 1 | 2 |
"""


def changes(avant: str, apres: str) -> list[str]:
    """Return the lines that differ, each with its sign."""
    lignes = difflib.ndiff(avant.splitlines(keepends=True), apres.splitlines(keepends=True))
    return [ligne.rstrip("\n") for ligne in lignes if ligne[0] in "+-"]


def test_a_file_that_nobody_changed_comes_back_byte_for_byte(script: Script) -> None:
    textes = {fichier: fichier.read_text(encoding="utf-8") for fichier in FICHIERS}
    rendus = {f: script("ecrire", texte=t, corps=f.suffix == ".md") for f, t in textes.items()}
    assert len(textes) > 150
    assert rendus == textes


@pytest.mark.parametrize(
    ("change", "attendu"),
    [
        (
            {"raison_sociale": "Nouveau nom"},
            ["- raison_sociale: Organisme d’exemple", "+ raison_sociale: Nouveau nom"],
        ),
        ({"siret": "00000002600005"}, ['- siret: "00000001800002"', '+ siret: "00000002600005"']),
        (
            {"adresse.code_postal": "01000"},
            [
                '-   code_postal: "56100"   # pas le CEDEX',
                '+   code_postal: "01000"   # pas le CEDEX',
            ],
        ),
        ({"adresse.commune": "no"}, ["-   commune: Lorient", '+   commune: "no"']),
        ({"adresse.code_commune": "56121"}, ['+   code_commune: "56121"']),
        (
            {"certifications.0.intitule": "Chaudronnier"},
            ["-     intitule: Soudeur industriel", "+     intitule: Chaudronnier"],
        ),
        (
            {"certifications.1.role": ["preparation", "evaluation"]},
            [
                '-   - {type: CQPI, intitule: "Agent : qualité", role: [preparation]}',
                '+   - {type: CQPI, intitule: "Agent : qualité", role: [preparation, evaluation]}',
            ],
        ),
        ({"comptes": ["un"]}, ["- comptes: [un, deux]", "+ comptes: [un]"]),
        ({"comptes": []}, ["- comptes: [un, deux]", "+ comptes: []"]),
        (
            {
                "sites_annexes": [
                    {
                        "nom": "Site",
                        "adresse": {"voie": "2 rue", "code_postal": "56000", "commune": "Vannes"},
                    }
                ]
            },
            [
                "- sites_annexes: []",
                "+ sites_annexes:",
                "+   - nom: Site",
                "+     adresse:",
                '+       voie: "2 rue"',
                '+       code_postal: "56000"',
                "+       commune: Vannes",
            ],
        ),
        ({"exemple": "@vrai"}, ["+ exemple: true"]),
        ({"contact": {"fonction": "", "courriel": "", "telephone": None}}, []),
        ({"contact": {"fonction": "Accueil"}}, ["+ contact:", "+   fonction: Accueil"]),
        ({"diffusion": ""}, ["- diffusion: publique"]),
    ],
)
def test_only_the_changed_line_of_a_yaml_file_differs(
    script: Script, change: dict[str, Any], attendu: list[str]
) -> None:
    rendu = script("ecrire", texte=FICHE, corps=False, change=change)
    assert changes(FICHE, rendu) == attendu


def test_an_answer_and_a_commitment_change_alone(script: Script) -> None:
    rendu = script(
        "ecrire",
        texte=REPONSE,
        corps=True,
        change={"delai_inscription_jours": 12, "controle_identite": "@faux"},
        body=(
            "Premier *paragraphe*, sur\ndeux lignes.\n\nUn paragraphe de plus.\n\n"
            "- une puce\n- l’autre\n\n| a | b |\n| - | - |\n| 1 | 2 |"
        ),
    )
    assert changes(REPONSE, rendu) == [
        "- delai_inscription_jours: 10",
        "+ delai_inscription_jours: 12",
        "- controle_identite: true",
        "+ controle_identite: false",
        "+ Un paragraphe de plus.",
        "+ ",
        *changes("|---|---|\n", "| - | - |\n"),
    ]


def test_an_annexe_is_added_in_the_form_of_its_neighbours(script: Script) -> None:
    annexe = {
        "code": "C3I2-A02",
        "titre": "Modèle, vierge",
        "fichier": "annexes/c3i2-a02.pdf",
        "diffusion": "publique",
        "conservation": "",
        "empreinte": "",
    }
    premiere = script("lire", texte=REPONSE, corps=True)["annexes"][0]
    rendu = script("ecrire", texte=REPONSE, corps=True, change={"annexes": [premiere, annexe]})
    assert changes(REPONSE, rendu) == [
        (
            '+   - {code: C3I2-A02, titre: "Modèle, vierge", fichier: annexes/c3i2-a02.pdf, '
            "diffusion: publique}"
        )
    ]


@pytest.mark.parametrize("texte", ["a: [1\nb: 2\n", "a: 1\na: 2\n", "- un\n", "\tx: 1\n"])
def test_a_file_that_cannot_be_read_is_never_overwritten(script: Script, texte: str) -> None:
    lu = script("lire", texte=texte, corps=False)
    assert lu["__illisible"]
    assert script("ecrire", texte=texte, corps=False, change={"siret": "1"}) == texte


AUTRE_FORME = "c0: [x]\nc4: |\n  bloc\nliste:\n- a\n- b\ntable: {x: y}\n"
PIEGES = [
    "no", "~", "null", "True", "01000", "0x1F", "1e3", "+12", "2026-03-02", "- tiret", "a: b",
    "a #b", "«\u00a0x\u00a0» : y", "'apostrophe", '"guillemet', "{flux}", "[flux]", "*x", "&x",
    "!x", "%x", "@x", "fin:", "deux\nlignes", "trois\n\nlignes\n  en retrait", "tab\tici", "a, b",
    "#dièse", "émoji 🙂", "\\n", "?", "-", ":",
]  # fmt: skip


@pytest.mark.parametrize("corps", [False, True])
def test_whatever_is_typed_is_what_our_reader_reads(script: Script, corps: bool) -> None:
    donnees = {f"c{rang}": piege for rang, piege in enumerate(PIEGES)}
    donnees |= {
        "liste": PIEGES,
        "table": {"x": PIEGES[0], "deux": [{"z": piege} for piege in PIEGES]},
    }
    for texte in (
        "",
        "# en-tête\nautre: 1\n",
        "c0: [x]\nc4: |\n  bloc\nliste:\n- a\n- b\ntable: {x: y}\n",
    ):
        entier = f"---\n{texte}---\ntexte\n" if corps else texte
        rendu = script("ecrire", texte=entier, corps=corps, change=donnees)
        lire = read_markdown if corps else read_yaml
        lecture = lire(rendu.encode(), path="x")[1]
        data = lecture.data
        assert not lecture.findings, rendu
        assert {cle: data[cle] for cle in donnees} == donnees


def test_a_new_answer_has_its_front_matter(script: Script) -> None:
    rendu = script("neuf", donnees={"body": "Texte", "delai_inscription_jours": 3}, corps=True)
    assert rendu == "---\ndelai_inscription_jours: 3\n---\nTexte\n"


def test_new_keys_take_their_place_in_the_schema(script: Script) -> None:
    champs = [
        {"name": "siret"},
        {"name": "sites_annexes", "fields": [{"name": "nom"}, {"name": "siret"}]},
        {"name": "exemple"},
    ]
    rendu = script(
        "ecrire",
        texte='siret: "1"\nexemple: true\n',
        corps=False,
        change={"sites_annexes": [{"siret": "2", "nom": "Site"}]},
        champs=champs,
    )
    assert rendu == 'siret: "1"\nsites_annexes:\n  - nom: Site\n    siret: "2"\nexemple: true\n'


def test_a_first_key_that_goes_keeps_the_comments(script: Script) -> None:
    rendu = script("ecrire", texte=FICHE, corps=False, change={"certifications.0.type": ""})
    assert "# Notre adresse" in rendu
    assert "# celle du dépôt" in rendu
    assert read_yaml(rendu.encode(), path="x")[1].data["certifications"][0] == {
        "intitule": "Soudeur industriel",
        "role": ["preparation", "evaluation"],
    }
