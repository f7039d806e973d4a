"""A file that says it is an extrait: what it is worth, sentence by sentence."""

from __future__ import annotations

import base64
import zlib
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from registre_pdf import AU, LORIENT, faits_de

from certimetal.app.extrait import composer_extrait, encadrer
from certimetal.app.verification_extrait import TAILLE_MAX, lire_fichier, verifier
from certimetal.domain.extrait import depuis_json, en_json
from certimetal.domain.verification import Constat, Verification
from certimetal.errors import UnreadableFileError
from certimetal.rendering.pdf.extrait import lire_extrait
from certimetal.rendering.pdf.verification_texte import dire

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from certimetal.app.depot import Depot
    from certimetal.composition import Compositeur
    from certimetal.domain.extrait import FaitsExtrait

    Juge = Callable[..., Verification]


@pytest.fixture(scope="module")
def faits(registre: Depot) -> FaitsExtrait:
    return faits_de(registre, LORIENT)


@pytest.fixture(scope="module")
def extrait(compositeur: Compositeur, faits: FaitsExtrait) -> bytes:
    return composer_extrait(compositeur, faits)


@pytest.fixture
def juger(registre: Depot, compositeur: Compositeur) -> Juge:
    def juge(contenu: bytes, today: date = AU) -> Verification:
        return verifier(
            encadrer(registre), compositeur, contenu, today=today, racines=("dossiers",)
        )

    return juge


def test_today_s_extrait_is_recognised(juger: Juge, extrait: bytes) -> None:
    trouve = juger(extrait)
    assert (trouve.constat, trouve.est_vrai) == (Constat.A_JOUR, True)
    assert "octet pour octet" in dire(trouve, AU)


def test_an_older_one_that_still_holds_is_told_from_today_s(juger: Juge, extrait: bytes) -> None:
    trouve = juger(extrait, date(2026, 12, 8))
    assert (trouve.constat, trouve.est_vrai, trouve.jadis) == (Constat.TOUJOURS_VRAI, True, True)
    assert not trouve.autre_version
    assert "Authentique et toujours vrai" in dire(trouve, date(2026, 12, 8))


def test_one_that_no_longer_holds_was_true_once(juger: Juge, extrait: bytes) -> None:
    apres_le_terme = date(2031, 4, 7)
    trouve = juger(extrait, apres_le_terme)
    assert (trouve.constat, trouve.est_vrai, trouve.jadis) == (Constat.NON_HABILITE, False, True)
    dit = dire(trouve, apres_le_terme)
    assert "À ne plus utiliser" in dit
    assert "l’habilitation a pris fin" in dit
    assert "il était vrai" in dit


@pytest.mark.parametrize(
    ("changement", "mot"),
    [
        ({"fin": date(2036, 4, 6)}, "le dernier jour du terme"),
        ({"raison_sociale": "Un autre"}, "le nom de l’organisme"),
        ({"certifications": ()}, "les certifications"),
        ({"lien": "https://ailleurs.example/"}, "l’adresse de sa page"),
        ({"exemple": False}, "la mention « exemple fictif »"),
    ],
)
def test_forged_facts_laid_out_by_our_own_tool_do_not_pass(
    juger: Juge,
    compositeur: Compositeur,
    faits: FaitsExtrait,
    changement: dict[str, object],
    mot: str,
) -> None:
    forge = composer_extrait(compositeur, replace(faits, **changement))  # type: ignore[arg-type]  # -- of any field
    trouve = juger(forge)
    assert (trouve.constat, trouve.est_vrai, trouve.jadis) == (Constat.PERIME, False, False)
    dit = dire(trouve, AU)
    assert mot.replace(" ", "") in dit.replace("\N{NO-BREAK SPACE}", "").replace(" ", "")
    assert "ne confirme pas" in dit


def test_a_changed_dossier_shows_by_its_empreinte(
    juger: Juge, compositeur: Compositeur, faits: FaitsExtrait
) -> None:
    autre = replace(faits, empreinte="v1:sha256:" + "0" * 64)
    trouve = juger(composer_extrait(compositeur, autre))
    assert trouve.constat is Constat.TOUJOURS_VRAI
    assert "a changé depuis" in dire(trouve, AU)


