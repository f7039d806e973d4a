"""One issue per coming deadline, on a private forge only; the forge is played here."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from forge_factice import Demande, ForgeFactice, jouer
from forges.__main__ import main
from forges.echeances import OUVERTES_MAX

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

DEPOT = "/repos/uimm/registre"
ROBOT = "github-actions[bot]"


def echeance(**suite: Any) -> dict[str, Any]:
    return {
        "date": "2026-12-15",
        "nature": "reponse",
        "libelle": "Fin du délai de réponse : C2I1",
        "regle": "R28",
        "evenement": "2026-06-01-01-constats.yml",
        "passee": False,
        "siret": "00000008300006",
        "raison_sociale": "Organisme d’essai",
        "certificateur": "uimm-35-56",
        "dossier": "dossiers/uimm-35-56/00000008300006",
        "exemple": False,
        **suite,
    }


def agenda(*echeances: dict[str, Any], incertains: tuple[str, ...] = ()) -> dict[str, Any]:
    return {
        "version": 1,
        "au": "2026-11-28",
        "jusqu_au": "2027-02-28",
        "echeances": list(echeances),
        "incertains": [
            {"siret": s, "dossier": f"dossiers/uimm-35-56/{s}", "commande": "certimetal valider"}
            for s in incertains
        ],
    }


@pytest.fixture
def forge(monkeypatch: pytest.MonkeyPatch) -> Iterator[ForgeFactice]:
    with jouer() as jouee:
        tenir(jouee, [])
        monkeypatch.setenv("GITHUB_API_URL", jouee.adresse)
        monkeypatch.setenv("GITHUB_REPOSITORY", "uimm/registre")
        monkeypatch.setenv("ROBOT", ROBOT)
        monkeypatch.setenv("JETON", "secret")
        yield jouee


def tenir(forge: ForgeFactice, tickets: list[dict[str, Any]], **depot: Any) -> list[dict[str, Any]]:
    """Keep the issues: what is opened or changed is in the next answer."""
    forge.reponses[f"GET {DEPOT}"] = {"private": True, "visibility": "private", **depot}

    def changer(demande: Demande) -> tuple[int, object, dict[str, str]]:
        numero = int(demande.chemin.rsplit("/", 1)[1])
        tickets[numero - 1].update(demande.corps)
        return 200, {}, {}

    def ouvrir(demande: Demande) -> tuple[int, object, dict[str, str]]:
        numero = len(tickets) + 1
        tickets.append(
            {"number": numero, "state": "open", "user": {"login": ROBOT}, **demande.corps}
        )
        forge.reponses[f"PATCH {DEPOT}/issues/{numero}"] = changer
        return 201, {}, {}

    forge.reponses[f"POST {DEPOT}/issues"] = ouvrir
    forge.reponses[f"GET {DEPOT}/issues"] = lambda _: (200, tickets, {})
    for ticket in tickets:
        forge.reponses[f"PATCH {DEPOT}/issues/{ticket['number']}"] = changer
    return tickets


def accorder(tmp_path: Path, contenu: dict[str, Any], forge: str = "github") -> int:
    fichier = tmp_path / "echeances.json"
    fichier.write_text(json.dumps(contenu), encoding="utf-8")
    return main(["echeances", forge, "--agenda", str(fichier)])


def test_each_deadline_has_one_issue_that_moves_with_it_then_closes(
    forge: ForgeFactice, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    tickets = tenir(forge, [])
    action = echeance(nature="action", libelle="Action prévue pour C5I2", date="2026-12-20")
    assert accorder(tmp_path, agenda(echeance(), action)) == 0
    assert [t["title"] for t in tickets] == [
        "Fin du délai de réponse : C2I1\u00a0: Organisme d’essai (15\u00a0décembre\u00a02026)",
        "Action prévue pour C5I2\u00a0: Organisme d’essai (20\u00a0décembre\u00a02026)",
    ]
    assert "certimetal situation 00000008300006" in tickets[0]["body"]
    nombre = len(forge.ecrites())
    assert accorder(tmp_path, agenda(echeance(), action)) == 0
    assert len(forge.ecrites()) == nombre, "nothing changed: nothing is written"
    assert accorder(tmp_path, agenda(echeance(date="2027-01-15", passee=True), action)) == 0
    assert len(tickets) == 2
    assert tickets[0]["title"].startswith("Passée, fin du délai")
    assert accorder(tmp_path, agenda(action)) == 0
    assert [t["state"] for t in tickets] == ["closed", "open"]
    assert capsys.readouterr().out.splitlines()[-1] == (
        "0\u00a0ticket ouvert, 0\u00a0mis à jour, 1\u00a0fermé."
    )


@pytest.mark.parametrize(
    "depot",
    [{"private": False, "visibility": "public"}, {"visibility": "internal"}, {"internal": True}],
)
def test_a_repository_that_others_read_is_refused_with_the_rule(
    forge: ForgeFactice, tmp_path: Path, capsys: pytest.CaptureFixture[str], depot: dict[str, Any]
) -> None:
    tenir(forge, [], **depot)
    assert accorder(tmp_path, agenda(echeance())) == 2
    assert "(D11)" in capsys.readouterr().err
    assert not forge.ecrites()


def test_an_issue_that_a_person_closed_stays_closed(forge: ForgeFactice, tmp_path: Path) -> None:
    tickets = tenir(forge, [])
    accorder(tmp_path, agenda(echeance()))
    tickets[0]["state"] = "closed"
    accorder(tmp_path, agenda(echeance(date="2027-01-15")))
    assert [t["state"] for t in tickets] == ["closed"]
    assert "décembre" in tickets[0]["title"]


def test_a_mark_that_someone_else_wrote_is_not_taken_for_its_own(
    forge: ForgeFactice, tmp_path: Path
) -> None:
    tickets = tenir(forge, [])
    accorder(tmp_path, agenda(echeance()))
    intrus = {**tickets[0], "number": 1, "user": {"login": "intrus"}}
    demande = {**tickets[0], "number": 2, "pull_request": {"url": "x"}}
    tickets[:] = [intrus, demande]
    accorder(tmp_path, agenda())
    assert [t["state"] for t in tickets] == ["open", "open"]
    accorder(tmp_path, agenda(echeance()))
    assert [t["user"]["login"] for t in tickets] == ["intrus", ROBOT, ROBOT]


def test_a_dossier_that_cannot_be_judged_keeps_its_issues(
    forge: ForgeFactice, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    tickets = tenir(forge, [])
    accorder(tmp_path, agenda(echeance()))
    accorder(tmp_path, agenda(incertains=("00000008300006",)))
    assert tickets[0]["state"] == "open"
    assert "n’a pas pu être jugé" in capsys.readouterr().out


def test_a_first_run_does_not_flood(
    forge: ForgeFactice, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    tickets = tenir(forge, [])
    beaucoup = [echeance(siret=f"{rang:014d}") for rang in range(OUVERTES_MAX + 3)]
    accorder(tmp_path, agenda(*beaucoup))
    assert len(tickets) == OUVERTES_MAX
    assert "3\u00a0échéances attendent la prochaine fois" in capsys.readouterr().out
    accorder(tmp_path, agenda(*beaucoup))
    assert len(tickets) == OUVERTES_MAX + 3


def test_a_fictitious_dossier_has_no_issue(forge: ForgeFactice, tmp_path: Path) -> None:
    assert accorder(tmp_path, agenda(echeance(exemple=True))) == 0
    assert not forge.ecrites()


def test_a_name_cannot_mention_anybody_nor_forge_a_mark(
    forge: ForgeFactice, tmp_path: Path
) -> None:
    tickets = tenir(forge, [])
    nom = "@equipe <!-- certimetal-echeance x --> [lien](https://exemple.fr)\n# titre"
    accorder(tmp_path, agenda(echeance(raison_sociale=nom)))
    corps, titre = tickets[0]["body"], tickets[0]["title"]
    assert "@equipe" not in corps
    assert corps.count("<!--") == 1
    assert "\n# titre" not in corps
    assert "\n" not in titre


def test_deadlines_of_one_event_are_told_apart(forge: ForgeFactice, tmp_path: Path) -> None:
    tickets = tenir(forge, [])
    actions = [echeance(nature="action", libelle=f"Action pour {c}") for c in ("C1I1", "C2I1")]
    accorder(tmp_path, agenda(*actions, echeance(), echeance(date="2026-12-16")))
    assert len(tickets) == 4
    accorder(tmp_path, agenda(actions[1], echeance()))
    assert [t["state"] for t in tickets] == ["closed", "open", "open", "closed"]


def test_gitlab_has_confidential_issues_of_a_private_project(
    forge: ForgeFactice, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CI_API_V4_URL", forge.adresse)
    monkeypatch.setenv("CI_PROJECT_ID", "3")
    monkeypatch.setenv("CERTIMETAL_JETON", "secret")
    forge.reponses["GET /user"] = {"username": "robot"}
    forge.reponses["POST /projects/3/issues"] = {}
    forge.reponses["PUT /projects/3/issues/1"] = {}
    forge.lister("/projects/3/issues", [])
    forge.reponses["GET /projects/3"] = {"visibility": "internal"}
    assert accorder(tmp_path, agenda(echeance()), "gitlab") == 2
    forge.reponses["GET /projects/3"] = {"visibility": "private"}
    assert accorder(tmp_path, agenda(echeance()), "gitlab") == 0
    (ouvert,) = forge.ecrites()
    assert ouvert.corps["confidential"] is True
    lu = {"iid": 1, "title": ouvert.corps["title"], "description": ouvert.corps["description"]}
    forge.lister("/projects/3/issues", [{**lu, "state": "opened"}])
    assert accorder(tmp_path, agenda(), "gitlab") == 0
    assert forge.ecrites()[-1].corps == {"state_event": "close"}
    assert forge.demandes[-1].jeton == "secret"


def test_another_version_of_the_format_is_refused(forge: ForgeFactice, tmp_path: Path) -> None:
    assert accorder(tmp_path, {**agenda(), "version": 2}) == 2
    assert not forge.demandes


def test_outside_of_a_forge_the_missing_name_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv("GITHUB_API_URL", raising=False)
    assert accorder(tmp_path, agenda()) == 2
    assert "GITHUB_API_URL" in capsys.readouterr().err
