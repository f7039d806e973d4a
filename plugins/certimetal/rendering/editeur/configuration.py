"""The editor's data: the forge, one form per kind of file, the list of dossiers."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from certimetal.domain.journal import TYPES
from certimetal.rendering.editeur.champs import champs_decap
from certimetal.rendering.publication import siret_du_dossier

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from certimetal.domain.champ import Champ
    from certimetal.domain.referentiel import Referentiel
    from certimetal.domain.registre import Resume
    from certimetal.rendering.editeur.forge import Forge

_REPONSE = "reponses/"
_JOURNAL = "journal/"


def configuration_json(
    forge: Forge,
    champs: Mapping[str, Champ],
    documents: Mapping[str, Mapping[str, Any]],
    referentiel: Referentiel,
    *,
    site: str,
    taille_max: int,
    evenements: bool,
) -> bytes:
    """Return what the editor needs besides a dossier: the same for all of them.

    ``champs`` and ``documents`` are the schemas by kind, ``communs`` included in the latter: the
    browser holds what was typed against the very schemas that ``valider`` uses. ``site`` is the
    site's address, empty where it is not known; ``taille_max`` the most bytes that an annexe has.
    ``evenements`` tells whether there are events to fill in (``propositions_json``).
    """
    types = [type_ for type_ in TYPES if evenements and f"{_JOURNAL}{type_}" in champs]
    return _json(
        {
            "backend": dict(forge.backend),
            "publish_mode": forge.mode,
            "locale": forge.nom == "locale",
            "site_url": site,
            "taille_max": taille_max,
            "propositions": evenements,
            "identification": {
                "titre": champs["dossier"].titre,
                "champs": champs_decap(champs["dossier"].enfants),
            },
            "reponses": _reponses(champs, referentiel),
            "evenements": {
                type_: {
                    "titre": champs[f"{_JOURNAL}{type_}"].titre,
                    "description": champs[f"{_JOURNAL}{type_}"].description,
                    "champs": champs_decap(champs[f"{_JOURNAL}{type_}"].enfants, evenement=True),
                }
                for type_ in types
            },
            "schemas": {
                kind: documents[kind]
                for kind in sorted(documents)
                if kind in {"communs", "dossier"}
                or _REPONSE in kind
                or (evenements and kind.startswith(_JOURNAL))
            },
        }
    )


def _reponses(champs: Mapping[str, Champ], referentiel: Referentiel) -> dict[str, Any]:
    """Return the forms of the answers, by edition."""
    editions: dict[str, Any] = {}
    for kind in sorted(champs):
        edition, trouve, code = kind.partition(f"/{_REPONSE}")
        if not trouve:
            continue
        connu = referentiel.indicateurs.get(code)
        editions.setdefault(edition, []).append(
            {
                "code": code,
                "titre": champs[kind].titre.removeprefix("Réponse "),
                "consigne": connu.consigne if connu else "",
                "champs": champs_decap(champs[kind].enfants),
            }
        )
    return editions


def dossiers_json(resumes: Iterable[Resume], prefixe: str) -> bytes:
    """Return the dossiers that the editor may open: those below ``prefixe`` in this repository."""
    return _json(
        [
            {
                "siret": siret,
                "nom": resume.raison_sociale or siret,
                "chemin": resume.dossier,
                "edition": resume.edition,
            }
            for resume in resumes
            if (siret := siret_du_dossier(resume)) and resume.dossier.startswith(prefixe)
        ]
    )


def _json(valeur: Any) -> bytes:
    return json.dumps(valeur, ensure_ascii=False, separators=(",", ":")).encode()
