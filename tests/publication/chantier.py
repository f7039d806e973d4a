"""A repository to try the site on: how it is made, and how the real MkDocs builds it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

DEPOT = Path(__file__).parents[2]
MODELE = "00000001800002"
CERTIFICATEUR = "uimm-35-56"
JOUR = "1795521600"  # 2026-11-24
PHRASE_RESTREINTE = "Phrase restreinte que le site ne dit jamais"
PHRASE_FAUTIVE = "Phrase d'un dossier fautif que le site ne dit jamais"
HOSTILE = "<img src=x onerror=alert(1)> & Fils"


def cle_luhn(chiffres: str) -> str:
    """Return the digit that closes a number by Luhn's rule."""
    somme = 0
    for rang, chiffre in enumerate(reversed(chiffres)):
        valeur = int(chiffre) * (2 if rang % 2 == 0 else 1)
        somme += valeur - 9 if valeur > 9 else valeur
    return str(-somme % 10)


def siret_exemple(rang: int) -> str:
    """Return a SIRET of an example, SIREN 000 000 …, never attributed."""
    siren = f"000000{rang // 100 + 50:02d}"
    nic = f"{rang % 100 + 1:04d}"
    siren += cle_luhn(siren)
    return siren + nic + cle_luhn(siren + nic)


def ajouter_dossier(
    depot: Path, siret: str, changements: Mapping[str, str], *, modele: str = MODELE
) -> Path:
    """Copy the example dossier under another SIRET; ``changements`` are texts to replace.

    A change that replaces nothing is a mistake of the test.
    """
    base = depot / "dossiers" / CERTIFICATEUR
    dossier = base / siret
    shutil.copytree(base / modele, dossier)
    restants = dict(changements)
    for fichier in (dossier / "dossier.yml", *sorted(dossier.glob("reponses/*.md"))):
        texte = fichier.read_text(encoding="utf-8").replace(modele, siret)
        for ancien, nouveau in changements.items():
            if ancien in texte:
                texte = texte.replace(ancien, nouveau)
                restants.pop(ancien, None)
        fichier.write_text(texte, encoding="utf-8")
    assert not restants, f"{restants} is not in the example dossier"
    return dossier


def copier_depot(vers: Path) -> Path:
    """Copy what a site is made of."""
    for nom in ("criteria", "schemas", "dossiers", "docs"):
        shutil.copytree(DEPOT / nom, vers / nom)
    for nom in ("mkdocs.yml", "properdocs.yml"):
        shutil.copy(DEPOT / nom, vers / nom)
    return vers


def valeur_de(dossier: Path, cle: str) -> str:
    """Return a line of ``dossier.yml``, as it is written."""
    lignes = (dossier / "dossier.yml").read_text(encoding="utf-8").splitlines()
    return next(ligne for ligne in lignes if ligne.startswith(f"{cle}:"))


def construire(
    depot: Path, vers: Path, *arguments: str, programme: tuple[str, ...] = ()
) -> subprocess.CompletedProcess[str]:
    """Run a real, strict build; what it printed and its exit code come back."""
    return subprocess.run(
        [
            *(programme or (sys.executable, "-m", "mkdocs")),
            "build", "--strict", "--site-dir", str(vers), *arguments,
        ],
        cwd=depot,
        env={**os.environ, "SOURCE_DATE_EPOCH": JOUR, "NO_MKDOCS_2_WARNING": "1"},
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=300,
    )  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Chantier:
    """A repository, the site built from it, what the build said, and the SIRET of each trial."""

    depot: Path
    site: Path
    sortie: str
    modele: str
    hostile: str
    restreint: str
    fautif: str

    def page(self, url: str) -> str:
        return (self.site / url / "index.html").read_text(encoding="utf-8")
