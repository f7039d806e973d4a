"""The invalid examples: folders that say, without Python, what is wrong and what is found.

``tests/examples/invalid/<controle>/<cas>/cas.yml`` holds the case; every other file of the folder
is laid over the base dossier, at the same path. Keys of ``cas.yml``, all optional but ``attendu``:

- ``base``: a folder of ``tests/examples/valid`` (``organisme-de-reference``);
- ``dossier``: where the dossier stands (``uimm-35-56/00000009100017``); ``aussi``: a list of other
  places where the same dossier is written;
- ``journal``: a folder of ``tests/examples/valid`` whose events make the dossier's journal;
- ``remplace``: a list of ``{fichier, cherche, par}``; ``cherche`` must stand exactly once;
- ``supprime``: a list of files (shell patterns);
- ``ecrit``: a map of files to their text; ``octets``: to their bytes, in hexadecimal;
  ``allonge``: to the size, in bytes, that filling brings them to; ``lien``: to a link's target;
- ``attendu``: every finding of the run, in order: ``controle``, ``gravite``, ``fichier`` (relative
  to the dossier), ``ligne``, ``colonne``, ``message``, and ``suggestion`` where there is one;
- ``partiel``: true where only the findings of the case's own check are listed.

A file whose path begins with ``criteria/`` is one of the référentiel's.
"""

from __future__ import annotations

import os
import shutil
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml

from certimetal.app.depot import Depot, open_depot
from certimetal.app.selection import Selection
from certimetal.app.validation import validate

if TYPE_CHECKING:
    from collections.abc import Iterator

    from certimetal.finding import Finding

RACINE = Path(__file__).parents[1]
EXEMPLES = RACINE / "tests" / "examples"
JOUR = date(2026, 3, 2)
BASE = "organisme-de-reference"
DOSSIER = "uimm-35-56/00000009100017"
DEPOT = open_depot(RACINE)
_REMPLISSAGE = b"Encore une phrase de remplissage, pour atteindre la taille voulue.\n"


@dataclass(frozen=True, slots=True)
class Cas:
    """A case: its folder, and what its ``cas.yml`` says."""

    folder: Path
    fiche: dict[str, Any]

    @property
    def controle(self) -> str:
        return self.folder.parent.name

    @property
    def dossier(self) -> str:
        return str(self.fiche.get("dossier", DOSSIER))

    @property
    def sur_criteria(self) -> bool:
        """Whether the case changes the référentiel, which is then read too."""
        return any(nom.startswith("criteria/") for nom in self._fichiers())

    def _fichiers(self) -> Iterator[str]:
        yield from self.fiche.get("supprime", ())
        yield from (regle["fichier"] for regle in self.fiche.get("remplace", ()))
        for cle in ("ecrit", "octets", "allonge", "lien"):
            yield from self.fiche.get(cle, {})

    def __str__(self) -> str:
        return f"{self.controle}/{self.folder.name}"


def tous() -> list[Cas]:
    """Return every case, by check then name."""
    fiches = sorted((EXEMPLES / "invalid").glob("*/*/cas.yml"))
    return [
        Cas(fiche.parent, yaml.safe_load(fiche.read_text(encoding="utf-8"))) for fiche in fiches
    ]


def ecrire(cas: Cas, racine: Path) -> None:
    """Write the case below ``racine``: ``criteria`` and ``schemas`` too where it changes them."""
    if cas.sur_criteria:
        for nom in ("criteria", "schemas"):
            shutil.copytree(RACINE / nom, racine / nom)
    cible = racine / "dossiers" / cas.dossier
    shutil.copytree(EXEMPLES / "valid" / cas.fiche.get("base", BASE), cible)
    if "journal" in cas.fiche:
        shutil.copytree(EXEMPLES / "valid" / cas.fiche["journal"], cible / "journal")
    for fichier in cas.folder.rglob("*"):
        if fichier.is_file() and fichier.name != "cas.yml":
            place = cible / fichier.relative_to(cas.folder)
            place.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(fichier, place)
    _changer(cas, racine)
    for ailleurs in cas.fiche.get("aussi", ()):
        shutil.copytree(cible, racine / "dossiers" / ailleurs)


def _changer(cas: Cas, racine: Path) -> None:
    def place(nom: str) -> Path:
        return (racine if nom.startswith("criteria/") else racine / "dossiers" / cas.dossier) / nom

    for motif in cas.fiche.get("supprime", ()):
        trouves = list(place(motif).parent.glob(place(motif).name))
        assert trouves, f"{cas}: nothing to remove at {motif}"
        for fichier in trouves:
            fichier.unlink()
    for regle in cas.fiche.get("remplace", ()):
        fichier = place(regle["fichier"])
        texte = fichier.read_text(encoding="utf-8")
        assert texte.count(regle["cherche"]) == 1, f"{cas}: « {regle['cherche']} » must stand once"
        fichier.write_text(texte.replace(regle["cherche"], regle["par"]), encoding="utf-8")
    for nom, texte in cas.fiche.get("ecrit", {}).items():
        place(nom).parent.mkdir(parents=True, exist_ok=True)
        place(nom).write_text(texte, encoding="utf-8")
    for nom, hexa in cas.fiche.get("octets", {}).items():
        place(nom).write_bytes(bytes.fromhex(hexa))
    for nom, taille in cas.fiche.get("allonge", {}).items():
        contenu = place(nom).read_bytes()
        ajout = _REMPLISSAGE * (taille // len(_REMPLISSAGE) + 1)
        place(nom).write_bytes((contenu + ajout)[:taille])
    for nom, vers in cas.fiche.get("lien", {}).items():
        place(nom).symlink_to(vers)


def trouver(cas: Cas, racine: Path) -> list[dict[str, Any]]:
    """Validate a written case and return its findings as ``attendu`` has them."""
    depot: Depot = open_depot(racine) if cas.sur_criteria else DEPOT
    selection = Selection(racines=((racine / "dossiers").as_posix(),), referentiel=cas.sur_criteria)
    bilan = validate(depot, selection, today=JOUR, cache=False)
    debut = os.path.relpath(racine / "dossiers", depot.root) + "/"
    findings = bilan.findings
    if cas.fiche.get("partiel"):
        findings = tuple(finding for finding in findings if finding.controle == cas.controle)
    return [_decrire(finding, debut, cas.dossier) for finding in findings]


def _decrire(finding: Finding, debut: str, dossier: str) -> dict[str, Any]:
    """Return a finding as ``attendu`` has it: ``debut`` is where the dossiers are, ``dossier`` the
    case's own."""
    place = finding.location
    chemin = place.path.removeprefix(debut)
    lu: dict[str, Any] = {
        "controle": finding.controle,
        "gravite": finding.gravite.value,
        "fichier": chemin.removeprefix(f"{dossier}/"),
        "ligne": place.line,
        "colonne": place.column,
        "message": finding.message.replace(debut, ""),
    }
    if finding.suggestion:
        lu["suggestion"] = finding.suggestion
    return lu


def transcrire(findings: list[dict[str, Any]]) -> str:
    """Return findings as the text to put in ``cas.yml``, once it has been read and approved."""
    return yaml.safe_dump({"attendu": findings}, allow_unicode=True, sort_keys=False, width=1000)
