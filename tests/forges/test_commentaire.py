"""The step that comments, as it is committed, against a forge that is played here."""

from __future__ import annotations

import io
import json
import zipfile
from typing import TYPE_CHECKING, Any

import pytest
from automatisme import Poste, lire
from depot_des_forges import PROJET
from forge_factice import ForgeFactice, jouer

from certimetal.rendering.revue import markdown

if TYPE_CHECKING:
    import subprocess
    from collections.abc import Iterator
    from pathlib import Path

pytestmark = pytest.mark.lent  # one Python process each

COMMENTAIRE = lire(PROJET / ".github/workflows/commentaire.yml")
SHA = "a" * 40
DEPOT = "/repos/uimm/registre"
COMMENTAIRES = f"{DEPOT}/issues/7/comments"
RAPPORT = f"{markdown.MARQUE}\n\n## Un dossier change\n\nC3I2 a une réponse.\n"
ROBOT = {"login": "github-actions[bot]"}
RUN: dict[str, Any] = {
    "id": 99,
    "head_sha": SHA,
    "head_branch": "réponse",
    "head_repository": {"id": 5, "owner": {"login": "of"}},
    "pull_requests": [],
    "html_url": "https://forge.exemple.fr/uimm/registre/actions/runs/99",
}
PROPOSITION = {"version": 1, "numero": 7, "base": "b" * 40, "head": SHA}


def archive(rapport: bytes = RAPPORT.encode(), **fichiers: bytes) -> bytes:
    """Return an artifact; ``fichiers`` replace its own or stand beside them."""
    contenu = {
        "compte-rendu.md": rapport,
        "proposition.json": json.dumps(PROPOSITION).encode(),
        "revue.json": b"{}",
        **fichiers,
    }
    sortie = io.BytesIO()
    with zipfile.ZipFile(sortie, "w", zipfile.ZIP_DEFLATED) as fichier:
        for nom, octets in contenu.items():
            fichier.writestr(nom, octets)
    return sortie.getvalue()


@pytest.fixture
def forge() -> Iterator[ForgeFactice]:
    with jouer() as jouee:
        proposer(jouee)
        deposer(jouee, archive())
        jouee.lister(COMMENTAIRES, [])
        jouee.reponses[f"POST {COMMENTAIRES}"] = {}
        jouee.reponses[f"PATCH {DEPOT}/issues/comments/3"] = {}
        yield jouee


def proposer(
    forge: ForgeFactice, fichiers: tuple[str, ...] = ("dossiers/a",), **suite: Any
) -> None:
    proposition = {
        "number": 7,
        "head": {"sha": SHA, "repo": {"id": 5}},
        "base": {"ref": "main"},
        **suite,
    }
    forge.lister(f"{DEPOT}/pulls", [proposition])
    forge.reponses[f"GET {DEPOT}/pulls/7"] = {"changed_files": len(fichiers)}
    forge.lister(f"{DEPOT}/pulls/7/files", [{"filename": chemin} for chemin in fichiers])


def deposer(forge: ForgeFactice, octets: bytes, *, taille: int = 500) -> None:
    """Put the artifact behind a redirection, as GitHub does."""
    artefacts = {"artifacts": [{"id": 4, "size_in_bytes": taille}]}
    forge.reponses[f"GET {DEPOT}/actions/runs/99/artifacts"] = artefacts
    vers = {"Location": f"{forge.adresse}/stockage"}
    forge.reponses[f"GET {DEPOT}/actions/artifacts/4/zip"] = lambda _: (302, {}, vers)
    forge.reponses["GET /stockage"] = octets


def commenter(
    forge: ForgeFactice, tmp_path: Path, **suite: Any
) -> subprocess.CompletedProcess[str]:
    evenement = tmp_path / "evenement.json"
    contenu = {"workflow_run": {**RUN, **suite}, "repository": {"default_branch": "main"}}
    evenement.write_text(json.dumps(contenu), encoding="utf-8")
    poste = Poste(
        travail=tmp_path,
        contexte={"github": {"token": "secret"}},
        variables={
            "GITHUB_API_URL": forge.adresse,
            "GITHUB_REPOSITORY": "uimm/registre",
            "GITHUB_EVENT_PATH": str(evenement),
        },
    )
    return poste.jouer(COMMENTAIRE, "commentaire", "Commenter")


def test_the_report_becomes_a_comment_with_a_link_to_the_log(
    forge: ForgeFactice, tmp_path: Path
) -> None:
    fait = commenter(forge, tmp_path)
    assert (fait.returncode, fait.stderr) == (0, "")
    (ecrite,) = forge.ecrites()
    assert (ecrite.methode, ecrite.chemin) == ("POST", COMMENTAIRES)
    assert ecrite.corps["body"].startswith(RAPPORT.rstrip())
    assert "/actions/runs/99)" in ecrite.corps["body"]
    assert forge.demandes[0].question["head"] == "of:réponse"


def test_the_token_does_not_follow_the_artifact_elsewhere(
    forge: ForgeFactice, tmp_path: Path
) -> None:
    commenter(forge, tmp_path)
    jetons = {demande.chemin: demande.jeton for demande in forge.demandes}
    assert jetons["/stockage"] == ""
    assert jetons[COMMENTAIRES] == "Bearer secret"


