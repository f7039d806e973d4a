"""The steps of the review, as committed, on a real repository; only the forge's API is played."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from automatisme import Poste, lire
from branches import SIRET
from depot_des_forges import PROJET, REPONSE, DepotDeForge, installer_d_avance
from forge_factice import ForgeFactice, jouer

from certimetal.rendering.revue.markdown import MARQUE

if TYPE_CHECKING:
    import subprocess
    from collections.abc import Iterator
    from pathlib import Path

pytestmark = pytest.mark.lent  # several processes each, a build

REVUE = lire(PROJET / ".github/workflows/revue.yml")
OF = "organisme-de-reference"


@pytest.fixture
def forge() -> Iterator[ForgeFactice]:
    with jouer() as jouee:
        jouee.lister("/repos/uimm/registre/pulls/7/reviews", [])
        yield jouee


class Verification:
    """A run of the workflow on a proposal; its steps are played one after the other."""

    def __init__(
        self, forge: ForgeFactice, depot: DepotDeForge, travail: Path, sha: str, compte: str = OF
    ) -> None:
        pousse = {"actor": {"login": compte}, "activity_type": "push", "after": sha}
        forge.lister("/repos/of/copie/activity", [pousse])
        evenement = {
            "repository": {"full_name": "uimm/registre", "default_branch": "main"},
            "pull_request": {
                "number": 7,
                "user": {"login": compte},
                "head": {"sha": sha, "ref": "réponse", "repo": {"full_name": "of/copie"}},
            },
        }
        travail.mkdir()
        (travail / "evenement.json").write_text(json.dumps(evenement), encoding="utf-8")
        depot.cloner(travail / "outil")
        installer_d_avance(travail / "outil")
        self.travail = travail
        self.poste = Poste(
            travail=travail,
            contexte={"github": {"event": evenement, "token": "jeton-secret"}},
            variables={
                "GITHUB_API_URL": forge.adresse,
                "GITHUB_EVENT_PATH": str(travail / "evenement.json"),
                "GITHUB_STEP_SUMMARY": str(travail / "resume.md"),
            },
        )

    def jouer(self, etape: str, *, job: str = "revue") -> subprocess.CompletedProcess[str]:
        return self.poste.jouer(REVUE, job, etape)

    def jusqu_a_relire(self) -> subprocess.CompletedProcess[str]:
        for etape in (INSTALLER, RECUPERER, PARTICIPANTS):
            fait = self.jouer(etape)
            assert fait.returncode == 0, fait.stderr
        return self.jouer("Relire")

    def compte_rendu(self, nom: str = "compte-rendu.md") -> str:
        return (self.travail / "compte-rendu" / nom).read_text(encoding="utf-8")


INSTALLER = "Installer l’outil"
RECUPERER = "Récupérer les objets de la proposition"
PARTICIPANTS = "Demander à la forge qui propose, qui a poussé, qui approuve"
CONSTRUIRE = "Construire le site public avec les dossiers proposés, comme données"


def test_a_proposal_of_the_of_is_reviewed_and_told(
    forge: ForgeFactice, depot: DepotDeForge, tmp_path: Path
) -> None:
    depot.changer_une_reponse()
    sha = depot.proposer()
    verification = Verification(forge, depot, tmp_path / "poste", sha)
    fait = verification.jusqu_a_relire()
    assert fait.returncode == 0, fait.stdout + fait.stderr
    rapport = verification.compte_rendu()
    assert rapport.startswith(MARQUE)
    assert "dix jours" in rapport
    assert (verification.travail / "resume.md").read_text(encoding="utf-8") == rapport
    base = depot.copie.git("rev-parse", "main")
    assert json.loads(verification.compte_rendu("proposition.json")) == {
        "version": 1, "numero": 7, "base": base, "head": sha,
    }  # fmt: skip
    assert json.loads(verification.compte_rendu("revue.json"))["head"] == sha


def test_a_stranger_is_refused_on_the_lines_that_changed(
    forge: ForgeFactice, depot: DepotDeForge, tmp_path: Path
) -> None:
    depot.changer_une_reponse()
    verification = Verification(forge, depot, tmp_path / "poste", depot.proposer(), "inconnu")
    fait = verification.jusqu_a_relire()
    assert fait.returncode == 1
    assert f"::error file={REPONSE}" in fait.stdout
    assert "inconnu" in verification.compte_rendu()


def test_nothing_of_the_proposal_is_run_nor_put_on_the_disk(
    forge: ForgeFactice, depot: DepotDeForge, tmp_path: Path
) -> None:
    """The branch changes the tool, its scripts, its hooks, its attributes, its submodules."""
    temoin = tmp_path / "execute"
    script = f"#!/bin/sh\ntouch {temoin}\n"
    for nom in ("installer", "chercher"):
        depot.copie.ecrire(f"scripts/forges/{nom}", script)
    depot.copie.ecrire("scripts/forges/__main__.py", f"open({str(temoin)!r}, 'w')\n")
    depot.copie.ecrire("sitecustomize.py", f"open({str(temoin)!r}, 'w')\n")
    depot.copie.ecrire("mkdocs.yml", "site_name: Autre\nhooks: [sitecustomize.py]\n")
    depot.copie.ecrire(".gitattributes", "* filter=intrus\ndossiers/** export-ignore\n")
    depot.copie.ecrire(".gitmodules", f'[submodule "x"]\n\tpath = x\n\turl = {depot.adresse}\n')
    depot.changer_une_reponse()
    verification = Verification(forge, depot, tmp_path / "poste", depot.proposer())
    assert verification.jusqu_a_relire().returncode == 1
    assert "mainteneur" in verification.compte_rendu()
    construit = verification.jouer(CONSTRUIRE, job="apercu")
    assert construit.returncode == 0, construit.stderr
    assert not temoin.exists()
    outil = verification.travail / "outil"
    assert not (outil / "sitecustomize.py").exists()
    assert (outil / "scripts/forges/installer").read_text("utf-8") != script.replace("\\n", "\n")


def test_the_preview_shows_the_proposal_and_says_what_it_is(
    forge: ForgeFactice, depot: DepotDeForge, tmp_path: Path
) -> None:
    depot.changer_une_reponse()
    lien = ("120000", f"{REPONSE.rpartition('/')[0]}/secret.md", b"/etc/passwd")
    verification = Verification(forge, depot, tmp_path / "poste", depot.proposer(lien))
    for etape in (INSTALLER, RECUPERER, CONSTRUIRE):
        fait = verification.jouer(etape, job="apercu")
        assert fait.returncode == 0, fait.stderr
    assert "écartés\u00a0: 1" in fait.stdout
    (page,) = (verification.travail / "apercu" / "organismes").glob(f"*{SIRET}*/index.html")
    texte = page.read_text(encoding="utf-8")
    assert "dans les dix jours" in texte
    assert "Aperçu de la proposition" in texte
    assert "root:" not in texte
    documents = {f.parent.name for f in (verification.travail / "apercu").rglob("*.pdf")}
    assert documents <= {"annexes"}  # never an extrait of a registre that accepted nothing


def test_a_proposal_that_moved_meanwhile_is_left_to_the_next_run(
    forge: ForgeFactice, depot: DepotDeForge, tmp_path: Path
) -> None:
    depot.changer_une_reponse()
    ancien = depot.proposer()
    depot.proposer(message="Encore")
    verification = Verification(forge, depot, tmp_path / "poste", ancien)
    fait = verification.jouer(RECUPERER)
    assert fait.returncode == 2
    assert "a changé depuis" in fait.stderr


@pytest.mark.parametrize("sha", ["HEAD", "--upload-pack=touch x", "", "g" * 40])
def test_a_version_that_is_no_identifier_is_refused(
    forge: ForgeFactice, depot: DepotDeForge, tmp_path: Path, sha: str
) -> None:
    fait = Verification(forge, depot, tmp_path / "poste", sha).jouer(RECUPERER)
    assert fait.returncode == 2
    assert "identifiant" in fait.stderr


def test_a_review_that_cannot_be_made_leaves_a_report_that_says_so(
    forge: ForgeFactice, depot: DepotDeForge, tmp_path: Path
) -> None:
    depot.copie.git("checkout", "-q", "--orphan", "ailleurs")
    verification = Verification(forge, depot, tmp_path / "poste", depot.proposer())
    fait = verification.jusqu_a_relire()
    assert fait.returncode == 2
    rapport = verification.compte_rendu()
    assert rapport.startswith(MARQUE)
    assert "n’a pas pu être relue" in rapport
    assert "histoire commune" in rapport


def test_the_token_stays_in_the_two_steps_that_ask_the_forge(
    forge: ForgeFactice, depot: DepotDeForge, tmp_path: Path
) -> None:
    depot.changer_une_reponse()
    verification = Verification(forge, depot, tmp_path / "poste", depot.proposer())
    verification.jusqu_a_relire()
    for fichier in verification.travail.rglob("*"):
        if fichier.is_file() and ".venv" not in fichier.parts:
            assert b"jeton-secret" not in fichier.read_bytes(), fichier
    avec = [e["name"] for e in REVUE["jobs"]["revue"]["steps"] if "JETON" in (e.get("env") or {})]
    assert avec == [RECUPERER, PARTICIPANTS]
