"""Decisions: the days that the rules compute; the sens and the motif are a person's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from certimetal.domain.consignation.saisie import jour, lire, option
from certimetal.domain.cycle.delais import Delais, dernier_jour, lendemain
from certimetal.domain.situation import NatureAudit

if TYPE_CHECKING:
    from datetime import date

    from certimetal.domain.consignation.demande import Demande, Matiere
    from certimetal.domain.consignation.prepare import Brouillon
    from certimetal.domain.cycle.delais import Delai

HABILITATION = "habilitation"

_ORIGINES: dict[tuple[str, str], tuple[str, tuple[str, ...]]] = {
    (HABILITATION, "date_effet"): ("date de validation du dossier", ("R27",)),
    (HABILITATION, "fin"): ("durée de l’habilitation, moins un jour", ("R29", "D3")),
    ("delai_de_reponse", "limite"): (
        "délai des actions correctives, à partir de la notification des constats",
        ("R28", "D2"),
    ),
}
_SANS_NOTIFICATION = (
    "délai des actions correctives, compté de ce jour : les constats ne sont pas encore notifiés"
)


def decision(demande: Demande, matiere: Matiere, brouillon: Brouillon) -> None:
    """Prepare a decision: its days are those of the rules, unless a person gives others."""
    sens = matiere.possible.variante
    brouillon.pose("sens", sens)
    dates = dict(matiere.possible.dates)
    if sens == HABILITATION and "date_effet" in demande.champs:
        debut = jour(demande.champs["date_effet"], option("date_effet"))
        dates["date_effet"] = debut
        fin = dernier_jour(debut, _duree(matiere))
        if fin is not None:
            dates["fin"] = fin
    for champ in matiere.champ.enfants:
        if champ.cle in demande.champs and champ.cle != "sens":
            brouillon.pose(champ.cle, lire(champ, demande.champs[champ.cle]))
        elif champ.cle in dates:
            _calcule(matiere, brouillon, champ.cle, dates[champ.cle])


def _calcule(matiere: Matiere, brouillon: Brouillon, cle: str, valeur: date) -> None:
    sens = matiere.possible.variante
    phrase, regles = _ORIGINES.get((sens, cle), ("jour de la décision", ()))
    termes = matiere.situation.termes
    if cle == "date_effet" and termes and valeur == lendemain(termes[-1].fin):
        phrase, regles = "lendemain de la fin de l’habilitation en cours", ("R30",)
    if (sens, cle) == ("delai_de_reponse", "limite") and not _notifies(matiere):
        phrase = _SANS_NOTIFICATION
    brouillon.calcule(cle, valeur.isoformat(), phrase, *regles)


def _notifies(matiere: Matiere) -> bool:
    return any(nc.notifiee_le for nc in matiere.situation.non_conformites)


def _duree(matiere: Matiere) -> Delai | None:
    delais = Delais.de(matiere.referentiel, matiere.dossier.certificateur)
    audit = matiere.situation.audit_en_cours
    renouvelle = audit is not None and audit.nature is NatureAudit.RENOUVELLEMENT
    return delais.renouvellement if renouvelle else delais.habilitation
