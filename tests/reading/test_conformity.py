"""Schema faults as a person reads them: the sentence, its place, what is expected, what to do."""

from __future__ import annotations

import re
import time
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from certimetal.domain.controle import Cible
from certimetal.finding import Finding, Gravite
from certimetal.reading import conformity, schema_faults
from certimetal.reading.controles_schema import CONTROLES_SCHEMA
from certimetal.reading.mots import CACHE
from certimetal.reading.schemas import Schemas
from certimetal.reading.source import read_markdown, read_yaml
from certimetal.reading.tree import FolderTree

RACINE = Path(__file__).parents[2]
INVALIDES = RACINE / "tests" / "examples" / "invalid"
DOSSIERS = sorted(attendu.parent for attendu in INVALIDES.glob("schema-*/attendu.txt"))
SCHEMAS = Schemas.load(FolderTree(RACINE))
DOSSIER = """\
edition: "2022"
raison_sociale: Organisme d’exemple de Lorient
siret: "00000001800002"
numero_declaration_activite: "53560000056"
adresse: {voie: 1 rue de l’Exemple, code_postal: "56100", commune: Lorient}
certifications: [{type: CQPM, intitule: Soudeur industriel, role: [preparation]}]
comptes: []
diffusion: publique
"""


def verifier(texte: str, kind: str = "dossier") -> list[Finding]:
    """Read a text as its kind of file is read and return what its schema finds."""
    lire = read_markdown if kind.rpartition("/")[2].startswith("C") else read_yaml
    source, lecture = lire(texte.encode("utf-8"), path="dossiers/fichier")
    assert not lecture.fatal
    return conformity.check(kind, lecture.data, source, SCHEMAS)


def reponse(entete: str, code: str = "C3I2") -> list[Finding]:
    return verifier(f"---\n{entete}\n---\nTexte.\n", f"2022/reponses/{code}")


def kind_de(fichier: Path) -> str:
    """Return the kind of an example by its file's name, an event's included."""
    if fichier.suffix == ".md":
        return f"2022/reponses/{fichier.stem[:4]}"
    evenement = re.fullmatch("[0-9-]{14}([a-z_]+)", fichier.stem)
    return f"journal/{evenement[1]}" if evenement else "dossier"


def transcrire(dossier: Path) -> str:
    """Write the findings of a folder of invalid examples as its ``attendu.txt`` has them.

    Of a long list only the first and last two are kept.
    """
    lignes: list[str] = []
    for fichier in sorted(dossier.iterdir()):
        if fichier.suffix not in {".yml", ".md"}:
            continue
        kind = kind_de(fichier)
        findings = verifier(fichier.read_text(encoding="utf-8"), kind)
        for finding in findings if len(findings) < 20 else (*findings[:2], *findings[-2:]):
            place = finding.location
            lignes.append(f"{fichier.name}:{place.line}:{place.column} [{finding.controle}]")
            lignes.append(f"  {finding.message}")
            suite = (("attendu", finding.attendu), ("remède", finding.remede))
            lignes += [f"  {nom} : {texte}" for nom, texte in suite if texte]
            if finding.suggestion:
                lignes.append(f"  suggestion : {finding.suggestion}")
    return "\n".join(lignes) + "\n"


@pytest.mark.parametrize("dossier", DOSSIERS, ids=lambda dossier: dossier.name)
def test_an_invalid_example_says_what_its_folder_expects(dossier: Path) -> None:
    attendu = (dossier / "attendu.txt").read_text(encoding="utf-8")
    assert f"[{dossier.name}]" in attendu
    assert transcrire(dossier) == attendu


def test_every_check_but_the_general_one_has_an_invalid_example() -> None:
    assert {dossier.name for dossier in DOSSIERS} == {
        controle.id for controle in CONTROLES_SCHEMA if controle.id != "schema-autre"
    }


SIRET = "« siret » (Numéro SIRET)"
PHRASES = {
    "required": (DOSSIER.replace('siret: "00000001800002"\n', ""), f"Il manque {SIRET}."),
    "null": (
        DOSSIER.replace('"00000001800002"', ""),
        f"{SIRET} n’a pas de valeur.",
    ),
    "empty": (
        DOSSIER.replace("Organisme d’exemple de Lorient", '""'),
        "« raison_sociale » (Raison sociale) est vide.",
    ),
    "quotes": (
        DOSSIER.replace('"00000001800002"', "12345678900012"),
        f"{SIRET} contient le nombre 12345678900012 ; il faut un texte.",
    ),
    "pattern": (
        DOSSIER.replace('"56100"', '"5610"'),
        "« 5610 » n’a pas la forme attendue pour « code_postal » (Code postal).",
    ),
    "choice": (
        DOSSIER.replace("publique", "privée"),
        "« privée » n’est pas un choix possible pour « diffusion » (Diffusion du dossier).",
    ),
    "unknown": (
        f"{DOSSIER}effectif: 12\n",
        "« effectif » n’est pas un champ de ce fichier.",
    ),
    "not": (
        DOSSIER.replace("role:", "rncp: RNCP41814, rs: RS6717, role:"),
        "« rncp » (Code RNCP) et « rs » (Code RS) ne vont pas ensemble.",
    ),
    "list at the top": (
        "- edition\n",
        "Ce fichier contient une liste ; il faut un groupe de champs.",
    ),
    "text at the top": (
        "bonjour\n",
        "Ce fichier contient le texte « bonjour » ; il faut un groupe de champs.",
    ),
}


