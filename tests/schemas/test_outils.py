"""check-jsonschema and ajv in strict mode judge schemas and examples as we do."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

import pytest
from recueil import (
    DOCUMENTS,
    RACINE,
    SCHEMAS,
    Exemple,
    copies_identifiees,
    exemple,
    invalides,
    valides,
)

from outils import check_jsonschema, node, paquet

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

pytestmark = pytest.mark.lent


def lancer(*commande: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        commande, capture_output=True, text=True, encoding="utf-8", check=False, timeout=120
    )


def ecrire(exemples: Iterable[Exemple], dossier: Path) -> dict[str, Path]:
    """Write the YAML that schemas judge, an answer's front matter alone, one file for each."""
    fichiers = {}
    for rang, cas in enumerate(exemples):
        chemin = dossier / f"{rang:03}-{cas.chemin.stem}.yml"
        chemin.write_text(cas.yaml or "{}\n", encoding="utf-8")
        fichiers[str(cas)] = chemin
    return fichiers


def ajv(kind: str, dossier: Path, *suite: str) -> subprocess.CompletedProcess[str]:
    """Run ajv in strict mode on the schema of ``kind``, with the files or options that follow."""
    copies = copies_identifiees(dossier)
    commande, *reste = suite
    return lancer(
        node(),
        str(paquet("@jirutka/ajv-cli/lib/main.js")),
        commande,
        "--spec=draft2020",
        "--strict=true",
        "--strict-required=true",
        "--strict-types=true",
        "--strict-tuples=true",
        "-c",
        str(paquet("ajv-formats/dist/index.js")),
        "-r",
        str(copies["communs"]),
        "-s",
        str(copies[kind]),
        *reste,
    )


def refuses_par_ajv(kind: str, fichiers: dict[str, Path], dossier: Path) -> set[str]:
    resultat = ajv(kind, dossier, "validate", "--errors=no", *map(str, fichiers.values()))
    verdicts = dict(ligne.rsplit(" ", 1) for ligne in resultat.stderr.splitlines())
    assert set(verdicts) == set(map(str, fichiers.values())), resultat.stderr
    return {nom for nom, chemin in fichiers.items() if verdicts[str(chemin)] == "invalid"}


def refuses_par_check_jsonschema(kind: str, fichiers: dict[str, Path]) -> set[str]:
    schema = RACINE / "schemas" / f"{kind}.schema.json"
    resultat = lancer(
        check_jsonschema(),
        "--output-format=json",
        "--schemafile",
        str(schema),
        *map(str, fichiers.values()),
    )
    assert resultat.returncode in {0, 1}, resultat.stderr
    assert '"parse_errors": []' in resultat.stdout or '"parse_errors"' not in resultat.stdout
    return {nom for nom, chemin in fichiers.items() if str(chemin) in resultat.stdout}


def test_check_jsonschema_accepts_every_schema() -> None:
    chemins = [str(RACINE / "schemas" / f"{kind}.schema.json") for kind in DOCUMENTS]
    resultat = lancer(check_jsonschema(), "--check-metaschema", *chemins)
    assert resultat.returncode == 0, resultat.stdout + resultat.stderr


@pytest.mark.parametrize("kind", SCHEMAS.kinds())
def test_ajv_compiles_every_schema_in_strict_mode(kind: str, tmp_path: Path) -> None:
    resultat = ajv(kind, tmp_path, "compile", "-o", str(tmp_path / "valider.js"))
    assert resultat.returncode == 0, resultat.stderr


KINDS = sorted({cas.kind for cas in valides()})


@pytest.mark.parametrize("kind", KINDS)
def test_all_accept_what_is_valid_and_refuse_what_is_not(kind: str, tmp_path: Path) -> None:
    bons = [cas for cas in valides() if cas.kind == kind]
    mauvais = [cas for cas in invalides() if cas.kind == kind]
    fichiers = ecrire([*bons, *mauvais], tmp_path)
    attendus = {str(cas) for cas in mauvais}
    assert bons
    assert refuses_par_ajv(kind, fichiers, tmp_path) == attendus
    assert refuses_par_check_jsonschema(kind, fichiers) == attendus


def test_every_invalid_example_is_of_a_kind_that_is_compared() -> None:
    assert {cas.kind for cas in invalides()} <= set(KINDS)
    assert len(invalides()) >= 15


def test_ajv_is_strict(tmp_path: Path) -> None:
    """The strict mode that other tests rely on does refuse a schema that breaks it."""
    copies_identifiees(tmp_path)
    (tmp_path / "lache.json").write_text('{"$id": "x", "properties": {"a": {}}}', encoding="utf-8")
    resultat = lancer(
        node(),
        str(paquet("@jirutka/ajv-cli/lib/main.js")),
        "compile",
        "--spec=draft2020",
        "--strict=true",
        "-s",
        str(tmp_path / "lache.json"),
    )
    assert resultat.returncode == 1
    assert "strict mode" in resultat.stderr


def test_a_relative_reference_works_where_the_dossier_is(tmp_path: Path) -> None:
    """check-jsonschema reads our files as they are, references between them included."""
    cas = exemple(RACINE / "tests/examples/invalid/schema-combinaison/C3I2.md")
    assert refuses_par_check_jsonschema(cas.kind, ecrire([cas], tmp_path)) == {str(cas)}
