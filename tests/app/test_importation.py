"""Forms that come back: what they change, what they cannot place, and that nothing else moves."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from certimetal.app.depot import Depot, open_depot
from certimetal.app.document_recu import read_document
from certimetal.app.export import choose_dossiers, export_dossiers
from certimetal.app.import_ecriture import write_aside, write_import
from certimetal.app.importation import plan_import
from certimetal.errors import InvalidValueError, UnreadableFileError, WriteRefusedError
from documents_word import (
    JOUR,
    LORIENT,
    PROJET,
    ajoute,
    comme_word,
    exporte,
    image,
    le_depot,
    lire_zip,
    paragraphe,
    retoucher,
    run,
    supprime,
    zone_de_texte,
)

if TYPE_CHECKING:
    from pathlib import Path

    from certimetal.domain.importation import Importation

pytestmark = pytest.mark.lent
"""Each reads a document with pandoc: a quarter of a second."""


def importe(contenu: bytes, depot: Depot | None = None, **options: str) -> Importation:
    recu = read_document(contenu, nom="rempli.docx")
    return plan_import(depot or le_depot(), recu, today=JOUR, **options)


@pytest.fixture
def copie(tmp_path: Path) -> Depot:
    """The project with Lorient's dossier alone, to write in."""
    for nom in ("criteria", "schemas", f"dossiers/uimm-35-56/{LORIENT}"):
        shutil.copytree(PROJET / nom, tmp_path / nom)
    return open_depot(tmp_path)


@pytest.mark.parametrize("format_", ["docx", "odt"])
def test_every_example_dossier_comes_back_to_the_byte(format_: str) -> None:
    """OpenDocument is read by the same code once its cells are laid open: four are enough."""
    depot = le_depot()
    choisis = choose_dossiers(depot)
    assert len(choisis) >= 13
    faits = list(
        export_dossiers(depot, choisis if format_ == "docx" else choisis[:4], format_, jour=JOUR)
    )
    for fait in faits:
        plan = importe(fait.contenu)
        assert (plan.siret, plan.fichiers, plan.non_places) == (fait.siret, (), ()), fait.siret


def test_a_dossier_that_is_not_there_is_made_whole(tmp_path: Path) -> None:
    for nom in ("criteria", "schemas"):
        shutil.copytree(PROJET / nom, tmp_path / nom)
    neuf = open_depot(tmp_path)
    plan = importe(exporte(), neuf)
    write_import(neuf, plan)
    assert plan.nouveau
    assert importe(exporte(), neuf).fichiers == ()
    texte = (tmp_path / plan.dossier / "reponses/C3I2.md").read_text(encoding="utf-8")
    assert "# Délai d’inscription, en jours (facultatif)" in texte
    assert "\ndelai_inscription_jours: 10\n" in texte
    with pytest.raises(WriteRefusedError):
        write_import(neuf, plan)


def test_what_word_adds_of_its_own_changes_nothing() -> None:
    plan = importe(comme_word(exporte()))
    assert (plan.fichiers, plan.non_places) == ((), ())


def test_only_what_was_typed_changes_and_comments_stay(copie: Depot) -> None:
    avant = {p: p.read_bytes() for p in copie.root.rglob("dossiers/**/*") if p.is_file()}
    contenu = retoucher(
        exporte(),
        ("Organisme d’exemple de Lorient</w:t>", "Organisme d’exemple de Lanester</w:t>"),
        ('<w:t xml:space="preserve">10</w:t>', '<w:t xml:space="preserve">12</w:t>'),
        ("L’inscription se fait avec", "L’inscription à la certification se fait avec"),
    )
    plan = importe(contenu, copie)
    write_import(copie, plan)
    apres = {p: p.read_bytes() for p in copie.root.rglob("dossiers/**/*") if p.is_file()}
    changes = {p.name for p in apres if apres[p] != avant[p]}
    assert changes == {"dossier.yml", "C3I2.md", "C3I1.md"}
    dossier = copie.root / plan.dossier
    fiche = (dossier / "dossier.yml").read_text(encoding="utf-8")
    ancienne = avant[dossier / "dossier.yml"].decode()
    assert fiche == ancienne.replace("exemple de Lorient", "exemple de Lanester")
    delai = (dossier / "reponses/C3I2.md").read_bytes()
    assert delai == avant[dossier / "reponses/C3I2.md"].replace(
        b"delai_inscription_jours: 10", b"delai_inscription_jours: 12"
    )