@pytest.mark.parametrize(("texte", "message"), PHRASES.values(), ids=PHRASES)
def test_a_fault_has_its_sentence(texte: str, message: str) -> None:
    typographie = message.replace("« ", "«\u00a0").replace(" »", "\u00a0»").replace(" ;", "\u202f;")
    assert [finding.message for finding in verifier(texte)] == [typographie]


def test_a_valid_file_has_nothing_to_say() -> None:
    assert verifier(DOSSIER) == []
    assert reponse("delai_inscription_jours: 10") == []


def test_an_answer_with_an_empty_front_matter_is_valid() -> None:
    assert verifier("---\n---\nTexte.\n", "2022/reponses/C3I2") == []


def test_an_empty_dossier_names_every_missing_field() -> None:
    source, _ = read_yaml(b"", path="dossier.yml")
    findings = conformity.check("dossier", None, source, SCHEMAS)
    assert len(findings) == 8
    assert {finding.controle for finding in findings} == {"schema-champ-manquant"}


def test_a_finding_has_its_place_its_line_and_its_gravity() -> None:
    finding = verifier(DOSSIER.replace('"56100"', '"5610"'))[0]
    assert (finding.location.line, finding.location.column) == (5, 50)
    assert finding.extrait == DOSSIER.replace('"56100"', '"5610"').splitlines()[4]
    assert finding.gravite is Gravite.ERREUR


def test_a_slip_in_a_required_key_is_said_once() -> None:
    findings = verifier(DOSSIER.replace("raison_sociale", "raison_social"))
    assert [finding.controle for finding in findings] == ["schema-champ-inconnu"]
    assert findings[0].suggestion == "raison_sociale"


def test_a_key_that_is_there_already_is_not_proposed_again() -> None:
    findings = verifier(f"{DOSSIER}sirets: x\n")
    assert findings[0].suggestion == ""


def test_a_place_of_the_wrong_type_has_one_finding() -> None:
    findings = reponse("annexes: [texte]")
    assert [finding.controle for finding in findings] == ["schema-type"]


def test_the_suggestion_of_a_file_is_valid_once_applied() -> None:
    """What is proposed, put in place of what it would replace, mends the fault."""
    fautif = (
        DOSSIER.replace('"2022"', "2022")
        .replace('"00000001800002"', '"000 000 018 00002"')
        .replace("[preparation]", "preparation")
        .replace("publique", "Publique")
        .replace("type: CQPM", "type: cqpm")
        .replace("voie:", "Voie:")
    )
    lignes = fautif.splitlines()
    findings = verifier(fautif)
    assert len(findings) == 6
    for finding in sorted(findings, key=lambda f: -f.location.column):
        place = finding.location
        ligne = lignes[place.line - 1]
        lignes[place.line - 1] = (
            ligne[: place.column - 1] + finding.suggestion + ligne[place.end_column - 1 :]
        )
    assert verifier("\n".join(lignes) + "\n") == []


PERSONNELS = ("jean.dupont(at)x@y", "02.97.00.00.00", "1 85 05 78 006 084 36", "+33 2 97 00 00 00")


@pytest.mark.parametrize("valeur", PERSONNELS)
@pytest.mark.parametrize("champ", ["siret", "diffusion", "numero_declaration_activite", "edition"])
def test_what_may_be_personal_is_not_printed(valeur: str, champ: str) -> None:
    lignes = [
        f'{champ}: "{valeur}"' if ligne.startswith(f"{champ}:") else ligne
        for ligne in DOSSIER.splitlines()
    ]
    findings = verifier("\n".join(lignes))
    assert len(findings) == 1
    assert CACHE in findings[0].message
    assert valeur not in repr(findings[0])
    assert "".join(c for c in valeur if c.isalnum()) not in repr(findings[0])


def test_a_number_that_may_be_a_nir_is_not_printed() -> None:
    assert "185057800608436" not in repr(verifier(DOSSIER.replace('"2022"', "185057800608436")))


def test_a_file_of_ten_thousand_faults_is_judged_at_once() -> None:
    cles = "".join(f"champ_{rang}: 1\n" for rang in range(9_000))
    elements = ", ".join(f"x{rang}" for rang in range(9_000))
    for texte in (
        f"{DOSSIER}{cles}",
        DOSSIER.replace("comptes: []", f"comptes: [{elements}, {{}}]"),
        DOSSIER.replace("comptes: []", f"comptes: [{'[], {}, ' * 9_000}]"),
        DOSSIER.replace("[preparation]", f"[{'preparation, ' * 9_000}]"),
    ):
        debut = time.process_time()
        findings = verifier(texte)
        assert 1 <= len(findings) <= schema_faults.MAXIMUM + 1
        assert time.process_time() - debut < 2


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda parts: (
        st.lists(parts, max_size=3)
        | st.dictionaries(
            st.text(max_size=8) | st.sampled_from(["siret", "annexes", "code"]), parts
        )
    ),
    max_leaves=10,
)


@settings(max_examples=300, deadline=None)
@given(st.sampled_from(SCHEMAS.kinds()), JSON)
def test_anything_is_told_in_french_and_never_raises(kind: str, donnees: Any) -> None:
    source, _ = read_yaml(b"a: 1\n", path="fichier.yml")
    findings = conformity.check(kind, donnees, source, SCHEMAS)
    assert bool(findings) == (not SCHEMAS.accepts(kind, {} if donnees is None else donnees))
    controles = {controle.id for controle in CONTROLES_SCHEMA}
    for finding in findings:
        assert finding.controle in controles
        assert finding.message.endswith(".")
        assert source.locate((), Cible.FICHIER).path == finding.location.path
        for fuite in ("is not", "required property", "does not match", "Additional", "schema"):
            assert fuite not in finding.message.replace(repr(donnees), ""), finding.message
