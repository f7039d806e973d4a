"""Which answers are the text that an auditor read, and which wait for an audit."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from certimetal.domain.referentiel import INDICATEURS
from certimetal.domain.relecture import relire
from certimetal.domain.situation import NatureAudit

if TYPE_CHECKING:
    from collections.abc import Mapping

    from certimetal.domain.dossier import Dossier
    from certimetal.domain.referentiel import Referentiel
    from certimetal.domain.relecture import Relecture
    from certimetal.domain.situation import Situation


class EtatReponse(StrEnum):
    """What the answer of today is beside the one that was audited last.

    ``AUDITEE``: the very text and annexes that were read. ``MODIFIEE``: changed since, and no
    audit under way reads it. ``EN_ATTENTE``: changed since, for the renewal audit that is under
    way. ``SANS_EMPREINTE``: judged, but nothing tells what was read. ``JAMAIS_AUDITEE``: no verdict
    in this register (a term taken over from paper has none). ``ABSENTE``: there is no answer.
    """

    AUDITEE = "auditee"
    MODIFIEE = "modifiee"
    EN_ATTENTE = "en_attente"
    SANS_EMPREINTE = "sans_empreinte"
    JAMAIS_AUDITEE = "jamais_auditee"
    ABSENTE = "absente"


def etats_des_reponses(
    dossier: Dossier, referentiel: Referentiel, situation: Situation
) -> Mapping[str, EtatReponse]:
    """Return what each answer is, by indicator, all twelve of them.

    ``situation`` is that of the day on which it is asked. It tells nothing of a verdict: a public
    page may show it while a term runs.
    """
    relectures = {r.verdict.indicateur: r for r in relire(dossier, situation.verdicts, referentiel)}
    renouvelle = en_renouvellement(situation)
    return {
        code: _etat(dossier, code, relectures.get(code), renouvelle=renouvelle)
        for code in INDICATEURS
    }


def en_renouvellement(situation: Situation) -> bool:
    """Whether a dossier of renewal is filed and not yet decided on."""
    return any(audit.nature is NatureAudit.RENOUVELLEMENT for audit in situation.audits)


def _etat(
    dossier: Dossier, code: str, relecture: Relecture | None, *, renouvelle: bool
) -> EtatReponse:
    if code not in dossier.reponses:
        return EtatReponse.ABSENTE
    if relecture is None:
        return EtatReponse.EN_ATTENTE if renouvelle else EtatReponse.JAMAIS_AUDITEE
    if not relecture.comparable:
        return EtatReponse.SANS_EMPREINTE
    if not relecture.a_revoir:
        return EtatReponse.AUDITEE
    return EtatReponse.EN_ATTENTE if renouvelle else EtatReponse.MODIFIEE
