"""The rules of the référentiel: each stands once, with its numbers; the process rests on them."""

from __future__ import annotations

import re
from itertools import chain
from pathlib import Path
from typing import Any

import pytest
import yaml

CRITERIA = Path(__file__).resolve().parents[1] / "criteria"
NATIONAL = CRITERIA / "2022"
CERTIFICATEURS = sorted((CRITERIA / "certificateurs").glob("*/"))

IDS = frozenset(
    chain(
        (f"R{rang}" for rang in range(1, 34)),
        (f"L{rang}" for rang in range(1, 9)),
        (f"D{rang}" for rang in range(1, 19)),
    )
)
NATURES = {"R": "source", "L": "loi", "D": "hypothese"}
UIMM_35_56 = frozenset({"R18", "R19", "R23", "R24"})
NOMBRES = {
    "delai_inscription": ("D9", 15, "jours"),
    "duree_habilitation": ("R29", 5, "ans"),
    "duree_renouvellement": ("R30", 5, "ans"),
    "delai_actions_correctives": ("R28", 6, "mois"),
    "forfait_cqpm_cqpi": ("R8", 500, "euros"),
    "forfait_bloc_ccpm_ccpi": ("R8", 300, "euros"),
    "organismes_france": ("R8", 460, "organismes"),
    "organismes_uimm_35_56": ("R8", 30, "organismes"),
    "cqpm_a_renover": ("R8", 160, "certifications"),
    "nombre_criteres": ("R9", 6, "criteres"),
    "indicateurs_par_critere": ("R9", 2, "indicateurs"),
    "delai_france_competences": ("L2", 2, "mois"),
    "alertes_renouvellement_1": ("D6", 12, "mois"),
    "alertes_renouvellement_2": ("D6", 6, "mois"),
    "alertes_renouvellement_3": ("D6", 3, "mois"),
    "depot_renouvellement": ("D6", 6, "mois"),
    "delai_recours": ("D7", 2, "mois"),
    "recours_suivis": ("D7", 0, "nombre"),
    "anciennete_evenement": ("D12", 30, "jours"),
    "seuil_masquage": ("D13", 5, "nombre"),
    "livret_avant_evaluation": ("R18", 3, "mois"),
    "preavis_evaluation": ("R19", 2, "mois"),
    "fenetre_evaluation": ("R19", 1, "mois"),
    "jurys_par_an": ("R24", 4, "par_an"),
    "edition_certificats": ("R24", 3, "mois"),
}
DATES = {
    "obligation_habilitation": ("R1", "2022-01-01"),
    "application_convention": ("D18", "2025-10-01"),
}


def _read(path: Path) -> Any:
    return yaml.safe_load(path.read_text(encoding="utf-8"))


def _fichiers(nom: str) -> list[Path]:
    return [
        path
        for path in (NATIONAL / nom, *(dossier / nom for dossier in CERTIFICATEURS))
        if path.is_file()
    ]


def _regles() -> list[tuple[str, dict[str, Any]]]:
    return [
        (numero, regle)
        for path in _fichiers("regles.yml")
        for numero, regle in _read(path)["regles"].items()
    ]


def _valeurs() -> list[tuple[str, dict[str, Any]]]:
    return [(numero, valeur) for numero, regle in _regles() for valeur in regle.get("valeurs", [])]


def _etapes() -> list[dict[str, Any]]:
    return [etape for path in _fichiers("processus.yml") for etape in _read(path)["etapes"]]


def test_each_rule_stands_exactly_once() -> None:
    numeros = [numero for numero, _ in _regles()]
    assert len(numeros) == len(set(numeros))
    assert set(numeros) == IDS


def test_what_binds_uimm_35_56_alone_is_not_national() -> None:
    propres = _read(CRITERIA / "certificateurs" / "uimm-35-56" / "regles.yml")["regles"]
    nationales = _read(NATIONAL / "regles.yml")["regles"]
    assert set(propres) == UIMM_35_56
    assert not UIMM_35_56 & set(nationales)


def test_a_rule_says_what_it_is() -> None:
    for numero, regle in _regles():
        assert regle["nature"] == NATURES[numero[0]], numero
        assert regle["titre"], numero
        assert regle["source"], numero
        assert regle["enonce"].endswith((".", "»")), numero


def test_a_number_key_stands_exactly_once() -> None:
    cles = [valeur["cle"] for _, valeur in _valeurs()]
    assert len(cles) == len(set(cles))


