from __future__ import annotations

import json
from datetime import date

import pytest

from certimetal.app.archive import pack_findings, pack_resume, unpack_findings, unpack_resume
from certimetal.domain.dossier import Adresse, CertificationVisee, Site
from certimetal.domain.registre import Resume
from certimetal.domain.situation import EvenementPublic, Statut
from certimetal.finding import Finding, Gravite
from certimetal.location import Location
from situations import une_situation

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
    situation=une_situation(statut=Statut.DEPOSE, depuis=date(2026, 3, 2)),
    evenements_publics=(
        EvenementPublic(
            date=date(2026, 3, 2),
            type="depot",
            variante="initiale",
            libelle="Dossier de demande déposé.",
            fichier="2026-03-02-01-depot.yml",
        ),
    ),
    a_revoir=("C1I1", "C3I2"),
    guides_modifies=("C2I1",),
    erreurs_journal=1,
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


@pytest.mark.parametrize("ligne", [[], [1, 2], ["x"] * 19, ["a"] * 18 + [None], "texte"])
def test_anything_else_is_refused(ligne: object) -> None:
    with pytest.raises((ValueError, TypeError, LookupError)):
        unpack_resume(ligne)  # type: ignore[arg-type]  -- what a damaged file could hold


@pytest.mark.parametrize("lignes", [[[]], [["a", "fatal", [1, 2, 3, 4], "", "", "", "", ""]], [7]])
def test_findings_of_another_form_are_refused(lignes: list[object]) -> None:
    with pytest.raises((ValueError, TypeError)):
        unpack_findings(lignes)  # type: ignore[arg-type]  -- what a damaged file could hold
