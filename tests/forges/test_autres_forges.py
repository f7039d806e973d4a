"""The same steps on GitLab and Forgejo, as committed, on real repositories; their API is played."""

from __future__ import annotations

import base64
import json
import os
import subprocess
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from automatisme import Poste, lire
from depot_des_forges import PROJET, DepotDeForge, installer_d_avance
from forge_factice import ForgeFactice, jouer

from certimetal.rendering.revue.markdown import MARQUE
from depots_git import ENVIRONNEMENT
from serveur_git import servir_git

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

pytestmark = pytest.mark.lent  # several processes each

GITLAB: dict[str, Any] = yaml.safe_load((PROJET / ".gitlab-ci.yml").read_text(encoding="utf-8"))
FORGEJO = lire(PROJET / ".forgejo/workflows/revue.yml")
OF = "organisme-de-reference"


@pytest.fixture
def forge() -> Iterator[ForgeFactice]:
    with jouer() as jouee:
        yield jouee


def suite_de_commandes(
    commandes: list[str], dossier: Path, env: dict[str, str]
) -> subprocess.CompletedProcess[str]:
    """Run commands as GitLab's runner does: one script, stopped by the first that fails."""
    return subprocess.run(
        ["bash", "-eo", "pipefail", "-c", "\n".join(commandes)],
        cwd=dossier, env=env, capture_output=True, encoding="utf-8", check=False, timeout=120,
    )  # fmt: skip


def test_gitlab_reviews_a_merge_request(
    forge: ForgeFactice, depot: DepotDeForge, tmp_path: Path
) -> None:
    depot.changer_une_reponse()
    sha = depot.proposer()
    depot.copie.git("push", "-q", depot.adresse, "HEAD:refs/merge-requests/7/head")
    demande = "/projects/3/merge_requests/7"
    forge.reponses[f"GET {demande}"] = {
        "author": {"username": OF}, "sha": sha, "source_project_id": 3, "source_branch": "of",
    }  # fmt: skip
    forge.reponses[f"GET {demande}/approvals"] = {"approved_by": []}
    forge.lister(f"{demande}/notes", [])
    pousse = {"ref": "of", "ref_type": "branch", "commit_to": sha, "action": "created"}
    evenement = {"author_username": OF, "created_at": "2026-03-05", "push_data": pousse}
    forge.lister("/projects/3/events", [evenement])

    projet = tmp_path / "projet"
    subprocess.run(
        ["git", "clone", "-q", "--no-checkout", "--depth", "20", depot.adresse, str(projet)],
        env=ENVIRONNEMENT, check=True,
    )  # fmt: skip
    env = {
        **{nom: valeur for nom, valeur in os.environ.items() if nom in {"PATH", "LANG"}},
        "HOME": str(tmp_path), "CI_API_V4_URL": forge.adresse, "CI_MERGE_REQUEST_PROJECT_ID": "3",
        "CI_MERGE_REQUEST_IID": "7", "CI_DEFAULT_BRANCH": "main", "CI_COMMIT_SHA": sha,
        "CI_PROJECT_DIR": str(projet), "CI_JOB_TOKEN": "jeton", "NO_MKDOCS_2_WARNING": "1",
    }  # fmt: skip
    avant = GITLAB[".de_la_base"]["before_script"]
    rang = next(i for i, c in enumerate(avant) if c.endswith("forges/installer"))
    fait = suite_de_commandes(avant[:rang], projet, env)
    assert fait.returncode == 0, fait.stderr
    installer_d_avance(projet / "outil")
    fait = suite_de_commandes([*avant[rang:], *GITLAB["revue"]["script"]], projet, env)
    assert fait.returncode == 0, fait.stdout + fait.stderr
    rapport = projet / "compte-rendu"
    assert (rapport / "compte-rendu.md").read_text(encoding="utf-8").startswith(MARQUE)
    assert json.loads((rapport / "gl-code-quality.json").read_text(encoding="utf-8")) == []
    assert (rapport / "junit.xml").read_text(encoding="utf-8").startswith("<?xml")
    assert not (projet / "dossiers").exists()
    fait = suite_de_commandes([*avant[rang:], *GITLAB["apercu"]["script"]], projet, env)
    assert fait.returncode == 0, fait.stdout + fait.stderr
    assert (projet / "apercu/index.html").is_file()


