"""The form of a dossier, from the project's own schemas, and what its data put in each field."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from certimetal.app.depot import open_depot
from certimetal.app.formulaire import form_of
from certimetal.domain.formulaire import Nature, short_help, short_label
from certimetal.domain.formulaire_valeurs import ReponseEcrite, place_values
from conftest import INDICATEURS, PROJET

if TYPE_CHECKING:
    from collections.abc import Iterator

    from certimetal.domain.formulaire import ChampFormulaire, Formulaire
    from certimetal.domain.formulaire_valeurs import Valeurs


@pytest.fixture(scope="module")
def formulaire() -> Formulaire:
    return form_of(open_depot(PROJET))


def tous(formulaire: Formulaire) -> Iterator[ChampFormulaire]:
    for bloc in formulaire.identification:
        yield from bloc.champs
    for fiche in formulaire.fiches.values():
        yield from fiche.champs


def placer(formulaire: Formulaire, fiche: Any = None, c3i2: Any = None) -> Valeurs:
    return place_values(formulaire, fiche, {"C3I2": ReponseEcrite(entete=c3i2, corps="Texte.\n")})


def test_every_property_of_every_schema_is_a_field_once(formulaire: Formulaire) -> None:
    schemas = open_depot(PROJET).schemas
    attendus = [f"dossier {e.cle}" for e in schemas.champ("dossier").enfants]
    for code in INDICATEURS:
        enfants = schemas.champ(f"2022/reponses/{code}").enfants
        attendus += [f"{code} {enfant.cle}" for enfant in enfants]
    trouves = [(champ.code.split("_")[0], champ.cle) for champ in tous(formulaire)]
    uniques = list(dict.fromkeys(f"{fichier} {cle[0]}" for fichier, cle in trouves))
    assert sorted(uniques) == sorted(attendus)


def test_a_code_names_one_field_and_is_short_enough_for_a_bookmark(formulaire: Formulaire) -> None:
    codes = [champ.code for champ in tous(formulaire)]
    assert len(set(codes)) == len(codes)
    assert not [code for code in codes if len(code) > 40 or not code.isascii()]


def test_no_two_boxes_or_labels_of_one_place_say_the_same(formulaire: Formulaire) -> None:
    for fiche in formulaire.fiches.values():
        libelles = [champ.libelle for champ in fiche.champs]
        assert len(set(libelles)) == len(libelles)
    for champ in tous(formulaire):
        choix = [c.libelle for c in champ.choix]
        assert len(set(choix)) == len(choix)


def test_help_is_one_sentence_that_speaks_of_no_yaml(formulaire: Formulaire) -> None:
    aides = [champ.aide for champ in tous(formulaire)]
    assert all(aides)
    assert not [aide for aide in aides if "guillemets" in aide or "true" in aide]
    assert short_help("14 chiffres, entre guillemets. Autre.") == "14 chiffres."
    assert short_help("Faites-vous cela\u202f? Précision : « oui ».") == "Faites-vous cela\u202f?"


def test_a_long_help_is_cut_at_a_word() -> None:
    aide = short_help("mot " * 100)
    assert aide.endswith("mot…")
    assert len(aide) < 175


def test_a_box_is_named_by_what_stands_before_the_colon() -> None:
    assert short_label("Publique\u00a0: paraît sur le site") == "Publique"


def test_natures_follow_the_schemas(formulaire: Formulaire) -> None:
    natures = {champ.code: champ.nature for champ in tous(formulaire)}
    assert natures["dossier_certifications"] is Nature.TABLEAU
    assert natures["dossier_comptes"] is Nature.LISTE
    assert natures["C3I2_pieces"] is Nature.CHOIX_MULTIPLE
    assert natures["C3I2_controle_identite"] is Nature.OUI_NON
    assert natures["C6I1_reunion_uimm_suivie"] is Nature.DATE
    assert natures["C6I2_frequence_suivi_mois"] is Nature.LISTE_NOMBRES
    assert natures["C6I2_annexes"] is Nature.ANNEXES


def test_false_and_an_empty_list_are_values_absence_is_none(formulaire: Formulaire) -> None:
    valeurs = placer(formulaire, c3i2={"controle_identite": False, "pieces": []})
    assert valeurs.champs == {"C3I2_controle_identite": False, "C3I2_pieces": []}
    assert valeurs.corps == {"C3I2": "Texte.\n"}


def test_nested_objects_and_rows_go_to_their_fields(formulaire: Formulaire) -> None:
    site = {"nom": "Vannes", "adresse": {"commune": "Vannes"}}
    valeurs = placer(formulaire, {"adresse": {"voie": "1 rue"}, "sites_annexes": [site]})
    assert valeurs.champs["dossier_adresse_voie"] == "1 rue"
    rangee = {("nom",): "Vannes", ("adresse", "commune"): "Vannes"}
    assert valeurs.champs["dossier_sites_annexes"] == [rangee]
    assert not valeurs.hors


@pytest.mark.parametrize(
    ("fiche", "ou", "valeur"),
    [
        ({"couleur": "bleu"}, "dossier.yml\u00a0: couleur", '"bleu"'),
        ({"siret": 18}, "dossier.yml\u00a0: siret", "18"),
        ({"adresse": "1 rue"}, "dossier.yml\u00a0: adresse", '"1 rue"'),
        ({"diffusion": "privée"}, "dossier.yml\u00a0: diffusion", '"privée"'),
        ({"comptes": ["a", 1]}, "dossier.yml\u00a0: comptes", '["a", 1]'),
        ([1], "dossier.yml\u00a0: (tout)", "[1]"),
        (
            {"certifications": [{"type": "CQPM", "niveau": 3}]},
            "dossier.yml\u00a0: certifications, ligne 1\u00a0: niveau",
            "3",
        ),
    ],
)
def test_a_value_without_a_field_is_kept_apart(
    formulaire: Formulaire, fiche: Any, ou: str, valeur: str
) -> None:
    (hors,) = placer(formulaire, fiche).hors
    assert (hors.ou, hors.valeur) == (ou, valeur)


def test_choices_that_no_box_can_hold_are_kept_apart(formulaire: Formulaire) -> None:
    for entete in ({"pieces": ["inconnue"]}, {"pieces": ["autre", "autre"]}, {"pieces": [[]]}):
        valeurs = placer(formulaire, c3i2=entete)
        assert [hors.ou for hors in valeurs.hors] == ["reponses/C3I2.md\u00a0: pieces"]
        assert not valeurs.champs
