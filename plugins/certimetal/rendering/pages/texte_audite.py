"""Whether an answer is the text that the running habilitation rests on, for everybody to read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from certimetal.domain.francais import NBSP
from certimetal.domain.texte_audite import EtatReponse, en_renouvellement
from certimetal.rendering.publication import montre_le_statut

if TYPE_CHECKING:
    from certimetal.domain.registre import Resume

_AVANT = "L’habilitation en cours repose sur le texte d’avant."

PHRASES = {
    EtatReponse.AUDITEE: f"Texte audité{NBSP}: l’habilitation en cours repose sur cette réponse.",
    EtatReponse.MODIFIEE: f"Texte modifié depuis l’audit{NBSP}: aucun audit ne l’a encore lu. "
    f"{_AVANT}",
    EtatReponse.EN_ATTENTE: "Texte du dossier de renouvellement, qui attend son audit. " + _AVANT,
    EtatReponse.JAMAIS_AUDITEE: f"Texte que ce registre n’a pas vu auditer{NBSP}: l’habilitation "
    "en cours lui est antérieure, et l’audit de renouvellement le lira.",
}
"""A sentence for each state that a page tells; it tells of the text, never of a verdict (D11)."""


def texte_audite(resume: Resume, indicateur: str) -> str:
    """Return what a fiche says of its text while a term runs; empty where none does."""
    if resume.situation.terme is None or not montre_le_statut(resume):
        return ""
    return PHRASES[etat_du_texte(resume, indicateur)]


def etat_du_texte(resume: Resume, indicateur: str) -> EtatReponse:
    """Return the state of an answer that is there, as ``etats_des_reponses`` would.

    The summary knows it already: the dossier is not compared again for each page.
    """
    situation = resume.situation
    juge = any(verdict.indicateur == indicateur for verdict in situation.verdicts)
    if juge and indicateur not in resume.a_revoir:
        return EtatReponse.AUDITEE
    if en_renouvellement(situation):
        return EtatReponse.EN_ATTENTE
    return EtatReponse.MODIFIEE if juge else EtatReponse.JAMAIS_AUDITEE
