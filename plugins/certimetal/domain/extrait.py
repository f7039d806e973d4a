"""An « extrait du registre »: the facts that it certifies, and how those of two days differ."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, fields
from datetime import date
from typing import Any

FORMAT = "certimetal-extrait-v1"
TAILLE_MAX = 200_000
"""Characters of JSON: 200 certifications with the longest titles make about 120,000."""

_INTITULES = {
    "raison_sociale": "le nom de l’organisme",
    "adresse": "son adresse",
    "phrase": "ce qui est dit de l’habilitation",
    "debut": "le premier jour du terme",
    "fin": "le dernier jour du terme",
    "jusqu_au": "le dernier jour assuré",
    "certificateur": "le certificateur",
    "edition": "l’édition du référentiel",
    "certifications": "les certifications",
    "nda": "son numéro de déclaration d’activité",
    "lien": "l’adresse de sa page",
    "exemple": "la mention « exemple fictif »",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class LigneCertification:
    """A certification of the scope: ``roles`` in French words, ``code`` empty where it has none."""

    type: str
    intitule: str
    code: str
    roles: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FaitsExtrait:
    """All that an extrait says, and nothing that it does not.

    ``au`` is its day, ``debut`` and ``fin`` the term that runs, ``jusqu_au`` the last day that is
    sure on ``au``: later than ``fin`` where a renewal is decided, before it where a suspension is.
    ``commit`` is the last one that changed the dossier, empty where it is not in Git as it was
    read. ``outil`` is the digest of what lays it out; ``lien`` the address of the OF's page.
    """

    siret: str
    raison_sociale: str
    adresse: str
    nda: str
    au: date
    phrase: str
    debut: date
    fin: date
    jusqu_au: date
    certificateur: str
    edition: str
    certifications: tuple[LigneCertification, ...]
    exemple: bool
    commit: str
    empreinte: str
    outil: str
    lien: str


def en_json(faits: FaitsExtrait) -> str:
    """Return the facts on one line, in ASCII: what an extrait carries to be recognised by."""
    return json.dumps(asdict(faits), default=date.isoformat, separators=(",", ":"), sort_keys=True)


def depuis_json(texte: str) -> FaitsExtrait | None:
    """Return the facts that an extrait carries, None where they are not exactly such facts."""
    if len(texte) > TAILLE_MAX:
        return None
    try:
        valeurs = json.loads(texte)
        faits = FaitsExtrait(**{cle: _lire(cle, valeur) for cle, valeur in valeurs.items()})
    except (ValueError, TypeError, AttributeError, RecursionError):
        return None
    return faits if en_json(faits) == texte else None


def _lire(cle: str, valeur: Any) -> Any:
    if cle in {"au", "debut", "fin", "jusqu_au"}:
        return date.fromisoformat(valeur)
    if cle == "certifications":
        lignes = tuple(LigneCertification(**ligne) for ligne in valeur)
        for ligne in lignes:
            for champ in fields(ligne):
                _exige(getattr(ligne, champ.name), str)
        return lignes
    return _exige(valeur, bool if cle == "exemple" else str)


def _exige(valeur: Any, attendu: type) -> Any:
    if type(valeur) is not attendu:
        raise TypeError(valeur)
    return valeur


def ecarts(faits: FaitsExtrait, actuels: FaitsExtrait) -> tuple[str, ...]:
    """Return in French what two extraits of one OF say differently: their day does not count."""
    return tuple(
        nom for cle, nom in _INTITULES.items() if getattr(faits, cle) != getattr(actuels, cle)
    )
