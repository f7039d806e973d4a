from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from certimetal.reading.dossier import LIMITE_ANNEXE, list_dossiers, read_dossier
from certimetal.reading.schemas import Schemas
from certimetal.reading.text import LIMITE_FICHIER
from certimetal.reading.tree import FolderTree

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from certimetal.reading.dossier import DossierLu


@pytest.fixture
def lire(depot_vide: Path) -> Callable[[Path], DossierLu]:
    tree = FolderTree(depot_vide)
    schemas = Schemas.load(tree)

    def lit(dossier: Path) -> DossierLu:
        return read_dossier(tree, dossier.relative_to(depot_vide).as_posix(), schemas)

    return lit


def controles(lu: DossierLu) -> set[str]:
    return {finding.controle for finding in lu.findings}


def test_a_sound_dossier_is_read_whole(
    ecrire: Callable[..., Path], lire: Callable[[Path], DossierLu]
) -> None:
    dossier = ecrire(1)
    lu = lire(dossier)
    assert lu.findings == []
    assert lu.fichiers == 13
    assert lu.dossier.siret == dossier.name == lu.dossier.siret_dossier
    assert lu.dossier.certificateur == "uimm-35-56"
    assert len(lu.dossier.reponses) == 12
    assert lu.dossier.reponses["C3I2"].annexes[0].code == "C3I2-A01"
    assert lu.dossier.reponses["C3I2"].corps.startswith("Le responsable")
    assert set(lu.sources) == set(lu.dossier.fichiers)


def test_each_file_is_held_against_its_own_schema(
    ecrire: Callable[..., Path], lire: Callable[[Path], DossierLu]
) -> None:
    dossier = ecrire(1)
    for code in ("C3I2", "C5I1"):
        (dossier / "reponses" / f"{code}.md").write_text(
            "---\ndelai_inscription_jours: 10\n---\nTexte.\n", encoding="utf-8"
        )
    lu = lire(dossier)
    assert {finding.location.path.rpartition("/")[2] for finding in lu.findings} == {"C5I1.md"}


@pytest.mark.parametrize("edition", ["2035", 2022, None])
def test_an_unknown_edition_is_read_as_the_newest(
    ecrire: Callable[..., Path], lire: Callable[[Path], DossierLu], edition: object
) -> None:
    dossier = ecrire(1, edition=edition)
    (dossier / "reponses" / "C3I2.md").write_text(
        "---\ninconnu: 10\n---\nTexte.\n", encoding="utf-8"
    )
    assert any(f.location.path.endswith("C3I2.md") for f in lire(dossier).findings)


def test_a_missing_fiche_is_one_finding_and_the_answers_are_read(
    ecrire: Callable[..., Path], lire: Callable[[Path], DossierLu]
) -> None:
    dossier = ecrire(1)
    (dossier / "dossier.yml").unlink()
    lu = lire(dossier)
    assert controles(lu) == {"dossier-sans-fiche"}
    assert lu.findings[0].location.path.endswith(f"{dossier.name}/dossier.yml")
    assert len(lu.dossier.reponses) == 12
    assert lu.dossier.siret == ""


def test_links_and_special_files_are_reported_and_never_opened(
    ecrire: Callable[..., Path], lire: Callable[[Path], DossierLu], tmp_path: Path
) -> None:
    dossier = ecrire(1)
    secret = tmp_path / "secret.md"
    secret.write_text("---\n---\nSecret.\n", encoding="utf-8")
    (dossier / "reponses" / "C1I1.md").unlink()
    (dossier / "reponses" / "C1I1.md").symlink_to(secret)
    (dossier / "annexes").symlink_to(tmp_path)
    lu = lire(dossier)
    assert [f.controle for f in lu.findings] == ["fichier-ordinaire"] * 2
    assert "C1I1" not in lu.dossier.reponses
    assert "Secret" not in str(lu)


