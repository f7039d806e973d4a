"""An empreinte changes with what is said, and with nothing else."""

from __future__ import annotations

import copy
import hashlib
import json
import unicodedata
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from certimetal.domain.empreinte import canoniser, empreinte

DONNEES = {
    "delai_inscription_jours": 10,
    "controle_identite": True,
    "pieces": ["piece_identite", "resultats_positionnement"],
    "outils_precision": "Tableau partagé",
    "annexes": [{"code": "C3I2-A01", "titre": "Procédure", "fichier": "annexes/C3I2-A01.pdf"}],
}
CORPS = (
    "Nous recueillons les pièces  \ndès l’entrée.\n\n- la première\n- la seconde\n\n"
    "```\ncommande --option  \n```\n"
)

TEXTES = st.text(
    alphabet=st.one_of(
        st.sampled_from("aé e\u0301œ’«» \u00a0\n#*-`>0"), st.characters(codec="utf-8")
    ),
    max_size=12,
)
FEUILLES = st.one_of(st.none(), st.booleans(), st.integers(), TEXTES)
VALEURS = st.recursive(
    FEUILLES,
    lambda enfants: st.one_of(
        st.lists(enfants, max_size=3), st.dictionaries(TEXTES, enfants, max_size=3)
    ),
    max_leaves=8,
)
OBJETS = st.dictionaries(TEXTES, VALEURS, max_size=4)


def normaliser(valeur: Any) -> Any:
    """Return the data in the sense that an empreinte gives it, in a form that compares."""
    if isinstance(valeur, str):
        fins = valeur.replace("\r\n", "\n").replace("\r", "\n")
        return ("texte", unicodedata.normalize("NFC", fins))
    if isinstance(valeur, dict):
        paires = [(normaliser(cle), normaliser(v)) for cle, v in valeur.items()]
        return ("objet", tuple(sorted(paires, key=repr)))
    if isinstance(valeur, list):
        return ("liste", tuple(map(normaliser, valeur)))
    return (type(valeur).__name__, valeur)


def melanger(valeur: Any) -> Any:
    """Return the same data with its keys the other way round and its texts decomposed."""
    if isinstance(valeur, str):
        return unicodedata.normalize("NFD", valeur)
    if isinstance(valeur, dict):
        return {melanger(cle): melanger(v) for cle, v in reversed(valeur.items())}
    return [melanger(v) for v in valeur] if isinstance(valeur, list) else valeur


def test_its_form_is_announced() -> None:
    prefixe, _, chiffres = empreinte(DONNEES, CORPS).rpartition(":")
    assert prefixe == "v1:sha256"
    assert len(chiffres) == 64
    assert set(chiffres) <= set("0123456789abcdef")


def test_it_is_that_of_canonical_json() -> None:
    canonique = json.dumps(
        {"corps": "Réponse", "donnees": {"a": [1, None], "b": {"c": True, "é": "œ"}}},
        ensure_ascii=False,
        separators=(",", ":"),
    )
    donnees = {"b": {"é": "œ", "c": True}, "a": [1, None]}
    assert canoniser(donnees, "Réponse \n") == canonique
    attendue = hashlib.sha256(canonique.encode()).hexdigest()
    assert empreinte(donnees, "Réponse \n") == f"v1:sha256:{attendue}"


def test_it_does_not_drift_from_one_version_of_the_tool_to_the_next() -> None:
    """A change here makes every verdict « à revoir »: it needs a v2."""
    assert empreinte(DONNEES, CORPS) == (
        "v1:sha256:8cdbb3fa2f0b357946593e5c93ad75edf19186db599604cb1190ac3ce0b282ac"
    )


@settings(deadline=None)
@given(OBJETS, TEXTES)
def test_order_of_keys_unicode_form_and_line_ends_do_not_count(
    donnees: dict[str, Any], corps: str
) -> None:
    autre = melanger(donnees)
    assume(normaliser(autre) == normaliser(donnees))  # two keys may be one once decomposed
    recopie = unicodedata.normalize("NFD", corps).replace("\r", "").replace("\n", "\r\n")
    assume("\r" not in corps)
    assert empreinte(autre, recopie) == empreinte(donnees, corps)


