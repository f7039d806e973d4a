"""jsonschema and jsonschema-rs give the same verdict, on examples and on their mutations."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from recueil import DOCUMENTS, SCHEMAS, Exemple, invalides, valides

from certimetal.reading import yaml_source

JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(min_value=-(2**70), max_value=2**70)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(max_size=30),
    lambda parts: st.lists(parts, max_size=4) | st.dictionaries(st.text(max_size=10), parts),
    max_leaves=8,
)
FINS = ("", "\n", "\r", "\r\n", " ", "\u00a0", "\u2028", "\x85", "\x00", "é", "𝒳", "٣", "e\u0301")


def _donnees(exemple: Exemple) -> Any:
    lecture = yaml_source.parse(exemple.yaml, path=str(exemple))
    assert not lecture.fatal
    return {} if lecture.data is None else lecture.data


VALIDES = [(exemple.kind, _donnees(exemple)) for exemple in valides()]


@pytest.mark.parametrize("exemple", valides(), ids=str)
def test_both_accept_a_valid_example(exemple: Exemple) -> None:
    donnees = _donnees(exemple)
    assert [erreur.message for erreur in SCHEMAS.errors(exemple.kind, donnees)] == []
    assert SCHEMAS.accepts(exemple.kind, donnees)


@pytest.mark.parametrize("exemple", invalides(), ids=str)
def test_both_refuse_an_invalid_example(exemple: Exemple) -> None:
    donnees = _donnees(exemple)
    assert SCHEMAS.errors(exemple.kind, donnees)
    assert not SCHEMAS.accepts(exemple.kind, donnees)


def test_the_valid_examples_cover_every_kind_of_file_of_a_dossier() -> None:
    attendus = {
        kind
        for kind in DOCUMENTS
        if kind == "dossier" or "/reponses/" in kind or kind.startswith("journal/")
    }
    assert {kind for kind, _ in VALIDES} == attendus


def _places(valeur: Any, chemin: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    trouves = [chemin]
    if isinstance(valeur, dict):
        for cle, part in valeur.items():
            trouves += _places(part, (*chemin, cle))
    elif isinstance(valeur, list):
        for rang, part in enumerate(valeur):
            trouves += _places(part, (*chemin, rang))
    return trouves


@st.composite
def mutations(draw: st.DrawFn) -> tuple[str, Any]:
    """Take a valid file and change, add, drop or double something in it, up to three times."""
    kind, donnees = draw(st.sampled_from(VALIDES))
    racine = {"": deepcopy(donnees)}
    for _ in range(draw(st.integers(1, 3))):
        chemin = draw(st.sampled_from([c for c in _places(racine) if c]))
        parent: Any = racine
        for pas in chemin[:-1]:
            parent = parent[pas]
        _change(draw, parent, chemin[-1])
    return kind, racine[""]


def _change(draw: st.DrawFn, parent: Any, pas: str | int) -> None:
    valeur = parent[pas]
    gestes = ["remplace", "supprime", "double", "ajoute", "retouche"]
    geste = draw(st.sampled_from(gestes if pas != "" else ["remplace", "ajoute"]))
    if geste == "supprime":
        del parent[pas]
    elif geste == "double" and isinstance(parent, list):
        parent.extend([valeur] * draw(st.integers(1, 60)))
    elif geste == "ajoute" and isinstance(valeur, dict):
        valeur[draw(st.sampled_from(["siret", "rs", "fichier", "empreinte", "x", "é"]))] = draw(
            JSON
        )
    elif geste == "retouche" and isinstance(valeur, str):
        rang = draw(st.integers(0, len(valeur)))
        parent[pas] = valeur[:rang] + draw(st.sampled_from(FINS)) + valeur[rang:]
    elif geste == "retouche" and isinstance(valeur, int):
        parent[pas] = draw(st.sampled_from([-1, 0, 1, 366, 10.0, 10.5, 1e300, 2**63, True, "1"]))
    else:
        parent[pas] = draw(JSON)


@settings(max_examples=600, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(mutations())
def test_both_judge_a_mutated_example_alike(cas: tuple[str, Any]) -> None:
    kind, donnees = cas
    erreurs = [erreur.message for erreur in SCHEMAS.errors(kind, donnees)]
    assert SCHEMAS.accepts(kind, donnees) == (not erreurs)


@settings(max_examples=200, deadline=None)
@given(st.sampled_from(SCHEMAS.kinds()), JSON)
def test_both_judge_anything_alike(kind: str, donnees: Any) -> None:
    assert SCHEMAS.accepts(kind, donnees) == (not SCHEMAS.errors(kind, donnees))


@pytest.mark.parametrize("kind", SCHEMAS.kinds())
def test_both_see_the_same_end_of_each_text(kind: str) -> None:
    """A line end after a valid value is the classic case where engines part."""
    for cle, schema in DOCUMENTS[kind].get("properties", {}).items():
        for exemple in schema.get("examples", ()):
            for fin in FINS if isinstance(exemple, str) else ():
                donnees = {cle: exemple + fin}
                rapide = SCHEMAS.accepts(kind, donnees)
                assert rapide == (not SCHEMAS.errors(kind, donnees)), (cle, fin)


@pytest.mark.parametrize(
    ("date", "admise"),
    [
        ("2024-02-29", True),
        ("2025-02-29", False),
        ("2025-13-01", False),
        ("20250312", False),
        ("2025-W11-3", False),
        ("2025-03-12\n", False),
        ("٢025-03-12", False),
        ("2025-3-12", False),
    ],
)
def test_a_date_is_a_day_of_the_calendar(date: str, admise: bool) -> None:
    donnees = {"reunion_uimm_suivie": date}
    assert SCHEMAS.accepts("2022/reponses/C6I1", donnees) is admise
    assert (not SCHEMAS.errors("2022/reponses/C6I1", donnees)) is admise
