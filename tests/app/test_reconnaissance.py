"""Whether a document that someone received is one that the dossier lists, and what it nearly is."""

from __future__ import annotations

import hashlib
import json
import shutil
from dataclasses import asdict
from pathlib import Path

import pytest

from certimetal.app.depot import Depot, open_depot
from certimetal.app.empreintes import list_empreintes
from certimetal.app.reconnaissance import recognise
from certimetal.app.reperage import find_dossier
from certimetal.domain.referentiel import INDICATEURS
from certimetal.errors import UnknownNameError, UnreadableFileError
from certimetal.rendering.empreintes import list_as_json, list_as_text

PROJET = Path(__file__).parents[2]
REFERENCE = PROJET / "tests" / "examples" / "valid" / "organisme-de-reference"
SIRET = "00000009100017"


@pytest.fixture
def dossier(depot_vide: Path) -> Path:
    folder = depot_vide / "dossiers" / "uimm-35-56" / SIRET
    shutil.copytree(REFERENCE, folder)
    return folder


@pytest.fixture
def depot(dossier: Path) -> Depot:
    return open_depot(dossier.parents[2])


def sha(raw: bytes) -> str:
    return f"sha256:{hashlib.sha256(raw).hexdigest()}"


def phrases(depot: Depot, document: Path, indicateur: str = "") -> tuple[bool, str]:
    trouve = recognise(depot, SIRET, document, indicateur=indicateur)
    return trouve.reconnu, "\n".join(trouve.phrases).replace("\u00a0", " ")


def test_the_list_has_every_answer_and_annexe(depot: Depot, dossier: Path) -> None:
    listage = list_empreintes(depot, SIRET)
    assert [reponse.indicateur for reponse in listage.reponses] == list(INDICATEURS)
    c3i2 = next(r for r in listage.reponses if r.indicateur == "C3I2")
    versee, gardee = c3i2.annexes
    assert versee.empreinte == sha((dossier / "annexes" / "C3I2-A01.pdf").read_bytes())
    assert gardee.empreinte.startswith("sha256:9f86d081")
    assert c3i2.empreinte.startswith("v1:sha256:")
    assert json.loads(list_as_json(listage)) == json.loads(json.dumps(asdict(listage)))
    texte = list_as_text(listage)
    assert all(r.empreinte in texte and r.guide in texte for r in listage.reponses)


def test_one_indicator_is_shown_alone_whatever_its_case(depot: Depot) -> None:
    assert [r.indicateur for r in list_empreintes(depot, SIRET, "c3i2").reponses] == ["C3I2"]
    with pytest.raises(UnknownNameError, match="C1I1 à C6I2"):
        list_empreintes(depot, SIRET, "C7I1")


def test_an_answer_or_a_file_that_is_not_there_is_said(depot: Depot, dossier: Path) -> None:
    (dossier / "reponses" / "C6I2.md").unlink()
    (dossier / "reponses" / "C6I1.md").write_text("---\na: [\n---\nTexte.\n", encoding="utf-8")
    (dossier / "annexes" / "C3I2-A01.pdf").unlink()
    texte = list_as_text(list_empreintes(depot, SIRET))
    assert "C6I2\u00a0: pas de réponse" in texte
    assert "C6I1\u00a0: l’en-tête ne se lit pas" in texte
    assert "le fichier n’est pas dans le dossier" in texte


@pytest.mark.parametrize("siret", [SIRET, "000 000 091 00017", "000\u00a0000\u00a0091\u00a000017"])
def test_a_dossier_is_found_by_its_siret_with_or_without_blanks(depot: Depot, siret: str) -> None:
    assert find_dossier(depot, siret).chemin == f"dossiers/uimm-35-56/{SIRET}"


@pytest.mark.parametrize(
    ("siret", "mot"), [("00000009100018", SIRET), ("000000091", SIRET), ("12345", "14 chiffres")]
)
def test_an_unknown_siret_gets_the_nearest_or_what_a_siret_is(
    depot: Depot, siret: str, mot: str
) -> None:
    with pytest.raises(UnknownNameError, match=mot):
        find_dossier(depot, siret)


def test_a_siret_in_two_places_is_refused(depot: Depot, dossier: Path) -> None:
    shutil.copytree(dossier, dossier.parents[1] / "uimm-44" / SIRET)
    with pytest.raises(UnknownNameError, match="Plusieurs dossiers"):
        find_dossier(depot, SIRET)


def test_no_dossier_at_all_is_said(depot_vide: Path) -> None:
    with pytest.raises(UnknownNameError, match="aucun dossier"):
        find_dossier(open_depot(depot_vide), SIRET)


def test_a_listed_annexe_is_recognised_under_any_name(
    depot: Depot, dossier: Path, tmp_path: Path
) -> None:
    copie = tmp_path / "reçu par courriel.pdf"
    shutil.copy(dossier / "annexes" / "C3I2-A01.pdf", copie)
    reconnu, dit = phrases(depot, copie)
    assert reconnu
    assert dit == (
        "C’est l’annexe C3I2-A01, « Procédure d’inscription », versée au dossier "
        "(annexes/C3I2-A01.pdf)."
    )