@pytest.mark.parametrize(
    "corps",
    [
        CORPS.replace("\n", "\r\n"),
        CORPS.replace("première\n", "première \t\n"),
        CORPS.replace("\n\n", "\n   \n"),
        CORPS.replace("pièces  \n", "pièces    \n"),
        unicodedata.normalize("NFD", CORPS),
        f"\n \n{CORPS}\n\n",
        CORPS.rstrip("\n"),
    ],
)
def test_dead_blanks_do_not_count(corps: str) -> None:
    assert corps != CORPS
    assert empreinte(DONNEES, corps) == empreinte(DONNEES, CORPS)


@pytest.mark.parametrize(
    "corps",
    [
        CORPS.replace("pièces  \n", "pièces\n"),
        CORPS.replace("--option  \n", "--option\n"),
        CORPS.replace("- la", "  - la", 1),
        CORPS.replace("première", "Première"),
        CORPS.replace("l’entrée", "l'entrée"),
        CORPS.replace("l’entrée", "l’entre\u0301 e"),
        CORPS.replace("\n\n- la première", "\n- la première"),
        CORPS + "\nUne phrase de plus.",
        "",
    ],
)
def test_a_change_of_the_answer_counts(corps: str) -> None:
    assert empreinte(DONNEES, corps) != empreinte(DONNEES, CORPS)


@pytest.mark.parametrize(
    ("cle", "valeur"),
    [
        ("delai_inscription_jours", 11),
        ("delai_inscription_jours", "10"),
        ("delai_inscription_jours", None),
        ("controle_identite", False),
        ("controle_identite", 1),
        ("controle_identite", "true"),
        ("pieces", ["resultats_positionnement", "piece_identite"]),
        ("pieces", []),
        ("outils_precision", "Tableau partagé "),
        ("annexes", [{"code": "C3I2-A01", "titre": "Procédure"}]),
        ("de_plus", ""),
    ],
)
def test_a_change_of_a_commitment_counts(cle: str, valeur: Any) -> None:
    assert empreinte(DONNEES | {cle: valeur}, CORPS) != empreinte(DONNEES, CORPS)


def test_a_renamed_or_a_missing_field_counts() -> None:
    sans = {cle: valeur for cle, valeur in DONNEES.items() if cle != "pieces"}
    renomme = sans | {"documents": DONNEES["pieces"]}
    assert len({empreinte(d, CORPS) for d in (DONNEES, sans, renomme)}) == 3


@settings(deadline=None)
@given(OBJETS, OBJETS)
def test_two_different_data_never_share_one(un: dict[str, Any], autre: dict[str, Any]) -> None:
    assume(normaliser(un) != normaliser(autre))
    assert canoniser(un, "") != canoniser(autre, "")
    assert empreinte(un, "") != empreinte(autre, "")


@settings(deadline=None)
@given(st.text(alphabet="ab ", min_size=1), st.text(alphabet="ab ", min_size=1))
def test_two_different_sentences_never_share_one(un: str, autre: str) -> None:
    assume(un.rstrip() != autre.rstrip() and un.strip() and autre.strip())
    assert empreinte({}, un) != empreinte({}, autre)


@settings(deadline=None)
@given(OBJETS, TEXTES)
def test_nothing_is_changed_on_the_way(donnees: dict[str, Any], corps: str) -> None:
    avant = copy.deepcopy(donnees)
    empreinte(donnees, corps)
    assert donnees == avant


def test_a_whole_number_is_one_however_it_is_written() -> None:
    assert empreinte({"n": 10.0}, "") == empreinte({"n": 10}, "")
    assert empreinte({"n": 10.5}, "") != empreinte({"n": 10}, "")


def test_half_a_pair_of_surrogates_has_an_empreinte_too() -> None:
    assert empreinte({"\ud800": "\udfff"}, "\ud800") != empreinte({}, "")


def test_keys_that_only_their_unicode_form_tells_apart_are_both_kept() -> None:
    assert empreinte({"é": 1, "e\u0301": 2}, "") != empreinte({"é": 2}, "")