def test_a_file_that_cannot_be_opened_stops_nothing(
    depot_vide: Path, ecrire: Callable[..., Path]
) -> None:
    dossier = ecrire(1)

    class Refusant(FolderTree):
        def read(self, path: str) -> bytes:
            if path.endswith("C1I1.md"):
                raise PermissionError(path)
            return super().read(path)

    tree = Refusant(depot_vide)
    folder = dossier.relative_to(depot_vide).as_posix()
    lu = read_dossier(tree, folder, Schemas.load(tree))
    assert [f.controle for f in lu.findings] == ["fichier-illisible"]
    assert len(lu.dossier.reponses) == 11


def test_files_beyond_their_limit_are_not_read(
    depot_vide: Path, ecrire: Callable[..., Path]
) -> None:
    dossier = ecrire(1)
    (dossier / "annexes").mkdir()
    for nom, taille in (
        ("reponses/C1I1.md", LIMITE_FICHIER + 1),
        ("annexes/C1I1-A01.pdf", LIMITE_ANNEXE + 1),
    ):
        with (dossier / nom).open("wb") as fichier:
            fichier.truncate(taille)
    lus: list[str] = []

    class Notant(FolderTree):
        def read(self, path: str) -> bytes:
            lus.append(path.rpartition("/")[2])
            return super().read(path)

    tree = Notant(depot_vide)
    folder = dossier.relative_to(depot_vide).as_posix()
    lu = read_dossier(tree, folder, Schemas.load(tree))
    assert controles(lu) == {"texte-trop-long", "annexe-trop-grosse"}
    assert {"C1I1.md", "C1I1-A01.pdf"}.isdisjoint(lus)
    messages = {f.controle: f.message + f.attendu for f in lu.findings}
    assert "257\u00a0Ko" in messages["texte-trop-long"]
    assert "256\u00a0Ko" in messages["texte-trop-long"]
    assert "25\u00a0Mo" in messages["annexe-trop-grosse"]


def test_an_annexe_is_known_by_its_content(
    ecrire: Callable[..., Path], lire: Callable[[Path], DossierLu]
) -> None:
    dossier = ecrire(1)
    (dossier / "annexes").mkdir()
    (dossier / "annexes" / "C1I1-A01.pdf").write_bytes(b"Ceci est du texte.")
    faits = lire(dossier).dossier.fichiers["annexes/C1I1-A01.pdf"]
    assert faits.type_reel == ""
    assert faits.taille == 18
    assert faits.empreinte.startswith("sha256:")


def test_an_unreadable_front_matter_is_said_and_keeps_the_body(
    ecrire: Callable[..., Path], lire: Callable[[Path], DossierLu]
) -> None:
    dossier = ecrire(1)
    (dossier / "reponses" / "C1I1.md").write_text("---\na: [\n---\nTexte.\n", encoding="utf-8")
    lu = lire(dossier)
    assert lu.findings
    assert not lu.dossier.reponses["C1I1"].entete_lisible
    assert lu.dossier.reponses["C1I1"].corps == "Texte.\n"


def test_the_prefix_leads_finding_paths_to_another_clone(
    depot_vide: Path, ecrire: Callable[..., Path]
) -> None:
    dossier = ecrire(1, raison_sociale=7)
    schemas = Schemas.load(FolderTree(depot_vide))
    tree = FolderTree(depot_vide / "dossiers")
    lu = read_dossier(tree, f"uimm-35-56/{dossier.name}", schemas, prefix="../autre/")
    assert [f.location.path for f in lu.findings] == [
        f"../autre/uimm-35-56/{dossier.name}/dossier.yml"
    ]
    assert lu.dossier.dossier == f"uimm-35-56/{dossier.name}"


def test_dossiers_are_the_folders_two_levels_down(depot_vide: Path) -> None:
    for nom in ("b/2", "b/1/reponses", "a/3", ".git/x", "a/.cache"):
        (depot_vide / "dossiers" / nom).mkdir(parents=True)
    (depot_vide / "dossiers" / "LISEZMOI.md").write_text("", encoding="utf-8")
    (depot_vide / "dossiers" / "lien").symlink_to("a")
    tree = FolderTree(depot_vide)
    assert list_dossiers(tree, "dossiers") == ["dossiers/a/3", "dossiers/b/1", "dossiers/b/2"]
    assert list_dossiers(FolderTree(depot_vide / "dossiers"), "") == ["a/3", "b/1", "b/2"]
    assert list_dossiers(tree, "nulle") == []