def test_all_that_has_no_place_is_listed_with_where_it_stood() -> None:
    lien = (
        '<w:hyperlink r:id="rIdJs" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/'
        f'relationships">{run("cliquez ici")}</w:hyperlink>'
    )
    relations = lire_zip(exporte())["word/_rels/document.xml.rels"].replace(
        b"</Relationships>",
        b'<Relationship Id="rIdJs" TargetMode="External" Target="javascript:alert(1)" Type="http:'
        b'//schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"/><Relationship '
        b'Id="rIdM" TargetMode="External" Target="http://ailleurs.example/modele.dotm" Type="http:'
        b'//schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate"/>'
        b"</Relationships>",
    )
    debut = '<w:r><w:t xml:space="preserve">L’inscription se fait avec'
    contenu = retoucher(
        exporte(),
        (
            debut,
            zone_de_texte("Encadré perdu")
            + run("Caché", "<w:vanish/>")
            + supprime("Ancienne phrase. ")
            + ajoute("Phrase neuve. ")
            + lien
            + "<w:r><w:instrText>DDEAUTO c:\\\\cmd.exe</w:instrText></w:r>"
            + '<w:r><w:object><o:OLEObject xmlns:o="urn:schemas-microsoft-com:office:office"/>'
            "</w:object></w:r>" + debut,
        ),
        ("</w:tbl>", "</w:tbl>" + paragraphe(run("Un mot pour l’auditeur."))),
        **{"word___rels__document.xml.rels": relations, "word__vbaProject.bin": b"macro"},
    )
    plan = importe(contenu)
    dits = {(chose.quoi.partition(",")[0], chose.texte) for chose in plan.non_places}
    assert dits >= {
        ("une zone de texte", "Encadré perdu"),
        ("un texte masqué", "Caché"),
        ("une suppression en suivi des modifications", "Ancienne phrase."),
        ("un ajout en suivi des modifications", "Phrase neuve."),
        ("un lien qui lance un programme", "javascript:alert(1)"),
        ("un champ qui va chercher un autre fichier", "DDEAUTO c:\\\\cmd.exe"),
        ("un objet incorporé", ""),
        ("des macros", "word/vbaProject.bin"),
        ("un lien vers un fichier extérieur", "http://ailleurs.example/modele.dotm"),
        ("un paragraphe hors de tout champ", "Un mot pour l’auditeur."),
    }
    assert all(chose.ou for chose in plan.non_places)
    assert len([c for c in plan.non_places if "zone" in c.quoi]) == 1
    ecrit = next(f for f in plan.fichiers if f.nom == "reponses/C3I1.md").apres.decode()
    assert "Phrase neuve. cliquez iciL’inscription" in ecrit
    assert not any(mot in ecrit for mot in ("Ancienne", "Encadré", "Caché", "javascript"))


def test_a_comment_and_a_value_that_cannot_be_read_are_kept_aside(tmp_path: Path) -> None:
    commentaires = (
        '<w:comments xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
        '<w:comment w:id="7" w:author="Relecteur" w:date="2026-03-01T10:00:00Z">'
        + paragraphe(run("À préciser."))
        + "</w:comment></w:comments>"
    )
    relations = lire_zip(exporte())["word/_rels/document.xml.rels"].replace(
        b"</Relationships>",
        b'<Relationship Id="rIdC" Target="comments.xml" Type="http://schemas.openxmlformats.org/'
        b'officeDocument/2006/relationships/comments"/></Relationships>',
    )
    contenu = retoucher(
        exporte(),
        ('<w:t xml:space="preserve">10</w:t>', '<w:t xml:space="preserve">dix jours</w:t>'),
        (
            '<w:r><w:t xml:space="preserve">Le choix d’une certification',
            (
                '<w:commentRangeStart w:id="7"/>'
                '<w:r><w:t xml:space="preserve">Le choix d’une certification'
            ),
        ),
        **{
            "word__comments.xml": commentaires.encode(),
            "word___rels__document.xml.rels": relations,
        },
    )
    plan = importe(contenu)
    assert plan.fichiers == ()  # the delay that is there stays: « dix jours » is no number
    assert {(c.quoi, c.texte) for c in plan.non_places} == {
        ("un commentaire de Relecteur", "À préciser."),
        (
            "une valeur qui ne se lit pas\u00a0: un nombre entier, en chiffres, est attendu",
            "dix jours",
        ),
    }
    document = tmp_path / "rempli.docx"
    lieux = [write_aside(le_depot(), document, plan.non_places, {}) for _ in range(2)]
    assert [lieu.name for lieu in lieux] == ["rempli-non-place", "rempli-non-place-2"]
    texte = (lieux[0] / "a-reprendre.md").read_text(encoding="utf-8")
    assert "Où\u00a0: C3I2, champ «\u00a0Délai d’inscription, en jours\u00a0»" in texte
    assert "    dix jours" in texte


