"""What the people of a certificateur read of a situation: one dated sentence, and its parts in
words. What everybody may read is told by ``statut_public``.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from certimetal.domain.francais import FINE, NBSP, compter, date_en_mots, enumerer, guillemets
from certimetal.domain.situation import Etape, NatureAudit, NatureEcheance, Statut
from certimetal.rendering.typographie import quantite

if TYPE_CHECKING:
    from datetime import date

    from certimetal.domain.registre import Resume
    from certimetal.domain.situation import Audit, NonConformite, Situation

STATUTS = {
    Statut.BROUILLON: ("brouillon", "brouillons"),
    Statut.DEPOSE: ("déposé", "déposés"),
    Statut.EN_AUDIT: ("en audit", "en audit"),
    Statut.DELAI_DE_REPONSE: ("en délai de réponse", "en délai de réponse"),
    Statut.HABILITE: ("habilité", "habilités"),
    Statut.SUSPENDU: ("suspendu", "suspendus"),
    Statut.RETIRE: ("retiré", "retirés"),
    Statut.REFUSE: ("refusé", "refusés"),
    Statut.ECHU: ("échu", "échus"),
    Statut.CESSE: ("cessé", "cessés"),
}
"""Each statut, as one dossier has it and as several do."""

NATURES = {
    NatureEcheance.REPONSE: "Délai de réponse",
    NatureEcheance.ACTION: "Plan d’actions",
    NatureEcheance.OBSERVATIONS: "Observations sur les griefs",
    NatureEcheance.SUSPENSION: "Suspension",
    NatureEcheance.DEPOT_RENOUVELLEMENT: "Dossier de renouvellement",
    NatureEcheance.ALERTE_RENOUVELLEMENT: "Rappel du renouvellement",
    NatureEcheance.FIN_HABILITATION: "Fin de l’habilitation",
    NatureEcheance.FRANCE_COMPETENCES: "France compétences",
}

CHANGEMENTS = {
    "habilitation": "Habilitation accordée",
    "suspension": "Habilitation suspendue",
    "retablissement": "Habilitation rétablie",
    "retrait": "Habilitation retirée",
    "cessation": "Habilitation cessée par l’organisme",
    "transfert": "Habilitation transférée",
}
"""The changes that France compétences is to know, by the nature of the declaration."""

_UN_JOUR = timedelta(days=1)
_AUDITS = {
    NatureAudit.INITIAL: "Audit initial",
    NatureAudit.INTERMEDIAIRE: "Audit intermédiaire",
    NatureAudit.RENOUVELLEMENT: "Audit de renouvellement",
}
_TERMINES = {
    Statut.RETIRE: ("Habilitation retirée", "depuis le"),
    Statut.ECHU: ("Habilitation échue", "depuis le"),
    Statut.REFUSE: ("Habilitation refusée", "le"),
    Statut.CESSE: ("L’organisme a cessé", "le"),
}
_A_L_ETUDE = {
    Statut.DEPOSE: ("Dossier déposé", "le"),
    Statut.EN_AUDIT: ("En audit", "depuis le"),
    Statut.DELAI_DE_REPONSE: ("Délai de réponse ouvert", "le"),
}


def phrase_situation(situation: Situation) -> str:
    """Return where a dossier stands in one dated sentence, or two."""
    match situation.statut:
        case Statut.BROUILLON:
            return f"Brouillon{NBSP}: rien n’est encore déposé."
        case Statut.HABILITE | Statut.SUSPENDU:
            return _dans_un_terme(situation)
        case Statut.DEPOSE | Statut.EN_AUDIT | Statut.DELAI_DE_REPONSE:
            return _a_l_etude(situation)
    return f"{_depuis(situation, *_TERMINES[situation.statut])}."


def phrase_audit(audit: Audit) -> str:
    """Return how far an audit is, and what it waits for."""
    return f"{_AUDITS[audit.nature]}{NBSP}: {_etape(audit)}."


def phrase_non_conformite(nc: NonConformite, au: date) -> str:
    """Return an open NC: its gravity, its limit, what answers it."""
    suite = [_limite(nc, au), "plan d’actions remis" if nc.plan else "pas de plan d’actions"]
    if nc.maintenue:
        suite.append("maintenue par l’auditeur")
    return (
        f"{nc.indicateur}, non-conformité {nc.gravite} ({_AUDITS[nc.audit].lower()})"
        f"{NBSP}: {f'{FINE}; '.join(suite)}."
    )


def phrases_incertaines(resume: Resume) -> tuple[str, str]:
    """Say that a situation cannot be trusted, then which command tells why."""
    fautes = compter(resume.erreurs_journal, "erreur")
    commande = guillemets(f"certimetal valider {resume.dossier}")
    return (
        f"Situation incertaine{NBSP}: le journal a {fautes}.",
        f"Pour lire et corriger{NBSP}: {commande}.",
    )


def phrase_incertaine(resume: Resume) -> str:
    """Return both sentences of ``phrases_incertaines``."""
    return " ".join(phrases_incertaines(resume))


def phrase_jours(jour: date, au: date) -> str:
    """Return how far a day is: « aujourd’hui », « dans 12 jours », « il y a 3 jours »."""
    jours = (jour - au).days
    if jours == 0:
        return "ce jour"
    if jours > 0:
        return f"dans {quantite(jours, 'jours')}"
    return f"il y a {quantite(-jours, 'jours')}"


def phrases_a_revoir(resume: Resume) -> tuple[str, ...]:
    """Return what an auditor should read again, empty where nothing has changed."""
    phrases = []
    if resume.a_revoir:
        phrases.append(
            f"À revoir{NBSP}: {enumerer(resume.a_revoir)} (la réponse ou une annexe a changé "
            "depuis le verdict)."
        )
    if resume.guides_modifies:
        phrases.append(
            f"Guide modifié depuis{NBSP}: {enumerer(resume.guides_modifies)} (le verdict n’en est "
            "pas changé)."
        )
    return tuple(phrases)


def _dans_un_terme(situation: Situation) -> str:
    terme, fin = situation.terme, situation.jusqu_au
    if terme is None:
        return "Habilité."
    bornes = f"du {date_en_mots(terme.debut)} au {date_en_mots(terme.fin)}"
    if situation.statut is Statut.SUSPENDU:
        return f"{_depuis(situation, 'Suspendu', 'depuis le')}{FINE}; habilitation {bornes}."
    if fin is not None and fin < terme.fin:
        suspension = date_en_mots(fin + _UN_JOUR)
        return f"Habilité {bornes}{FINE}; sa suspension est décidée à partir du {suspension}."
    suivant = next((suite for suite in situation.termes if suite.debut > terme.fin), None)
    if suivant is not None:
        return f"Habilité {bornes}, et renouvelé jusqu’au {date_en_mots(suivant.fin)}."
    return f"Habilité {bornes}."


def _a_l_etude(situation: Situation) -> str:
    audit = situation.audit_en_cours
    suite = f"{NBSP}: {_etape(audit)}" if audit is not None else ""
    return f"{_depuis(situation, *_A_L_ETUDE[situation.statut])}{suite}."


def _depuis(situation: Situation, quoi: str, lien: str) -> str:
    return f"{quoi} {lien} {_mots(situation.depuis)}" if situation.depuis else quoi


def _etape(audit: Audit) -> str:
    notifies = f", notifiés le {_mots(audit.notifies_le)}" if audit.notifies_le else ""
    rendus = f" le {_mots(audit.constats_le)}" if audit.constats_le else ""
    match audit.etape:
        case Etape.DEPOSE:
            return "la recevabilité est attendue"
        case Etape.PIECES_DEMANDEES:
            return "des pièces sont demandées à l’organisme"
        case Etape.EN_AUDIT:
            return "les constats sont attendus"
        case Etape.CONSTATE:
            return f"constats rendus{rendus}{notifies}{FINE}; la décision est attendue"
    return f"constats rendus{rendus}{notifies}{FINE}; l’organisme corrige"


def _limite(nc: NonConformite, au: date) -> str:
    if nc.limite is None:
        return "constats pas encore notifiés, délai pas commencé"
    if nc.limite < au:
        return f"délai passé depuis le {_mots(nc.limite)}"
    return f"à corriger au plus tard le {_mots(nc.limite)} ({phrase_jours(nc.limite, au)})"


def _mots(jour: date) -> str:
    return date_en_mots(jour)
