"""The published table of rights, cell by cell: what it says is what is done."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from propositions import (
    AUTRE_LIEU,
    AUTRE_SIRET,
    BASE,
    COMPTES,
    CONFIRMES,
    LIEU,
    change,
    consigne,
    cote,
    evenement,
    proposition,
    refus,
)

from certimetal.domain.proposition import ABSENT

if TYPE_CHECKING:
    from collections.abc import Callable

    from certimetal.domain.proposition import Proposition

PAGE = Path(__file__).resolve().parents[2] / "docs" / "guides" / "droits.md"
JOUR = "2026-03-02-01"
APPROUVE = {
    "`constats` et `decision` ensemble": "signataire",
    "`transfert` vers un autre certificateur": "secretariat-44",
}


def _ajoute(type_: str, auteur: str, saisi_pour: str = "") -> Callable[..., Proposition]:
    ecrit = evenement(f"{JOUR}-{type_}.yml", auteur=auteur, saisi_pour=saisi_pour)
    return lambda **suite: consigne(ecrit, **suite)


def _fiche(**champs: object) -> Callable[..., Proposition]:
    return lambda **suite: proposition(
        change("dossier.yml"), apres=cote(CONFIRMES, fiche=champs), **suite
    )


def _saisi(**suite: object) -> Proposition:
    proposee = _ajoute("depot", "secretariat", "of")(**suite)
    return replace(proposee, changements=(*proposee.changements, change("reponses/C1I1.md")))


def _exemple(**suite: object) -> Proposition:
    dossier = cote(CONFIRMES, exemple=True)
    return proposition(change("reponses/C1I1.md"), avant=dossier, apres=dossier, **suite)  # type: ignore[arg-type]  -- a test's keywords


def _ensemble(**suite: object) -> Proposition:
    return consigne(
        evenement(f"{JOUR}-constats.yml", auteur="auditeur"),
        evenement("2026-03-02-02-decision.yml", auteur="signataire"),
        **suite,
    )


def _transfert(arrivee: str) -> Callable[..., Proposition]:
    def proposer(**suite: object) -> Proposition:
        passe = evenement(f"{JOUR}-transfert.yml", auteur="secretariat")
        return proposition(
            change("dossier.yml", "supprime"),
            change("dossier.yml", "ajoute", arrivee),
            change("reponses/C1I1.md", "supprime", objet="c" * 40),
            change("reponses/C1I1.md", "ajoute", arrivee, objet="c" * 40),
            change(passe.chemin, "ajoute", arrivee),
            apres=ABSENT,
            **{arrivee: (ABSENT, cote(CONFIRMES, passe, lieu=arrivee))},
            **suite,  # type: ignore[arg-type]  -- a test's keywords
        )

    return proposer


def _nouveau(**suite: object) -> Proposition:
    depot = evenement(f"{JOUR}-depot.yml", auteur="of")
    return proposition(
        change("dossier.yml", "ajoute"),
        change("reponses/C1I1.md", "ajoute"),
        change(depot.chemin, "ajoute"),
        avant=ABSENT,
        apres=cote(depot),
        **suite,  # type: ignore[arg-type]  -- a test's keywords
    )


def _touche(*changements: tuple[str, str], lieu: str = LIEU) -> Callable[..., Proposition]:
    return lambda **suite: proposition(*(change(c, n, lieu) for c, n in changements), **suite)


LIGNES: dict[str, Callable[..., Proposition]] = {
    "un nouveau dossier, en brouillon ou avec son dépôt": _nouveau,
    "`reponses/`, `annexes/`": _touche(
        ("reponses/C1I1.md", "modifie"), ("annexes/C1I1-A02.pdf", "ajoute")
    ),
    "`reponses/`, `annexes/`, avec un événement « saisi pour l’organisme »": _saisi,
    "`dossier.yml` : ses autres champs": _fiche(raison_sociale="Un autre nom"),
    "`dossier.yml` : `comptes`": _fiche(comptes=["of-lorient", "Inconnu"]),
    "`dossier.yml` : `siret`": _fiche(siret="00000001800010"),
    "`dossier.yml` : `exemple`": _fiche(exemple=True),
    "un dossier d’exemple : réponses, annexes": _exemple,
    "`reprise`": _ajoute("reprise", "signataire"),
    "`depot`": _ajoute("depot", "of"),
    "`depot`, saisi pour l’organisme": _ajoute("depot", "secretariat", "of"),
    "`recevabilite`, du secrétariat": _ajoute("recevabilite", "secretariat"),
    "`recevabilite`, de l’auditeur": _ajoute("recevabilite", "auditeur"),
    "`declenchement`": _ajoute("declenchement", "auditeur"),
    "`constats`": _ajoute("constats", "auditeur"),
    "`constats` et `decision` ensemble": _ensemble,
    "`notification`, du secrétariat": _ajoute("notification", "secretariat"),
    "`notification`, du signataire": _ajoute("notification", "signataire"),
    "`plan_actions`": _ajoute("plan_actions", "of"),
    "`levee`": _ajoute("levee", "auditeur"),
    "`decision`": _ajoute("decision", "signataire"),
    "`griefs`": _ajoute("griefs", "signataire"),
    "`observations`": _ajoute("observations", "of"),
    "`convention`": _ajoute("convention", "signataire"),
    "`changement`": _ajoute("changement", "of"),
    "`cessation`": _ajoute("cessation", "of"),
    "`rectification`, de l’auditeur": _ajoute("rectification", "auditeur"),
    "un événement déjà versé, changé ou supprimé": _touche((CONFIRMES.chemin, "modifie")),
    "`transfert` vers un autre SIRET": _transfert(AUTRE_SIRET),
    "`transfert` vers un autre certificateur": _transfert(AUTRE_LIEU),
    "un dossier supprimé": lambda **suite: proposition(
        change("dossier.yml", "supprime"), apres=ABSENT, **suite
    ),
    "`criteria/`, `schemas/`": _touche(("criteria/2022/C1.md", "modifie"), lieu=""),
    "tout le reste : l’outil, le site, la configuration": _touche(
        (".github/workflows/revue.yml", "modifie"), lieu=""
    ),
}


def _cellules() -> list[tuple[str, str, str]]:
    lignes = [
        [case.strip().replace("\u00a0", " ") for case in ligne.strip().strip("|").split("|")]
        for ligne in PAGE.read_text(encoding="utf-8").split("## Le tableau")[1].splitlines()
        if ligne.startswith("|")
    ]
    entetes, corps = lignes[0][1:], lignes[2:]
    return [
        (ligne[0], role, dit)
        for ligne in corps
        for role, dit in zip(entetes, ligne[1:], strict=True)
    ]


CELLULES = _cellules()


def test_the_table_has_every_act_and_every_role() -> None:
    assert {ligne for ligne, _, _ in CELLULES} == set(LIGNES)
    assert {role for _, role, _ in CELLULES} == set(COMPTES)
    assert {dit for _, _, dit in CELLULES} == {"oui", "non", "accord"}


@pytest.mark.parametrize(("ligne", "role", "dit"), CELLULES)
def test_a_cell_says_what_is_done(ligne: str, role: str, dit: str) -> None:
    proposer, compte = LIGNES[ligne], COMPTES[role]
    trouves = refus(proposer(auteur=compte))
    assert bool(trouves) is (dit != "oui"), [t.message for t in trouves]
    if ligne in APPROUVE:
        trouves = refus(proposer(auteur=compte, approbateurs=(APPROUVE[ligne],)))
        assert bool(trouves) is (dit == "non")
    for trouve in trouves:
        assert trouve.attendu.endswith((".", ")."))
        assert trouve.remede.endswith(".")


def test_the_base_of_the_table_is_a_confirmed_dossier() -> None:
    assert BASE.dossier is not None
    assert BASE.dossier.journal == (CONFIRMES,)
