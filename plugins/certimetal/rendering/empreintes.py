"""The empreintes of a dossier, and what a received document is, as text or JSON."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING

from certimetal.domain.francais import NBSP
from certimetal.rendering.typographie import grouper_siret

if TYPE_CHECKING:
    from collections.abc import Iterator

    from certimetal.domain.listage import Listage, Reconnaissance, ReponseListee


def list_as_text(listage: Listage) -> str:
    """Return the empreintes one a line, those of annexes below their answer's."""
    lignes = [f"{listage.raison_sociale or 'Organisme sans nom'}, {grouper_siret(listage.siret)}"]
    lignes.append(listage.dossier)
    for reponse in listage.reponses:
        lignes += ("", *_reponse(reponse))
    return "\n".join(lignes) + "\n"


def _reponse(reponse: ReponseListee) -> Iterator[str]:
    etat = "" if reponse.presente else f"{NBSP}: pas de réponse"
    if not reponse.lisible:
        etat = f"{NBSP}: l’en-tête ne se lit pas, corrigez-le d’abord"
    yield f"{reponse.indicateur}{etat}"
    yield f"  réponse   {reponse.empreinte}"
    if reponse.guide:
        yield f"  guide     {reponse.guide}"
    for annexe in reponse.annexes:
        lieu = annexe.fichier or f"hors du dépôt{NBSP}: {annexe.conservation}"
        yield f"  {annexe.code}  {annexe.empreinte or 'le fichier n’est pas dans le dossier'}"
        yield f"            {annexe.titre} ({lieu})"


def list_as_json(listage: Listage) -> str:
    """Return the same as a JSON object."""
    return json.dumps(asdict(listage), ensure_ascii=False, indent=2) + "\n"


def recognition_as_text(reconnaissance: Reconnaissance) -> str:
    """Return what a document is: its empreinte, then sentences."""
    lignes = [reconnaissance.nom, f"  {reconnaissance.empreinte}", "", *reconnaissance.phrases]
    return "\n".join(lignes) + "\n"


def recognition_as_json(reconnaissance: Reconnaissance) -> str:
    """Return the same as a JSON object."""
    return json.dumps(asdict(reconnaissance), ensure_ascii=False, indent=2) + "\n"
