"""The reference dossier in a register of its own, and its events written by ``consign``."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from certimetal.app.consigner import consign
from certimetal.app.depot import open_depot
from certimetal.app.validation import validate
from certimetal.domain.consignation import Demande
from certimetal.finding import Gravite

if TYPE_CHECKING:
    from certimetal.app.depot import Depot
    from certimetal.domain.consignation.resultat import Consigne
    from certimetal.finding import Finding

PROJET = Path(__file__).resolve().parent.parent
SIRET = "00000009100017"
DOSSIER = f"dossiers/uimm-35-56/{SIRET}"
TOUS = frozenset({"tous_conformes"})

INITIAL: list[tuple[str, str, dict[str, Any]]] = [
    ("depot", "2025-01-06", {"champs": {"engagement": True, "qualite_responsable": "Directrice"}}),
    ("recevabilite", "2025-01-13", {"auteur": "secretariat", "champs": {"resultat": "complet"}}),
]
CONFORME: list[tuple[str, str, dict[str, Any]]] = [
    *INITIAL,
    ("constats", "2025-02-03", {"drapeaux": TOUS}),
]
HABILITE: list[tuple[str, str, dict[str, Any]]] = [
    *CONFORME,
    ("decision", "2025-02-10", {"champs": {"sens": "habilitation", "motif": "Tout est conforme."}}),
]
AVEC_NC: list[tuple[str, str, dict[str, Any]]] = [
    *INITIAL,
    (
        "constats",
        "2025-02-03",
        {
            "drapeaux": TOUS,
            "details": {
                "verdict": (("C2I1", "nc_majeure"), ("C3I2", "nc_mineure")),
                "constat": (("C2I1", "La version manque."), ("C3I2", "Le délai n’est pas dit.")),
                "attendu": (("C2I1", "La version, nommée."), ("C3I2", "Le délai, en jours.")),
            },
        },
    ),
    ("notification", "2025-02-04", {"auteur": "secretariat", "champs": {"moyen": "courriel"}}),
]
EN_DELAI: list[tuple[str, str, dict[str, Any]]] = [
    *AVEC_NC,
    ("decision", "2025-02-05", {"champs": {"sens": "delai_de_reponse", "motif": "À corriger."}}),
]


def installer(racine: Path) -> Path:
    """Make a register whose only dossier is the reference one, without a journal."""
    for nom in ("criteria", "schemas"):
        (racine / nom).symlink_to(PROJET / nom)
    source = PROJET / "tests" / "examples" / "valid" / "organisme-de-reference"
    shutil.copytree(source, racine / DOSSIER)
    return racine


def ecrire(depot: Depot, type_: str, jour: str, /, **demande: Any) -> Consigne:
    """Write an event on its own day."""
    au = date.fromisoformat(jour)
    apercu = demande.pop("apercu", False)
    today = demande.pop("today", au)
    return consign(
        depot, SIRET, Demande(type=type_, date=au, **demande), today=today, apercu=apercu
    )


def raconter(racine: Path, histoire: list[tuple[str, str, dict[str, Any]]]) -> Depot:
    """Write a story, event after event, and return the register."""
    depot = open_depot(racine)
    for type_, jour, demande in histoire:
        ecrire(depot, type_, jour, **demande)
    return depot


def erreurs(racine: Path, jour: str) -> list[Finding]:
    """Return the errors that a whole validation finds."""
    bilan = validate(open_depot(racine), today=date.fromisoformat(jour), cache=False)
    return [finding for finding in bilan.findings if finding.gravite is Gravite.ERREUR]


def journal(racine: Path) -> list[str]:
    """Return the names of all that the journal's folder holds, hidden files included."""
    dossier = racine / DOSSIER / "journal"
    return sorted(fichier.name for fichier in dossier.iterdir()) if dossier.is_dir() else []
