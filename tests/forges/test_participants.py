"""Who proposes, pushed and approved, as each forge (played here) tells it; never as Git says."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from forge_factice import ForgeFactice, jouer
from forges.api import Api, ForgeError
from forges.participants import read_participants, reunir, write_participants

from forges import participants_forgejo, participants_github, participants_gitlab

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from forges.participants import Participants

SHA, ANCIEN = "a" * 40, "b" * 40
FORK = "/repos/of/copie"
DEPOT = "/repos/uimm/registre"
EVENEMENT: dict[str, Any] = {
    "repository": {"full_name": "uimm/registre"},
    "pull_request": {
        "number": 7,
        "user": {"login": "of-lorient"},
        "head": {"sha": SHA, "ref": "réponse", "repo": {"full_name": "of/copie"}},
    },
}


def activite(compte: str | None, type_: str = "push", apres: str = ANCIEN) -> dict[str, Any]:
    return {
        "actor": {"login": compte} if compte else None,
        "activity_type": type_,
        "after": apres,
    }


def avis(compte: str, etat: str, quand: int, sha: str = SHA, **suite: Any) -> dict[str, Any]:
    return {
        "user": {"login": compte},
        "state": etat,
        "commit_id": sha,
        "submitted_at": f"2026-03-0{quand}T08:00:00Z",
        **suite,
    }


@pytest.fixture
def forge() -> Iterator[ForgeFactice]:
    with jouer() as jouee:
        jouee.lister(f"{FORK}/activity", [activite("of-lorient", apres=SHA)])
        jouee.lister(f"{DEPOT}/pulls/7/reviews", [])
        yield jouee


def github(forge: ForgeFactice, evenement: dict[str, Any] = EVENEMENT) -> Participants:
    api = Api(adresse=forge.adresse, jeton="secret")
    return participants_github.find_participants(api, evenement, attente=0)


def test_everyone_who_pushed_is_an_author_whatever_the_page(forge: ForgeFactice) -> None:
    pousses = [activite("of-lorient", apres=SHA), activite("aide", "force_push")]
    forge.lister(
        f"{FORK}/activity", [*pousses, activite("Of-Lorient"), activite("tiers")], par_page=2
    )
    assert github(forge).auteurs == ("of-lorient", "aide", "tiers")
    assert forge.demandes[0].question["ref"] == "refs/heads/réponse"
    assert {demande.jeton for demande in forge.demandes} == {"Bearer secret"}


def test_a_former_branch_of_the_same_name_does_not_count(forge: ForgeFactice) -> None:
    for fin in ("branch_creation", "branch_deletion"):
        debut = activite(
            "of-lorient", "branch_creation" if fin == "branch_creation" else "push", SHA
        )
        forge.lister(
            f"{FORK}/activity", [debut, activite("x", "branch_deletion"), activite("jadis")]
        )
        assert github(forge).auteurs == ("of-lorient",)


def test_a_push_that_the_forge_does_not_know_yet_is_asked_again(forge: ForgeFactice) -> None:
    fois = iter([[activite("aide")], [activite("autre", apres=SHA), activite("aide")]])
    forge.reponses[f"GET {FORK}/activity"] = lambda _: (200, next(fois), {})
    assert github(forge).auteurs == ("of-lorient", "autre", "aide")


def test_a_version_that_nobody_is_known_to_have_pushed_is_not_reviewed(forge: ForgeFactice) -> None:
    forge.lister(f"{FORK}/activity", [activite("of-lorient")])
    with pytest.raises(ForgeError, match="ne dit pas qui a poussé"):
        github(forge)


@pytest.mark.parametrize("compte", [None, "--approuve-par=moi", "a b", "compte\n--auteur"])
def test_an_account_that_is_none_stops_the_review(forge: ForgeFactice, compte: str | None) -> None:
    forge.lister(f"{FORK}/activity", [activite("of-lorient", apres=SHA), activite(compte)])
    with pytest.raises(ForgeError, match="quel compte"):
        github(forge)


def test_a_fork_that_is_gone_is_said(forge: ForgeFactice) -> None:
    evenement = json.loads(json.dumps(EVENEMENT))
    evenement["pull_request"]["head"]["repo"] = None
    with pytest.raises(ForgeError, match="n’existe plus"):
        github(forge, evenement)


def test_a_forge_that_refuses_is_said_in_french(forge: ForgeFactice) -> None:
    forge.reponses[f"GET {DEPOT}/pulls/7/reviews"] = lambda _: (403, {"message": "no"}, {})
    with pytest.raises(ForgeError, match=r"403 .*le jeton n’a pas ce droit"):
        github(forge)


@pytest.mark.parametrize(
    ("donnes", "attendus"),
    [
        ([avis("signataire", "APPROVED", 1)], ("signataire",)),
        ([avis("signataire", "APPROVED", 1, ANCIEN)], ()),
        ([avis("signataire", "APPROVED", 1), avis("Signataire", "DISMISSED", 2)], ()),
        ([avis("signataire", "CHANGES_REQUESTED", 2), avis("signataire", "APPROVED", 1)], ()),
        ([avis("signataire", "APPROVED", 1), avis("signataire", "COMMENTED", 2)], ("signataire",)),
        ([avis("signataire", "APPROVED", 1, dismissed=True)], ()),
    ],
)
def test_only_the_last_word_on_this_very_version_approves(
    forge: ForgeFactice, donnes: list[dict[str, Any]], attendus: tuple[str, ...]
) -> None:
    forge.lister(f"{DEPOT}/pulls/7/reviews", donnes)
    assert github(forge).approbateurs == attendus


def test_the_next_page_is_never_asked_of_another_machine(forge: ForgeFactice) -> None:
    ailleurs = {"Link": '<http://ailleurs.exemple.fr/x?page=2>; rel="next"'}
    elements = [activite("of-lorient", apres=SHA)]
    forge.reponses[f"GET {FORK}/activity"] = lambda _: (200, elements, ailleurs)
    assert github(forge).auteurs == ("of-lorient",)


def test_a_redirection_is_not_followed(forge: ForgeFactice) -> None:
    vers = {"Location": f"{forge.adresse}/piege"}
    forge.reponses[f"GET {FORK}/activity"] = lambda _: (302, {}, vers)
    with pytest.raises(ForgeError, match="302"):
        github(forge)
    assert "/piege" not in {demande.chemin for demande in forge.demandes}


def pousse(compte: str, quand: int, vers: str, action: str = "pushed") -> dict[str, Any]:
    return {
        "author_username": compte,
        "created_at": f"2026-03-0{quand}T08:00:00.000Z",
        "push_data": {"ref": "rep", "ref_type": "branch", "commit_to": vers, "action": action},
    }


def gitlab(forge: ForgeFactice) -> Participants:
    api = Api(adresse=forge.adresse, jeton="secret", entete="PRIVATE-TOKEN")
    variables = {"CI_MERGE_REQUEST_PROJECT_ID": "3", "CI_MERGE_REQUEST_IID": "7"}
    return participants_gitlab.find_participants(api, variables)


def jouer_gitlab(forge: ForgeFactice, pousses: list[dict[str, Any]], approuve_le: int = 9) -> None:
    demande = "/projects/3/merge_requests/7"
    auteur = {"username": "of-lorient"}
    forge.reponses[f"GET {demande}"] = {
        "author": auteur, "sha": SHA, "source_project_id": 4, "source_branch": "rep",
    }  # fmt: skip
    forge.lister("/projects/4/events", pousses)
    forge.reponses[f"GET {demande}/approvals"] = {"approved_by": [{"user": {"username": "sig"}}]}
    note = {
        "system": True, "body": "approved this merge request", "author": {"username": "sig"},
        "created_at": f"2026-03-0{approuve_le}T08:00:00.000Z",
    }  # fmt: skip
    forge.lister(f"{demande}/notes", [note])


def test_gitlab_names_who_pushed_and_who_approved_since(forge: ForgeFactice) -> None:
    debut = pousse("of-lorient", 4, ANCIEN, "created")
    jouer_gitlab(forge, [pousse("aide", 5, SHA), debut, pousse("jadis", 1, ANCIEN)])
    lus = gitlab(forge)
    assert (lus.auteurs, lus.approbateurs) == (("of-lorient", "aide"), ("sig",))
    assert {demande.jeton for demande in forge.demandes} == {"secret"}


def test_gitlab_approvals_older_than_the_last_push_do_not_count(forge: ForgeFactice) -> None:
    jouer_gitlab(forge, [pousse("of-lorient", 5, SHA)], approuve_le=4)
    assert gitlab(forge).approbateurs == ()


def test_gitlab_versions_that_no_push_brought_are_not_reviewed(forge: ForgeFactice) -> None:
    jouer_gitlab(forge, [pousse("of-lorient", 5, ANCIEN)])
    with pytest.raises(ForgeError, match="ne dit pas qui a poussé"):
        gitlab(forge)


def element_du_fil(compte: str, ref: str, op: str = "commit_repo") -> dict[str, Any]:
    contenu = json.dumps({"HeadCommit": {"Sha1": ANCIEN}})
    return {"op_type": op, "ref_name": ref, "act_user": {"login": compte}, "content": contenu}


def jouer_forgejo(forge: ForgeFactice, *, tete: str) -> None:
    suite = {"type": "pull_push", "user": {"login": "aide"}}
    corps = json.dumps({"is_force_push": False, "commit_ids": [ANCIEN, tete]})
    forge.lister(f"{DEPOT}/issues/7/timeline", [{"type": "comment"}, {**suite, "body": corps}])
    fil = [
        element_du_fil("tiers", "refs/heads/réponse"),
        element_du_fil("ailleurs", "autre"),
        element_du_fil("tiers", "réponse", "delete_branch"),
        element_du_fil("jadis", "réponse"),
    ]
    forge.lister(f"{FORK}/activities/feeds", fil)


def forgejo(forge: ForgeFactice) -> Participants:
    return participants_forgejo.find_participants(Api(adresse=forge.adresse), EVENEMENT)


def test_forgejo_names_who_pushed_before_and_after_the_proposal(forge: ForgeFactice) -> None:
    jouer_forgejo(forge, tete=SHA)
    donnes = [avis("sig", "APPROVED", 1), avis("vieux", "APPROVED", 1, stale=True)]
    forge.lister(f"{DEPOT}/pulls/7/reviews", donnes)
    lus = forgejo(forge)
    assert (lus.auteurs, lus.approbateurs) == (("of-lorient", "aide", "tiers"), ("sig",))


def test_forgejo_versions_that_no_push_brought_are_not_reviewed(forge: ForgeFactice) -> None:
    jouer_forgejo(forge, tete=ANCIEN)
    with pytest.raises(ForgeError, match="ne dit pas qui a poussé"):
        forgejo(forge)


def test_participants_pass_from_one_step_to_the_next(tmp_path: Path) -> None:
    connus = reunir(["of-lorient", "github-actions[bot]"], ["sig"])
    write_participants(connus, tmp_path / "participants.json")
    assert read_participants(tmp_path / "participants.json").options() == [
        "--auteur", "of-lorient", "--auteur", "github-actions[bot]", "--approuve-par", "sig",
    ]  # fmt: skip