def test_its_own_comment_is_edited_in_place_and_nobody_elses(
    forge: ForgeFactice, tmp_path: Path
) -> None:
    intrus = {"id": 2, "user": {"login": "intrus"}, "body": RAPPORT}
    bavard = {"id": 1, "user": ROBOT, "body": "Bonjour"}
    sien = {"id": 3, "user": ROBOT, "body": f"{markdown.MARQUE}\n\nAncien"}
    forge.lister(COMMENTAIRES, [bavard, intrus, sien])
    assert "mis à jour" in commenter(forge, tmp_path).stdout
    (ecrite,) = forge.ecrites()
    assert (ecrite.methode, ecrite.chemin) == ("PATCH", f"{DEPOT}/issues/comments/3")
    forge.lister(COMMENTAIRES, [{**sien, "body": ecrite.corps["body"].replace("\n", "\r\n")}])
    assert "inchangé" in commenter(forge, tmp_path).stdout
    assert len(forge.ecrites()) == 1


@pytest.mark.parametrize(
    "proposition",
    [
        {"head": {"sha": "c" * 40, "repo": {"id": 5}}},
        {"head": {"sha": SHA, "repo": {"id": 6}}},
        {"head": {"sha": SHA, "repo": None}},
        {"base": {"ref": "autre"}},
    ],
)
def test_a_run_that_no_open_proposal_is_at_comments_nothing(
    forge: ForgeFactice, tmp_path: Path, proposition: dict[str, Any]
) -> None:
    proposer(forge, **proposition)
    fait = commenter(forge, tmp_path)
    assert fait.returncode == 0
    assert "rien à commenter" in fait.stdout
    assert not forge.ecrites()


def test_a_number_that_the_event_does_not_announce_is_not_commented(
    forge: ForgeFactice, tmp_path: Path
) -> None:
    commenter(forge, tmp_path, pull_requests=[{"number": 8}])
    assert not forge.ecrites()


@pytest.mark.parametrize("chemin", [".github/workflows/revue.yml", ".github/x"])
def test_a_proposal_that_changes_the_workflows_is_not_believed(
    forge: ForgeFactice, tmp_path: Path, chemin: str
) -> None:
    proposer(forge, ("dossiers/a", chemin))
    commenter(forge, tmp_path)
    (ecrite,) = forge.ecrites()
    assert "À relire par un mainteneur" in ecrite.corps["body"]
    assert "C3I2" not in ecrite.corps["body"]


def test_more_files_than_the_forge_lists_are_not_believed_either(
    forge: ForgeFactice, tmp_path: Path
) -> None:
    forge.reponses[f"GET {DEPOT}/pulls/7"] = {"changed_files": 3_000}
    commenter(forge, tmp_path)
    assert "À relire par un mainteneur" in forge.ecrites()[0].corps["body"]


def test_a_review_that_left_no_report_is_said(forge: ForgeFactice, tmp_path: Path) -> None:
    forge.reponses[f"GET {DEPOT}/actions/runs/99/artifacts"] = {"artifacts": []}
    commenter(forge, tmp_path)
    assert "n’a pas pu se faire" in forge.ecrites()[0].corps["body"]


def disant(**suite: Any) -> bytes:
    return archive(**{"proposition.json": json.dumps({**PROPOSITION, **suite}).encode()})


def refusees() -> dict[str, bytes]:
    chiffree = bytearray(archive())
    chiffree[6] |= 1
    chiffree[chiffree.index(b"PK\x01\x02") + 8] |= 1
    return {
        "another number": disant(numero=8),
        "another version": disant(head="d" * 40),
        "a number that is text": disant(numero="7"),
        "no object": archive(**{"proposition.json": b"[]"}),
        "no JSON": archive(**{"proposition.json": b"{"}),
        "one file more": archive(**{"intrus.md": b"x"}),
        "a path that climbs": archive(**{"../../compte-rendu.md": b"x"}),
        "no mark": archive(b"Tout va bien."),
        "another comment's mark": archive(b"<!-- autre -->\n" + RAPPORT.encode()),
        "not text": archive(markdown.MARQUE.encode() + b"\n\xff\xfe"),
        "too long": archive(RAPPORT.encode() + b"x" * 62_001),
        "a bomb": archive(RAPPORT.encode() + b"0" * 20_000_000),
        "no archive": b"<html>",
        "cut": archive()[:-30],
        "encrypted": bytes(chiffree),
    }  # fmt: skip


@pytest.mark.parametrize("octets", [pytest.param(v, id=k) for k, v in refusees().items()])
def test_an_artifact_that_is_not_what_it_should_be_is_refused(
    forge: ForgeFactice, tmp_path: Path, octets: bytes
) -> None:
    deposer(forge, octets)
    fait = commenter(forge, tmp_path)
    assert fait.returncode == 1, fait.stderr
    assert fait.stdout.startswith("::error title=Compte rendu refusé::Rien n’est commenté")
    assert not forge.ecrites()


def test_a_huge_artifact_is_not_even_fetched(forge: ForgeFactice, tmp_path: Path) -> None:
    deposer(forge, archive(), taille=2_000_000)
    assert commenter(forge, tmp_path).returncode == 1
    assert "/stockage" not in {demande.chemin for demande in forge.demandes}


def test_an_artifact_longer_than_it_says_is_refused(forge: ForgeFactice, tmp_path: Path) -> None:
    deposer(forge, b"0" * 1_000_001)
    assert commenter(forge, tmp_path).returncode == 1
    assert not forge.ecrites()


def test_a_forge_that_refuses_is_said(forge: ForgeFactice, tmp_path: Path) -> None:
    del forge.reponses[f"POST {COMMENTAIRES}"]
    fait = commenter(forge, tmp_path)
    assert fait.returncode == 2
    assert "::error title=La forge ne répond pas::404" in fait.stdout


def test_the_longest_report_fits() -> None:
    programme = COMMENTAIRE["jobs"]["commentaire"]["steps"][0]["run"]
    assert f'MARQUE = "{markdown.MARQUE}"' in programme
    assert "CARACTERES_MAX = 62_000" in programme
    assert markdown.LIMITE < 62_000
