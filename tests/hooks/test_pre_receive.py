"""A bare server of one's own: real pushes over HTTP, judged by the hook before they are taken."""

from __future__ import annotations

import shutil
import subprocess
import threading
from typing import TYPE_CHECKING

import pytest
from branches import COMMANDE, LIEU, PROJET, construire

from conftest import ecrire_dossier
from depots_git import ENVIRONNEMENT
from serveur_git import servir_git

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

pytestmark = pytest.mark.lent

OF, AUDITEUR, NATIONAL = "organisme-de-reference", "auditeur", "national"
REPONSE = f"{LIEU}/reponses/C3I2.md"
CONSTAT = f"{LIEU}/journal/2026-03-20-01-declenchement.yml"


class Clone:
    """What one account has on its machine."""

    def __init__(self, racine: Path, adresse: str) -> None:
        self.racine = racine
        self.git("clone", "-q", adresse, str(racine), ou=racine.parent)

    def git(self, *arguments: str, ou: Path | None = None) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            ["git", *arguments],
            cwd=ou or self.racine,
            env=ENVIRONNEMENT,
            capture_output=True,
            encoding="utf-8",
            check=False,
        )

    def tete(self, ref: str = "HEAD") -> str:
        return self.git("rev-parse", ref).stdout.strip()

    def ajouter(self, chemin: str, texte: str) -> None:
        fichier = self.racine / chemin
        fichier.parent.mkdir(parents=True, exist_ok=True)
        with fichier.open("a", encoding="utf-8") as ouvert:
            ouvert.write(texte)
        self.git("add", "-A")
        assert self.git("commit", "-q", "-m", "Un changement").returncode == 0

    def pousser(self, *arguments: str) -> tuple[int, str]:
        fait = self.git("push", "origin", *arguments)
        return fait.returncode, fait.stderr.replace("remote: ", "")


@pytest.fixture(scope="module")
def modele(tmp_path_factory: pytest.TempPathFactory) -> Path:
    racine = tmp_path_factory.mktemp("modele")
    construire(racine / "depot").git("clone", "-q", "--bare", ".", str(racine / "registre.git"))
    return racine / "registre.git"


@pytest.fixture
def nu(modele: Path, tmp_path: Path) -> Path:
    """The server's repository, with the project's hook."""
    depot = tmp_path / "serveur" / "registre.git"
    shutil.copytree(modele, depot)
    shutil.copy(PROJET / "scripts" / "hooks" / "pre-receive", depot / "hooks" / "pre-receive")
    subprocess.run(["git", "config", "http.receivepack", "true"], cwd=depot, check=True)
    return depot


@pytest.fixture
def cloner(nu: Path, tmp_path: Path) -> Iterator[Callable[[str], Clone]]:
    environnement = {"CERTIMETAL": str(COMMANDE)}
    with servir_git(nu.parent, {OF, AUDITEUR, NATIONAL}, environnement) as port:

        def clone(compte: str) -> Clone:
            adresse = f"http://{compte}:mot-de-{compte}@127.0.0.1:{port}/registre.git"
            return Clone(tmp_path / f"chez-{compte}", adresse)

        yield clone


def _main(nu: Path) -> str:
    lu = subprocess.run(["git", "rev-parse", "main"], cwd=nu, capture_output=True, check=True)
    return lu.stdout.decode().strip()


def test_an_of_pushes_its_branch_then_its_change_and_reads_the_review(
    cloner: Callable[[str], Clone], nu: Path
) -> None:
    clone = cloner(OF)
    clone.git("checkout", "-q", "-b", f"{OF}/precision")
    clone.ajouter(REPONSE, "\nNous tenons aussi un registre des demandes.\n")
    code, dit = clone.pousser(f"{OF}/precision")
    assert code == 0
    assert "Rien ne s’y oppose" in dit
    assert "registre des demandes" in dit
    code, dit = clone.pousser(f"{OF}/precision:main")
    assert code == 0, dit
    assert _main(nu) == clone.tete()


def test_what_an_account_may_not_do_is_refused_in_french_and_nothing_moves(
    cloner: Callable[[str], Clone], nu: Path
) -> None:
    avant = _main(nu)
    clone = cloner(AUDITEUR)
    clone.ajouter(REPONSE, "\nUne phrase que l’auditeur préfère.\n")
    code, dit = clone.pousser("main")
    assert code == 1
    assert "ne peut pas être acceptée" in dit
    assert f"Le compte «\u00a0{AUDITEUR}\u00a0» ne peut pas" in dit
    assert "Envoi refusé\u00a0: rien n’a changé sur le serveur." in dit
    assert "Traceback" not in dit
    assert _main(nu) == avant


def test_an_auditor_records_an_event_that_an_of_may_not(
    cloner: Callable[[str], Clone], nu: Path
) -> None:
    texte = 'date: "2026-03-20"\nauteur: auditeur\n'
    of, auditeur = cloner(OF), cloner(AUDITEUR)
    of.ajouter(CONSTAT, texte)
    code, dit = of.pousser("main")
    assert code == 1
    assert f"Le compte «\u00a0{OF}\u00a0» ne peut pas" in dit
    auditeur.ajouter(CONSTAT, texte)
    _, dit = auditeur.pousser("main")
    assert f"Le compte «\u00a0{AUDITEUR}\u00a0» ne peut pas" not in dit
    assert _main(nu) != of.tete()


