"""What every schema keeps to, so that all tools judge alike and a person reads French."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import jsonschema
import pytest
from recueil import DOCUMENTS, INDICATEURS, RACINE, SCHEMAS, Sous, cible, sous_schemas

from certimetal.reading.champs import first_sentence
from certimetal.reading.phrases import PHRASES

if TYPE_CHECKING:
    from collections.abc import Iterator

TOUS = sous_schemas()
CHAMPS = [
    sous
    for sous in TOUS
    if sous.role == "properties" and not re.search("/(oneOf|anyOf|not|if|then)/", sous.pointeur)
]
ANNOTATIONS = {"$schema", "$ref", "$defs", "title", "description", "examples"}
# Their parts have errors, not they.
TRANSPARENTS = {"properties", "patternProperties", "items", "allOf", "if", "then"}
ECHAPPEMENTS_ADMIS = set("tnr.-/\\")
ESPACE_INSECABLE, ESPACE_FINE = "\u00a0", "\u202f"


PAR_DOCUMENT = pytest.mark.parametrize("kind", DOCUMENTS)
"""One test a document: what it finds wrong is said at once, place by place."""


def _du(kind: str, parts: list[Sous]) -> list[Sous]:
    return [sous for sous in parts if sous.kind == kind]


def _motifs() -> list[tuple[str, str]]:
    return [
        (f"{sous}: {motif}", motif)
        for sous in TOUS
        for motif in (
            *([sous.schema["pattern"]] if "pattern" in sous.schema else []),
            *sous.schema.get("patternProperties", ()),
        )
    ]


@pytest.mark.parametrize("kind", DOCUMENTS)
def test_a_document_names_its_draft_and_has_no_id(kind: str) -> None:
    assert DOCUMENTS[kind]["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert not [str(sous) for sous in TOUS if sous.kind == kind and "$id" in sous.schema]


def test_every_reference_is_relative_and_leads_to_a_schema() -> None:
    references = [sous for sous in TOUS if "$ref" in sous.schema]
    assert len(references) > 50
    for sous in references:
        assert ":" not in sous.schema["$ref"], sous
        assert cible(sous).schema, sous


def test_there_is_a_schema_for_the_dossier_and_for_each_indicator() -> None:
    assert {"dossier", *(f"2022/reponses/{code}" for code in INDICATEURS)} <= set(SCHEMAS.kinds())


@pytest.mark.parametrize(("ou", "motif"), _motifs())
def test_a_pattern_is_read_alike_by_all_engines(ou: str, motif: str) -> None:
    assert motif.startswith("^"), ou
    assert motif.endswith("$"), ou
    assert not re.search(r"\\$", motif[:-1]), f"{ou}: the last $ is escaped"
    hors_classe = re.sub(r"\[\^?\]?(?:\\.|[^\]\\])*\]", "C", motif)
    assert set(re.findall(r"\\(.)", motif)) <= ECHAPPEMENTS_ADMIS, ou
    assert "." not in re.sub(r"\\.", "E", hors_classe), f"{ou}: « . » sees line ends its own way"
    assert "$" not in hors_classe[:-1], ou
    assert "^" not in hors_classe[1:], ou
    assert "(?" not in hors_classe, f"{ou}: a special group"


@pytest.mark.parametrize(("ou", "motif"), _motifs())
def test_a_pattern_has_no_repetition_within_a_repetition(ou: str, motif: str) -> None:
    assert _plus_profonde(motif) <= 1, ou


def test_a_repetition_within_a_repetition_is_seen() -> None:
    assert _plus_profonde("^([a-z]+,)*$") == 2
    assert _plus_profonde("^([a-z]+)?$") == 2
    assert _plus_profonde("^(a|b)[(*+]*x{2}$") == 1


def _plus_profonde(motif: str) -> int:
    """Return how deep unbounded or optional repetitions nest in a pattern."""
    brut = re.sub(r"\[\^?\]?(?:\\.|[^\]\\])*\]", "C", motif)
    brut = re.sub(r"\\.", "E", brut)
    while "(" in brut:
        groupe = re.search(r"\(([^()]*)\)", brut)
        assert groupe is not None, f"{motif}: parentheses do not match"
        # a group that repeats inside stands as « R »; repeated again, it counts as 2
        repete = re.search(r"[*+?}]", groupe[1]) or "R" in groupe[1]
        brut = brut[: groupe.start()] + ("R" if repete else "G") + brut[groupe.end() :]
    if re.search(r"R[*+?{]", brut):
        return 2
    return 1 if re.search(r"[*+?{R]", brut) else 0


@PAR_DOCUMENT
def test_a_schema_has_only_keywords_that_we_have_words_for(kind: str) -> None:
    for sous in _du(kind, TOUS):
        assert set(sous.schema) - ANNOTATIONS - TRANSPARENTS <= set(PHRASES), sous
        assert sous.schema.get("format", "date") == "date", sous
        assert isinstance(sous.schema.get("multipleOf", 1), int), sous
        assert sous.schema.get("contentEncoding") is None, sous


@PAR_DOCUMENT
def test_every_size_is_bounded(kind: str) -> None:
    sans_borne = {str(sous): manquent for sous in _du(kind, TOUS) if (manquent := _bornes(sous))}
    assert not sans_borne


def _bornes(sous: Sous) -> set[str]:
    """Return the bounds that a schema's type wants and that it has not."""
    attendues = {
        "string": set() if _fini(sous.schema) else {"maxLength"},
        "array": {"maxItems", "items"},
        "object": {"additionalProperties"},
        **dict.fromkeys(
            ("integer", "number"), set() if _fini(sous.schema) else {"minimum", "maximum"}
        ),
    }
    return attendues.get(sous.schema.get("type", ""), set()) - set(sous.schema)


