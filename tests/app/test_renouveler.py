"""A renewal by difference: what was audited, what changed, what closed the past findings."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from certimetal.app.renouveler import compare_renewal, titles, write_depot
from certimetal.app.reperage import find_dossier, load
from certimetal.domain.a_completer import MARQUE
from certimetal.domain.cycle import situer
from certimetal.domain.relecture import Ecart
from certimetal.domain.texte_audite import EtatReponse, etats_des_reponses
from certimetal.errors import EventRefusedError
from certimetal.rendering.renouvellement import markdown
from certimetal.rendering.renouvellement.recit import sections
from registre_reference import (
    DOSSIER,
    EN_DELAI,
    HABILITE,
    INITIAL,
    SIRET,
    TOUS,
    ecrire,
    installer,
    raconter,
)

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from certimetal.app.depot import Depot
    from certimetal.domain.renouvellement import Point, Renouvellement

AU = date(2029, 6, 1)


@pytest.fixture
def racine(tmp_path: Path) -> Path:
    return installer(tmp_path)


def comparer(depot: Depot, au: date = AU) -> Renouvellement:
    return compare_renewal(depot, SIRET, today=au)


def point(renouvellement: Renouvellement, code: str) -> Point:
    return next(point for point in renouvellement.points if point.indicateur == code)


def change(racine: Path, code: str, avant: str, apres: str) -> None:
    reponse = racine / DOSSIER / "reponses" / f"{code}.md"
    texte = reponse.read_text(encoding="utf-8")
    assert avant in texte
    reponse.write_text(texte.replace(avant, apres, 1), encoding="utf-8")


def dit(renouvellement: Renouvellement, titres: Mapping[str, str] | None = None) -> str:
    return "\n".join(
        ligne for section in sections(renouvellement, titres or {}) for ligne in section.lignes
    )


def test_nothing_changed_is_said_of_every_answer(racine: Path) -> None:
    renouvellement = comparer(raconter(racine, HABILITE))
    assert {p.etat for p in renouvellement.points} == {EtatReponse.AUDITEE}
    assert not any(p.guide_modifie or p.reponse_modifiee for p in renouvellement.points)
    assert renouvellement.constats == ()
    assert renouvellement.a_deposer == date(2029, 8, 9)
    assert renouvellement.possible.possible


def test_an_answer_that_changed_waits_for_the_audit_once_the_dossier_is_filed(
    racine: Path,
) -> None:
    depot = raconter(racine, HABILITE)
    change(racine, "C5I1", "\n---\n", "\n---\nUne phrase de plus.\n\n")
    assert point(comparer(depot), "C5I1").etat is EtatReponse.MODIFIEE
    assert "C5I1\u00a0: le texte ou les engagements ont changé" in dit(comparer(depot))
    ecrire(depot, "depot", "2029-06-01", **INITIAL[0][2])
    apres = comparer(depot)
    assert point(apres, "C5I1").etat is EtatReponse.EN_ATTENTE
    assert point(apres, "C1I1").etat is EtatReponse.AUDITEE
    assert apres.depose
    assert not apres.possible.possible


def test_the_states_are_those_that_a_page_may_show(racine: Path) -> None:
    depot = raconter(racine, HABILITE)
    change(racine, "C5I1", "\n---\n", "\n---\nUne phrase de plus.\n\n")
    (racine / DOSSIER / "reponses" / "C6I2.md").unlink()
    dossier = load(depot, find_dossier(depot, SIRET))
    situation = situer(dossier, depot.referentiel, AU)
    etats = etats_des_reponses(dossier, depot.referentiel, situation)
    assert len(etats) == 12
    assert etats["C5I1"] is EtatReponse.MODIFIEE
    assert etats["C6I2"] is EtatReponse.ABSENTE
    muets = tuple(v._replace(empreinte="", annexes={}) for v in situation.verdicts)
    sans = etats_des_reponses(dossier, depot.referentiel, replace(situation, verdicts=muets))
    assert sans["C1I1"] is EtatReponse.SANS_EMPREINTE
    jamais = etats_des_reponses(dossier, depot.referentiel, replace(situation, verdicts=()))
    assert jamais["C1I1"] is EtatReponse.JAMAIS_AUDITEE


def test_annexes_that_changed_or_went_are_named(racine: Path) -> None:
    depot = raconter(racine, HABILITE)
    annexe = racine / DOSSIER / "annexes" / "C1I1-A01.png"
    annexe.write_bytes(annexe.read_bytes() + b"\0")
    assert [(a.code, a.ecart) for a in point(comparer(depot), "C1I1").annexes] == [
        ("C1I1-A01", Ecart.MODIFIE)
    ]
    assert "C1I1-A01, «" in dit(comparer(depot))
    assert "a changé depuis l’audit." in dit(comparer(depot))


def test_an_annexe_of_before_the_audit_looks_out_of_date(racine: Path) -> None:
    change(racine, "C3I2", "Procédure d’inscription", "Procédure d’inscription 2023")
    depot = raconter(racine, HABILITE)
    (datee,) = point(comparer(depot), "C3I2").annexes
    assert (datee.code, datee.ecart, datee.annee) == ("C3I2-A01", None, 2023)
    assert "porte l’année 2023, et l’audit est de 2025" in dit(comparer(depot))


def test_a_day_of_before_the_audit_is_named_by_its_title(racine: Path) -> None:
    change(racine, "C6I1", "---\n", "---\nreunion_uimm_suivie: 2024-11-05\n")
    depot = raconter(racine, HABILITE)
    renouvellement = comparer(depot)
    (ancienne,) = point(renouvellement, "C6I1").dates
    assert (ancienne.cle, ancienne.jour) == ("reunion_uimm_suivie", date(2024, 11, 5))
    titres = titles(depot, renouvellement)
    titre = depot.schemas.champ("2022/reponses/C6I1").enfants
    attendu = next(champ.titre for champ in titre if champ.cle == "reunion_uimm_suivie")
    assert f"C6I1\u00a0: {attendu}, 5\u00a0novembre\u00a02024." in dit(renouvellement, titres)


def test_a_guide_that_changed_is_said_apart(racine: Path) -> None:
    depot = raconter(racine, HABILITE)
    referentiel = depot.referentiel
    guide = replace(referentiel.indicateurs["C4I1"], guide="Un autre guide.")
    dossier = load(depot, find_dossier(depot, SIRET))
    from certimetal.domain.renouvellement import comparer as comparer_dossier  # noqa: PLC0415 -- the name is taken

    autre = replace(referentiel, indicateurs={**referentiel.indicateurs, "C4I1": guide})
    renouvellement = comparer_dossier(dossier, autre, AU)
    assert [p.indicateur for p in renouvellement.points if p.guide_modifie] == ["C4I1"]
    assert point(renouvellement, "C4I1").etat is EtatReponse.AUDITEE
    assert "C4I1\u00a0: relisez le guide" in dit(renouvellement)


def test_past_findings_have_the_proof_of_their_closure(racine: Path) -> None:
    motif = {"details": {"motif": (("", "La version est nommée."),)}}
    depot = raconter(racine, [*EN_DELAI, ("levee", "2025-03-03", {"cibles": ("C2I1",), **motif})])
    un, deux = comparer(depot, date(2025, 3, 4)).constats
    assert (un.indicateur, un.gravite, un.cloture) == (
        "C2I1", "majeure", "2025-03-03-01-levee.yml",
    )  # fmt: skip
    assert (un.motif, un.cloture_le) == ("La version est nommée.", date(2025, 3, 3))
    assert (deux.indicateur, deux.cloture) == ("C3I2", "")
    texte = dit(comparer(depot, date(2025, 3, 4)))
    assert "Close le 3\u00a0mars\u00a02025 par 2025-03-03-01-levee.yml." in texte
    assert "Rien ne la clôt" in texte


def test_a_later_audit_closes_a_finding_too(racine: Path) -> None:
    levee = {"cibles": ("C2I1",), "details": {"motif": (("", "Relu."),)}}
    plan = {"cibles": ("C3I2",), "details": {
        "cause": (("", "x"),), "action": (("", "x"),), "preuve": (("", "x"),),
        "echeance": (("", "2025-04-30"),)}}  # fmt: skip
    accord = {"champs": {"sens": "habilitation", "motif": "Oui."}}
    objet = {"champs": {"instance": "gtp", "origine": "initiative", "objet": "Les délais."}}
    depot = raconter(racine, [
        *EN_DELAI, ("levee", "2025-03-03", levee), ("plan_actions", "2025-03-04", plan),
        ("decision", "2025-03-05", accord), ("declenchement", "2025-06-02", objet),
        ("constats", "2025-06-16", {"cibles": ("C3I2",), "drapeaux": TOUS}),
    ])  # fmt: skip
    constats = comparer(depot).constats
    assert {c.indicateur: c.cloture for c in constats} == {
        "C2I1": "2025-03-03-01-levee.yml", "C3I2": "2025-06-16-01-constats.yml",
    }  # fmt: skip
    assert next(c for c in constats if c.indicateur == "C3I2").preuves == ("C3I2-A01", "C3I2-A02")


@pytest.mark.parametrize(
    ("au", "mot"),
    [(date(2029, 8, 9), "est à déposer au plus tard le 9\u00a0août\u00a02029"),
     (date(2029, 8, 10), "devait être déposé au plus tard le 9\u00a0août\u00a02029"),
     (date(2030, 2, 10), "aucune habilitation en cours à renouveler")],
)  # fmt: skip
def test_when_the_dossier_is_due(racine: Path, au: date, mot: str) -> None:
    assert mot in dit(comparer(raconter(racine, HABILITE), au))


def test_a_renewal_already_granted_is_said(racine: Path) -> None:
    suite = [
        ("depot", "2029-03-01", INITIAL[0][2]),
        ("recevabilite", "2029-03-05", INITIAL[1][2]),
        ("constats", "2029-03-19", {"drapeaux": TOUS}),
        ("decision", "2029-03-26", {"champs": {"sens": "habilitation", "motif": "Oui."}}),
    ]
    renouvellement = comparer(raconter(racine, [*HABILITE, *suite]))
    assert renouvellement.renouvele
    assert renouvellement.fin == date(2035, 2, 9)
    assert renouvellement.a_deposer is None
    assert "Le renouvellement est déjà décidé." in dit(renouvellement)


def test_the_depot_is_written_for_the_of_to_complete(racine: Path) -> None:
    depot = raconter(racine, HABILITE)
    ecrit = write_depot(depot, SIRET, today=AU, saisi_pour_of=True)
    donnees = ecrit.prepare.donnees
    assert (donnees["nature"], donnees["saisi_pour"]) == ("renouvellement", "of")
    assert donnees["engagement"] == donnees["qualite_responsable"] == MARQUE
    (racine / ecrit.chemin).unlink()
    with pytest.raises(EventRefusedError, match="R30"):
        write_depot(depot, SIRET, today=date(2030, 2, 10))


def test_markdown_of_a_hostile_name_is_plain(racine: Path) -> None:
    depot = raconter(racine, HABILITE)
    renouvellement = comparer(depot)
    hostile = replace(renouvellement, raison_sociale="@tous <img src=x> [a](http://b) `c`\n# d")
    rendu = markdown.render(hostile, {})
    titre = rendu.partition("\n")[0]
    assert titre.startswith("## Renouvellement")
    assert "@tous" not in titre
    assert "\\<img" in titre
    assert "\\[a\\]" in titre
    assert "\n# d" not in rendu
