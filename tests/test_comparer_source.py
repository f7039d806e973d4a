"""``scripts/comparer-source``: the command itself, on a copy of the référentiel and a source.

The whole source is not part of the repository: its path is given by CERTIMETAL_SOURCE.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from certimetal.domain.comparaison import comparer
from certimetal.domain.passages import Passage, passages
from certimetal.reading.referentiel import load_referentiel, load_source_settings
from certimetal.reading.schemas import Schemas
from certimetal.reading.tree import FolderTree

if TYPE_CHECKING:
    from collections.abc import Iterator

RACINE = Path(__file__).parents[1]
SCRIPT = RACINE / "scripts" / "comparer-source"

# A few slides as a presentation gives them once it is turned into text.
SOURCE = """ CRITÈRE 1 : LE CHOIX DE LA CERTIFICATION

L'OF démontre ici sa capacité :

❑ À identifier l'offre de certification de la

branche.

3
Cadre réservé à l'organisme

formation,mais dès la fin du positionnementdecedernier.

Les dispositions mises en place par le prestataire
permettent d'envoyer à l'UIMM Territoriale centre de
certification les demandes d'inscription au plus tard
dans les 15 jours qui suivent le début du parcours de
formation.
"""
SOURCE = SOURCE.replace(
    "formation,mais",
    "Une\ninscription ne peut avoir lieu à postériori d'un parcours de\nformation,mais",
)


@pytest.fixture
def depot(tmp_path: Path) -> Path:
    racine = tmp_path / "depot"
    shutil.copytree(RACINE / "criteria", racine / "criteria")
    shutil.copytree(RACINE / "schemas", racine / "schemas")
    return racine


def run(*arguments: str | Path, cwd: Path = RACINE) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, SCRIPT, *arguments],
        cwd=cwd,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def write(tmp_path: Path, texte: str) -> Path:
    fichier = tmp_path / "source.txt"
    fichier.write_text(texte, encoding="utf-8")
    return fichier


def change(depot: Path, fichier: str, avant: str, apres: str) -> None:
    chemin = depot / "criteria" / fichier
    texte = chemin.read_text(encoding="utf-8")
    assert avant in texte
    chemin.write_text(texte.replace(avant, apres), encoding="utf-8")


def test_a_source_that_is_all_published_succeeds(depot: Path, tmp_path: Path) -> None:
    fait = run(write(tmp_path, SOURCE), depot)
    assert fait.returncode == 0, fait.stdout + fait.stderr
    assert "6\u00a0phrases dans la source\u00a0: 6\u00a0trouvées, 0\u00a0manquante." in fait.stdout
    assert "positionnementdecedernier\u00a0» → «\u00a0formation, mais dès la fin" in fait.stdout
    assert "ligne 9\u00a0: «\u00a03\u00a0». Numéro de diapositive." in fait.stdout


@pytest.mark.parametrize(
    ("ligne", "fichier", "avant", "apres"),
    [
        (16, "2022/C3I2.md", "15 jours", "16 jours"),
        (16, "2022/C3I2.md", "au plus tard", "au plus tôt"),
        (12, "2022/C3I2.md", "ne peut avoir lieu", "peut avoir lieu"),
        (5, "2022/C1.md", "  - À identifier l’offre de certification de la branche.\n", ""),
        (1, "2022/C1.md", "titre: Le choix de la certification", "titre: Le choix"),
    ],
)
def test_what_was_altered_is_named_with_its_line(
    depot: Path, *, ligne: int, fichier: str, avant: str, apres: str
) -> None:
    change(depot, fichier, avant, apres)
    fait = run(write(depot, SOURCE), depot)
    assert fait.returncode == 1, fait.stderr
    manquantes = fait.stdout.partition("\n\n")[0].splitlines()
    assert manquantes[0] == "Phrases de la source qui manquent dans les textes publiés\u00a0:"
    assert manquantes[1].startswith(f"  ligne {ligne}\u00a0: «\u00a0")
    assert "1\u00a0manquante." in fait.stdout


def test_the_nearest_published_sentence_is_shown(depot: Path, tmp_path: Path) -> None:
    change(depot, "2022/C3I2.md", "15 jours", "16 jours")
    sortie = run(write(tmp_path, SOURCE), depot).stdout
    assert "la plus proche (criteria/2022/C3I2.md)\u00a0: «\u00a0Les dispositions" in sortie
    assert "dans les 16 jours" in sortie


@pytest.mark.parametrize(
    ("contenu", "phrase"),
    [
        (None, "n’existe pas"),
        (b"", "est vide"),
        (b"\n3\n", "ne contient aucune phrase"),
        ("Évaluation".encode("latin-1"), "n’est pas du texte codé en UTF-8"),
        (b"%PDF-1.7\n", "est un PDF"),
        (b"PK\x03\x04abc", "est un document Word"),
    ],
)
def test_what_cannot_be_compared_is_said_in_french(
    depot: Path, tmp_path: Path, contenu: bytes | None, phrase: str
) -> None:
    fichier = tmp_path / "source.txt"
    if contenu is not None:
        fichier.write_bytes(contenu)
    fait = run(fichier, depot)
    assert fait.returncode == 2
    assert phrase in fait.stderr
    assert "Traceback" not in fait.stderr


def test_a_folder_is_not_a_source(depot: Path, tmp_path: Path) -> None:
    fait = run(tmp_path, depot)
    assert (fait.returncode, "est un dossier" in fait.stderr) == (2, True)


def test_without_a_repository_nothing_is_compared(tmp_path: Path) -> None:
    fait = run(write(tmp_path, SOURCE), tmp_path)
    assert fait.returncode == 2
    assert "dépôt CERTIMÉTAL" in fait.stderr


@pytest.mark.parametrize("arguments", [(), ("--tout",), ("a", "b", "c")])
def test_wrong_arguments_recall_the_usage(arguments: tuple[str, ...]) -> None:
    fait = run(*arguments)
    assert (fait.returncode, fait.stderr.startswith("Usage\u00a0:")) == (2, True)


# --- the whole source, where it is at hand


@pytest.fixture(scope="module")
def source() -> str:
    chemin = os.environ.get("CERTIMETAL_SOURCE")
    if not chemin:
        pytest.skip("CERTIMETAL_SOURCE ne donne pas le texte de la source")
    return Path(chemin).read_text(encoding="utf-8")


def test_the_whole_source_is_published_and_nothing_else(source: str) -> None:
    fait = run(os.environ["CERTIMETAL_SOURCE"])
    assert fait.returncode == 0, fait.stdout
    arbre = FolderTree(RACINE)
    schemas = Schemas.load(arbre)
    publies = passages(load_referentiel(arbre, schemas)[0])
    comparaison = comparer(source, publies, load_source_settings(arbre, schemas))
    assert comparaison.manquantes == ()
    assert comparaison.ajouts == ()
    assert comparaison.sans_objet == ()
    assert comparaison.total > 400


@pytest.mark.lent
def test_no_published_passage_may_go_or_change_unseen(source: str) -> None:
    arbre = FolderTree(RACINE)
    schemas = Schemas.load(arbre)
    tous = list(passages(load_referentiel(arbre, schemas)[0]))
    reglages = load_source_settings(arbre, schemas)
    for rang, passage in enumerate(tous):
        if passage.repete:
            continue
        for altere in alterations(passage):
            publies = [*tous[:rang], *altere, *tous[rang + 1 :]]
            assert comparer(source, publies, reglages).manquantes, passage


def alterations(passage: Passage) -> Iterator[list[Passage]]:
    yield []
    mots = passage.texte.split(" ")
    milieu = len(mots) // 2
    if mots[milieu].strip():
        yield [replace(passage, texte=" ".join((*mots[:milieu], "non", *mots[milieu:])))]