def test_numbers_and_dates_are_those_of_the_rules() -> None:
    nombres = {
        v["cle"]: (numero, v["nombre"], v["unite"]) for numero, v in _valeurs() if "nombre" in v
    }
    dates = {v["cle"]: (numero, v["date"]) for numero, v in _valeurs() if "date" in v}
    assert nombres == NOMBRES
    assert dates == DATES


def test_a_decision_is_taken_only_between_wordings() -> None:
    retenus = {numero for numero, regle in _regles() if "retenu" in regle}
    assert retenus == {"R2", "R4", "R12", "R15", "R18", "R19", "R33"}
    for numero, regle in _regles():
        if "retenu" in regle:
            assert len(regle["formulations"]) > 1, numero


def test_rules_named_in_a_text_exist() -> None:
    nommees = {
        numero
        for _, regle in _regles()
        for texte in (regle["enonce"], regle.get("retenu", ""), regle["source"])
        for numero in re.findall(r"\b[RLD][1-9][0-9]?\b", texte)
    }
    assert nommees
    assert nommees <= IDS


def test_steps_rest_on_rules_and_numbers_that_exist() -> None:
    etapes = _etapes()
    cles = [etape["cle"] for etape in etapes]
    unites = {valeur["cle"]: valeur.get("unite") for _, valeur in _valeurs()}
    assert len(cles) == len(set(cles))
    for etape in etapes:
        assert set(etape["regles"]) <= IDS, etape["cle"]
        assert etape.get("alternative_de", etape["cle"]) in cles, etape["cle"]
        if "valeur" in etape:
            assert unites[etape["valeur"]] in {"jours", "mois"}, etape["cle"]
            assert {"repere", "sens", "borne"} <= set(etape), etape["cle"]
        if etape.get("retenue") is False:
            assert etape["alternative_de"], etape["cle"]


def test_the_only_national_delay_is_the_inscription() -> None:
    etapes = _read(NATIONAL / "processus.yml")["etapes"]
    assert [etape["valeur"] for etape in etapes if "valeur" in etape] == ["delai_inscription"]


def _textes() -> list[str]:
    fichiers = [
        *_fichiers("regles.yml"),
        *_fichiers("processus.yml"),
        CRITERIA / "glossaire.yml",
        CRITERIA / "certifications.yml",
        CRITERIA / "territoires.yml",
    ]
    return [str(path) for path in fichiers]


@pytest.mark.parametrize("path", _textes())
def test_texts_are_typeset_as_french(path: str) -> None:
    text = "\n".join(_scalaires(_read(Path(path))))
    assert text
    assert "'" not in text
    assert not re.findall(r".{0,20} [;:!?»].{0,5}|« .{0,20}", text)


def _scalaires(data: Any) -> list[str]:
    if isinstance(data, str):
        return [data]
    if isinstance(data, dict):
        return [s for valeur in data.values() for s in _scalaires(valeur)]
    if isinstance(data, list):
        return [s for valeur in data for s in _scalaires(valeur)]
    return []


def test_the_catalogue_has_no_double_and_no_code_twice() -> None:
    lignes = _read(CRITERIA / "certifications.yml")["certifications"]
    codes = [ligne["code"] for ligne in lignes if "code" in ligne]
    assert len(lignes) >= 12
    assert len({(ligne["type"], ligne["intitule"]) for ligne in lignes}) == len(lignes)
    assert codes
    assert len(codes) == len(set(codes))


def test_the_glossary_knows_every_abbreviation_of_the_rules() -> None:
    termes = _read(CRITERIA / "glossaire.yml")["termes"]
    attendus = {
        *("CQPM", "CQPI", "CCPM", "CCPI", "BDC", "VAE", "GAC", "CPNEFP", "GTP", "EDOF", "CPF"),
        *("RNCP", "RS", "OF", "UIMM", "NDA", "SIRET", "SIREN", "RGPD", "Qualiopi", "CPTN"),
        *(
            "Habilitation",
            "Certificateur",
            "Livret de suivi",
            "Avis d’entreprise",
            "Jury paritaire",
        ),
    }
    assert attendus <= set(termes)
    assert all(definition.endswith(".") for definition in termes.values())


def test_a_certificateur_of_a_territory_is_registered_under_its_own_name() -> None:
    territoires = _read(CRITERIA / "territoires.yml")["territoires"]
    connus = {
        territoire["certificateur"] for territoire in territoires if "certificateur" in territoire
    }
    assert connus == {"uimm-35-56"}
    for code in connus:
        assert _read(CRITERIA / "certificateurs" / f"{code}.yml")["code"] == code
