"""The editor as part of a site: published where a forge is set, and with whose events."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from certimetal.app.depot import open_depot
from certimetal.app.editeur import Formulaires
from certimetal.app.etude import study
from certimetal.rendering.editeur import lire_forge
from chantier import construire, copier_depot

if TYPE_CHECKING:
    from certimetal.app.editeur_programmes import Programmes
    from certimetal.rendering.publication import Profil

pytestmark = pytest.mark.lent

PROJET = Path(__file__).parents[2]
REGLAGE = """
      editeur:
        forge: forgejo
        depot: uimm/certimetal
        adresse: https://forge.exemple.fr
        application: exemple
"""


def regler(depot: Path, ajout: str) -> None:
    mkdocs = depot / "mkdocs.yml"
    texte = mkdocs.read_text(encoding="utf-8")
    debut = "      dossiers: [dossiers]\n"
    assert debut in texte
    texte = re.sub(r"      telechargements: .*\n", "", texte)
    mkdocs.write_text(texte.replace(debut, debut + ajout.lstrip("\n")), encoding="utf-8")


def test_the_auditors_site_has_the_editor_its_events_and_buttons_to_them(
    tmp_path: Path, programmes: Programmes
) -> None:
    depot = copier_depot(tmp_path / "depot")
    cache = programmes.dossier.parents[1]
    regler(depot, f"      profil: interne\n      cache: {cache}{REGLAGE}")
    fait = construire(depot, tmp_path / "site")
    assert fait.returncode == 0, fait.stdout + fait.stderr
    editeur = tmp_path / "site" / "editeur"
    page = (editeur / "index.html").read_text(encoding="utf-8")
    scripts = re.findall(r'(?:src|href)="([^":]+\.(?:js|css))"', page)
    assert len(scripts) == 4
    assert all((editeur / script).is_file() for script in scripts)
    configuration = json.loads((editeur / "configuration.json").read_bytes())
    assert configuration["backend"]["repo"] == "uimm/certimetal"
    assert len(list((editeur / "propositions").iterdir())) == len(
        json.loads((editeur / "dossiers.json").read_bytes())
    )
    bord = tmp_path / "site" / "tableau-de-bord" / "uimm-35-56" / "index.html"
    liens = re.findall(r'class="cm-formulaire" href="([^"]+)"', bord.read_text(encoding="utf-8"))
    assert "../../editeur/?dossier=00000003400009#/collections/evenement-levee/new" in liens


def test_a_setting_that_cannot_work_stops_the_build_in_french(tmp_path: Path) -> None:
    depot = copier_depot(tmp_path / "depot")
    regler(depot, "      editeur: {forge: github, depot: uimm/certimetal}\n")
    fait = construire(depot, tmp_path / "site")
    assert fait.returncode == 1
    assert "il faut un relais OAuth" in fait.stderr
    assert "Traceback" not in fait.stderr


@pytest.mark.parametrize(("profil", "montre"), [("public", False), ("interne", True)])
def test_only_auditors_are_told_what_may_be_written(
    tmp_path: Path, programmes: Programmes, profil: Profil, montre: bool
) -> None:
    depot = open_depot(PROJET)
    jour = date(2026, 11, 28)
    cache = programmes.dossier.parents[1]
    forge = lire_forge({"forge": "gitlab", "depot": "a/b", "application": "x"})
    formulaires = Formulaires(depot, forge, profil=profil, cache=cache, today=jour)
    for etude in study(depot, today=jour, cache=False):
        formulaires.dossier(etude)
    fichiers = formulaires.fichiers((), "")
    assert any(nom.startswith("editeur/propositions/") for nom in fichiers) == montre
    rien = Formulaires(depot, None, profil=profil, cache=tmp_path, today=jour)
    assert rien.fichiers((), "") == {}


def test_events_are_prepared_again_only_where_the_day_or_the_dossier_changed(
    tmp_path: Path, programmes: Programmes
) -> None:
    depot = open_depot(PROJET)
    forge = lire_forge({"forge": "gitlab", "depot": "a/b", "application": "x"})
    (tmp_path / "editeur").mkdir()
    (tmp_path / "editeur" / programmes.dossier.name).symlink_to(programmes.dossier)
    etude = next(iter(study(depot, today=date(2026, 11, 28), cache=False)))

    def gardees(cle: str, jour: date) -> set[str]:
        formulaires = Formulaires(depot, forge, profil="interne", cache=tmp_path, today=jour)
        formulaires.dossier(replace(etude, cle=cle))
        fichiers = formulaires.fichiers((), "")
        octets = fichiers[f"editeur/propositions/{etude.resume.siret}.json"]
        assert isinstance(octets, bytes)
        assert json.loads(octets)["jour"] == jour.isoformat()
        return {fichier.name for fichier in (tmp_path / "evenements").iterdir()}

    (premier,) = gardees("un", date(2026, 11, 28))
    (tmp_path / "evenements" / premier).write_text('{"jour": "2026-11-28"}', encoding="utf-8")
    assert gardees("un", date(2026, 11, 28)) == {premier}
    assert (tmp_path / "evenements" / premier).stat().st_size == 22  # read, not prepared
    (change,) = gardees("deux", date(2026, 11, 28))
    (lendemain,) = gardees("deux", date(2026, 11, 29))
    assert len({premier, change, lendemain}) == 3
