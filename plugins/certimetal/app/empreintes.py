"""The use case of ``certimetal empreinte``: what each answer and annexe is, by its fingerprint."""

from __future__ import annotations

from typing import TYPE_CHECKING

from certimetal.app.reperage import find_dossier, load
from certimetal.domain.empreintes_dossier import (
    empreinte_annexe,
    empreinte_guide,
    empreinte_reponse,
)
from certimetal.domain.francais import guillemets
from certimetal.domain.listage import AnnexeListee, Listage, ReponseListee
from certimetal.domain.referentiel import INDICATEURS
from certimetal.errors import UnknownNameError

if TYPE_CHECKING:
    from certimetal.app.depot import Depot
    from certimetal.domain.dossier import Dossier
    from certimetal.domain.referentiel import Referentiel


def list_empreintes(depot: Depot, siret: str, indicateur: str = "") -> Listage:
    """Return the empreintes of a dossier, of one indicator only where it is given.

    UnknownNameError where there is no such dossier, or no such indicator (case does not count).
    """
    retenus = _indicateurs(indicateur)
    emplacement = find_dossier(depot, siret)
    dossier = load(depot, emplacement)
    return Listage(
        dossier=emplacement.chemin,
        raison_sociale=dossier.raison_sociale,
        siret=emplacement.siret,
        reponses=tuple(_reponse(dossier, code, depot.referentiel) for code in retenus),
    )


def _indicateurs(demande: str) -> tuple[str, ...]:
    if not demande:
        return INDICATEURS
    code = demande.strip().upper()
    if code not in INDICATEURS:
        raise UnknownNameError(
            f"Le référentiel n’a pas d’indicateur {guillemets(demande)}. "
            f"Les indicateurs vont de {INDICATEURS[0]} à {INDICATEURS[-1]}."
        )
    return (code,)


def _reponse(dossier: Dossier, indicateur: str, referentiel: Referentiel) -> ReponseListee:
    reponse = dossier.reponses.get(indicateur)
    annexes = reponse.annexes if reponse else ()
    return ReponseListee(
        indicateur=indicateur,
        presente=reponse is not None,
        lisible=reponse is None or reponse.entete_lisible,
        empreinte=empreinte_reponse(dossier, indicateur),
        guide=empreinte_guide(referentiel, indicateur),
        annexes=tuple(
            AnnexeListee(
                code=annexe.code,
                titre=annexe.titre,
                fichier=annexe.fichier,
                conservation=annexe.conservation,
                empreinte=empreinte_annexe(dossier, annexe),
            )
            for annexe in annexes
        ),
    )