@pytest.mark.parametrize(
    "changer",
    [
        lambda octets: octets + b"\n% signature\n",
        lambda octets: octets.replace(b"/CreationDate(D:2026", b"/CreationDate(D:2027"),
        lambda octets: octets[: len(octets) // 2] + octets[len(octets) // 2 + 1 :],
    ],
)
def test_a_modified_file_is_told(
    juger: Juge, extrait: bytes, changer: Callable[[bytes], bytes]
) -> None:
    modifie = changer(extrait)
    assert modifie != extrait
    trouve = juger(modifie)
    assert trouve.constat in {Constat.MODIFIE, Constat.PAS_UN_EXTRAIT}
    assert not trouve.est_vrai
    assert "d’origine" in dire(trouve, AU)


def test_one_laid_out_by_another_tool_is_never_believed(
    juger: Juge, compositeur: Compositeur, faits: FaitsExtrait
) -> None:
    """Its bytes cannot be compared: what can be read on it may be anything."""
    autre = composer_extrait(compositeur, replace(faits, outil="0" * 24))
    trouve = juger(autre + b"x")
    assert (trouve.constat, trouve.est_vrai) == (Constat.AUTRE_OUTIL, False)
    assert "mot à mot" in dire(trouve, AU)


def test_an_unknown_siret_and_a_day_to_come_are_told(
    juger: Juge, compositeur: Compositeur, faits: FaitsExtrait
) -> None:
    inconnu = juger(composer_extrait(compositeur, replace(faits, siret="00000099900009")))
    assert inconnu.constat is Constat.INCONNU
    assert "Aucun dossier" in dire(inconnu, AU)
    futur = juger(composer_extrait(compositeur, replace(faits, au=date(2027, 1, 1))))
    assert futur.constat is Constat.DU_FUTUR
    assert "à venir" in dire(futur, AU)


def _marque(texte: str) -> bytes:
    serre = base64.urlsafe_b64encode(zlib.compress(texte.encode(), 9))
    return b"%PDF-1.7\ncertimetal-extrait-v1:" + serre


HOSTILES = {
    "empty": b"",
    "not a PDF": b"PK\x03\x04 certimetal",
    "a PDF that is no extrait": b"%PDF-1.7\n1 0 obj\n<<>>\nendobj",
    "a bomb": _marque("0" * 50_000_000),
    "deep": _marque("[" * 100_000),
    "not facts": _marque('{"siret": 1}'),
    "not base64": b"%PDF-1.7\ncertimetal-extrait-v1:=====",
    "too big": b"%PDF-1.7\n" + b" " * (TAILLE_MAX + 1),
}


@pytest.mark.parametrize("cas", HOSTILES)
def test_a_hostile_file_is_no_extrait(juger: Juge, cas: str) -> None:
    trouve = juger(HOSTILES[cas])
    assert trouve.constat is Constat.PAS_UN_EXTRAIT
    assert "n’est pas un extrait" in dire(trouve, AU)


def test_two_marks_that_differ_are_none(extrait: bytes) -> None:
    assert lire_extrait(extrait) is not None
    assert lire_extrait(extrait + b"\ncertimetal-extrait-v1:AAAA") is None


def test_facts_survive_their_writing_and_nothing_else_passes_for_them(faits: FaitsExtrait) -> None:
    assert depuis_json(en_json(faits)) == faits
    assert depuis_json(en_json(faits).replace("true", "1")) is None
    assert depuis_json(en_json(faits) + " ") is None


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=300))
def test_no_bytes_upset_the_reader(brut: bytes) -> None:
    lire_extrait(b"%PDF-1.7 certimetal-extrait-v1:" + base64.urlsafe_b64encode(brut))
    lire_extrait(brut)


def test_a_file_that_cannot_be_read_is_said(tmp_path: Path) -> None:
    for absent in (tmp_path / "rien.pdf", tmp_path):
        with pytest.raises(UnreadableFileError, match="ne peut pas être lu"):
            lire_fichier(absent)
