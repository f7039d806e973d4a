"""What is to be declared to France compétences (L2): as text, as a table, as JSON."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from certimetal.domain.dossier import CertificationVisee
from certimetal.domain.francais import NBSP, compter, date_en_mots
from certimetal.rendering.cellules import tableau
from certimetal.rendering.findings.neutre import neutralise
from certimetal.rendering.phrases_situation import CHANGEMENTS, phrase_incertaine, phrase_jours
from certimetal.rendering.suivi.identite import identite, incertain, nom, qui
from certimetal.rendering.suivi.lignes import couper, incertains
from certimetal.rendering.suivi.valeurs_json import en_json as valeur

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from certimetal.domain.agenda import ADeclarer, Declarations

VERSION = 1
"""Raised when a key changes its meaning or goes away; a new key does not raise it."""

COLONNES = (
    "date",
    "changement",
    "date_effet",
    "debut",
    "fin",
    "limite",
    "limite_passee",
    "raison_sociale",
    "siret",
    "code_postal",
    "commune",
    "certification_type",
    "certification_intitule",
    "certification_code",
    "preparation",
    "evaluation",
    "certificateur",
    "exemple",
    "dossier",
    "evenement",
)
_ROLES = {"preparation": "préparation", "evaluation": "évaluation"}


def en_texte(declarations: Declarations, *, largeur: int = 80) -> str:
    """Return each change with its limit and what it is about."""
    blocs = list(incertains(declarations.incertains, largeur, "Ses changements ne sont pas dits."))
    periode = f"du {date_en_mots(declarations.depuis)} au {date_en_mots(declarations.au)}"
    compte = len(declarations.changements)
    titre = (
        f"À déclarer à France compétences (L2){NBSP}: {compter(compte, 'changement')} {periode}."
        if compte
        else f"Rien à déclarer à France compétences (L2) {periode}."
    )
    blocs.append(couper(titre, largeur))
    blocs += [list(_bloc(c, declarations.au, largeur)) for c in declarations.changements]
    if compte:
        blocs.append(
            couper(
                "Le registre ne sait pas ce qui est déjà déclaré\u00a0: la liste donne tous les "
                "changements de la période.",
                largeur,
            )
        )
    return "\n\n".join("\n".join(bloc) for bloc in blocs) + "\n"


def en_csv(declarations: Declarations) -> str:
    """Return one row a change and certification, a change of no certification having one too."""
    return tableau(COLONNES, _lignes(declarations))


def en_json(declarations: Declarations) -> str:
    """Return one JSON object, key by key as ``docs/guides/commande.md`` describes it."""
    rapport = {
        "version": VERSION,
        "depuis": declarations.depuis.isoformat(),
        "au": declarations.au.isoformat(),
        "changements": [_objet(c, declarations.au) for c in declarations.changements],
        "incertains": [incertain(resume) for resume in declarations.incertains],
    }
    return json.dumps(rapport, ensure_ascii=False, indent=2) + "\n"


def _bloc(change: ADeclarer, au: date, largeur: int) -> Iterator[str]:
    jour, limite = change.declaration.date, change.declaration.limite
    quoi = CHANGEMENTS[change.declaration.nature]
    yield from couper(f"{date_en_mots(jour)}{NBSP}: {quoi}, {nom(change.resume)}", largeur)
    passee = " (délai passé)" if limite < au else f" ({phrase_jours(limite, au)})"
    yield from couper(f"À déclarer au plus tard le {date_en_mots(limite)}{passee}.", largeur, "  ")
    effet = f"Effet le {date_en_mots(change.effet)}"
    if change.terme is not None:
        debut, fin = date_en_mots(change.terme.debut), date_en_mots(change.terme.fin)
        effet += f", habilitation du {debut} au {fin}"
    yield from couper(f"{effet}. Événement{NBSP}: {change.declaration.evenement}.", largeur, "  ")
    for certification in change.resume.certifications:
        yield from couper(_certification(certification), largeur, "  - ")
    if not change.resume.certifications:
        yield "  - aucune certification dans le dossier"


def _certification(visee: CertificationVisee) -> str:
    code = f" ({visee.code})" if visee.code else ""
    roles = ", ".join(_ROLES.get(role, role) for role in visee.role)
    return f"{visee.type} {visee.intitule}{code}{f'{NBSP}: {roles}' if roles else ''}"


def _lignes(declarations: Declarations) -> Iterator[dict[str, str]]:
    for resume in declarations.incertains:
        yield {"changement": phrase_incertaine(resume), **qui(resume)}
    for change in declarations.changements:
        for certification in change.resume.certifications or (CertificationVisee(),):
            yield {**_ligne(change, declarations.au), **_cellules(certification)}


def _ligne(change: ADeclarer, au: date) -> dict[str, str]:
    declaration, terme, adresse = change.declaration, change.terme, change.resume.adresse
    return {
        "date": declaration.date.isoformat(),
        "changement": CHANGEMENTS[declaration.nature],
        "date_effet": change.effet.isoformat(),
        "debut": terme.debut.isoformat() if terme else "",
        "fin": terme.fin.isoformat() if terme else "",
        "limite": declaration.limite.isoformat(),
        "limite_passee": "oui" if declaration.limite < au else "non",
        "code_postal": adresse.code_postal,
        "commune": neutralise(adresse.commune),
        "evenement": declaration.evenement,
        **qui(change.resume),
    }


def _cellules(visee: CertificationVisee) -> dict[str, str]:
    return {
        "certification_type": visee.type,
        "certification_intitule": neutralise(visee.intitule),
        "certification_code": visee.code,
        **{role: "oui" if role in visee.role else "non" for role in _ROLES if visee.type},
    }


def _objet(change: ADeclarer, au: date) -> dict[str, Any]:
    declaration = change.declaration
    return {
        **valeur(declaration),
        "libelle": CHANGEMENTS[declaration.nature],
        "limite_passee": declaration.limite < au,
        "date_effet": change.effet.isoformat(),
        "terme": valeur(change.terme),
        **identite(change.resume),
        "adresse": valeur(change.resume.adresse),
        "certifications": valeur(change.resume.certifications),
    }
