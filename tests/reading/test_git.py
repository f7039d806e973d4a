"""Git asked without a checkout: any kind of clone, and nothing of its configuration run."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

import pytest

from certimetal.domain.changement import Nature
from certimetal.errors import GitError
from certimetal.reading import git_diff
from certimetal.reading.git import open_git
from certimetal.reading.git_diff import brought, changes, land
from certimetal.reading.git_tree import GitTree
from certimetal.reading.tree import FolderTree
from depots_git import ENVIRONNEMENT, DepotGit

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def depot(tmp_path: Path) -> DepotGit:
    depot = DepotGit(tmp_path / "depot")
    depot.ecrire("criteria/a.yml", "a: 1\n")
    depot.ecrire("dossiers/x/1/dossier.yml", "siret: 1\n")
    depot.ecrire("dossiers/x/1/a b/é.md", "texte\n")
    depot.ecrire("dossiers/x/1-b.txt", "")
    depot.commit()
    return depot


def _clone(depot: DepotGit, cible: Path, *options: str) -> Path:
    subprocess.run(
        ["git", "clone", "-q", *options, f"file://{depot.racine}", str(cible)],
        env=ENVIRONNEMENT,
        check=True,
    )
    return cible


def test_a_revision_reads_as_the_folder_that_it_came_from(depot: DepotGit) -> None:
    folder = FolderTree(depot.racine)
    with open_git(depot.racine) as git:
        tree = GitTree(git, git.tree("main"))
        attendus = [(e.path, e.size, e.regular) for e in folder.entries("dossiers")]
        assert [(e.path, e.size, e.regular) for e in tree.entries("dossiers")] == attendus
        assert len(attendus) == 3
        assert tree.folders("dossiers/x") == ["1"] == folder.folders("dossiers/x")
        assert tree.read("dossiers/x/1/a b/é.md") == b"texte\n"
        assert list(tree.entries("nulle/part")) == []
        assert tree.folders("criteria/a.yml") == []
        with pytest.raises(OSError, match="rien"):
            tree.read("criteria/rien.yml")


def test_a_link_is_never_followed(depot: DepotGit) -> None:
    depot.placer(("120000", "dossiers/x/1/lien.md", b"/etc/passwd"))
    with open_git(depot.racine) as git:
        tree = GitTree(git, git.tree("main"))
        liens = [e.path for e in tree.entries("dossiers") if not e.regular]
        assert liens == ["dossiers/x/1/lien.md"]
        with pytest.raises(OSError, match="lien"):
            tree.read("dossiers/x/1/lien.md")


@pytest.mark.parametrize("options", [("--bare",), ("--depth", "1"), ("--mirror",), ()])
def test_every_kind_of_clone_is_read(
    depot: DepotGit, tmp_path: Path, options: tuple[str, ...]
) -> None:
    depot.ecrire("criteria/a.yml", "a: 2\n")
    tete = depot.commit()
    clone = _clone(depot, tmp_path / "clone", *options)
    with open_git(clone) as git:
        assert GitTree(git, git.tree(tete)).read("criteria/a.yml") == b"a: 2\n"


def test_a_missing_revision_is_named_in_french(depot: DepotGit, tmp_path: Path) -> None:
    depot.ecrire("criteria/a.yml", "a: 2\n")
    depot.commit()
    clone = _clone(depot, tmp_path / "clone", "--depth", "1")
    with (
        open_git(clone) as git,
        pytest.raises(GitError, match=r"HEAD~1.* n’est pas.*--unshallow"),
    ):
        git.commit("HEAD~1")


def test_a_partial_clone_says_what_is_missing_and_fetches_nothing(
    depot: DepotGit, tmp_path: Path
) -> None:
    depot.ecrire("criteria/a.yml", "a: 2\n")
    depot.commit()
    depot.git("config", "uploadpack.allowFilter", "true")
    clone = _clone(depot, tmp_path / "clone", "--filter=blob:none", "--no-checkout")
    with open_git(clone) as git:
        tree = GitTree(git, git.tree("HEAD"))
        for _ in range(2):
            with pytest.raises(GitError, match=r"Il manque des fichiers.*--filter"):
                tree.read("criteria/a.yml")


@pytest.mark.parametrize("nom", ["--output=/tmp/x", "a b", "a\nb", "", "main:criteria"])
def test_what_is_no_revision_never_reaches_git(depot: DepotGit, nom: str) -> None:
    with open_git(depot.racine) as git, pytest.raises(GitError, match="n’est pas le nom"):
        git.commit(nom)


def test_outside_a_repository_the_sentence_is_ours(tmp_path: Path) -> None:
    with pytest.raises(GitError, match="n’est pas dans un dépôt Git"), open_git(tmp_path):
        pass


def test_an_old_git_is_told_so(
    depot: DepotGit, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    vieux = tmp_path / "bin" / "git"
    vieux.parent.mkdir()
    vieux.write_text("#!/bin/sh\necho git version 2.30.2\n", encoding="utf-8")
    vieux.chmod(0o755)
    monkeypatch.setenv("PATH", str(vieux.parent))
    with pytest.raises(GitError, match=r"2\.30.* trop ancienne.*2\.38"), open_git(depot.racine):
        pass
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(GitError, match="installez Git"), open_git(depot.racine):
        pass


def test_a_change_is_told_by_path_and_a_rename_is_two(depot: DepotGit) -> None:
    depot.branche("of")
    depot.git("mv", "dossiers/x/1/a b/é.md", "dossiers/x/1/à\n b.md")
    depot.ecrire("criteria/a.yml", "a: 2\n")
    depot.commit()
    with open_git(depot.racine) as git:
        lus = changes(git, git.tree("main"), git.tree("of"))
    assert [(c.chemin, c.nature) for c in lus] == [
        ("criteria/a.yml", Nature.MODIFIE),
        ("dossiers/x/1/a b/é.md", Nature.SUPPRIME),
        ("dossiers/x/1/à\n b.md", Nature.AJOUTE),
    ]
    assert lus[2].dossier == "dossiers/x/1"
    assert lus[2].apres is not None
    assert lus[2].apres.mode == 0o100644


def test_what_main_did_meanwhile_is_not_the_branchs(depot: DepotGit) -> None:
    depot.branche("of")
    depot.ecrire("dossiers/x/1/dossier.yml", "siret: 2\n")
    depot.commit()
    depot.branche("main", "main")
    depot.ecrire("criteria/a.yml", "a: 3\n")
    depot.commit()
    with open_git(depot.racine) as git:
        fusion = land(git, git.commit("main"), git.commit("of"))
        lus = changes(git, fusion.base, fusion.arbre)
        assert GitTree(git, fusion.arbre).read("criteria/a.yml") == b"a: 3\n"
    assert fusion.conflits == ()
    assert [c.chemin for c in lus] == ["dossiers/x/1/dossier.yml"]


def test_nothing_is_written_in_the_repository(depot: DepotGit) -> None:
    test_what_main_did_meanwhile_is_not_the_branchs(depot)
    avant = depot.git("count-objects")
    with open_git(depot.racine) as git:
        land(git, git.commit("main"), git.commit("of"))
    assert depot.git("count-objects") == avant


def test_a_conflict_names_its_paths(depot: DepotGit) -> None:
    for branche, contenu in (("of", "siret: 2\n"), ("main", "siret: 3\n")):
        depot.branche(branche, "main")
        depot.ecrire("dossiers/x/1/dossier.yml", contenu)
        depot.commit()
    with open_git(depot.racine) as git:
        fusion = land(git, git.commit("main"), git.commit("of"))
        assert fusion.conflits == ("dossiers/x/1/dossier.yml",)
        lus = changes(git, fusion.base, fusion.arbre)
    assert [c.chemin for c in lus] == ["dossiers/x/1/dossier.yml"]


def test_unrelated_histories_are_told_in_french(depot: DepotGit) -> None:
    depot.git("checkout", "-q", "--orphan", "autre")
    depot.commit("Une autre histoire")
    with open_git(depot.racine) as git, pytest.raises(GitError, match="ne vient pas de ce dépôt"):
        land(git, git.commit("main"), git.commit("autre"))


def test_a_clone_too_shallow_to_merge_asks_for_the_rest(depot: DepotGit, tmp_path: Path) -> None:
    depot.branche("of")
    depot.ecrire("criteria/a.yml", "a: 2\n")
    depot.commit()
    clone = _clone(depot, tmp_path / "clone", "--depth", "1", "--no-single-branch")
    with open_git(clone) as git, pytest.raises(GitError, match=r"superficielle.*--unshallow"):
        land(git, git.commit("origin/main"), git.commit("origin/of"))


def test_of_a_merge_what_neither_side_had_is_brought_too(depot: DepotGit) -> None:
    depot.branche("of")
    depot.ecrire("dossiers/x/1/a.yml", "a: 1\n")
    depot.commit()
    depot.git("checkout", "-q", "main")
    depot.ecrire("dossiers/x/2/b.yml", "b: 1\n")
    depot.commit()
    depot.git("checkout", "-q", "of")
    depot.git("merge", "-q", "--no-commit", "main")
    depot.ecrire("dossiers/x/1/cache.yml", "c: 1\n")
    depot.ecrire("dossiers/x/2/b.yml", "b: 2\n")
    depot.commit("Une fusion qui ajoute")
    for nom in ("cache.yml", "a.yml"):
        depot.supprimer(f"dossiers/x/1/{nom}")
        depot.commit()
    with open_git(depot.racine) as git:
        apports = brought(git, git.commit("main"), git.commit("of"))
    assert sorted((a.chemin, a.taille) for a in apports) == [
        ("dossiers/x/1/a.yml", 5),
        ("dossiers/x/1/cache.yml", 5),
        ("dossiers/x/2/b.yml", 5),
    ]


def test_a_file_added_and_removed_is_brought_all_the_same(depot: DepotGit) -> None:
    depot.branche("of")
    depot.ecrire("dossiers/x/1/annexes/CV.pdf", b"%PDF-1.4 nom et adresse")
    depot.commit()
    depot.supprimer("dossiers/x/1/annexes/CV.pdf")
    depot.commit()
    with open_git(depot.racine) as git:
        apports = brought(git, git.commit("main"), git.commit("of"))
        assert changes(git, git.tree("main"), git.tree("of")) == ()
    assert [(a.chemin, a.taille) for a in apports] == [("dossiers/x/1/annexes/CV.pdf", 23)]


def test_too_many_changes_are_refused_and_not_read(
    depot: DepotGit, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(git_diff, "LIMITE_CHANGEMENTS", 3)
    depot.branche("of")
    for rang in range(2000):
        depot.ecrire(f"dossiers/x/1/annexes/{rang}.txt", "")
    depot.commit()
    with open_git(depot.racine) as git, pytest.raises(GitError, match="plus de 3 fichiers"):
        changes(git, git.tree("main"), git.tree("of"))


def test_nothing_that_a_repository_configures_is_run(depot: DepotGit, tmp_path: Path) -> None:
    preuve = tmp_path / "execute"
    programme = tmp_path / "programme"
    programme.write_text(f"#!/bin/sh\ntouch '{preuve}'\n", encoding="utf-8")
    programme.chmod(0o755)
    for cle in (
        "core.fsmonitor", "diff.external", "diff.piege.command", "diff.piege.textconv",
        "filter.piege.smudge", "filter.piege.clean", "merge.piege.driver", "core.pager",
        "core.sshCommand", "core.editor",
    ):  # fmt: skip
        depot.git("config", cle, str(programme))
    hooks = depot.racine / ".git" / "hooks"
    hooks.mkdir(exist_ok=True)
    for nom in ("post-index-change", "reference-transaction", "post-checkout"):
        (hooks / nom).write_text(f"#!/bin/sh\ntouch '{preuve}'\n", encoding="utf-8")
        (hooks / nom).chmod(0o755)
    depot.racine.joinpath(".gitattributes").write_text(
        "* diff=piege filter=piege merge=piege\n", encoding="utf-8"
    )
    for branche, contenu in (("of", "siret: 2\nfin: 1\n"), ("autre", "siret: 1\nfin: 3\n")):
        depot.git("update-ref", f"refs/heads/{branche}", _commit_brut(depot, contenu))
    preuve.unlink(missing_ok=True)
    with open_git(depot.racine) as git:
        fusion = land(git, git.commit("autre"), git.commit("of"))
        changes(git, fusion.base, fusion.arbre)
        brought(git, git.commit("autre"), git.commit("of"))
    assert not preuve.exists()


def _commit_brut(depot: DepotGit, contenu: str) -> str:
    """Commit on main without the index, which the traps are laid for."""
    objet = depot.git("hash-object", "-w", "--no-filters", "--stdin", entree=contenu.encode())
    arbre = depot.git("mktree", entree=f"100644 blob {objet}\tdossier.yml\n".encode())
    return depot.git("commit-tree", arbre, "-p", "main", "-m", "Un changement")
