"""Where dossiers stand on a day, from what is remembered or from their journals."""

from __future__ import annotations

import time
from datetime import date
from typing import TYPE_CHECKING

import pytest

from certimetal.app import etude
from certimetal.app.archive_situation import without_empreintes
from certimetal.app.depot import Depot, open_depot
from certimetal.app.etude import load_dossier, study
from certimetal.app.selection import Selection
from certimetal.app.suivi import follow, keep_sirets
from certimetal.app.validation import validate
from certimetal.domain.cycle import situer
from certimetal.domain.cycle.publics import evenements_publics
from certimetal.domain.situation import Statut
from certimetal.errors import UnknownNameError
from certimetal.reading.dossier import read_dossier, read_journal
from certimetal.reading.tree import FolderTree
from journaux_ecrits import auditer, decider, ecrire_evenement, habiliter

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from certimetal.domain.registre import Resume

JOUR = date(2026, 3, 2)


class ArbreNote(FolderTree):
    """A folder's tree that notes what is read of the dossiers."""

    def __init__(self, root: Path) -> None:
        super().__init__(root)
        self.lus: list[str] = []

    def read(self, path: str) -> bytes:
        if path.startswith("dossiers/"):
            self.lus.append(path)
        return super().read(path)


@pytest.fixture(autouse=True)
def une_heure_plus_tard(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the files that the test has just written be old enough for their stamps to count."""
    maintenant = time.time_ns
    monkeypatch.setattr(etude.time, "time_ns", lambda: maintenant() + 3_600_000_000_000)


@pytest.fixture
def depot(depot_vide: Path, ecrire: Callable[..., Path]) -> Path:
    """A register with an OF habilitated on 3 November 2025 and one in its délai de réponse."""
    habiliter(ecrire(1))
    auditer(ecrire(2), C2I1="nc_majeure")
    return depot_vide


def suivre(root: Path, au: date, today: date = JOUR) -> tuple[Resume, ...]:
    return follow(open_depot(root), Selection(), today=today, au=au)


def statuts(root: Path, au: date) -> list[Statut]:
    return [resume.situation.statut for resume in suivre(root, au)]


def test_any_day_can_be_asked_for(depot: Path) -> None:
    assert statuts(depot, date(2025, 1, 5)) == [Statut.BROUILLON, Statut.BROUILLON]
    assert statuts(depot, date(2025, 1, 6)) == [Statut.DEPOSE, Statut.DEPOSE]
    assert statuts(depot, JOUR) == [Statut.HABILITE, Statut.EN_AUDIT]
    assert statuts(depot, date(2030, 11, 3)) == [Statut.ECHU, Statut.EN_AUDIT]


def test_another_day_is_told_as_if_the_whole_dossier_were_read(depot: Path) -> None:
    au = date(2025, 6, 2)
    ouvert = open_depot(depot)
    entiers = [load_dossier(ouvert, e) for e in study(ouvert, today=JOUR)]
    attendues = [without_empreintes(situer(d, ouvert.referentiel, au)) for d in entiers]
    assert [r.situation for r in suivre(depot, au)] == attendues


def test_what_is_public_is_the_same_from_the_study_and_from_the_journal(depot: Path) -> None:
    ouvert = open_depot(depot)
    for e in study(ouvert, today=JOUR):
        publics = evenements_publics(load_dossier(ouvert, e), ouvert.referentiel, JOUR)
        assert e.resume.evenements_publics == publics != ()


def test_the_day_itself_reads_nothing_once_remembered(depot: Path) -> None:
    premier = suivre(depot, JOUR)
    tree = ArbreNote(depot)
    assert follow(Depot(depot, tree), Selection(), today=JOUR, au=JOUR) == premier
    assert tree.lus == []


def test_another_day_reads_the_journals_alone_and_forgets_nothing(depot: Path) -> None:
    suivre(depot, JOUR)
    tree = ArbreNote(depot)
    follow(Depot(depot, tree), Selection(), today=JOUR, au=date(2027, 1, 4))
    assert tree.lus
    assert all("/journal/" in path for path in tree.lus)
    tree = ArbreNote(depot)
    validate(Depot(depot, tree), today=JOUR)
    assert tree.lus == []


def test_a_journal_read_alone_is_the_dossiers_own(depot: Path) -> None:
    ouvert = open_depot(depot)
    for dossier in depot.glob("dossiers/*/*"):
        folder = dossier.relative_to(depot).as_posix()
        entier = read_dossier(ouvert.tree, folder, ouvert.schemas).dossier
        assert entier.journal
        assert read_journal(ouvert.tree, folder, ouvert.schemas) == entier.journal


@pytest.mark.parametrize("au", [date(2025, 1, 6), JOUR, date(2028, 1, 3)])
def test_a_fault_of_a_journal_is_known_on_any_day_and_stops_no_other(
    depot: Path, ecrire: Callable[..., Path], au: date
) -> None:
    decider(ecrire(3), "2025-03-03-01-decision", "habilitation", fin="2030-03-02")
    justes = suivre(depot, au)
    assert [r.erreurs_journal for r in justes] == [0, 0, 1]
    assert justes[2].situation.statut is Statut.BROUILLON


def test_an_event_to_come_is_a_fault_even_where_its_day_is_asked_for(
    depot: Path, ecrire: Callable[..., Path]
) -> None:
    ecrire_evenement(
        ecrire(3), "2026-03-03-01-depot", "of", nature="initiale", engagement=True,
        qualite_responsable="Direction",
    )  # fmt: skip
    assert suivre(depot, date(2026, 4, 6))[2].erreurs_journal == 1


def test_a_fault_elsewhere_in_the_dossier_leaves_the_situation_sure(
    depot: Path, ecrire: Callable[..., Path]
) -> None:
    habiliter(ecrire(3, numero_declaration_activite="1"))
    resume = suivre(depot, JOUR)[2]
    assert (resume.erreurs > 0, resume.erreurs_journal) == (True, 0)


def test_verdicts_to_read_again_are_those_in_force_on_the_day(depot: Path) -> None:
    resume = suivre(depot, JOUR)[0]
    assert len(resume.a_revoir) == 12
    assert suivre(depot, date(2027, 1, 4))[0].a_revoir == resume.a_revoir
    assert suivre(depot, date(2025, 2, 2))[0].a_revoir == ()


def test_a_verdict_that_was_another_then_is_not_known_to_be_read_again(
    depot: Path, ecrire: Callable[..., Path]
) -> None:
    dossier = ecrire(3)
    auditer(dossier, C2I1="nc_majeure")
    levee = {"resultat": "levee", "motif": "Procédure lue.", "empreinte": f"v1:sha256:{'ab' * 32}"}
    ecrire_evenement(dossier, "2025-06-02-01-levee", "auditeur", levees={"C2I1": levee})
    assert "C2I1" in suivre(depot, JOUR)[2].a_revoir
    avant = suivre(depot, date(2025, 3, 3))[2]
    assert "C2I1" not in avant.a_revoir
    assert len(avant.a_revoir) == 11


def test_dossiers_are_named_by_their_siret(depot: Path) -> None:
    ouvert = open_depot(depot)
    [siret, autre] = sorted(dossier.name for dossier in depot.glob("dossiers/*/*"))
    ecrit = f"{siret[:3]} {siret[3:6]} {siret[6:9]}\u00a0{siret[9:]}"
    selection = keep_sirets(ouvert, Selection(), [ecrit, siret])
    assert selection.chemins == (f"dossiers/uimm-35-56/{siret}",)
    assert not selection.retient(f"dossiers/uimm-35-56/{autre}")
    with pytest.raises(UnknownNameError, match="Aucun dossier ne porte le SIRET"):
        keep_sirets(ouvert, Selection(), [siret, "123"])
