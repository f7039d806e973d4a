"""The files of a dossier that is not there yet, from a form: those of ``nouveau``, filled in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from certimetal.app.import_fichiers import PlanFichiers, text_change, write_answer
from certimetal.app.nouveau import plan_dossier
from certimetal.domain.fusion import merge
from certimetal.domain.importation import FichierImporte

if TYPE_CHECKING:
    from certimetal.app.depot import Depot
    from certimetal.domain.formulaire import Formulaire
    from certimetal.domain.importation import DocumentLu, NonPlace, TexteImporte

_CALCULES = ("siret", "edition")
"""What ``plan_dossier`` writes of its own."""


def plan_new(
    depot: Depot, formulaire: Formulaire, lu: DocumentLu, siret: str, certificateur: str
) -> tuple[str, PlanFichiers]:
    """Return the folder of a new dossier and its files; errors are those of ``plan_dossier``."""
    champs = [champ for bloc in formulaire.identification for champ in bloc.champs]
    fiche, modifications = merge({}, champs, {}, lu, "Identification, ")
    dits: dict[str, tuple[dict[str, Any], str]] = {}
    textes: list[TexteImporte] = []
    non_places: list[NonPlace] = []
    for code, reponse in formulaire.fiches.items():
        entete, autres = merge({}, reponse.champs, {}, lu, f"{code}, ")
        corps, perdus = write_answer(lu, code, "")
        modifications += autres
        non_places += perdus
        if corps:
            textes.append(text_change(code, "", corps))
        if entete or corps:
            dits[code] = (entete, corps)
    for cle in _CALCULES:
        fiche.pop(cle, None)
    dossier, fichiers = plan_dossier(
        depot, siret, certificateur=certificateur or None, connus=fiche, dits=dits
    )
    return dossier, PlanFichiers(
        fichiers=tuple(
            FichierImporte(nom=nom, avant=None, apres=texte.encode())
            for nom, texte in fichiers.items()
        ),
        modifications=tuple(modifications),
        textes=tuple(textes),
        non_places=tuple(non_places),
    )
