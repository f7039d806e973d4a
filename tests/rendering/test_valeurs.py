"""Engagements as words."""

from __future__ import annotations

from typing import Any

import pytest
from valeurs_de_pages import champ_c3i2, les_champs

from certimetal.domain.champ import Champ
from certimetal.domain.francais import NBSP
from certimetal.rendering.valeurs import Ligne, en_lignes, en_mots, enfant, libelle


def champ(cle: str, **autres: Any) -> Champ:
    return Champ(cle=cle, titre=cle, description="", type="string", **autres)


@pytest.mark.parametrize(
    ("cle", "valeur", "attendu"),
    [
        ("x", True, ("oui",)),
        ("x", False, ("non",)),
        ("delai_jours", 1, ("1 jour",)),
        ("delai_jours", 10, ("10 jours",)),
        ("preavis_mois", 2, ("2 mois",)),
        ("frequence_mois", [6, 12], ("6 mois", "12 mois")),
        ("nombre", 4600, ("4\u202f600",)),
        ("reunion", "2026-03-01", ("1er mars 2026",)),
        ("reunion", "2026-13-01", ("2026-13-01",)),
        ("x", "  du texte ", ("du texte",)),
        ("x", "", ()),
        ("x", [], ()),
        ("x", None, ()),
    ],
)
def test_a_value_reads_in_words(cle: str, valeur: Any, attendu: tuple[str, ...]) -> None:
    assert tuple(m.replace(NBSP, " ") for m in en_mots(champ(cle), valeur)) == attendu


def test_a_choice_reads_by_its_title_and_an_unknown_one_by_itself() -> None:
    pieces = enfant(champ_c3i2(), "pieces")
    assert pieces is not None
    assert en_mots(pieces, ["piece_identite", "inconnue"]) == (
        "Pièce d’identité valide",
        "inconnue",
    )
    assert libelle(pieces, "piece_identite") == "Pièce d’identité valide"
    assert libelle(None, "brut") == "brut"


def test_fields_come_in_the_schema_s_order_without_the_unit_in_their_title() -> None:
    lignes = en_lignes(
        champ_c3i2(),
        {"pieces": ["piece_identite"], "delai_inscription_jours": 10, "annexes": [{}]},
        sauf=("annexes",),
    )
    assert lignes == [
        Ligne(titre="Délai d’inscription", valeurs=(f"10{NBSP}jours",)),
        Ligne(titre="Pièces transmises", valeurs=("Pièce d’identité valide",)),
    ]


def test_a_group_of_fields_reads_as_one_phrase() -> None:
    groupe = champ("groupe", enfants=(champ("a"), champ("b")))
    assert en_mots(groupe, {"a": "un", "b": "deux"}) == (f"a{NBSP}: un\u202f; b{NBSP}: deux",)


def test_a_field_is_found_through_lists() -> None:
    role = enfant(les_champs()["dossier"], "certifications", "role")
    assert role is not None
    assert role.titre == "Rôle"
    assert enfant(les_champs()["dossier"], "absent", "role") is None
    assert enfant(None, "x") is None
