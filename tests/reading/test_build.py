from __future__ import annotations

import pytest

from certimetal.domain.dossier import Adresse, CertificationVisee, Site
from certimetal.reading.build import build_dossier, build_reponse

FOLDER = "dossiers/uimm-35-56/00000001800002"
COMPLET = {
    "edition": "2022",
    "raison_sociale": "Organisme d’exemple de Lorient",
    "siret": "00000001800002",
    "numero_declaration_activite": "53560000056",
    "adresse": {
        "voie": "1 rue de l’Exemple",
        "code_postal": "56100",
        "commune": "Lorient",
        "code_commune": "56121",
    },
    "sites_annexes": [{"nom": "Vannes", "adresse": {"commune": "Vannes"}}],
    "certifications": [
        {"type": "CQPM", "intitule": "Soudeur", "rncp": "RNCP38901", "role": ["evaluation"]},
        {"type": "BDC", "intitule": "Souder", "rs": "RS5000", "role": []},
    ],
    "comptes": ["compte"],
    "contact": {"fonction": "Accueil", "courriel": "accueil@exemple.invalid"},
    "diffusion": "publique",
    "exemple": True,
}


def build(data: object, folder: str = FOLDER):
    return build_dossier(data, dossier=folder, reponses={}, fichiers={})


def test_each_key_reaches_its_field() -> None:
    dossier = build(COMPLET)
    assert dossier.certificateur == "uimm-35-56"
    assert dossier.siret_dossier == "00000001800002"
    assert dossier.adresse.code_commune == "56121"
    assert dossier.sites_annexes == (Site(nom="Vannes", adresse=Adresse(commune="Vannes")),)
    assert dossier.certifications == (
        CertificationVisee(type="CQPM", intitule="Soudeur", code="RNCP38901", role=("evaluation",)),
        CertificationVisee(type="BDC", intitule="Souder", code="RS5000"),
    )
    assert dossier.contact["courriel"] == "accueil@exemple.invalid"
    assert dossier.est_publique
    assert dossier.exemple


VALEURS = (None, True, 7, 1.5, "texte", [], [1, None, ["x"], {"a": 1}], {}, {"nom": ["x"], 3: 4})


@pytest.mark.parametrize("valeur", VALEURS, ids=repr)
def test_a_value_of_the_wrong_type_becomes_empty_and_hides_no_other(valeur: object) -> None:
    for cle in COMPLET:
        dossier = build({**COMPLET, cle: valeur})
        for autre, attribut in (("siret", dossier.siret), ("diffusion", dossier.diffusion)):
            if autre != cle:
                assert attribut == COMPLET[autre]
        for nom in ("edition", "raison_sociale", "siret", "diffusion"):
            assert isinstance(getattr(dossier, nom), str)


@pytest.mark.parametrize("valeur", VALEURS, ids=repr)
def test_data_that_is_no_object_makes_an_empty_dossier(valeur: object) -> None:
    dossier = build(valeur)
    assert dossier.siret == ""
    assert dossier.siret_dossier == "00000001800002"


def test_only_true_makes_an_example_and_only_publique_a_public_dossier() -> None:
    assert not build({**COMPLET, "exemple": "oui"}).exemple
    assert not build({**COMPLET, "diffusion": "Publique"}).est_publique
    assert not build({}).est_publique


@pytest.mark.parametrize("valeur", VALEURS, ids=repr)
def test_an_answer_is_built_of_any_data(valeur: object) -> None:
    reponse = build_reponse("C3I2", valeur, "Texte.")
    assert reponse.corps == "Texte."
    assert build_reponse("C3I2", {"annexes": valeur, "pieces": [1]}, "").engagements == {
        "pieces": [1]
    }


def test_annexes_leave_the_engagements_for_their_own_list() -> None:
    annexe = {"code": "C3I2-A01", "titre": "Procédure", "fichier": "annexes/C3I2-A01.pdf"}
    reponse = build_reponse("C3I2", {"delai_inscription_jours": 10, "annexes": [annexe]}, "")
    assert reponse.engagements == {"delai_inscription_jours": 10}
    assert reponse.annexes[0].fichier == "annexes/C3I2-A01.pdf"
    assert not reponse.annexes[0].hors_depot


def test_an_answer_says_whether_its_front_matter_was_understood() -> None:
    assert build_reponse("C3I2", {}, "").entete_lisible
    assert not build_reponse("C3I2", {}, "", lisible=False).entete_lisible
    assert not build_reponse("C3I2", ["annexes"], "").entete_lisible
