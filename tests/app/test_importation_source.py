"""The paper form of the source, typed in Word: two columns per critère, annexes below."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from certimetal.app.depot import Depot, open_depot
from certimetal.app.document_recu import read_document
from certimetal.app.importation import plan_import
from certimetal.errors import InvalidValueError
from conftest import siret_exemple
from documents_word import JOUR, PROJET, document, paragraphe, run, tableau

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.lent
"""Each reads a document with pandoc."""

LISTE = "Liste et codification des annexes versées au dossier :"


def formulaire(siret: str) -> bytes:
    return document(
        paragraphe(run("1. Identification de l’organisme de formation")),
        paragraphe(run("Nom de l’organisme : Organisme d’exemple de Dinan")),
        paragraphe(run("Numéro de SIRET de l’organisme : "), run(siret)),
        paragraphe(run("Numéro de déclaration d’activité de l’organisme : 53 56 00000 56")),
        paragraphe(
            run("Intitulé(s) de(s) la certification(s) mise(s) en œuvre par l'organisme : CQPM")
        ),
        paragraphe(run("CRITÈRE 1 : LE CHOIX DE LA CERTIFICATION")),
        tableau(
            (
                ("1er indicateur :", "Capacité du prestataire à sélectionner la ou les"),
                ("2ème indicateur :",),
            ),
            (
                ("Nous partons du poste à tenir.", "Puis nous comparons."),
                ("Nous informons l’UIMM.",),
            ),
            ((LISTE, "C1I1-A01 : Grille de croisement"), (LISTE, "Un courriel type")),
        ),
        paragraphe(run("CRITÈRE 3 : L’INSCRIPTION")),
        tableau(
            (
                ("1er indicateur : Capacité", "Le fichier est rempli.", LISTE),
                ("2ème indicateur Capacité", "Sous dix jours.", LISTE),
            ),
        ),
    )


@pytest.fixture
def depot(tmp_path: Path) -> Depot:
    for nom in ("criteria", "schemas"):
        shutil.copytree(PROJET / nom, tmp_path / nom)
    return open_depot(tmp_path)


def test_the_paper_form_becomes_a_dossier(depot: Depot) -> None:
    siret = siret_exemple(41)
    plan = plan_import(depot, read_document(formulaire(siret), nom="papier.docx"), today=JOUR)
    assert plan.nouveau
    textes = {f.nom: f.apres.decode() for f in plan.fichiers}
    fiche = textes["dossier.yml"]
    assert "\nraison_sociale: Organisme d’exemple de Dinan\n" in fiche
    assert f'\nsiret: "{siret}"\n' in fiche
    assert '\nnumero_declaration_activite: "53560000056"\n' in fiche
    premiere = textes["reponses/C1I1.md"]
    assert premiere.endswith("---\nNous partons du poste à tenir.\n\nPuis nous comparons.\n")
    assert "  - code: C1I1-A01\n    titre: Grille de croisement\n" in premiere
    assert textes["reponses/C1I2.md"].endswith("---\nNous informons l’UIMM.\n")
    assert "  - code: C1I2-A01\n    titre: Un courriel type\n" in textes["reponses/C1I2.md"]
    assert textes["reponses/C3I1.md"].endswith("---\nLe fichier est rempli.\n")
    assert textes["reponses/C3I2.md"].endswith("---\nSous dix jours.\n")
    assert "Consigne à effacer" in textes["reponses/C2I1.md"]
    dits = [(chose.quoi, chose.texte) for chose in plan.non_places]
    assert ("une certification à recopier champ par champ", "CQPM") in dits
    assert any("sans code" in quoi and texte == "Un courriel type" for quoi, texte in dits)


def test_a_paper_form_that_does_not_say_whose_it_is_asks_for_a_siret(depot: Depot) -> None:
    recu = read_document(formulaire("à venir"), nom="papier.docx")
    with pytest.raises(InvalidValueError):
        plan_import(depot, recu, today=JOUR)
