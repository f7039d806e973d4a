"""Every document is an accessible, archivable PDF, and the same data make the same bytes."""

from __future__ import annotations

import io
import shutil
import struct
import zlib
from dataclasses import replace
from typing import TYPE_CHECKING

import pikepdf
import pytest
from lecture_pdf import defauts, figures, pages, roles, titre
from registre_pdf import AU, LORIENT, faits_de

from certimetal.app.actes_pdf import composer_engagement, composer_lettre, composer_rapport
from certimetal.app.depot import open_depot
from certimetal.app.documents_pdf import composer_dossier
from certimetal.app.examen import examine
from certimetal.app.extrait import certifier, composer_extrait, encadrer
from certimetal.app.reperage import find_dossier
from certimetal.domain.cycle.notifications import NOTIFIABLES
from certimetal.domain.extrait import FaitsExtrait
from certimetal.domain.journal import TYPES
from certimetal.errors import DocumentRefusedError, UnknownNameError
from certimetal.rendering.pdf.lettre import LETTRES

if TYPE_CHECKING:
    from pathlib import Path

    from certimetal.app.depot import Depot
    from certimetal.composition import Compositeur

pytestmark = pytest.mark.lent

AURAY = "00000012500005"
VITRE = "00000003400009"

LETTRES_DES_EXEMPLES = [
    (LORIENT, "2026-01-22-01-recevabilite"),
    (LORIENT, "2026-04-07-01-decision"),
    (LORIENT, "2026-06-05-01-levee"),
    (VITRE, "2026-09-10-01-declenchement"),
    (VITRE, "2026-10-20-01-constats"),
    (AURAY, "2026-01-20-01-constats"),
    (AURAY, "2026-02-02-01-decision"),
    (AURAY, "2026-08-03-01-decision"),
    ("00000010900009", "2026-09-21-01-griefs"),
    ("00000010900009", "2026-10-19-01-decision"),
    ("00000009100009", "2026-03-02-01-decision"),
    ("00000011700002", "2026-07-06-01-decision"),
]


def test_an_extrait_is_one_accessible_and_archivable_page(
    registre: Depot, compositeur: Compositeur
) -> None:
    faits = faits_de(registre, LORIENT)
    contenu = composer_extrait(compositeur, faits)
    assert defauts(contenu) == []
    assert pages(contenu) == 1
    assert titre(contenu) == (
        "Extrait du registre\N{NO-BREAK SPACE}: Organisme d’exemple de Lorient (exemple fictif)"
    )
    with pikepdf.open(io.BytesIO(contenu)) as pdf:
        (alt,) = figures(pdf)
    assert alt.endswith(f"https://certimetal.exemple.fr/organismes/{LORIENT}/")
    assert composer_extrait(compositeur, faits) == contenu


@pytest.mark.parametrize("nombre", [1, 14, 15, 40, 200])
def test_an_extrait_is_one_page_whatever_the_scope(
    registre: Depot, compositeur: Compositeur, nombre: int
) -> None:
    faits = faits_de(registre, LORIENT)
    longue = replace(faits.certifications[1], intitule="Technicien " + "en conception " * 9)
    large = replace(faits, certifications=(longue,) * nombre)
    assert pages(composer_extrait(compositeur, large)) == 1


def test_a_dossier_has_its_structure_and_its_dates(registre: Depot) -> None:
    document = composer_dossier(registre, LORIENT, today=AU)
    assert document.nom == f"dossier-{LORIENT}-2026-11-28.pdf"
    assert defauts(document.contenu) == []
    assert {"/H1", "/H2", "/H3", "/H4", "/Table", "/TH", "/L", "/LI", "/TOC"} <= roles(
        document.contenu
    ) | {"/H4"}
    assert composer_dossier(registre, LORIENT, today=AU).contenu == document.contenu


def test_a_draft_is_laid_out_with_what_it_lacks(registre: Depot) -> None:
    document = composer_dossier(registre, "00000004200002", today=AU)
    assert defauts(document.contenu) == []


def test_a_report_says_each_audit_of_a_dossier(registre: Depot) -> None:
    seul = composer_rapport(registre, AURAY, "", today=AU, au=AU)
    assert defauts(seul.contenu) == []
    assert titre(seul.contenu).startswith("Rapport d’audit initial")
    nature = composer_rapport(registre, VITRE, "intermediaire", today=AU, au=AU)
    fichier = composer_rapport(registre, VITRE, "2026-10-20-01-constats.yml", today=AU, au=AU)
    assert nature.contenu == fichier.contenu
    with pytest.raises(UnknownNameError, match=r"Précisez l’audit.*2025-10-14-01-constats"):
        composer_rapport(registre, VITRE, "", today=AU, au=AU)
    with pytest.raises(DocumentRefusedError, match="pas encore de constats"):
        composer_rapport(registre, "00000006700009", "", today=AU, au=AU)