@pytest.mark.parametrize(
    ("ref", "phrase"),
    [
        ("HEAD:refs/heads/auditeur/la-sienne", "n’est pas à vous"),
        ("HEAD:refs/tags/v1", "n’est pas une branche"),
        (":main", "ne se supprime pas"),
    ],
)
def test_a_reference_that_is_not_ones_own_does_not_move(
    cloner: Callable[[str], Clone], nu: Path, ref: str, phrase: str
) -> None:
    subprocess.run(["git", "config", "receive.denyDeleteCurrent", "ignore"], cwd=nu, check=True)
    avant = _main(nu)
    clone = cloner(OF)
    clone.ajouter(REPONSE, "\nUne phrase de plus.\n")
    code, dit = clone.pousser(ref)
    assert code == 1
    assert phrase in dit
    assert _main(nu) == avant


def test_the_registers_history_is_not_rewritten(cloner: Callable[[str], Clone], nu: Path) -> None:
    clone = cloner(OF)
    clone.ajouter(REPONSE, "\nUne première phrase.\n")
    assert clone.pousser("main")[0] == 0
    avant = _main(nu)
    clone.git("reset", "-q", "--hard", "HEAD~1")
    clone.ajouter(REPONSE, "\nUne autre phrase.\n")
    code, dit = clone.pousser("--force", "main")
    assert code == 1
    assert "retirerait des commits" in dit
    assert "git pull --rebase" in dit
    assert _main(nu) == avant


def test_ones_own_branch_can_be_rewritten_and_removed(cloner: Callable[[str], Clone]) -> None:
    clone = cloner(OF)
    branche = f"{OF}/brouillon"
    clone.git("checkout", "-q", "-b", branche)
    clone.ajouter(REPONSE, "\nUn premier jet.\n")
    assert clone.pousser(branche)[0] == 0
    clone.git("commit", "-q", "--amend", "-m", "Un second jet")
    assert clone.pousser("--force", branche)[0] == 0
    assert clone.pousser(f":{branche}")[0] == 0


def test_two_pushes_at_once_one_is_taken_and_the_other_can_be_made_again(
    cloner: Callable[[str], Clone], nu: Path
) -> None:
    of, national = cloner(OF), cloner(NATIONAL)
    of.ajouter(REPONSE, "\nUne phrase de plus.\n")
    national.ajouter("criteria/glossaire.yml", "\n# une remarque\n")
    issues: dict[str, tuple[int, str]] = {}

    def pousse(nom: str, clone: Clone) -> None:
        issues[nom] = clone.pousser("main")

    fils = [
        threading.Thread(target=pousse, args=(nom, clone))
        for nom, clone in ((OF, of), (NATIONAL, national))
    ]
    for fil in fils:
        fil.start()
    for fil in fils:
        fil.join()
    codes = sorted(code for code, _ in issues.values())
    assert codes == [0, 1], issues
    gagnant, perdant = (of, national) if issues[OF][0] == 0 else (national, of)
    assert _main(nu) == gagnant.tete()
    assert perdant.git("pull", "-q", "--rebase", "origin", "main").returncode == 0
    code, dit = perdant.pousser("main")
    assert code == 0, dit
    assert _main(nu) == perdant.tete()


def test_460_dossiers_at_once_are_read_and_refused_one_by_one(
    cloner: Callable[[str], Clone], nu: Path
) -> None:
    avant = _main(nu)
    clone = cloner(NATIONAL)
    for rang in range(100, 560):
        ecrire_dossier(clone.racine / "dossiers", rang)
    clone.ajouter("dossiers/lisez-moi.md", "Tout à la fois.\n")
    code, dit = clone.pousser("main")
    assert code == 1
    assert "Cette proposition touche 460\u00a0dossiers." in dit
    assert "Un seul dossier par proposition." in dit
    assert _main(nu) == avant


@pytest.mark.parametrize("vers", ["main", f"{OF}/premiere"])
def test_a_server_without_a_register_takes_nothing(
    cloner: Callable[[str], Clone], nu: Path, vers: str
) -> None:
    clone = cloner(OF)
    subprocess.run(["git", "update-ref", "-d", "refs/heads/main"], cwd=nu, check=True)
    code, dit = clone.pousser(f"HEAD:refs/heads/{vers}")
    assert code == 1
    assert "La branche «\u00a0main\u00a0» n’existe pas encore" in dit
    assert "git clone --bare" in dit


def test_a_server_that_names_no_account_takes_nothing(nu: Path, tmp_path: Path) -> None:
    avant = _main(nu)
    clone = Clone(tmp_path / "local", str(nu))
    clone.ajouter(REPONSE, "\nUne phrase de plus.\n")
    code, dit = clone.pousser("main")
    assert code == 1
    assert "ne dit pas quel compte pousse" in dit
    assert _main(nu) == avant