def test_forgejo_reviews_a_pull_request(
    forge: ForgeFactice, depot: DepotDeForge, tmp_path: Path
) -> None:
    depot.changer_une_reponse()
    sha = depot.proposer()
    contenu = json.dumps({"HeadCommit": {"Sha1": sha}})
    pousse = {"op_type": "commit_repo", "ref_name": "of", "act_user": {"login": OF}}
    forge.lister("/repos/of/copie/activities/feeds", [{**pousse, "content": contenu}])
    forge.lister("/repos/depot/forge/issues/7/timeline", [])
    forge.lister("/repos/depot/forge/pulls/7/reviews", [])
    evenement = {
        "repository": {"full_name": "depot/forge"},
        "pull_request": {
            "number": 7,
            "user": {"login": OF},
            "base": {"ref": "main"},
            "head": {"sha": sha, "ref": "of", "repo": {"full_name": "of/copie"}},
        },
    }
    travail = tmp_path / "poste"
    travail.mkdir()
    (travail / "evenement.json").write_text(json.dumps(evenement), encoding="utf-8")
    (travail / "env").write_text("", encoding="utf-8")
    poste = Poste(
        travail=travail,
        contexte={
            "github": {
                "event": evenement,
                "token": "jeton",
                "server_url": f"file://{tmp_path}",
                "repository": "depot/forge",
            }
        },
        variables={
            "GITHUB_API_URL": forge.adresse,
            "GITHUB_EVENT_PATH": str(travail / "evenement.json"),
            "GITHUB_ENV": str(travail / "env"),
        },
    )
    fait = poste.jouer(
        FORGEJO, "revue", "Prendre l’outil de la base, et les objets de la proposition"
    )
    assert fait.returncode == 0, fait.stderr
    base = (travail / "env").read_text(encoding="utf-8").strip().removeprefix("BASE_SHA=")
    assert base == depot.copie.git("rev-parse", "main")
    poste.variables = {**poste.variables, "BASE_SHA": base}
    installer_d_avance(travail / "outil")
    demander = "Demander à la forge qui propose, qui a poussé, qui approuve"
    for etape in (demander, "Relire"):
        fait = poste.jouer(FORGEJO, "revue", etape)
        assert fait.returncode == 0, fait.stdout + fait.stderr
    assert MARQUE in fait.stdout


ROBOT = "x-access-token"
JETON = f"mot-de-{ROBOT}"


def test_a_private_repository_is_read_with_a_token_that_is_kept_nowhere(
    depot: DepotDeForge, tmp_path: Path
) -> None:
    """The server is a real one, which lets nobody in without the token."""
    depot.changer_une_reponse()
    sha = depot.proposer()
    clone = depot.cloner(tmp_path / "outil")
    proposition = ("refs/heads/main", "refs/pull/7/head", sha)
    chercher = [PROJET / "scripts/forges/chercher", clone.racine, *proposition]
    env = {**ENVIRONNEMENT, "HOME": str(tmp_path), "GIT_TERMINAL_PROMPT": "0"}
    with servir_git(tmp_path / "depot", {ROBOT}, {}) as port:
        clone.git("remote", "set-url", "origin", f"http://127.0.0.1:{port}/forge.git")
        refuse = lancer(chercher, env)
        fait = lancer(chercher, {**env, "JETON": JETON})
    assert refuse.returncode != 0
    assert fait.returncode == 0, fait.stderr
    assert fait.stdout.strip() == depot.copie.git("rev-parse", "main")
    assert clone.git("rev-parse", "--is-shallow-repository") == "false"
    assert clone.git("rev-parse", "refs/certimetal/head") == sha
    code = base64.b64encode(f"{ROBOT}:{JETON}".encode())
    for fichier in clone.racine.joinpath(".git").rglob("*"):
        if fichier.is_file():
            contenu = fichier.read_bytes()
            assert JETON.encode() not in contenu
            assert code not in contenu


def lancer(commande: list[Any], env: dict[str, str]) -> subprocess.CompletedProcess[str]:
    return subprocess.run(commande, env=env, capture_output=True, encoding="utf-8", check=False)


def test_a_built_site_replaces_the_branch_that_is_served(
    depot: DepotDeForge, tmp_path: Path
) -> None:
    site = tmp_path / "site"
    for nom, texte in (("index.html", "Un"), (".gitignore", "*\n"), ("a/vieux.html", "x")):
        (site / nom).parent.mkdir(parents=True, exist_ok=True)
        (site / nom).write_text(texte, encoding="utf-8")
    env = {**ENVIRONNEMENT, "HOME": str(tmp_path), "JETON": JETON}
    with servir_git(tmp_path / "depot", {ROBOT}, {}) as port:
        adresse = f"http://127.0.0.1:{port}/forge.git"
        commande = [PROJET / "scripts/forges/publier-branche", site, adresse, "pages"]
        assert lancer(commande, env).returncode == 0
        (site / "a/vieux.html").unlink()
        (site / "index.html").write_text("Deux", encoding="utf-8")
        assert lancer(commande, env).returncode == 0
    depot.copie.git("fetch", "-q", depot.adresse, "pages")
    assert depot.copie.git("show", "FETCH_HEAD:index.html") == "Deux"
    publies = depot.copie.git("ls-tree", "-r", "--name-only", "FETCH_HEAD").split()
    assert publies == [".gitignore", "index.html"]
    assert depot.copie.git("rev-list", "--count", "FETCH_HEAD") == "1"
    assert not (site / ".git").exists()
    (site / "index.html").unlink()
    fait = lancer(commande, env)
    assert fait.returncode == 2
    assert "rien n’est publié" in fait.stderr