@pytest.mark.parametrize(("siret", "evenement"), LETTRES_DES_EXEMPLES)
def test_each_notified_event_of_the_examples_has_its_letter(
    registre: Depot, siret: str, evenement: str
) -> None:
    lettre = composer_lettre(registre, siret, evenement, today=AU, au=AU)
    assert lettre.nom == f"lettre-{siret}-{evenement}.pdf"
    assert defauts(lettre.contenu) == []


def test_every_type_that_is_notified_has_a_letter() -> None:
    assert {type_ for type_, _ in LETTRES} == set(NOTIFIABLES) <= set(TYPES)


def test_an_event_that_is_not_notified_has_none(registre: Depot) -> None:
    with pytest.raises(UnknownNameError, match=r"ne se notifie pas.*2026-01-20-01-constats"):
        composer_lettre(registre, AURAY, "2026-01-22-01-notification", today=AU, au=AU)
    with pytest.raises(UnknownNameError, match="n’a pas d’événement"):
        composer_lettre(registre, AURAY, "2030-01-01-01-decision", today=AU, au=AU)


def test_an_engagement_is_one_page_that_binds_the_dossier(registre: Depot) -> None:
    engagement = composer_engagement(registre, LORIENT, today=AU)
    assert defauts(engagement.contenu) == []
    assert pages(engagement.contenu) == 1


def test_facts_are_those_of_an_habilite_only(registre: Depot) -> None:
    emplacement = find_dossier(registre, AURAY)
    dossier, souvenir = examine(registre, emplacement.racine, emplacement.folder, today=AU)
    refus = certifier(encadrer(registre), dossier, souvenir.resume(), "")
    assert not isinstance(refus, FaitsExtrait)
    assert refus.startswith("Non habilité à\N{NO-BREAK SPACE}ce\N{NO-BREAK SPACE}jour")


def _avec_image(registre: Depot, racine: Path, image: bytes) -> bytes:
    """Lay out the example dossier where an answer shows the picture of its annexe."""
    for nom in ("criteria", "schemas"):
        (racine / nom).symlink_to(registre.root / nom)
    dossier = racine / "dossiers" / "uimm-35-56" / LORIENT
    shutil.copytree(registre.root / "dossiers" / "uimm-35-56" / LORIENT, dossier)
    (dossier / "annexes" / "C2I1-A01.png").write_bytes(image)
    with (dossier / "reponses" / "C2I1.md").open("a", encoding="utf-8") as reponse:
        reponse.write("\n![Le logigramme des étapes](annexes/C2I1-A01.png)\n")
    return composer_dossier(open_depot(racine), LORIENT, today=AU).contenu


def test_a_picture_of_an_annexe_is_shown_with_its_text(registre: Depot, tmp_path: Path) -> None:
    origine = registre.root / "dossiers" / "uimm-35-56" / LORIENT / "annexes" / "C2I1-A01.png"
    contenu = _avec_image(registre, tmp_path, origine.read_bytes())
    assert defauts(contenu) == []
    with pikepdf.open(io.BytesIO(contenu)) as pdf:
        assert figures(pdf) == ["Le logigramme des étapes"]
        assert [objet for objet in pdf.objects if _est_image(objet)]


@pytest.mark.parametrize("cas", ["huge", "broken"])
def test_a_picture_that_cannot_be_shown_is_told_in_words(
    registre: Depot, tmp_path: Path, cas: str
) -> None:
    """Its facts are sound for the reader of annexes, which does not decode it."""
    cote, pixels = (6_000, zlib.compress(b"")) if cas == "huge" else (4, b"no picture")
    contenu = _avec_image(registre, tmp_path, _png(cote, pixels))
    assert defauts(contenu) == []
    with pikepdf.open(io.BytesIO(contenu)) as pdf:
        assert figures(pdf) == []


def _est_image(objet: object) -> bool:
    return isinstance(objet, pikepdf.Stream) and objet.get("/Subtype") == "/Image"


def _png(cote: int, pixels: bytes) -> bytes:
    """Return a PNG whose blocks are right and whose pixels are not."""

    def bloc(genre: bytes, donnees: bytes) -> bytes:
        somme = zlib.crc32(genre + donnees)
        return struct.pack(">I", len(donnees)) + genre + donnees + struct.pack(">I", somme)

    entete = struct.pack(">IIBBBBB", cote, cote, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + bloc(b"IHDR", entete) + bloc(b"IDAT", pixels) + bloc(b"IEND", b"")