def _fini(schema: dict[str, Any]) -> bool:
    branches = schema.get("oneOf", ())
    return (
        "enum" in schema
        or "const" in schema
        or (bool(branches) and all("const" in branche for branche in branches))
    )


@PAR_DOCUMENT
def test_a_field_has_a_title_a_description_and_examples(kind: str) -> None:
    for sous in _du(kind, CHAMPS):
        schema = cible(sous).schema | sous.schema
        assert schema.get("title", "").strip(), sous
        assert schema.get("description", "").strip().endswith((".", "?", ")", "»", "…")), sous
        assert schema.get("examples"), sous


@PAR_DOCUMENT
def test_what_has_a_pattern_says_its_form_in_words(kind: str) -> None:
    for sous in _du(kind, [s for s in TOUS if "pattern" in s.schema]):
        forme = first_sentence(sous.schema["description"])
        assert 10 <= len(forme) <= 200, (sous, forme)
        assert not re.search(r"[\\^$\[\]]", forme), f"{sous}: a pattern is not words"


@PAR_DOCUMENT
def test_every_choice_has_a_title(kind: str) -> None:
    for sous in _du(kind, [s for s in TOUS if "oneOf" in s.schema]):
        consts = [branche for branche in sous.schema["oneOf"] if "const" in branche]
        assert all(branche.get("title", "").strip() for branche in consts), sous
        valeurs = [branche["const"] for branche in consts]
        assert len(set(valeurs)) == len(valeurs), sous


@PAR_DOCUMENT
def test_an_example_is_valid(kind: str) -> None:
    for sous in _du(kind, [s for s in TOUS if "examples" in s.schema]):
        for exemple in sous.schema["examples"]:
            erreurs = [erreur.message for erreur in _erreurs(sous, exemple)]
            assert not erreurs, (sous, exemple)


def _erreurs(sous: Sous, valeur: object) -> Iterator[jsonschema.ValidationError]:
    from referencing import Registry  # noqa: PLC0415 -- of this test alone
    from referencing.jsonschema import DRAFT202012  # noqa: PLC0415 -- only this test needs it

    base = "https://certimetal.invalid/schemas"
    registry: Any = Registry().with_resources(
        (f"{base}/{kind}.schema.json", DRAFT202012.create_resource(document))
        for kind, document in DOCUMENTS.items()
    )
    pointeur = sous.pointeur.replace("%", "%25").replace("^", "%5E").replace(" ", "%20")
    reference = {"$ref": f"{base}/{sous.kind}.schema.json#{pointeur}"}
    yield from jsonschema.Draft202012Validator(reference, registry=registry).iter_errors(valeur)


