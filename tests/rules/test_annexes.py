"""Annexes: their codes, their files, and what they hold."""

from __future__ import annotations

from dataclasses import replace

import pytest
from contexte_exemple import CONSERVEE, DOSSIER, avec, avec_reponse, problemes, trouves

from certimetal.domain.annexe import Annexe, FaitsFichier
from certimetal.domain.dossier import Reponse

VERSEE = Annexe(
    code="C3I2-A01", titre="Procédure", fichier="annexes/C3I2-A01.pdf", diffusion="publique"
)
PDF = FaitsFichier(taille=10, type_reel="pdf", empreinte="sha256:" + "ab12" * 16)


def deux(premiere: Annexe, seconde: Annexe, **fichiers: FaitsFichier) -> list[str]:
    dossier = avec_reponse(annexes=(premiere, seconde))
    return trouves(avec(dossier, fichiers={f"annexes/{n}.pdf": f for n, f in fichiers.items()}))


def test_codes_are_compared_across_answers() -> None:
    ailleurs = Reponse(
        indicateur="C4I1", corps=DOSSIER.reponses["C4I1"].corps, annexes=(CONSERVEE,)
    )
    dossier = avec_reponse(annexes=(CONSERVEE,))
    dossier = avec(dossier, reponses={**dossier.reponses, "C4I1": ailleurs})
    trouve = problemes(dossier)
    assert [p.controle.id for p in trouve] == [
        "annexe-code", "annexe-code-en-double", "annexe-en-double",
    ]  # fmt: skip
    assert {p.suggestion for p in trouve} == {"C4I1-A01", ""}


def test_no_code_is_proposed_when_all_are_taken() -> None:
    annexes = tuple(replace(CONSERVEE, code=f"C3I2-A{rang:02}") for rang in range(1, 100))
    dossier = avec_reponse(annexes=(*annexes, CONSERVEE))
    double = [p for p in problemes(dossier) if p.controle.id == "annexe-code-en-double"]
    assert [p.suggestion for p in double] == [""]


def test_a_code_of_another_form_is_left_to_the_schema() -> None:
    assert trouves(avec_reponse(annexes=(replace(CONSERVEE, code="3.2-1"),))) == []


@pytest.mark.parametrize("fichier", ["../autre/a.pdf", "/etc/passwd", "annexes/a/b.pdf", "a.pdf"])
def test_a_path_out_of_the_folder_is_left_to_the_schema_and_never_looked_for(fichier: str) -> None:
    assert "annexe-absente" not in trouves(
        avec_reponse(annexes=(replace(VERSEE, fichier=fichier),))
    )


def test_the_same_document_under_two_names_is_seen() -> None:
    autre = replace(VERSEE, code="C3I2-A02", fichier="annexes/C3I2-A02.pdf")
    assert deux(VERSEE, autre, **{"C3I2-A01": PDF, "C3I2-A02": PDF}) == ["annexe-en-double"]


def test_a_document_kept_elsewhere_that_is_in_the_folder_too_is_seen() -> None:
    garde = replace(CONSERVEE, code="C3I2-A02", empreinte=PDF.empreinte)
    assert deux(VERSEE, garde, **{"C3I2-A01": PDF}) == ["annexe-en-double"]


def test_files_are_not_said_unlisted_where_a_list_could_not_be_read() -> None:
    fichiers = {"annexes/C3I2-A01.pdf": PDF}
    assert trouves(avec(fichiers=fichiers)) == ["annexe-non-listee"]
    illisible = avec_reponse("C5I1", entete_lisible=False)
    assert trouves(avec(illisible, fichiers=fichiers)) == []


@pytest.mark.parametrize(
    ("nom", "type_reel", "remede"),
    [
        ("C3I2-A01.pdf", "pdf", None),
        ("C3I2-A01.jpg", "jpeg", None),
        ("C3I2-A01.jpeg", "jpeg", None),
        ("C3I2-A01.png", "jpeg", "annexes/C3I2-A01.jpg"),
        ("C3I2-A01", "png", "annexes/C3I2-A01.png"),
        ("C3I2-A01.docx", "", "Exportez"),
        ("C3I2-A01.pdf", "", "Exportez"),
    ],
)
def test_a_type_is_told_from_the_content(nom: str, type_reel: str, remede: str | None) -> None:
    fichiers = {f"annexes/{nom}": replace(PDF, type_reel=type_reel)}
    trouve = [p for p in problemes(avec(fichiers=fichiers)) if p.controle.id == "annexe-type"]
    assert bool(trouve) == (remede is not None)
    assert all(str(remede) in p.remede for p in trouve)


def test_a_file_that_was_not_opened_is_not_judged() -> None:
    jamais_ouvert = FaitsFichier(taille=10**9)
    assert trouves(avec(fichiers={"annexes/C3I2-A01.pdf": jamais_ouvert})) == ["annexe-non-listee"]


def test_all_that_a_document_hides_is_told() -> None:
    tout = replace(
        PDF,
        contenu_actif=("JavaScript", "fichier joint"),
        illisible="abîmé.",
        metadonnees=("auteur",),
    )
    messages = [p.message for p in problemes(avec(fichiers={"annexes/a.pdf": tout}))]
    assert any("JavaScript et fichier joint." in m for m in messages)
    assert any("(abîmé)." in m for m in messages)
    assert any("auteur." in m for m in messages)


def test_the_empreinte_of_the_form_is_refused_in_a_real_dossier_only() -> None:
    recopiee = replace(CONSERVEE, empreinte="sha256:" + "0123456789abcdef" * 4)
    assert trouves(avec_reponse(annexes=(recopiee,))) == []
    reel = avec(avec_reponse(annexes=(recopiee,)), exemple=False)
    assert "annexe-empreinte" in trouves(reel)


@pytest.mark.parametrize(
    ("nom", "propose"),
    [
        ("annexes/C3I2-A01 Procédure.PDF", "annexes/C3I2-A01-procedure.pdf"),
        ("annexes/c3i2-a01_v2.pdf", "annexes/C3I2-A01-v2.pdf"),
        ("annexes/Œuvre d’été.png", "annexes/oeuvre-d-ete.png"),
        ("annexes/2024/C3I2-A01.pdf", "annexes/2024-c3i2-a01.pdf"),
        ("annexes/sans-suffixe", ""),
        ("annexes/日本.pdf", ""),
    ],
)
def test_a_name_that_travels_is_proposed(nom: str, propose: str) -> None:
    fichiers = {nom: FaitsFichier(taille=1)}
    (probleme,) = [
        p for p in problemes(avec(fichiers=fichiers)) if p.controle.id == "nom-de-fichier"
    ]
    assert probleme.suggestion == propose


@pytest.mark.parametrize(
    ("nom", "propose"),
    [
        ("reponses/c3i2.md", "reponses/C3I2.md"),
        ("reponses/C3I2.MD", "reponses/C3I2.md"),
        ("reponses/critere 3 indicateur 2.docx", "reponses/C3I2.md"),
        ("reponses/C7I1.md", ""),
        ("reponses/notes.md", ""),
    ],
)
def test_the_indicator_that_a_name_means_is_proposed_when_it_is_free(
    nom: str, propose: str
) -> None:
    fichiers = {nom: FaitsFichier(taille=1)}
    (probleme,) = problemes(avec(fichiers=fichiers))
    assert (probleme.controle.id, probleme.suggestion) == ("reponse-indicateur-inconnu", propose)
    pris = fichiers | {"reponses/C3I2.md": FaitsFichier(taille=1)}
    (probleme,) = problemes(avec(fichiers=pris))
    assert probleme.suggestion == ""
