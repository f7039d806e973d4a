"""All the files of the open data: their URL below the site's root, and their bytes."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from certimetal.rendering.donnees import decisions, termes
from certimetal.rendering.donnees.fiches import fiche, fiche_entiere
from certimetal.rendering.donnees.schemas import schema_d_une_fiche, schema_de_la_liste
from certimetal.rendering.donnees.tableau import csv_des_fiches, schema_du_tableau

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from certimetal.rendering.faits_publics import FaitsPublics

LICENCE = "https://www.etalab.gouv.fr/licence-ouverte-open-licence/"
TITRE = "Registre des habilitations CERTIMÉTAL"
AVERTISSEMENT = (
    "Ce registre ne remplace ni les publications de France compétences, ni EDOF (Espace Des "
    "Organismes de Formation)."
)

LISTE = "donnees/organismes.json"
TABLEAU = "donnees/organismes.csv"
SCHEMA_TABLEAU = "donnees/schema.json"
SCHEMA_LISTE = "donnees/schemas/organismes.schema.json"
SCHEMA_FICHE = "donnees/schemas/organisme.schema.json"
DECISIONS = decisions.CHEMIN
TERMES = termes.CHEMIN


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """What the files are made of: the public facts, the day, and the site's own address.

    ``adresse`` ends with a slash; empty where it is not known, links are then below the root.
    """

    faits: Sequence[FaitsPublics]
    au: date
    adresse: str = ""


def url_de_la_fiche(siret: str) -> str:
    """Return the URL of an OF's own file, below the site's root."""
    return f"donnees/{siret}.json"


def donnees_ouvertes(source: Source) -> Mapping[str, bytes]:
    """Return every file; the same facts and day give the same bytes."""
    faits, adresse = source.faits, source.adresse
    par_siret = sorted(faits, key=lambda fait: fait.siret)
    fiches = [fiche(fait, adresse) for fait in par_siret]
    return {
        LISTE: _liste(_document(source, SCHEMA_LISTE, TITRE, {}), fiches),
        TABLEAU: csv_des_fiches(fiches),
        SCHEMA_TABLEAU: _json(schema_du_tableau(), lignes=True),
        SCHEMA_LISTE: _json(schema_de_la_liste(), lignes=True),
        SCHEMA_FICHE: _json(schema_d_une_fiche(), lignes=True),
        DECISIONS: decisions.decisions_atom(faits, au=source.au, adresse=adresse, titre=TITRE),
        TERMES: termes.termes_ics(faits, adresse=adresse, titre=TITRE),
        **{url_de_la_fiche(fait.siret): _fiche(fait, source) for fait in par_siret},
    }


def _fiche(faits: FaitsPublics, source: Source) -> bytes:
    nom = faits.raison_sociale or f"SIRET {faits.siret}"
    entiere = fiche_entiere(faits, source.adresse)
    return _json(_document(source, SCHEMA_FICHE, nom, {"organisme": entiere}))


def _document(
    source: Source, schema: str, titre: str, contenu: Mapping[str, Any]
) -> dict[str, Any]:
    return {
        "titre": titre,
        "licence": LICENCE,
        "mis_a_jour": source.au.isoformat(),
        "documentation": f"{source.adresse}donnees/",
        "schema": source.adresse + schema,
        "avertissement": AVERTISSEMENT,
        **contenu,
    }


def _liste(entete: Mapping[str, Any], fiches: Sequence[Mapping[str, Any]]) -> bytes:
    """Return the list with one OF a line, so that two versions compare line by line."""
    lignes = ",\n".join(json.dumps(fiche, ensure_ascii=False) for fiche in fiches)
    debut = json.dumps(entete, ensure_ascii=False).removesuffix("}")
    return f'{debut}, "organismes": [\n{lignes}\n]}}\n'.encode()


def _json(valeur: Any, *, lignes: bool = False) -> bytes:
    texte = json.dumps(valeur, ensure_ascii=False, indent=1 if lignes else None)
    return f"{texte}\n".encode()
