"""One repository per OF: the référentiel and the accounts come from another clone."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest
from branches import LIEU, commander

from depots_git import DepotGit

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.lent

OF = "organisme-de-reference"
REPONSE = f"{LIEU}/reponses/C3I2.md"


@pytest.fixture
def seul(base: Path, tmp_path: Path) -> DepotGit:
    """An OF's repository: its dossier, and nothing of the référentiel."""
    depot = DepotGit(tmp_path / "of")
    shutil.copytree(base / LIEU, depot.racine / LIEU)
    depot.commit()
    depot.branche("of")
    texte = (depot.racine / REPONSE).read_text(encoding="utf-8")
    depot.ecrire(REPONSE, f"{texte}\nNous tenons aussi un registre des demandes.\n")
    depot.commit()
    return depot


@pytest.mark.parametrize("suite", ["", "@main"])
def test_the_accounts_and_the_rules_are_those_of_the_other_clone(
    seul: DepotGit, base: Path, suite: str
) -> None:
    fait = commander(seul, "--registre", f"{base}{suite}", auteur=OF)
    assert fait.returncode == 0, fait.stdout + fait.stderr
    assert "registre des demandes" in fait.stdout
    refus = commander(seul, "--registre", f"{base}{suite}", auteur="intrus")
    assert refus.returncode == 1
    assert "Le compte «\u00a0intrus\u00a0» ne peut pas" in refus.stdout


def test_a_registry_put_in_the_ofs_own_repository_is_reported_and_never_read(
    seul: DepotGit, base: Path
) -> None:
    chemin = "criteria/certificateurs/uimm-35-56.yml"
    texte = (base / chemin).read_text(encoding="utf-8")
    seul.ecrire(chemin, texte.replace("{compte: auditeur}", "{compte: intrus}"))
    seul.commit()
    fait = commander(seul, "--registre", str(base), auteur="intrus")
    assert fait.returncode == 1
    assert "revue-registre-ailleurs" in fait.stdout
    assert "(1\u00a0fichier)" in fait.stdout
    assert "revue-droit" in fait.stdout


@pytest.mark.parametrize(
    ("registre", "phrase"),
    [
        ("{absent}", "ne peut pas être ouvert"),
        ("{base}@inconnue", "n’est pas dans ce dépôt"),
        ("{seul}@main", "criteria"),
    ],
)
def test_a_registry_that_cannot_be_read_is_told_in_french(
    seul: DepotGit, base: Path, tmp_path: Path, registre: str, phrase: str
) -> None:
    lieu = registre.format(absent=tmp_path / "absent", base=base, seul=seul.racine)
    fait = commander(seul, "--registre", lieu, auteur=OF)
    assert fait.returncode == 2
    assert phrase in fait.stderr
    assert "Traceback" not in fait.stderr


def test_without_a_registry_a_repository_that_has_none_says_so(seul: DepotGit) -> None:
    fait = commander(seul, auteur=OF)
    assert fait.returncode == 2
    assert "--registre" in fait.stderr
