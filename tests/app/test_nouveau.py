"""A new dossier: complete, commented, and nothing overwritten."""

from __future__ import annotations

import re
import shutil
from datetime import date
from typing import TYPE_CHECKING

import pytest

from certimetal.app.depot import open_depot
from certimetal.app.nouveau import create_dossier
from certimetal.app.validation import validate
from certimetal.domain.referentiel import INDICATEURS
from certimetal.errors import InvalidValueError, UnknownNameError, WriteRefusedError
from certimetal.finding import Gravite

if TYPE_CHECKING:
    from pathlib import Path

    from certimetal.app.validation import Bilan

SIRET = "00000005900006"
REEL = "73282932000074"


def valider(racine: Path) -> Bilan:
    return validate(open_depot(racine), today=date(2026, 3, 2), cache=False)


def ecrits(racine: Path) -> list[str]:
    fichiers = (f for f in (racine / "dossiers").rglob("*") if f.is_file())
    return sorted(f.relative_to(racine).as_posix() for f in fichiers)


def test_a_dossier_is_written_under_the_only_certificateur(depot_vide: Path) -> None:
    rendus = create_dossier(open_depot(depot_vide), "000 000 059 00006")
    dossier = f"dossiers/uimm-35-56/{SIRET}"
    attendus = [f"{dossier}/dossier.yml", *(f"{dossier}/reponses/{c}.md" for c in INDICATEURS)]
    assert rendus == attendus
    assert ecrits(depot_vide) == sorted(attendus)


def test_validating_it_names_what_is_to_be_done_and_nothing_else(depot_vide: Path) -> None:
    create_dossier(open_depot(depot_vide), SIRET)
    findings = valider(depot_vide).findings
    a_faire = {
        (f.location.path.rpartition("/")[2], f.extrait.strip(" -").partition(":")[0])
        for f in findings
        if f.gravite is Gravite.ERREUR
    }
    assert a_faire == {
        ("dossier.yml", champ)
        for champ in (
            "raison_sociale", "numero_declaration_activite", "voie", "code_postal", "commune",
            "type", "intitule", "role", "diffusion",
        )
    }  # fmt: skip
    autres = [f for f in findings if f.gravite is not Gravite.ERREUR]
    assert [f.controle for f in autres] == ["consigne-restante"] * 12


def test_filled_in_as_it_says_it_is_valid(depot_vide: Path) -> None:
    create_dossier(open_depot(depot_vide), SIRET)
    fiche = depot_vide / f"dossiers/uimm-35-56/{SIRET}/dossier.yml"
    texte = fiche.read_text(encoding="utf-8")
    valeurs = {
        "raison_sociale": '"Forge de Lorient"', "numero_declaration_activite": '"53560005956"',
        "voie": '"1 rue de l’Exemple"', "code_postal": '"56100"', "commune": '"Lorient"',
        "- type": '"CQPM"', "intitule": '"Soudeur industriel"', "diffusion": '"publique"',
    }  # fmt: skip
    for champ, valeur in valeurs.items():
        texte = texte.replace(f'{champ}: ""', f"{champ}: {valeur}")
    fiche.write_text(texte.replace("role: []", "role: [preparation]"), encoding="utf-8")
    corps = "Le service décrit ici qui fait quoi, et renvoie à l’annexe C1I1-A01 du dossier. " * 4
    for reponse in (fiche.parent / "reponses").iterdir():
        entete = reponse.read_text(encoding="utf-8").rpartition("---\n")[0]
        reponse.write_text(f"{entete}---\n{corps}\n", encoding="utf-8")
    assert valider(depot_vide).findings == ()


def test_every_line_set_aside_is_good_once_its_sign_is_taken_away(depot_vide: Path) -> None:
    create_dossier(open_depot(depot_vide), SIRET)
    dossier = depot_vide / f"dossiers/uimm-35-56/{SIRET}"
    for reponse in (dossier / "reponses").iterdir():
        texte = reponse.read_text(encoding="utf-8")
        engagements, annexes, suite = texte.partition("# ANNEXES.")
        pris = re.sub(r"(?m)^#(?=[a-z])", "", engagements)
        assert pris != engagements, reponse.name
        exemple = re.search(r"(?m)^# Exemple d’un document gardé.*\n((?:^#.+\n)+)", suite)
        assert exemple is not None
        liste = re.sub(r"(?m)^#", "", exemple[1])
        suite = suite.replace("annexes: []\n", liste)
        reponse.write_text(pris + annexes + suite, encoding="utf-8")
    findings = [f for f in valider(dossier.parents[2]).findings if "reponses" in f.location.path]
    assert {f.controle for f in findings} == {"consigne-restante"}, findings


