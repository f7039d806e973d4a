"""What of a dossier may be shown, and which files leave with it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from valeurs_de_pages import SIRET, un_dossier, un_resume

from certimetal.domain.annexe import Annexe, FaitsFichier
from certimetal.domain.registre import Registre
from certimetal.rendering.publication import (
    annexe_telechargeable,
    annexes_publiees,
    chemin_organisme,
    listables,
    montre_les_reponses,
)

PDF = FaitsFichier(taille=10, type_reel="pdf")


def test_only_public_annexes_of_a_public_dossier_are_published() -> None:
    publiees = annexes_publiees(un_dossier(), un_resume())
    assert publiees == {"annexes/C3I2-A01.pdf": f"organismes/{SIRET}/annexes/C3I2-A01.pdf"}


@pytest.mark.parametrize("diffusion", ["restreinte", "", "Publique", "public"])
def test_anything_but_an_explicit_publique_publishes_nothing(diffusion: str) -> None:
    dossier = un_dossier(diffusion=diffusion)
    assert annexes_publiees(dossier, un_resume(dossier)) == {}
    assert not montre_les_reponses(dossier, un_resume(dossier), "public")
    assert montre_les_reponses(dossier, un_resume(dossier), "interne")


def test_one_error_publishes_nothing_in_any_profile() -> None:
    fautif = un_resume(erreurs=1)
    assert annexes_publiees(un_dossier(), fautif) == {}
    assert not montre_les_reponses(un_dossier(), fautif, "interne")


def test_the_interne_profile_adds_restricted_files() -> None:
    assert set(annexes_publiees(un_dossier(), un_resume(), profil="interne")) == {
        "annexes/C3I2-A01.pdf",
        "annexes/C3I2-A03.pdf",
    }


@pytest.mark.parametrize(
    ("fichier", "faits"),
    [
        ("annexes/a.html", PDF),
        ("annexes/a.pdf", replace(PDF, type_reel="")),
        ("annexes/a.pdf", replace(PDF, type_reel="png")),
        ("annexes/a.pdf", replace(PDF, contenu_actif=("JavaScript",))),
        ("annexes/a.pdf", replace(PDF, illisible="chiffré")),
        ("annexes/../dossier.pdf", PDF),
        ("annexes/a b.pdf", PDF),
        ("annexes/.pdf", PDF),
        ("reponses/a.pdf", PDF),
        ("/annexes/a.pdf", PDF),
    ],
)
def test_a_doubtful_file_is_never_published(fichier: str, faits: FaitsFichier) -> None:
    dossier = un_dossier(fichiers={fichier: faits})
    annexe = Annexe(code="C1I1-A01", titre="T", fichier=fichier, diffusion="publique")
    assert not annexe_telechargeable(annexe, dossier, "interne")


def test_a_plain_file_is_published_whatever_the_case_of_its_suffix() -> None:
    for nom, type_reel in (("a.PDF", "pdf"), ("a.jpeg", "jpeg"), ("a.jpg", "jpeg")):
        dossier = un_dossier(fichiers={f"annexes/{nom}": replace(PDF, type_reel=type_reel)})
        annexe = Annexe(code="C1I1-A01", titre="T", fichier=f"annexes/{nom}", diffusion="publique")
        assert annexe_telechargeable(annexe, dossier, "public")
    assert not annexe_telechargeable(annexe, un_dossier(fichiers={}), "public")


@pytest.mark.parametrize("nom", ["..", "123", "0000000180000x", "٠٠٠٠٠٠٠١٨٠٠٠٠٢", "a/b", ""])
def test_a_folder_that_is_no_siret_has_no_page(nom: str) -> None:
    assert chemin_organisme(replace(un_resume(), dossier=f"dossiers/uimm-35-56/{nom}")) == ""


def test_a_siret_found_twice_is_listed_once() -> None:
    deux = (un_resume(), replace(un_resume(), dossier=f"autre/uimm-35-56/{SIRET}"))
    assert listables(Registre.de(deux)) == (Registre.de(deux).resumes[0],)
