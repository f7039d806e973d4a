"""From files to « à revoir »: a verdict in force, and the answer changed after it."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from certimetal.app.a_revoir import verdicts_a_relire
from certimetal.app.depot import Depot, open_depot
from certimetal.app.empreintes import list_empreintes
from certimetal.app.reperage import find_dossier, load

if TYPE_CHECKING:
    from certimetal.domain.relecture import Relecture

EXEMPLES = Path(__file__).parents[2] / "tests" / "examples" / "valid"
SIRET = "00000009100017"
AU = date(2026, 3, 2)


@pytest.fixture
def dossier(depot_vide: Path) -> Path:
    """The reference dossier, audited: its constats bear the empreintes of what it says."""
    folder = depot_vide / "dossiers" / "uimm-35-56" / SIRET
    shutil.copytree(EXEMPLES / "organisme-de-reference", folder)
    shutil.copytree(EXEMPLES / "journal-initial", folder / "journal")
    listage = list_empreintes(open_depot(depot_vide), SIRET)
    lignes = ["date: 2025-10-06", "auteur: auditeur", "audit: initial", "verdicts:"]
    for reponse in listage.reponses:
        annexes = ", ".join(f'{a.code}: "{a.empreinte}"' for a in reponse.annexes)
        lignes.append(
            f'  {reponse.indicateur}: {{verdict: conforme, empreinte: "{reponse.empreinte}", '
            f'guide: "{reponse.guide}", annexes: {{{annexes}}}}}'
        )
    constats = folder / "journal" / "2025-10-06-01-constats.yml"
    constats.write_text("\n".join(lignes) + "\n", encoding="utf-8")
    for autre in ("2025-10-10-01-decision.yml", "2025-11-03-01-plan_actions.yml"):
        (folder / "journal" / autre).unlink()
    return folder


def relire(depot: Depot) -> dict[str, Relecture]:
    dossier = load(depot, find_dossier(depot, SIRET))
    lus = verdicts_a_relire(dossier, depot.referentiel, AU)
    return {relecture.verdict.indicateur: relecture for relecture in lus}


def test_nothing_is_to_be_read_again_where_nothing_changed(dossier: Path) -> None:
    relectures = relire(open_depot(dossier.parents[2]))
    assert len(relectures) == 12
    assert all(relecture.comparable for relecture in relectures.values())
    assert not any(r.a_revoir or r.guide_modifie for r in relectures.values())


def test_only_what_changed_is_to_be_read_again(dossier: Path) -> None:
    reponse = dossier / "reponses" / "C2I1.md"
    reponse.write_text(reponse.read_text(encoding="utf-8") + "\nAjout.\n", encoding="utf-8")
    (dossier / "annexes" / "C3I2-A01.pdf").write_bytes(b"%PDF-1.7 autre")
    guide = dossier.parents[2] / "criteria" / "2022" / "C4I1.md"
    guide.write_text(guide.read_text(encoding="utf-8") + "\nUne phrase.\n", encoding="utf-8")
    relectures = relire(open_depot(dossier.parents[2]))
    assert {i for i, r in relectures.items() if r.a_revoir} == {"C2I1", "C3I2"}
    assert {i for i, r in relectures.items() if r.guide_modifie} == {"C4I1"}


def test_no_verdict_is_in_force_before_the_audit(dossier: Path) -> None:
    depot = open_depot(dossier.parents[2])
    lu = load(depot, find_dossier(depot, SIRET))
    assert verdicts_a_relire(lu, depot.referentiel, date(2025, 10, 5)) == ()