def test_each_answer_opens_with_its_own_consigne_and_codes(depot_vide: Path) -> None:
    depot = open_depot(depot_vide)
    create_dossier(depot, SIRET)
    for code in INDICATEURS:
        texte = (depot_vide / f"dossiers/uimm-35-56/{SIRET}/reponses/{code}.md").read_text("utf-8")
        corps = texte.rpartition("---\n")[2]
        consigne = " ".join(depot.referentiel.indicateurs[code].consigne.split())
        assert corps.strip().startswith(f"> **Consigne à effacer.** {consigne}")
        assert set(re.findall(r"C[1-6]I[12]-A\d\d", texte)) == {f"{code}-A01"}


def test_the_form_says_what_restreinte_does_not_do(depot_vide: Path) -> None:
    create_dossier(open_depot(depot_vide), SIRET)
    texte = (depot_vide / f"dossiers/uimm-35-56/{SIRET}/dossier.yml").read_text("utf-8")
    suivi = re.sub(r"\s*\n#\s*", " ", texte)
    assert "qui protège le site et non le dépôt" in suivi
    assert texte.startswith(
        "# yaml-language-server: $schema=../../../schemas/dossier.schema.json\n"
    )


def test_only_a_fictitious_siret_makes_an_example(depot_vide: Path) -> None:
    depot = open_depot(depot_vide)
    for siret in (SIRET, REEL):
        create_dossier(depot, siret)
        fiche = depot_vide / f"dossiers/uimm-35-56/{siret}/dossier.yml"
        assert ("\nexemple: true\n" in fiche.read_text("utf-8")) == (siret == SIRET)


@pytest.mark.parametrize(
    ("siret", "raison"),
    [
        ("00000005900007", "clé"), ("0000000590000", "14 chiffres"), ("", "14 chiffres"),
        ("../../ailleurs", "14 chiffres"), ("0" * 14, "clé"), ("٠" * 14, "14 chiffres"),
    ],
)  # fmt: skip
def test_a_bad_siret_writes_nothing(depot_vide: Path, siret: str, raison: str) -> None:
    with pytest.raises(InvalidValueError, match=raison):
        create_dossier(open_depot(depot_vide), siret)
    assert ecrits(depot_vide) == []


@pytest.mark.parametrize("autre", ["uimm-35-56", "uimm-ancienne"])
def test_a_siret_that_has_a_dossier_anywhere_is_refused(depot_vide: Path, autre: str) -> None:
    fiche = depot_vide / "dossiers" / autre / SIRET / "dossier.yml"
    fiche.parent.mkdir(parents=True)
    fiche.write_text("à moi", encoding="utf-8")
    with pytest.raises(WriteRefusedError, match=f"dossiers/{autre}/{SIRET}"):
        create_dossier(open_depot(depot_vide), SIRET)
    assert ecrits(depot_vide) == [f"dossiers/{autre}/{SIRET}/dossier.yml"]
    assert fiche.read_text(encoding="utf-8") == "à moi"


def test_an_unknown_certificateur_is_answered_by_those_that_are_known(depot_vide: Path) -> None:
    with pytest.raises(UnknownNameError, match="uimm-35-56"):
        create_dossier(open_depot(depot_vide), SIRET, certificateur="uimm-44")
    with pytest.raises(UnknownNameError, match="uimm-35-56"):
        create_dossier(open_depot(depot_vide), SIRET, certificateur="../ailleurs")
    assert ecrits(depot_vide) == []


def test_with_two_certificateurs_one_must_be_named(depot_vide: Path) -> None:
    dossier = depot_vide / "criteria" / "certificateurs"
    texte = (dossier / "uimm-35-56.yml").read_text(encoding="utf-8")
    (dossier / "uimm-44.yml").write_text(texte.replace("uimm-35-56", "uimm-44"), encoding="utf-8")
    depot = open_depot(depot_vide)
    with pytest.raises(UnknownNameError, match="« uimm-35-56 » ou « uimm-44 »"):
        create_dossier(depot, SIRET)
    assert create_dossier(depot, SIRET, certificateur="uimm-44")[0].startswith("dossiers/uimm-44/")


def test_with_no_certificateur_the_register_says_so(depot_vide: Path) -> None:
    shutil.rmtree(depot_vide / "criteria" / "certificateurs")
    with pytest.raises(UnknownNameError, match="Aucun certificateur"):
        create_dossier(open_depot(depot_vide), SIRET)
