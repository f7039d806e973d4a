"""An editor with the YAML extension helps in French: faults, completion, hover, through $ref."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from recueil import RACINE, SCHEMAS, valides
from serveur_yaml import ServeurYaml

if TYPE_CHECKING:
    from collections.abc import Iterator

pytestmark = pytest.mark.lent

MODELINE = "# yaml-language-server: $schema=../../../schemas/dossier.schema.json\n"
FAUTIF = """\
edition: "2022"
raison_sociale: Organisme d’exemple de Lorient
siret: "123"
adresse:
  voie: 1 rue de l’Exemple
  code_postal: "5610"
  ville: Lorient
certifications:
  - type: CQPM
    role: [preparation]
diffusion: publique
"""
CHEMIN = RACINE / "dossiers" / "uimm-35-56" / "00000009100001" / "dossier.yml"
RESTE_EN_ANGLAIS = ("Missing property ", "Incorrect type. Expected ", "Value must be ")
"""What version 1.25 says in English only; the guide of the OF translates these three."""

SANS_REGLAGE: dict[str, Any] = {
    "yaml.validate": True,
    "yaml.hover": True,
    "yaml.completion": True,
    "yaml.schemaStore.enable": False,
}


def reglages() -> dict[str, Any]:
    """Return the repository's own editor settings, their comments left out."""
    texte = (RACINE / ".vscode" / "settings.json").read_text(encoding="utf-8")
    lus: dict[str, Any] = json.loads(re.sub(r"^\s*//.*$", "", texte, flags=re.MULTILINE))
    return SANS_REGLAGE | lus


@pytest.fixture(params=["modeline", "réglages"])
def ouvert(request: pytest.FixtureRequest) -> Iterator[tuple[ServeurYaml, str]]:
    """A server that finds the schema by the file's first line, or by .vscode/settings.json."""
    par_modeline = request.param == "modeline"
    with ServeurYaml(RACINE, SANS_REGLAGE if par_modeline else reglages()) as serveur:
        yield serveur, MODELINE if par_modeline else "# sans modeline\n"


def test_faults_are_shown_whichever_file_defines_the_field(
    ouvert: tuple[ServeurYaml, str],
) -> None:
    serveur, entete = ouvert
    fautes = serveur.ouvre(CHEMIN, entete + FAUTIF)
    lignes = {faute["range"]["start"]["line"] for faute in fautes}
    messages = "\n".join(faute["message"] for faute in fautes)
    assert {3, 6, 7, 9} <= lignes, fautes  # siret, code_postal, ville, no intitule
    assert "numero_declaration_activite" in messages
    assert "intitule" in messages
    assert "ville" in messages


def test_faults_are_said_in_the_editor_s_language_as_far_as_its_server_can() -> None:
    with ServeurYaml(RACINE, reglages()) as serveur:
        messages = {faute["message"] for faute in serveur.ouvre(CHEMIN, MODELINE + FAUTIF)}
    traduits = {m for m in messages if not m.startswith(RESTE_EN_ANGLAIS)}
    assert {m.partition(" yaml-schema")[0] for m in traduits} == {
        "La chaîne ne correspond pas au modèle de '^[0-9]{14}$'.",
        "La chaîne ne correspond pas au modèle de '^[0-9]{5}$'.",
        "La propriété ville n'est pas autorisée.",
    }
    assert len(messages) > len(traduits)  # a server that says these in French: tell the guide


def test_an_event_of_the_journal_is_helped_in_french() -> None:
    chemin = CHEMIN.parent / "journal" / "2026-03-02-01-depot.yml"
    with ServeurYaml(RACINE, reglages()) as serveur:
        fautes = serveur.ouvre(chemin, "date: 2 mars\nnature: \nautre: 1\n")
        champs = _proposes(serveur.place("textDocument/completion", chemin, 1, 8))
        survol = serveur.place("textDocument/hover", chemin, 0, 1)["contents"]["value"]
    assert {faute["range"]["start"]["line"] for faute in fautes} >= {0, 2}
    assert any("La propriété autre n'est pas autorisée." in f["message"] for f in fautes)
    assert {"initiale", "renouvellement"} <= set(champs)
    assert "Le jour où l’organisme a déposé son dossier." in survol


def test_a_valid_dossier_shows_no_fault(ouvert: tuple[ServeurYaml, str]) -> None:
    serveur, entete = ouvert
    bons = [cas for cas in valides() if cas.kind == "dossier"]
    assert len(bons) >= 4
    for rang, cas in enumerate(bons):
        texte = re.sub("^# yaml-language-server.*\n", "", cas.yaml)
        chemin = CHEMIN.parents[1] / f"0000000910000{rang}" / "dossier.yml"
        assert serveur.ouvre(chemin, entete + texte) == [], cas


def test_completion_proposes_fields_and_choices_with_french_help(
    ouvert: tuple[ServeurYaml, str],
) -> None:
    serveur, entete = ouvert
    texte = f'{entete}edition: "2022"\nadresse:\n  voie: a\n  \ndiffusion: \n'
    serveur.ouvre(CHEMIN, texte)
    champs = _proposes(serveur.place("textDocument/completion", CHEMIN, 4, 2))
    assert {"code_postal", "commune", "code_commune"} <= set(champs)
    assert "Code postal de la commune" in champs["code_postal"]
    choix = _proposes(serveur.place("textDocument/completion", CHEMIN, 5, 11))
    assert {"publique", "restreinte"} <= set(choix)


def test_hover_tells_the_title_and_the_help_of_a_field(ouvert: tuple[ServeurYaml, str]) -> None:
    serveur, entete = ouvert
    serveur.ouvre(CHEMIN, entete + FAUTIF)
    siret = serveur.place("textDocument/hover", CHEMIN, 3, 2)["contents"]["value"]
    assert "Numéro SIRET" in siret
    assert "Un numéro de SIRET par organisme de formation" in siret
    commune = serveur.place("textDocument/hover", CHEMIN, 6, 4)["contents"]["value"]
    assert "Code postal" in commune


def _proposes(reponse: Any) -> dict[str, str]:
    items = reponse["items"] if isinstance(reponse, dict) else reponse
    return {item["label"].strip('"'): str(item.get("documentation", "")) for item in items}


def test_the_settings_name_schemas_and_files_that_exist() -> None:
    for schema, motifs in reglages()["yaml.schemas"].items():
        kind = schema.removeprefix("./schemas/").removesuffix(".schema.json")
        assert SCHEMAS.has(kind), schema
        for motif in [motifs] if isinstance(motifs, str) else motifs:
            # no journal of ours has all types: the examples of the tests do
            assert "dossiers/*/*/journal/" in motif or list(RACINE.glob(motif)), motif


def test_every_event_of_a_journal_is_helped_by_its_own_schema() -> None:
    evenements = [cas for cas in valides() if cas.kind.startswith("journal/")]
    assert len({cas.kind for cas in evenements}) == 16
    reglage = reglages()["yaml.schemas"]
    for cas in evenements:
        motifs = reglage[f"./schemas/{cas.kind}.schema.json"]
        assert cas.chemin in {chemin for motif in motifs for chemin in RACINE.glob(motif)}


def test_every_dossier_says_where_its_schema_is() -> None:
    for chemin in sorted((RACINE / "dossiers").glob("*/*/dossier.yml")):
        premiere = chemin.read_text(encoding="utf-8").partition("\n")[0]
        assert premiere + "\n" == MODELINE, chemin
        assert (chemin.parent / Path(premiere.partition("=")[2])).is_file()
