"""A small register in a temporary folder, with the project's own référentiel and schemas."""

from __future__ import annotations

import json
import shutil
import signal
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

from vitrine import ouvrir_chromium

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Browser

settings.register_profile("sans délai", deadline=None)
settings.load_profile("sans délai")  # a busy machine is no fault of the code

PROJET = Path(__file__).resolve().parent.parent
INDICATEURS = [f"C{critere}I{rang}" for critere in range(1, 7) for rang in (1, 2)]
PHRASE = (
    "Le responsable des certifications recueille les besoins de l’entreprise, les compare au "
    "référentiel d’activités, puis valide avec elle la certification retenue. "
)


def siret_exemple(rang: int) -> str:
    """Return a fictitious SIRET (SIREN 000 000 …) whose two keys are right."""
    siren = f"{rang:08d}"
    siren += str(_cle(siren))
    nic = "0001"
    return siren + nic + str(_cle(siren + nic))


def _cle(chiffres: str) -> int:
    total = 0
    for rang, chiffre in enumerate(reversed(chiffres)):
        double = int(chiffre) * (2 if rang % 2 == 0 else 1)
        total += double - 9 if double > 9 else double
    return -total % 10


def ecrire_dossier(
    racine: Path, rang: int, *, certificateur: str = "uimm-35-56", mots: int = 200, **champs: object
) -> Path:
    """Write a valid dossier below ``racine``; ``champs`` replace those of its ``dossier.yml``."""
    siret = siret_exemple(rang)
    dossier = racine / certificateur / siret
    (dossier / "reponses").mkdir(parents=True)
    fiche = {
        "edition": "2022",
        "raison_sociale": f"Organisme d’exemple {rang}",
        "siret": siret,
        "numero_declaration_activite": "53560000056",
        "adresse": {
            "voie": "1 rue de l’Exemple",
            "code_postal": "56100",
            "commune": "Lorient",
            "code_commune": "56121",
        },
        "certifications": [
            {
                "type": "CQPM",
                "intitule": "Technicien de maintenance productive",
                "rncp": "RNCP41814",
                "role": ["preparation", "evaluation"],
            }
        ],
        "comptes": [f"organisme-{rang}"],
        "diffusion": "publique",
        "exemple": True,
    } | champs
    lignes = [f"{cle}: {json.dumps(v, ensure_ascii=False)}\n" for cle, v in fiche.items()]
    (dossier / "dossier.yml").write_text("".join(lignes), encoding="utf-8")
    corps = (PHRASE * (mots // 20 + 1)).strip()
    for indicateur in INDICATEURS:
        annexe = {
            "code": f"{indicateur}-A01",
            "titre": "Procédure",
            "conservation": "espace du certificateur, réf. 2026-118",
            "empreinte": f"sha256:{'0123456789abcdef' * 4}",
            "diffusion": "restreinte",
        }
        texte = f"---\nannexes:\n  - {json.dumps(annexe, ensure_ascii=False)}\n---\n{corps}\n"
        (dossier / "reponses" / f"{indicateur}.md").write_text(texte, encoding="utf-8")
    return dossier


@pytest.fixture(autouse=True)
def _tuyaux() -> Iterator[None]:
    """Give the signal of closed pipes back: a command run here takes it, and would end the tests
    at the first program that stops listening."""
    avant = signal.getsignal(signal.SIGPIPE)
    yield
    signal.signal(signal.SIGPIPE, avant)


@pytest.fixture
def depot_vide(tmp_path: Path) -> Path:
    """A repository with the real référentiel and schemas and no dossier."""
    racine = tmp_path / "depot"
    for nom in ("criteria", "schemas"):
        shutil.copytree(PROJET / nom, racine / nom)
    (racine / "dossiers").mkdir()
    return racine


@pytest.fixture
def ecrire(depot_vide: Path) -> Callable[..., Path]:
    """Return a function that writes a valid dossier of that rank into ``depot_vide``."""

    def dossier(rang: int, **champs: object) -> Path:
        return ecrire_dossier(depot_vide / "dossiers", rang, **champs)  # type: ignore[arg-type]  # -- the fields are free

    return dossier


@pytest.fixture(scope="module")
def navigateur() -> Iterator[Browser]:
    """This machine's Chromium, one for all tests of a module."""
    with ouvrir_chromium() as ouvert:
        yield ouvert
