from __future__ import annotations

import json

import pytest

from certimetal.app.archive import pack_findings, pack_resume, unpack_findings, unpack_resume
from certimetal.domain.dossier import Adresse, CertificationVisee, Site
from certimetal.domain.registre import Resume
from certimetal.finding import Finding, Gravite
from certimetal.location import Location

LORIENT = Adresse(
    voie="1 rue de l’Exemple", code_postal="56100", commune="Lorient", code_commune="56121"
)
RESUME = Resume(
    dossier="dossiers/uimm-35-56/00000001800002",
    certificateur="uimm-35-56",
    siret="00000001800002",
    raison_sociale="Organisme d’exemple",
    adresse=LORIENT,
    departement="56",
    edition="2022",
    sites=(Site(nom="Vannes", siret="00000001800010", adresse=Adresse(commune="Vannes")),),
    certifications=(
        CertificationVisee(type="CQPM", intitule="Soudeur", code="RNCP1", role=("evaluation",)),
    ),
    diffusion="publique",
    exemple=True,
    erreurs=2,
    avertissements=1,
    longueurs={"C1I1": 312, "C6I2": 0},
)
FINDINGS = tuple(
    Finding(
        controle="siret-cle",
        gravite=gravite,
        location=Location(path="a\udc80/dossier.yml", line=3, column=8, end_column=24),
        message="Le SIRET…",
        attendu="Un autre.",
        remede="Recopiez-le.",
        suggestion="x",
        extrait="siret: \u202f",
    )
    for gravite in Gravite
)


def test_a_summary_comes_back_the_same_through_json() -> None:
    assert unpack_resume(json.loads(json.dumps(pack_resume(RESUME)))) == RESUME


def test_every_field_of_a_summary_is_kept() -> None:
    assert len(pack_resume(RESUME)) == len(Resume.__dataclass_fields__)


def test_findings_come_back_the_same_through_json() -> None:
    assert unpack_findings(json.loads(json.dumps(pack_findings(FINDINGS)))) == FINDINGS


@pytest.mark.parametrize("ligne", [[], [1, 2], ["x"] * 14, ["a"] * 13 + [None], "texte"])
def test_anything_else_is_refused(ligne: object) -> None:
    with pytest.raises((ValueError, TypeError)):
        unpack_resume(ligne)  # type: ignore[arg-type]  -- what a damaged file could hold


@pytest.mark.parametrize("lignes", [[[]], [["a", "fatal", [1, 2, 3, 4], "", "", "", "", ""]], [7]])
def test_findings_of_another_form_are_refused(lignes: list[object]) -> None:
    with pytest.raises((ValueError, TypeError)):
        unpack_findings(lignes)  # type: ignore[arg-type]  -- what a damaged file could hold
