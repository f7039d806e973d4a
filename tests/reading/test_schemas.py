"""The schemas as loaded: what they refuse to do, what they cost, and the fields they describe."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from certimetal.errors import ReferentielError
from certimetal.reading.formes import exact_end, is_date
from certimetal.reading.schemas import Schemas
from certimetal.reading.tree import FolderTree

if TYPE_CHECKING:
    from certimetal.domain.champ import Champ

RACINE = Path(__file__).parents[2]
SCHEMAS = Schemas.load(FolderTree(RACINE))


def ecrire(dossier: Path, **documents: Any) -> Schemas:
    (dossier / "schemas").mkdir(exist_ok=True)
    for kind, document in documents.items():
        chemin = dossier / "schemas" / f"{kind}.schema.json"
        chemin.write_text(json.dumps(document), encoding="utf-8")
    return Schemas.load(FolderTree(dossier))


def test_no_schema_at_all_prevents_the_work(tmp_path: Path) -> None:
    with pytest.raises(ReferentielError, match="Aucun schéma"):
        Schemas.load(FolderTree(tmp_path))


@pytest.mark.parametrize(
    ("contenu", "dit"),
    [
        (b'{"type": }', "ligne 1, colonne 10"),
        (b'{"type": "\xff"}', "UTF-8"),
        (b"[]", "objet JSON"),
        (b"[" * 100_000, "UTF-8 lisible"),
    ],
)
def test_a_schema_that_cannot_be_read_is_named(tmp_path: Path, contenu: bytes, dit: str) -> None:
    (tmp_path / "schemas").mkdir()
    (tmp_path / "schemas" / "dossier.schema.json").write_bytes(contenu)
    with pytest.raises(ReferentielError, match=dit) as leve:
        Schemas.load(FolderTree(tmp_path))
    assert "schemas/dossier.schema.json" in str(leve.value)


def test_the_digest_changes_with_any_byte_of_any_schema(tmp_path: Path) -> None:
    un = ecrire(tmp_path, a={"type": "object"}, b={"type": "object"})
    assert un.digest == Schemas.load(FolderTree(tmp_path)).digest
    assert un.digest != ecrire(tmp_path, b={"type": "object", "title": "B"}).digest


def test_definitions_are_no_kind_of_file() -> None:
    assert not SCHEMAS.has("communs")
    assert "communs" not in SCHEMAS.kinds()
    for juge in (SCHEMAS.accepts, SCHEMAS.errors):
        with pytest.raises(KeyError):
            juge("2022/reponses/C7I1", {})


def test_a_reference_out_of_the_schemas_is_never_fetched(tmp_path: Path) -> None:
    """Both libraries refuse; neither waits for a network."""
    ailleurs = {"type": "object", "properties": {"a": {"$ref": "https://example.org/x.json"}}}
    schemas = ecrire(tmp_path, ailleurs=ailleurs)
    with pytest.raises(Exception, match=r"example\.org"):
        schemas.accepts("ailleurs", {"a": 1})
    with pytest.raises(Exception, match=r"example\.org"):
        schemas.errors("ailleurs", {"a": 1})


def test_a_valid_file_loads_neither_jsonschema_nor_referencing() -> None:
    code = (
        "import sys\n"
        "from pathlib import Path\n"
        "from certimetal.reading.schemas import Schemas\n"
        "from certimetal.reading.tree import FolderTree\n"
        f"schemas = Schemas.load(FolderTree(Path({str(RACINE)!r})))\n"
        "assert 'jsonschema_rs' not in sys.modules\n"
        "assert schemas.accepts('2022/reponses/C3I2', {'delai_inscription_jours': 10})\n"
        "assert {'jsonschema', 'referencing'}.isdisjoint(sys.modules), 'heavy imports'\n"
    )
    resultat = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, encoding="utf-8", check=False
    )
    assert resultat.returncode == 0, resultat.stderr


def test_a_line_end_after_a_value_is_refused_by_both() -> None:
    donnees = {"annexes": [{"code": "C3I2-A01\n", "titre": "a", "fichier": "annexes/a.pdf"}]}
    chemins = [list(e.absolute_path) for e in SCHEMAS.errors("2022/reponses/C3I2", donnees)]
    assert ["annexes", 0, "code"] in chemins


@pytest.mark.parametrize(
    ("motif", "exact"),
    [
        ("^[0-9]{5}$", r"^[0-9]{5}\Z"),
        ("^a$|^b$", r"^a\Z|^b\Z"),
        (r"^\$[$]$", r"^\$[$]\Z"),
        (r"^[\]$]$", r"^[\]$]\Z"),
        ("^[]$]$", r"^[]$]\Z"),
    ],
)
def test_only_the_ends_of_a_pattern_become_exact(motif: str, exact: str) -> None:
    assert exact_end(motif) == exact


def test_what_is_no_text_is_not_judged_as_a_date() -> None:
    assert is_date(12)
    assert is_date(None)


def _chemins(champ: Champ) -> dict[str, Champ]:
    return {enfant.cle: enfant for enfant in champ.enfants}


def test_a_field_keeps_its_own_words_and_takes_the_form_from_its_type() -> None:
    siret = _chemins(SCHEMAS.champ("dossier"))["siret"]
    assert siret.titre == "Numéro SIRET"
    assert siret.description.startswith("SIRET de l’organisme")
    assert siret.description.endswith("14 chiffres, sans espace, entre guillemets.")
    assert siret.obligatoire
    assert siret.type == "string"
    assert siret.exemples == ("00000001800002",)


def test_a_field_of_another_file_has_its_parts() -> None:
    annexes = _chemins(SCHEMAS.champ("2022/reponses/C3I2"))["annexes"]
    assert annexes.type == "array"
    assert annexes.element is not None
    parts = _chemins(annexes.element)
    assert list(parts) == ["code", "titre", "fichier", "conservation", "empreinte", "diffusion"]
    assert parts["code"].obligatoire
    assert not parts["fichier"].obligatoire
    assert list(parts["diffusion"].choix) == ["publique", "restreinte"]


def test_a_choice_has_its_french_title() -> None:
    pieces = _chemins(SCHEMAS.champ("2022/reponses/C3I2"))["pieces"]
    assert pieces.element is not None
    assert pieces.element.choix["piece_identite"] == "Pièce d’identité valide"


def test_the_values_of_a_map_are_described(tmp_path: Path) -> None:
    termes = {"type": "object", "additionalProperties": {"type": "string", "title": "Terme"}}
    champ = ecrire(tmp_path, termes=termes).champ("termes")
    assert champ.element is not None
    assert champ.element.titre == "Terme"


def test_a_schema_that_contains_itself_is_described_once(tmp_path: Path) -> None:
    arbre = {
        "type": "object",
        "$defs": {
            "noeud": {
                "type": "object",
                "title": "Nœud",
                "properties": {"suite": {"$ref": "#/$defs/noeud"}},
            }
        },
        "properties": {"racine": {"$ref": "#/$defs/noeud"}},
    }
    racine = _chemins(ecrire(tmp_path, arbre=arbre).champ("arbre"))["racine"]
    suite = _chemins(racine)["suite"]
    assert suite.enfants == ()


@pytest.mark.parametrize("kind", SCHEMAS.kinds())
def test_every_field_of_every_kind_has_words(kind: str) -> None:
    def verifie(champ: Champ) -> None:
        for enfant in champ.enfants:
            assert enfant.titre, (kind, enfant.cle)
            assert enfant.description, (kind, enfant.cle)
            verifie(enfant)
        if champ.element is not None:
            verifie(champ.element)

    verifie(SCHEMAS.champ(kind))
