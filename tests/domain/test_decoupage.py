"""Cutting a text into sentences, and telling when two wordings are the same."""

from __future__ import annotations

import pytest

from certimetal.domain.decoupage import assembler, cle, forme, memes_lettres, phrases_markdown


def same(une: str, autre: str) -> bool:
    a, b = forme(une), forme(autre)
    return cle(a) == cle(b) and memes_lettres(a, b)


@pytest.mark.parametrize(
    ("source", "publie"),
    [
        ("l'UIMM 35-56", "l’UIMM 35-56"),
        (
            "deCertificationestuneconditionpréalable.",
            "de Certification est une condition préalable.",
        ),
        ("500€ par candidat", "500\u00a0€ par candidat"),
        ("Quel est son niveau attendu ?", "Quel est son niveau attendu\u202f?"),
        ("Eléments de preuve :", "Éléments de preuve\u00a0:"),
        ("GESTION DES NON-CONFORMITÉS", "Gestion des non-conformités"),
        ("JURY PARITAIRE DE DELIBERATION", "Jury paritaire de délibération"),
        ("(QUALIOPI, ISO...)", "(QUALIOPI, ISO…)"),
        ("dit «Qualiopi»", "dit «\u00a0Qualiopi\u00a0»"),
        ("MISE EN ŒUVRE", "mise en œuvre"),
        ("de\u0301lai", "délai"),
    ],
)
def test_layout_does_not_count(source: str, publie: str) -> None:
    assert same(source, publie)


@pytest.mark.parametrize(
    ("source", "publie"),
    [
        ("dans les 15 jours", "dans les 16 jours"),
        ("6 mois maximum", "6 mois minimum"),
        ("les actions prévues", "les actions prévue"),
        ("où il est formé", "ou il est formé"),
        ("un délai imposé", "un delai impose"),
        ("Évaluation", "evaluation"),
        ("n’est pas reconduite.", "est reconduite."),
        ("critères 1 – 5 et 6", "critères 1, 5 et 6"),
        ("les délais.", "les délais"),
    ],
)
def test_words_numbers_and_punctuation_count(source: str, publie: str) -> None:
    assert not same(source, publie)


def test_sentences_are_assembled_across_lines_and_know_their_first_line() -> None:
    mots = [("Un", 3), ("délai", 3), ("court.", 5), ("Sans", 6), ("point", 6), None, ("Fin", 9)]
    lues = [(phrase.texte, phrase.ligne) for phrase in assembler(mots)]
    assert lues == [("Un délai court.", 3), ("Sans point", 6), ("Fin", 9)]


def test_punctuation_alone_is_no_sentence() -> None:
    assert [phrase.texte for phrase in assembler([("Nom", 1), (":", 1), (":", 2)])] == ["Nom :"]


def test_markdown_is_read_as_its_readers_see_it() -> None:
    texte = """## Un titre\u202f?

**RAPPEL\u00a0:** Voir [le site](https://www.exemple.fr) et <https://exemple.fr/a_b_c>.
La suite\\
coupée

- Une puce
- Une autre

| Type | Montant |
|---|---:|
| CQPM | 500\u00a0€ |
"""
    lues = [(phrase.texte, phrase.ligne, phrase.ou) for phrase in phrases_markdown(texte, "t.md")]
    assert lues == [
        ("Un titre ?", 1, "t.md"),
        ("RAPPEL :", 3, "t.md"),
        ("Voir le site et https://exemple.fr/a_b_c.", 3, "t.md"),
        ("La suite coupée", 4, "t.md"),
        ("Une puce", 7, "t.md"),
        ("Une autre", 8, "t.md"),
        ("Type Montant", 10, "t.md"),
        ("CQPM 500 €", 12, "t.md"),
    ]
