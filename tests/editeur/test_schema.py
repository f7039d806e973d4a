"""What the editor refuses is what the schemas refuse, in French: it reads the same schemas."""

from __future__ import annotations

import copy
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from certimetal.reading.schemas import Schemas
from certimetal.reading.source import read_markdown, read_yaml
from certimetal.reading.tree import FolderTree

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    Script = Callable[..., Any]

pytestmark = pytest.mark.lent

PROJET = Path(__file__).parents[2]
DOSSIERS = PROJET / "dossiers" / "uimm-35-56"
REMPLACANTS = ("", "x" * 5_000, 7, -1, True, None, [], {}, ["a", "a"], "2026-02-30", " x", "RNCP1")


@pytest.fixture(scope="module")
def schemas() -> Schemas:
    return Schemas.load(FolderTree(PROJET))


@pytest.fixture(scope="module")
def fautes(script: Script, schemas: Schemas) -> Callable[[str, Any], list[str]]:
    genres = (*schemas.kinds(), "communs")
    script("schemas", documents={genre: schemas.document(genre) for genre in genres})
    return lambda genre, donnees: script("fautes", genre=genre, donnees=donnees)


def documents() -> Iterator[tuple[str, Any]]:
    """Yield the kind and the data of the files of two dossiers, and of every event."""
    for siret in ("00000001800002", "00000002600005"):
        yield "dossier", lire(DOSSIERS / siret / "dossier.yml")
        for reponse in sorted((DOSSIERS / siret).glob("reponses/*.md")):
            yield f"2022/reponses/{reponse.stem}", lire(reponse)
    types = set()
    for evenement in sorted(DOSSIERS.glob("*/journal/*.yml")):
        type_ = evenement.stem[14:]
        if type_ not in types:
            types.add(type_)
            yield f"journal/{type_}", lire(evenement)


def lire(fichier: Path) -> Any:
    lecteur = read_markdown if fichier.suffix == ".md" else read_yaml
    return lecteur(fichier.read_bytes(), path=fichier.name)[1].data


def lieux(valeur: Any, chemin: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    enfants = valeur.items() if isinstance(valeur, dict) else enumerate(valeur)
    for cle, enfant in enfants:
        yield (*chemin, cle)
        if isinstance(enfant, dict | list):
            yield from lieux(enfant, (*chemin, cle))


def variantes(donnees: Any) -> Iterator[Any]:
    """Yield the data with one place removed, renamed or replaced."""
    for chemin in lieux(donnees):
        for rang in range(-2, len(REMPLACANTS)):
            change = copy.deepcopy(donnees)
            lieu = change
            for pas in chemin[:-1]:
                lieu = lieu[pas]
            if rang == -1:
                del lieu[chemin[-1]]
            elif rang == -2 and isinstance(lieu, dict):
                lieu["inconnu"] = lieu.pop(chemin[-1])
            elif rang >= 0:
                lieu[chemin[-1]] = REMPLACANTS[rang]
            yield change


def test_the_browser_and_the_tool_agree_on_what_is_valid(
    fautes: Callable[[str, Any], list[str]], schemas: Schemas
) -> None:
    vus = {True: 0, False: 0}
    for genre, donnees in documents():
        assert fautes(genre, donnees) == []
        courtes = list(variantes(donnees))
        for change in courtes[:: max(1, len(courtes) // 150)]:
            valable = schemas.accepts(genre, change)
            vus[valable] += 1
            assert (fautes(genre, change) == []) == valable, (genre, change)
    assert min(vus.values()) > 300


@pytest.mark.parametrize(
    ("change", "phrase"),
    [
        ({"siret": "123"}, "Numéro SIRET\u00a0: 14 chiffres, sans espace."),
        ({"diffusion": "oui"}, "Diffusion du dossier\u00a0: choisissez dans la liste."),
        ({"raison_sociale": "x" * 201}, "Raison sociale\u00a0: 200 caractères au plus."),
        ({"certifications": []}, "Certifications\u00a0: il en faut au moins 1."),
        ({"adresse": {"voie": "1 rue"}}, "Adresse → Code postal\u00a0: ce champ est à remplir."),
        ({"contact": {}}, "Contact public\u00a0: remplissez au moins un champ."),
        ({"couleur": "bleu"}, "le champ «\u00a0couleur\u00a0» n’existe pas."),
    ],
)
def test_a_refusal_names_the_field_and_says_what_to_do(
    fautes: Callable[[str, Any], list[str]], change: dict[str, Any], phrase: str
) -> None:
    donnees = lire(DOSSIERS / "00000001800002" / "dossier.yml") | change
    assert any(phrase in faute for faute in fautes("dossier", donnees))


def test_a_decision_that_lacks_its_term_is_refused_in_the_words_of_its_schema(
    fautes: Callable[[str, Any], list[str]],
) -> None:
    decision = {
        "date": "2026-03-02",
        "auteur": "signataire",
        "sens": "habilitation",
        "date_effet": "2026-03-02",
        "motif": "Tout est conforme.",
    }
    assert fautes("journal/decision", decision) == ["Une habilitation a une date de fin."]


@pytest.mark.parametrize(
    ("nom", "attendu"),
    [
        ("Procédure d’Été (v1.2).PDF", "procedure-d-ete-v1-2.pdf"),
        ("C3I2_A03.pdf", "c3i2-a03.pdf"),
        ("œuvre.jpg", "oeuvre.pdf"),
        ("....", "annexe.pdf"),
        ("日本.pdf", "annexe.pdf"),
        ("a" * 200 + ".pdf", "a" * 80 + ".pdf"),
    ],
)
def test_an_annexe_takes_a_name_that_the_schema_admits(
    script: Script, schemas: Schemas, nom: str, attendu: str
) -> None:
    assert script("nom", nom=nom, suffixes=[".pdf"]) == attendu
    motif = schemas.document("communs")["$defs"]["fichier_annexe"]["pattern"]
    assert re.search(motif, f"annexes/{attendu}")
