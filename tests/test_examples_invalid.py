"""Each invalid example yields exactly the findings that it expects, by the API and the command."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from cas_invalides import (
    BASE,
    EXEMPLES,
    JOUR,
    RACINE,
    Cas,
    ecrire,
    tous,
    transcrire,
    trouver,
)
from certimetal.app.controles import all_controles
from certimetal.review.controles import CONTROLES as CONTROLES_REVUE

CAS = tous()
COMMANDE = Path(sys.executable).with_name("certimetal")
SANS_CAS = {
    "fichier-illisible": "no file is unreadable to the administrator that tests may run as",
    "journal-evenement-ancien": "only an event that a change proposes is too old: a review says it",
    "schema-autre": "no keyword of our schemas comes to it: it is there for those to come",
}
PAR_LA_COMMANDE = ("donnee-nir", "siret-cle", "territoire", "reponse-mince", "siret-en-double")


@pytest.mark.parametrize("cas", CAS, ids=str)
def test_a_case_yields_what_it_expects_and_nothing_else(cas: Cas, tmp_path: Path) -> None:
    ecrire(cas, tmp_path)
    trouves = trouver(cas, tmp_path)
    assert trouves == cas.fiche["attendu"], f"found:\n{transcrire(trouves)}"


@pytest.mark.parametrize("cas", CAS, ids=str)
def test_a_case_is_one_of_its_check(cas: Cas) -> None:
    assert cas.controle in {attendu["controle"] for attendu in cas.fiche["attendu"]}


def test_every_check_has_a_case() -> None:
    avec = {cas.controle for cas in CAS}
    assert not avec & SANS_CAS.keys()
    des_fichiers = set(all_controles()) - {controle.id for controle in CONTROLES_REVUE}
    assert avec | SANS_CAS.keys() == des_fichiers  # tests/review has those of a whole branch


def test_the_base_of_the_cases_is_clean(tmp_path: Path) -> None:
    base = Cas(EXEMPLES / "valid" / BASE, {"base": BASE, "attendu": []})
    ecrire(base, tmp_path)
    assert trouver(base, tmp_path) == []


@pytest.mark.lent
@pytest.mark.parametrize("controle", PAR_LA_COMMANDE)
def test_the_command_finds_what_the_api_finds(controle: str, tmp_path: Path) -> None:
    cas = next(cas for cas in CAS if cas.controle == controle)
    ecrire(cas, tmp_path)
    for nom in ("criteria", "schemas"):
        (tmp_path / nom).symlink_to(RACINE / nom)
    rendu = subprocess.run(
        [COMMANDE, "valider", "dossiers", "--format", "json",
         "--sans-cache", "--au", JOUR.isoformat()],
        cwd=tmp_path, capture_output=True, encoding="utf-8", check=False,
    )  # fmt: skip
    erreurs = [a for a in cas.fiche["attendu"] if a["gravite"] == "erreur"]
    assert rendu.returncode == bool(erreurs), rendu.stderr
    trouves = json.loads(rendu.stdout)["resultats"]
    attendus = cas.fiche["attendu"]
    assert [t["controle"] for t in trouves] == [a["controle"] for a in attendus]
    assert [t["message"].replace("dossiers/uimm", "uimm") for t in trouves] == [
        a["message"] for a in attendus
    ]
    assert all(t["chemin"].startswith("dossiers/") for t in trouves)
