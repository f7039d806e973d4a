"""The PDFs that a site offers: which, to whom, and laid out again only where they change."""

from __future__ import annotations

import os
import shutil
import time
from typing import TYPE_CHECKING

import pytest
from lecture_pdf import defauts
from registre_pdf import AU, LORIENT

from certimetal.app.depot import open_depot
from certimetal.app.etude import study
from certimetal.app.telechargements import CacheTelechargements
from certimetal.rendering.telechargements import GENRES

if TYPE_CHECKING:
    from collections.abc import Collection
    from pathlib import Path

    from certimetal.app.depot import Depot
    from certimetal.rendering.publication import Profil

RESTREINT, AURAY, BROUILLON = "00000003400009", "00000012500005", "00000004200002"
RETENUS = (LORIENT, RESTREINT, AURAY, BROUILLON)

pytestmark = pytest.mark.lent


@pytest.fixture
def petit(registre: Depot, tmp_path: Path) -> Path:
    """A register of four OFs, its files old enough for their stamps to be believed."""
    for nom in ("criteria", "schemas"):
        (tmp_path / nom).symlink_to(registre.root / nom)
    for siret in RETENUS:
        lieu = f"dossiers/uimm-35-56/{siret}"
        shutil.copytree(registre.root / lieu, tmp_path / lieu)
    return tmp_path


def offrir(
    racine: Path, profil: Profil = "public", choisis: Collection[str] = GENRES
) -> dict[str, Path]:
    """Return what a build offers: address → file."""
    depot = open_depot(racine)
    dossiers = racine / "dossiers"
    pdf = CacheTelechargements(
        depot,
        [dossiers],
        cache=racine / "cache",
        choisis=choisis,
        profil=profil,
        adresse="https://certimetal.exemple.fr/",
        today=AU,
    )
    offerts = {
        offre.url: fichier
        for etude in study(depot, [dossiers], today=AU)
        for offre, fichier in pdf.fichiers(etude).items()
    }
    assert pdf.fermer() == []
    return offerts


def noms(offerts: dict[str, Path]) -> set[str]:
    return {url.rsplit("/", 1)[1].removesuffix(".pdf") for url in offerts}


def test_everybody_gets_extraits_and_public_dossiers_only(petit: Path) -> None:
    offerts = offrir(petit)
    assert noms(offerts) == {
        f"extrait-{LORIENT}",
        f"extrait-{RESTREINT}",
        f"dossier-{LORIENT}",
        f"dossier-{BROUILLON}",
    }
    for fichier in offerts.values():
        assert defauts(fichier.read_bytes()) == []


def test_auditors_get_reports_and_restricted_dossiers_too(petit: Path) -> None:
    offerts = noms(offrir(petit, "interne"))
    assert f"dossier-{RESTREINT}" in offerts
    assert f"rapport-{AURAY}-2026-01-20-01-constats" in offerts
    assert f"extrait-{AURAY}" not in offerts


def test_only_what_is_asked_for_is_offered(petit: Path) -> None:
    assert noms(offrir(petit, "interne", ["extraits"])) == {
        f"extrait-{LORIENT}",
        f"extrait-{RESTREINT}",
    }
    assert offrir(petit, "public", ["rapports"]) == {}


def test_a_dossier_with_errors_offers_nothing(petit: Path) -> None:
    fiche = petit / "dossiers" / "uimm-35-56" / LORIENT / "dossier.yml"
    fiche.write_text(fiche.read_text(encoding="utf-8") + "inconnu: 1\n", encoding="utf-8")
    assert not any(LORIENT in url for url in offrir(petit))


def test_what_has_not_changed_is_kept_and_what_has_gone_is_deleted(petit: Path) -> None:
    time.sleep(2.1)  # a file as young as the run that reads it is not believed unchanged
    premiers = offrir(petit)
    hier = time.time() - 86_400
    for fichier in premiers.values():
        os.utime(fichier, (hier, hier))
    reponse = petit / "dossiers" / "uimm-35-56" / LORIENT / "reponses" / "C1I1.md"
    reponse.write_text(
        reponse.read_text(encoding="utf-8") + "\nUne phrase de plus.\n", encoding="utf-8"
    )
    seconds = offrir(petit)
    refaits = {url for url, fichier in seconds.items() if fichier.stat().st_mtime > hier + 1}
    assert seconds.keys() == premiers.keys()
    assert refaits == {url for url in seconds if LORIENT in url}
    restants = offrir(petit, "public", ["extraits"])
    assert {f.stem for f in (petit / "cache" / "pdf" / "public").iterdir()} == {
        f.stem for f in restants.values()
    }
