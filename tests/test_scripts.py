"""The two commands and what they say when a machine lacks something."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import time
import urllib.request
from pathlib import Path

import pytest

DEPOT = Path(__file__).parents[1]

OUTILS = (
    "bash", "sh", "env", "dirname", "basename", "cat", "sed", "git", "sleep", "id", "rm", "tail",
    "mkdir", "uname",
)  # fmt: skip


def machine(tmp_path: Path, **programmes: str) -> dict[str, str]:
    """Return the environment of a machine that has the usual tools and these scripts, no more."""
    dossier = tmp_path / "bin"
    dossier.mkdir()
    for nom in OUTILS:
        chemin = shutil.which(nom)
        if chemin and nom not in programmes:
            (dossier / nom).symlink_to(chemin)
    for nom, texte in programmes.items():
        if texte:
            (dossier / nom).write_text(f"#!{shutil.which('bash')}\n{texte}\n", encoding="utf-8")
            (dossier / nom).chmod(0o755)
    return {"PATH": str(dossier), "HOME": str(tmp_path), "LANG": "C.UTF-8"}


def lancer(*commande: str, env: dict[str, str]) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [str(DEPOT / commande[0]), *commande[1:]],
        env=env, capture_output=True, encoding="utf-8", check=False, timeout=60,
    )  # fmt: skip


VIEUX = 'case "$*" in *sys.exit*) exit 1;; *platform*) echo 3.9.2;; esac'
SANS_VENV = 'case "$*" in *ensurepip*) exit 1;; *%d.%d*) echo 3.11;; *sha256*) echo abc;; esac'


@pytest.mark.parametrize("script", ["scripts/site", "scripts/test"])
def test_a_python_too_old_is_named_with_the_command_to_type(tmp_path: Path, script: str) -> None:
    resultat = lancer(script, env=machine(tmp_path, python3=VIEUX, **{"apt-get": "true"}))
    assert resultat.returncode == 2
    assert "Python 3.9.2 est trop ancien" in resultat.stderr
    assert "sudo apt-get install python3.11" in resultat.stderr
    assert resultat.stderr.count("\n") == 1


@pytest.mark.parametrize("script", ["scripts/site", "scripts/test"])
def test_no_python_at_all_is_said(tmp_path: Path, script: str) -> None:
    resultat = lancer(script, env=machine(tmp_path, dnf="true"))
    assert resultat.returncode == 2
    assert "Python est introuvable" in resultat.stderr
    assert "sudo dnf install python3" in resultat.stderr


@pytest.mark.parametrize("script", ["scripts/editer", "scripts/site", "scripts/test"])
def test_no_git_is_said(tmp_path: Path, script: str) -> None:
    env = machine(tmp_path, git="", **{"apt-get": "true"})
    resultat = lancer(script, env=env)
    assert resultat.returncode == 2
    assert resultat.stderr == "Git est introuvable. Commande : sudo apt-get install git\n"


def test_the_editor_says_that_it_wants_node(tmp_path: Path) -> None:
    (tmp_path / "sans").mkdir()
    env = machine(tmp_path / "sans", **{"apt-get": "true"})
    resultat = lancer("scripts/editer", env=env)
    assert resultat.returncode == 2
    assert "node est introuvable" in resultat.stderr
    assert resultat.stderr.endswith("Commande : sudo apt-get install nodejs npm\n")
    (tmp_path / "vieux").mkdir()
    env = machine(tmp_path / "vieux", npm="true", node='[ "$1" = --version ] && echo v16.0.0')
    resultat = lancer("scripts/editer", env=env)
    assert resultat.returncode == 2
    assert "Node.js v16.0.0 est trop ancien" in resultat.stderr


def test_a_python_without_venv_is_named_with_its_package(tmp_path: Path) -> None:
    depot = tmp_path / "depot"
    (depot / "scripts").mkdir(parents=True)
    for nom in ("scripts/site", "scripts/preparer.sh", "pyproject.toml", "requirements.lock"):
        shutil.copy(DEPOT / nom, depot / nom)
    env = machine(tmp_path, python3=SANS_VENV, **{"apt-get": "true"})
    resultat = subprocess.run(
        [str(depot / "scripts/site"), "--construire"],
        env=env, capture_output=True, encoding="utf-8", check=False, timeout=60,
    )  # fmt: skip
    assert resultat.returncode == 2
    assert "sudo apt-get install python3.11-venv" in resultat.stderr


def test_a_busy_address_is_said_with_what_to_type() -> None:
    with socket.socket() as prise:
        prise.bind(("127.0.0.1", 0))
        prise.listen()
        port = prise.getsockname()[1]
        resultat = lancer("scripts/site", "--port", str(port), env=dict(os.environ))
    assert resultat.returncode == 2
    assert f"http://127.0.0.1:{port}/ est déjà occupée" in resultat.stderr
    assert f"scripts/site --port {port + 1}" in resultat.stderr


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--contruire"], "L’option « --contruire » n’existe pas"),
        (["--port"], "« --port » attend un numéro"),
        (["--port", "http"], "« http » n’est pas un numéro de port"),
    ],
)
def test_an_option_that_does_not_exist_is_said(arguments: list[str], message: str) -> None:
    resultat = lancer("scripts/site", *arguments, env=dict(os.environ))
    assert resultat.returncode == 2
    assert message in resultat.stderr


@pytest.mark.parametrize("script", ["scripts/site", "scripts/test"])
def test_the_help_is_french_and_whole(script: str) -> None:
    resultat = lancer(script, "--aide", env=dict(os.environ))
    assert resultat.returncode == 0
    assert script in resultat.stdout
    assert "#" not in resultat.stdout


@pytest.mark.parametrize("verrou", sorted(DEPOT.glob("*.lock")), ids=lambda chemin: chemin.name)
def test_every_locked_version_is_exact_and_has_its_digests(verrou: Path) -> None:
    texte = verrou.read_text(encoding="utf-8")
    entrees = [bloc for bloc in texte.replace("\\\n", " ").splitlines() if bloc.strip()]
    assert len(entrees) > 30
    for entree in entrees:
        assert "==" in entree
        assert "--hash=sha256:" in entree
        assert "http" not in entree


@pytest.mark.lent
def test_from_a_fresh_clone_the_site_is_served_then_starts_again_in_seconds(
    tmp_path: Path,
) -> None:
    """Everything is installed: minutes on a slow line."""
    clone = tmp_path / "clone"
    subprocess.run(["git", "clone", "-q", str(DEPOT), str(clone)], check=True, timeout=60)
    with socket.socket() as prise:
        prise.bind(("127.0.0.1", 0))
        port = prise.getsockname()[1]
    premiere = _jusqu_a_l_adresse(clone, port, 400)
    seconde = _jusqu_a_l_adresse(clone, port, 60)
    assert seconde < 15, f"{premiere:.0f} s then {seconde:.0f} s"


def _jusqu_a_l_adresse(clone: Path, port: int, delai: float) -> float:
    debut = time.monotonic()
    site = subprocess.Popen(
        [str(clone / "scripts/site"), "--port", str(port)],
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding="utf-8",
    )  # fmt: skip
    try:
        assert site.stdout is not None
        lignes = []
        for ligne in site.stdout:
            lignes.append(ligne)
            assert "occupée" not in ligne
            if f"est prêt : http://127.0.0.1:{port}/" in ligne.replace("\u00a0", " "):
                break
            assert time.monotonic() - debut < delai
        duree = time.monotonic() - debut
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/", timeout=10) as reponse:
            assert "CERTIMÉTAL" in reponse.read().decode("utf-8"), "".join(lignes)
    finally:
        site.terminate()
        site.wait(timeout=30)
        if site.stdout is not None:
            site.stdout.close()
    return duree
