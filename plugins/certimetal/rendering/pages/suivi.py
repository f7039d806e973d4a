"""What auditors alone read on an OF's page: verdicts, NC, alerts, the reasoning (``interne``)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from certimetal.domain.cycle import situer
from certimetal.domain.francais import date_en_mots
from certimetal.domain.journal import en_vigueur
from certimetal.domain.relecture import REPONSE, Ecart, relire
from certimetal.rendering.pages.liens_regles import liens_regles, toutes_les_regles
from certimetal.rendering.phrases_situation import (
    phrase_audit,
    phrase_incertaine,
    phrase_situation,
)
from certimetal.rendering.publication import chemin_organisme, montre_le_statut

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from certimetal.domain.dossier import Dossier
    from certimetal.domain.referentiel import Referentiel
    from certimetal.domain.registre import Resume
    from certimetal.domain.relecture import Changement, Relecture
    from certimetal.domain.situation import NonConformite, Verdict
    from certimetal.rendering.publication import LienEdition

VERDICTS = {
    "conforme": "Conforme",
    "nc_mineure": "Non-conformité mineure",
    "nc_majeure": "Non-conformité majeure",
}
_ECARTS = {
    Ecart.MODIFIE: "a changé",
    Ecart.AJOUTE: "a été ajoutée",
    Ecart.RETIRE: "a été retirée",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class SuiviIndicateur:
    """What is known of one indicator: ``ouverte`` for an NC that is, with its ``limite``.

    ``a_revoir`` says, a sentence each, what changed since the verdict. ``lien`` leads to the
    constats' file on the forge.
    """

    verdict: str
    ouverte: bool
    date: date
    suite: str
    constat: str
    attendu: str
    limite: str
    passee: bool
    a_revoir: tuple[str, ...]
    guide_modifie: bool
    fichier: str
    lien: str


def suivis(
    dossier: Dossier, resume: Resume, referentiel: Referentiel, lien_edition: LienEdition
) -> Mapping[str, SuiviIndicateur]:
    """Return what is known of each indicator that was judged."""
    situation = situer(dossier, referentiel, resume.situation.au)
    ouvertes = {nc.indicateur: nc for nc in situation.non_conformites}
    juges = {e.fichier: e.objet("verdicts") for e in en_vigueur(dossier.journal, situation.au)}
    return {
        relecture.verdict.indicateur: _suivi(
            relecture,
            ouvertes.get(relecture.verdict.indicateur),
            _juge(juges, relecture.verdict),
            resume,
            lien_edition,
        )
        for relecture in relire(dossier, situation.verdicts, referentiel)
    }


def _suivi(
    relecture: Relecture,
    ouverte: NonConformite | None,
    juge: Mapping[str, Any],
    resume: Resume,
    lien_edition: LienEdition,
) -> SuiviIndicateur:
    verdict = relecture.verdict
    limite = ouverte.limite if ouverte else None
    return SuiviIndicateur(
        verdict=VERDICTS.get(verdict.verdict, verdict.verdict),
        ouverte=ouverte is not None,
        date=verdict.date,
        suite=_suite(verdict, ouverte),
        constat=ouverte.constat if ouverte else _texte(juge, "constat"),
        attendu=ouverte.attendu if ouverte else _texte(juge, "attendu"),
        limite=date_en_mots(limite) if limite else "",
        passee=limite is not None and limite < resume.situation.au,
        a_revoir=tuple(_dit(changement) for changement in relecture.changements),
        guide_modifie=relecture.guide_modifie,
        fichier=verdict.evenement,
        lien=lien_edition(f"{resume.dossier}/journal/{verdict.evenement}"),
    )


def _suite(verdict: Verdict, ouverte: NonConformite | None) -> str:
    if ouverte is None:
        return "levée" if verdict.levee else ""
    if ouverte.notifiee_le is None:
        return "ouverte, pas encore notifiée : le délai de réponse n’a pas commencé"
    reste = "maintenue" if ouverte.maintenue else "ouverte"
    return f"{reste}, avec un plan d’actions" if ouverte.plan else f"{reste}, sans plan d’actions"


def _juge(juges: Mapping[str, Mapping[str, Any]], verdict: Verdict) -> Mapping[str, Any]:
    """Return what the constats say of an indicator: an NC that was lifted keeps its text there."""
    juge = juges.get(verdict.evenement, {}).get(verdict.indicateur)
    return juge if isinstance(juge, dict) else {}


def _texte(juge: Mapping[str, Any], cle: str) -> str:
    valeur = juge.get(cle)
    return valeur if isinstance(valeur, str) else ""


def _dit(changement: Changement) -> str:
    quoi = "la réponse" if changement.objet == REPONSE else f"l’annexe {changement.objet}"
    return f"{quoi} {_ECARTS[changement.ecart]} depuis ce verdict"


def suivi(resume: Resume, referentiel: Referentiel, lien_edition: LienEdition) -> dict[str, Any]:
    """Return the follow-up of an OF: statut, what is open, what falls due, and why."""
    situation = resume.situation
    connues = toutes_les_regles(referentiel)

    def ligne(phrase: str, evenement: str, regles: tuple[str, ...]) -> dict[str, Any]:
        return {
            "phrase": phrase,
            "fichier": evenement,
            "lien": lien_edition(f"{resume.dossier}/journal/{evenement}") if evenement else "",
            "regles": liens_regles(chemin_organisme(resume), regles, connues),
        }

    return {
        "statut": phrase_situation(situation),
        "audits": [phrase_audit(audit) for audit in situation.audits],
        "doute": "" if montre_le_statut(resume) else phrase_incertaine(resume),
        "alertes": [ligne(a.phrase, a.evenement, a.regles) for a in situation.alertes],
        "propositions": [ligne(p.phrase, "", p.regles) for p in situation.propositions],
        "echeances": [
            {"date": e.date, "passee": e.passee, **ligne(e.libelle, e.evenement, (e.regle,))}
            for e in situation.echeances
        ],
        "explications": [ligne(e.phrase, e.evenement, e.regles) for e in situation.explications],
    }


def lignes_a_revoir(resume: Resume) -> Iterator[tuple[str, str]]:
    """Yield each indicator to read again, and why in a few words."""
    for indicateur in resume.a_revoir:
        yield indicateur, "à revoir : la réponse ou une annexe a changé depuis le verdict"
    for indicateur in resume.guides_modifies:
        if indicateur not in resume.a_revoir:
            yield indicateur, "guide modifié depuis le verdict, qui ne change pas pour autant"