def test_an_annexe_kept_elsewhere_is_recognised(depot: Depot, tmp_path: Path) -> None:
    document = tmp_path / "fiche.pdf"
    document.write_bytes(b"test")
    reconnu, dit = phrases(depot, document)
    assert reconnu
    assert "C3I2-A02" in dit
    assert "gardée hors du dépôt (espace du certificateur, réf. 2026-118)" in dit


def test_with_an_indicator_only_its_annexes_count(depot: Depot, dossier: Path) -> None:
    annexe = dossier / "annexes" / "C3I2-A01.pdf"
    assert phrases(depot, annexe, "C3I2")[0]
    reconnu, dit = phrases(depot, annexe, "C1I1")
    assert not reconnu
    assert "et non de C1I1" in dit


def test_an_answer_is_recognised_whatever_its_line_ends(
    depot: Depot, dossier: Path, tmp_path: Path
) -> None:
    recue = tmp_path / "reponse.md"
    texte = (dossier / "reponses" / "C1I1.md").read_bytes()
    recue.write_bytes(b"\xef\xbb\xbf" + texte.replace(b"\n", b"\r\n"))
    assert phrases(depot, recue) == (True, "C’est la réponse C1I1 du dossier.")
    assert phrases(depot, recue, "C2I1")[0] is False
    recue.write_bytes(texte.replace(b"\n\n", b"\n\nEt non. ", 1) + b"Fin.\n")
    assert not phrases(depot, recue)[0]


def test_a_copy_cut_short_is_said_to_be_the_beginning(
    depot: Depot, dossier: Path, tmp_path: Path
) -> None:
    copie = tmp_path / "C3I2-A01.pdf"
    raw = (dossier / "annexes" / "C3I2-A01.pdf").read_bytes()
    copie.write_bytes(raw[:200])
    reconnu, dit = phrases(depot, copie)
    assert not reconnu
    assert dit.endswith("C’est le début de l’annexe C3I2-A01 : la copie reçue est incomplète.")
    copie.write_bytes(raw + b"\n% ajout")
    assert "d’autres données la suivent" in phrases(depot, copie)[1]


def test_another_version_is_told_by_its_name(depot: Depot, tmp_path: Path) -> None:
    copie = tmp_path / "procédure c3i2-a01 v3.pdf"
    copie.write_bytes(b"%PDF-1.7 autre")
    reconnu, dit = phrases(depot, copie)
    assert not reconnu
    assert "Il porte le nom de l’annexe C3I2-A01" in dit


def test_a_file_that_nobody_lists_is_said(depot: Depot, dossier: Path) -> None:
    oublie = dossier / "annexes" / "oublie.pdf"
    oublie.write_bytes(b"%PDF-1.7 oublie")
    assert "aucune réponse ne le liste" in phrases(depot, oublie)[1]


def test_what_was_read_at_an_audit_is_said_to_have_changed(
    depot: Depot, dossier: Path, tmp_path: Path
) -> None:
    ancienne = tmp_path / "ancienne.pdf"
    ancienne.write_bytes(b"%PDF-1.7 ancienne")
    c3i2 = list_empreintes(depot, SIRET, "C3I2").reponses[0].empreinte
    reponse = dossier / "reponses" / "C3I2.md"
    avant = tmp_path / "avant.md"
    shutil.copy(reponse, avant)
    reponse.write_text(reponse.read_text(encoding="utf-8") + "\nAjout.\n", encoding="utf-8")
    (dossier / "journal").mkdir()
    (dossier / "journal" / "2026-02-02-01-constats.yml").write_text(
        "date: 2026-02-02\nauteur: auditeur\naudit: intermediaire\nverdicts:\n"
        f'  C3I2: {{verdict: conforme, empreinte: "{c3i2}", '
        f'annexes: {{C3I2-A01: "{sha(ancienne.read_bytes())}"}}}}\n',
        encoding="utf-8",
    )
    dit = phrases(depot, ancienne)[1]
    assert "telle qu’elle a été lue pour les constats du 2 février 2026" in dit
    assert "C’est la réponse C3I2 telle qu’elle a été lue" in phrases(depot, avant)[1]


def test_an_empty_file_is_said_to_be_empty(depot: Depot, tmp_path: Path) -> None:
    vide = tmp_path / "C3I2-A01.pdf"
    vide.touch()
    assert "Le fichier est vide" in phrases(depot, vide)[1]


def test_a_document_that_cannot_be_opened_is_said(depot: Depot, tmp_path: Path) -> None:
    for chemin, mot in ((tmp_path / "absent.pdf", "n’existe pas"), (tmp_path, "dossier")):
        with pytest.raises(UnreadableFileError, match=mot):
            recognise(depot, SIRET, chemin)
