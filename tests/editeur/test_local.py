"""The local editor: what it asks of a repository, and whom it answers."""

from __future__ import annotations

import json
import shutil
import threading
import urllib.error
import urllib.request
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from certimetal.app.depot import open_depot
from certimetal.app.editeur_depot import check_depot
from certimetal.app.editeur_local import serve
from certimetal.app.editeur_programmes import installer
from certimetal.errors import EditorError
from depots_git import DepotGit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from certimetal.app.editeur_programmes import Programmes

pytestmark = pytest.mark.lent

PROJET = Path(__file__).parents[2]
SIRET = "00000001800002"


@pytest.fixture
def depot(tmp_path: Path) -> DepotGit:
    depot = DepotGit(tmp_path / "depot")
    depot.ecrire("un.txt", "1\n")
    depot.git("config", "user.name", "Essai")
    depot.git("config", "user.email", "essai@exemple.fr")
    depot.git("add", ".")
    depot.git("commit", "-q", "-m", "Départ")
    return depot


def test_a_clean_repository_is_accepted_on_the_branch_that_it_is_on(depot: DepotGit) -> None:
    depot.git("switch", "-q", "-c", "essai")
    assert check_depot(depot.racine, direct=False) == "essai"


def test_changes_under_way_are_never_put_in_a_draft(depot: DepotGit) -> None:
    depot.ecrire("deux.txt", "2\n")
    with pytest.raises(EditorError, match=r"1.fichier.*Faites d’abord un commit"):
        check_depot(depot.racine, direct=False)
    assert check_depot(depot.racine, direct=True) == "main"


def test_a_folder_without_git_or_without_branch_is_refused(depot: DepotGit, tmp_path: Path) -> None:
    with pytest.raises(EditorError, match="n’est pas la racine d’un dépôt Git"):
        check_depot(tmp_path, direct=False)
    depot.git("switch", "-q", "--detach")
    with pytest.raises(EditorError, match="n’est sur aucune branche"):
        check_depot(depot.racine, direct=False)


def test_npm_that_is_missing_is_said_in_french(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(EditorError, match="npm est introuvable"):
        installer(tmp_path)
    assert [chemin.name for chemin in (tmp_path / "editeur").iterdir()] == []


@contextmanager
def servi(racine: Path, programmes: Programmes) -> Iterator[str]:
    """Serve a copy of one dossier, written to as it is; give the address without its last slash."""
    for nom in ("criteria", "schemas"):
        shutil.copytree(PROJET / nom, racine / nom)
    lieu = Path("dossiers") / "uimm-35-56" / SIRET
    shutil.copytree(PROJET / lieu, racine / lieu)
    cache = programmes.dossier.parents[1]
    with serve(
        open_depot(racine), port=0, direct=True, today=lambda: date(2026, 11, 28), cache=cache
    ) as serveur:
        fil = threading.Thread(target=serveur.serve_forever, kwargs={"poll_interval": 0.05})
        fil.start()
        try:
            yield f"http://127.0.0.1:{serveur.server_port}"
        finally:
            serveur.shutdown()
            fil.join()


def demander(adresse: str, ordre: Any = None, **entetes: str) -> tuple[int, bytes]:
    corps = None if ordre is None else json.dumps(ordre).encode()
    requete = urllib.request.Request(adresse, corps, entetes)  # noqa: S310 -- this machine's own
    try:
        with urllib.request.urlopen(requete) as reponse:  # noqa: S310 -- as above
            return reponse.status, reponse.read()
    except urllib.error.HTTPError as erreur:
        with erreur:
            return erreur.code, erreur.read()


def ecrire(chemin: str) -> dict[str, Any]:
    fichier = {"path": chemin, "slug": "x", "raw": "siret: x\n"}
    options = {"commitMessage": "x", "useWorkflow": False, "status": "draft"}
    return {
        "action": "persistEntry",
        "params": {"branch": "main", "dataFiles": [fichier], "assets": [], "options": options},
    }


def test_the_local_editor_answers_its_own_page_only(tmp_path: Path, programmes: Programmes) -> None:
    racine = tmp_path / "depot"
    racine.mkdir()
    with servi(racine, programmes) as base:
        hote = base.removeprefix("http://")
        dossiers = json.loads(demander(f"{base}/editeur/dossiers.json")[1])
        assert [dossier["siret"] for dossier in dossiers] == [SIRET]
        suite = json.loads(demander(f"{base}/editeur/propositions/{SIRET}.json")[1])
        assert "convention" in {evenement["cle"] for evenement in suite["evenements"]}
        assert demander(f"{base}/editeur/../criteria/glossaire.yml")[0] == 404
        assert demander(f"{base}/editeur/dossiers.json", Host="pirate.example")[0] == 403
        api = f"{base}/api/v1"
        ailleurs = {"Origin": "https://pirate.example", "Content-Type": "text/plain"}
        assert demander(api, ecrire("dossiers/pirate.yml"), **ailleurs)[0] == 403
        assert demander(api, ecrire("dossiers/pirate.yml"), Host="pirate.example")[0] == 403
        assert not (racine / "dossiers" / "pirate.yml").exists()
        assert demander(api, ecrire("../dehors.yml"), Origin=base)[0] == 422
        assert not (tmp_path / "dehors.yml").exists()
        chemin = f"dossiers/uimm-35-56/{SIRET}/dossier.yml"
        assert demander(api, ecrire(chemin), Origin=f"http://{hote}")[0] == 200
        assert (racine / chemin).read_text(encoding="utf-8") == "siret: x\n"


def test_a_port_that_is_taken_is_said(tmp_path: Path, programmes: Programmes) -> None:
    racine = tmp_path / "depot"
    racine.mkdir()
    with servi(racine, programmes) as base:
        port = int(base.rpartition(":")[2])
        autre = serve(
            open_depot(racine),
            port=port,
            direct=True,
            today=lambda: date(2026, 11, 28),
            cache=programmes.dossier.parents[1],
        )
        with pytest.raises(EditorError, match="déjà occupée par un autre programme"), autre:
            pass