@PAR_DOCUMENT
def test_french_is_typeset(kind: str) -> None:
    for sous in _du(kind, TOUS):
        for mot in ("title", "description"):
            _est_compose(sous.schema.get(mot, ""))


def _est_compose(texte: str) -> None:
    assert "'" not in texte, texte
    assert "..." not in texte, texte
    for avant, signe in pairwise(texte):
        if signe in "?!;" and avant not in "?!":
            assert avant in {ESPACE_FINE, ESPACE_INSECABLE}, texte
        if signe == "»":
            assert avant == ESPACE_INSECABLE, texte
        if avant == "«":
            assert signe == ESPACE_INSECABLE, texte
    assert not re.search("[ ] :| :", texte), texte


@pytest.mark.parametrize("code", INDICATEURS)
def test_no_engagement_is_required(code: str) -> None:
    document = DOCUMENTS[f"2022/reponses/{code}"]
    assert "required" not in document
    assert SCHEMAS.accepts(f"2022/reponses/{code}", {})


@pytest.mark.parametrize("code", INDICATEURS)
def test_an_engagement_quotes_the_sentence_that_it_comes_from(code: str) -> None:
    for cle, schema in DOCUMENTS[f"2022/reponses/{code}"]["properties"].items():
        if cle != "annexes":
            assert re.search("«\u00a0.{10,}\u00a0»", schema["description"]), cle


def _lettres(texte: str) -> str:
    """Keep letters and digits: line ends, bullets and emphasis do not count."""
    return re.sub(r"[\W_]", "", texte)


@pytest.mark.parametrize("code", INDICATEURS)
def test_what_an_engagement_quotes_stands_in_the_referentiel(code: str) -> None:
    fichiers = [
        *(RACINE / "criteria" / "2022").rglob("*.md"),
        *(RACINE / "criteria" / "certificateurs").rglob("*.md"),
    ]
    source = _lettres("\n".join(fichier.read_text(encoding="utf-8") for fichier in fichiers))
    for cle, schema in DOCUMENTS[f"2022/reponses/{code}"]["properties"].items():
        for citation in re.findall("«\u00a0(.*?)\u00a0»", schema.get("description", "")):
            if citation != "autre":
                assert _lettres(citation) in source, f"{cle}: {citation}"


NOMMABLES = {
    "dossier": ("contact/fonction", "contact/courriel", "comptes", "contact"),
    "communs": ("annexe/titre", "annexe/conservation"),
    "journal/depot": ("qualite_responsable", "note"),
    "journal/recevabilite": ("pieces",),
    "journal/declenchement": ("objet",),
    "journal/decision": ("motif",),
    "journal/griefs": ("griefs",),
    "journal/observations": ("texte",),
    "journal/changement": ("description",),
    "journal/cessation": ("motif",),
    "journal/convention": ("moyens",),
    "journal/rectification": ("motif",),
    "2022/reponses/C1I1": ("validation_client_precision",),
    "2022/reponses/C1I2": ("fonction_referente",),
    "2022/reponses/C2I1": ("verification_mise_a_jour",),
    "2022/reponses/C3I1": ("fonctions_utilisatrices",),
    "2022/reponses/C4I1": ("moment_choix",),
    "2022/reponses/C4I2": ("plateau_technique",),
    "2022/reponses/C5I1": ("mode_organisation",),
}


@pytest.mark.parametrize(
    ("kind", "chemin"), [(kind, nom) for kind, noms in NOMMABLES.items() for nom in noms]
)
def test_where_a_name_could_be_typed_the_help_asks_for_the_function(kind: str, chemin: str) -> None:
    schema: Any = DOCUMENTS[kind]
    *debut, dernier = chemin.split("/")
    for nom in debut:
        schema = schema["$defs" if kind == "communs" else "properties"][nom]
    schema = schema["properties"][dernier]
    if "description" not in schema:
        schema = DOCUMENTS["communs"]["$defs"][schema["$ref"].rpartition("/")[2]]
    assert "la fonction, pas le nom" in schema["description"].lower()