def test_a_file_that_changed_meanwhile_stops_the_whole_import(copie: Depot) -> None:
    contenu = retoucher(
        exporte(),
        ("Organisme d’exemple de Lorient</w:t>", "Autre nom</w:t>"),
        ('<w:t xml:space="preserve">10</w:t>', '<w:t xml:space="preserve">12</w:t>'),
    )
    plan = importe(contenu, copie)
    touche = copie.root / plan.dossier / "reponses/C3I2.md"
    touche.write_bytes(touche.read_bytes() + b"\nUne phrase de plus.\n")
    with pytest.raises(WriteRefusedError, match="a changé pendant l’importation"):
        write_import(copie, plan)
    assert b"Autre nom" not in (copie.root / plan.dossier / "dossier.yml").read_bytes()
    assert not list(copie.root.rglob("*.tmp"))


def test_a_form_of_another_organism_is_refused() -> None:
    with pytest.raises(InvalidValueError, match="rien n’a été écrit"):
        importe(exporte(), siret="00000002600005")


def test_a_document_that_is_no_form_is_refused() -> None:
    archive = lire_zip(exporte())
    texte = archive["word/document.xml"].decode()
    debut, fin = texte.index("<w:body>") + 8, texte.rindex("<w:sectPr")
    lettre = texte[:debut] + paragraphe(run("Madame, Monsieur,")) + texte[fin:]
    contenu = retoucher(exporte(), (texte, lettre))
    with pytest.raises(UnreadableFileError, match="n’est pas un formulaire"):
        importe(contenu)


def test_a_picture_and_a_note_in_the_margin_are_kept_aside(tmp_path: Path) -> None:
    png = b"\x89PNG\r\n\x1a\n" + bytes(40)
    archive = lire_zip(exporte())
    relations = archive["word/_rels/document.xml.rels"].replace(
        b"</Relationships>",
        b'<Relationship Id="rIdP" Target="media/image7.png" Type="http://schemas.openxmlformats.org/'
        b'officeDocument/2006/relationships/image"/></Relationships>',
    )
    marge = next(nom for nom in archive if nom.startswith("word/header"))
    texte = archive[marge].decode()
    place = texte.rindex("</w:hdr>")
    contenu = retoucher(
        exporte(),
        (
            '<w:r><w:t xml:space="preserve">L’inscription se fait avec',
            image("rIdP") + '<w:r><w:t xml:space="preserve">L’inscription se fait avec',
        ),
        **{
            "word___rels__document.xml.rels": relations,
            "word__media__image7.png": png,
            marge: (texte[:place] + paragraphe(run("Version 3")) + texte[place:]).encode(),
        },
    )
    plan = importe(contenu)
    assert plan.fichiers == ()
    assert [(c.quoi, c.texte, c.ou) for c in plan.non_places] == [
        ("un texte de la marge", "Version 3", "en haut des pages"),
        ("une image", "Un logigramme", "C3I1, réponse"),
    ]
    lieu = write_aside(le_depot(), tmp_path / "r.docx", plan.non_places, dict(plan.medias))
    assert (lieu / "image-01.png").read_bytes() == png
    assert "Fichier\u00a0: image-01.png" in (lieu / "a-reprendre.md").read_text(encoding="utf-8")
