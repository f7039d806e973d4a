from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from certimetal.app.depot import Depot, find_root, open_depot
from certimetal.app.racine import open_racine
from certimetal.app.selection import Selection, select
from certimetal.errors import RepositoryNotFoundError, UnknownNameError
from certimetal.reading.repertoire import list_dossiers

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.fixture
def depot(depot_vide: Path, ecrire: Callable[..., Path]) -> Depot:
    ecrire(1)
    ecrire(2)
    ecrire(3, certificateur="uimm-44")
    return open_depot(depot_vide)


def retenus(depot: Depot, selection: Selection) -> list[str]:
    return [
        Path(racine.chemin(folder)).name
        for racine in (open_racine(depot, nom) for nom in selection.racines)
        for folder in list_dossiers(racine.tree, racine.folder)
        if selection.retient(racine.chemin(folder))
    ]


def noms(depot: Depot) -> list[str]:
    return sorted(p.parent.name for p in depot.root.glob("dossiers/*/*/dossier.yml"))


def test_without_path_everything_is_kept(depot: Depot) -> None:
    selection = select(depot)
    assert sorted(retenus(depot, selection)) == noms(depot)
    assert selection.referentiel


def test_a_file_stands_for_its_dossier(depot: Depot) -> None:
    fichier = next(depot.root.glob("dossiers/uimm-35-56/*/reponses/C1I1.md"))
    selection = select(depot, [fichier])
    assert retenus(depot, selection) == [fichier.parent.parent.name]
    assert not selection.referentiel


def test_a_folder_stands_for_what_it_holds(depot: Depot) -> None:
    assert len(retenus(depot, select(depot, [depot.root / "dossiers" / "uimm-35-56"]))) == 2
    assert len(retenus(depot, select(depot, [depot.root / "dossiers"]))) == 3
    tout = select(depot, [depot.root])
    assert len(retenus(depot, tout)) == 3
    assert tout.referentiel


def test_a_dossier_whose_name_begins_another_does_not_bring_it(depot: Depot) -> None:
    premier = min(depot.root.glob("dossiers/uimm-35-56/*"))
    shutil.copytree(premier, premier.with_name(premier.name + "0"))
    assert retenus(depot, select(depot, [premier])) == [premier.name]


def test_the_referentiel_alone(depot: Depot) -> None:
    for nom in ("criteria", "criteria/2022/C1.md", "schemas"):
        selection = select(depot, [depot.root / nom])
        assert selection.referentiel
        assert retenus(depot, selection) == []


def test_a_certificateur_keeps_its_dossiers(depot: Depot) -> None:
    selection = select(depot, certificateur="uimm-44")
    assert len(retenus(depot, selection)) == 1
    assert not selection.referentiel


def test_an_unknown_certificateur_is_refused_with_those_known(depot: Depot) -> None:
    with pytest.raises(UnknownNameError, match=r"uimm-99.*uimm-35-56, uimm-44"):
        select(depot, certificateur="uimm-99")


def test_a_path_that_does_not_exist_is_refused(depot: Depot) -> None:
    with pytest.raises(UnknownNameError, match="n’existe pas"):
        select(depot, [depot.root / "dossiers" / "uimm-35-65"])


def test_a_path_that_leads_to_nothing_is_refused(depot: Depot, tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("rien", encoding="utf-8")
    with pytest.raises(UnknownNameError, match="rien qui se vérifie"):
        select(depot, [tmp_path / "notes.txt"])


@pytest.mark.parametrize(
    ("chemin", "nombre"),
    [(".", 2), ("dossiers", 2), ("dossiers/uimm-44", 1), ("dossiers/uimm-44/*", 1),
     ("dossiers/uimm-44/*/reponses", 1)],
)  # fmt: skip
def test_a_path_in_another_clone_brings_its_root(
    depot: Depot, tmp_path: Path, chemin: str, nombre: int
) -> None:
    ailleurs = tmp_path / "autre"
    shutil.copytree(depot.root / "dossiers" / "uimm-44", ailleurs / "dossiers" / "uimm-44")
    shutil.copytree(depot.root / "dossiers" / "uimm-44", ailleurs / "dossiers" / "uimm-85")
    [cible] = ailleurs.glob(chemin) if chemin != "." else [ailleurs]
    selection = select(depot, [cible])
    assert len(retenus(depot, selection)) == nombre
    assert all(c.startswith("../autre") for c in selection.chemins)


def test_two_roots_are_gone_through_and_paths_tell_them_apart(depot: Depot, tmp_path: Path) -> None:
    ailleurs = tmp_path / "autre"
    shutil.copytree(depot.root / "dossiers" / "uimm-44", ailleurs / "uimm-44")
    selection = select(depot, racines=[depot.root / "dossiers", ailleurs])
    assert len(retenus(depot, selection)) == 4
    assert selection.racines == ("dossiers", "../autre")


def test_a_root_that_does_not_exist_is_refused(depot: Depot) -> None:
    with pytest.raises(UnknownNameError, match="n’existe pas"):
        open_racine(depot, "archives")


def test_a_register_without_dossiers_folder_is_empty(depot: Depot) -> None:
    shutil.rmtree(depot.root / "dossiers")
    assert retenus(depot, select(depot)) == []


def test_the_repository_is_found_from_any_folder_below(depot: Depot) -> None:
    assert find_root(depot.root / "dossiers" / "uimm-44") == depot.root


def test_no_repository_is_said_in_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(RepositoryNotFoundError, match="Aucun dépôt CERTIMÉTAL"):
        find_root(tmp_path)
    with pytest.raises(RepositoryNotFoundError, match="n’est pas la racine"):
        open_depot(tmp_path)
