"""Situations as plain JSON lists, and back: what the cache keeps of where a dossier stands.

The empreintes of what was read, most of a situation's weight, are left out: ``without_empreintes``
says so of a situation that is kept beside one that comes back.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

from certimetal.domain.situation import (
    Alerte,
    Audit,
    Declaration,
    Echeance,
    Etape,
    EvenementPublic,
    Explication,
    Griefs,
    NatureAudit,
    NatureEcheance,
    NonConformite,
    Periode,
    Proposition,
    Situation,
    Statut,
    Terme,
    Verdict,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

_STATUTS = {statut.value: statut for statut in Statut}
_AUDITS = {nature.value: nature for nature in NatureAudit}
_ETAPES = {etape.value: etape for etape in Etape}
_NATURES = {nature.value: nature for nature in NatureEcheance}


def without_empreintes(situation: Situation) -> Situation:
    """Return the situation without the fingerprints of what its verdicts read."""
    return replace(situation, verdicts=tuple(Verdict(*v[:5]) for v in situation.verdicts))


def pack_situation(situation: Situation) -> list[Any]:
    """Return a situation, without empreintes, as a list of strings, flags and lists."""
    s = situation
    return [
        _iso(s.au),
        s.statut.value,
        _iso(s.depuis),
        _iso(s.jusqu_au),
        _terme(s.terme) if s.terme else None,
        [_terme(terme) for terme in s.termes],
        [_audit(audit) for audit in s.audits],
        [_non_conformite(nc) for nc in s.non_conformites],
        [[v.indicateur, v.verdict, v.evenement, _iso(v.date), v.levee] for v in s.verdicts],
        _griefs(s.griefs) if s.griefs else None,
        [
            [_iso(e.date), e.nature.value, e.libelle, e.regle, e.evenement, e.passee]
            for e in s.echeances
        ],
        [[a.phrase, a.evenement, list(a.regles)] for a in s.alertes],
        [[p.type, p.variante, p.phrase, list(p.regles)] for p in s.propositions],
        [[_iso(d.date), d.nature, d.evenement, _iso(d.limite)] for d in s.declarations],
        [[e.phrase, e.evenement, list(e.regles), _iso(e.date)] for e in s.explications],
        [[_iso(p.debut), _iso(p.fin), p.statut.value, p.decision] for p in s.periodes],
    ]


def unpack_situation(ligne: list[Any]) -> Situation:
    """Return the situation of ``pack_situation``; ValueError, TypeError, KeyError on another."""
    (
        au,
        statut,
        depuis,
        jusqu_au,
        terme,
        termes,
        audits,
        non_conformites,
        verdicts,
        griefs,
        echeances,
        alertes,
        propositions,
        declarations,
        explications,
        periodes,
    ) = ligne
    return Situation(
        au=_sur(au),
        statut=_STATUTS[statut],
        depuis=_jour(depuis),
        jusqu_au=_jour(jusqu_au),
        terme=_en_terme(*terme) if terme else None,
        termes=tuple(_en_terme(*t) for t in termes),
        audits=tuple(_en_audit(*a) for a in audits),
        non_conformites=tuple(_en_non_conformite(*nc) for nc in non_conformites),
        verdicts=tuple(Verdict(i, v, e, _sur(d), levee) for i, v, e, d, levee in verdicts),
        griefs=_en_griefs(*griefs) if griefs else None,
        echeances=tuple(
            Echeance(_sur(d), _NATURES[n], libelle, r, e, p) for d, n, libelle, r, e, p in echeances
        ),
        alertes=tuple(Alerte(phrase=p, evenement=e, regles=tuple(r)) for p, e, r in alertes),
        propositions=tuple(
            Proposition(type=t, variante=v, phrase=p, regles=tuple(r))
            for t, v, p, r in propositions
        ),
        declarations=tuple(
            Declaration(date=_sur(d), nature=n, evenement=e, limite=_sur(limite))
            for d, n, e, limite in declarations
        ),
        explications=tuple(Explication(p, e, tuple(r), _jour(d)) for p, e, r, d in explications),
        periodes=tuple(Periode(_sur(d), _jour(f), _STATUTS[s], e) for d, f, s, e in periodes),
    )


def pack_publics(evenements: Iterable[EvenementPublic]) -> list[list[str]]:
    """Return what the public may know of a journal, as lists of strings."""
    return [[_iso(e.date), e.type, e.variante, e.libelle, e.fichier] for e in evenements]


def unpack_publics(lignes: list[list[str]]) -> tuple[EvenementPublic, ...]:
    """Return the events of ``pack_publics``; ValueError, TypeError on anything else."""
    return tuple(
        EvenementPublic(date=_sur(d), type=t, variante=v, libelle=libelle, fichier=f)
        for d, t, v, libelle, f in lignes
    )


def _iso(jour: date | None) -> str:
    return jour.isoformat() if jour else ""


def _sur(texte: str) -> date:
    return date.fromisoformat(texte)


def _jour(texte: str) -> date | None:
    return date.fromisoformat(texte) if texte else None


def _terme(terme: Terme) -> list[str]:
    return [_iso(terme.debut), _iso(terme.fin), terme.decision, _iso(terme.accorde_le)]


def _en_terme(debut: str, fin: str, decision: str, accorde_le: str) -> Terme:
    return Terme(debut=_sur(debut), fin=_sur(fin), decision=decision, accorde_le=_sur(accorde_le))


def _audit(audit: Audit) -> list[str]:
    return [
        audit.nature.value,
        audit.etape.value,
        _iso(audit.depuis),
        audit.depot,
        audit.constats,
        _iso(audit.constats_le),
        _iso(audit.notifies_le),
        audit.instance,
        audit.origine,
    ]


def _en_audit(  # noqa: PLR0917 -- the columns of ``_audit``, in their order
    nature: str,
    etape: str,
    depuis: str,
    depot: str,
    constats: str,
    constats_le: str,
    notifies_le: str,
    instance: str,
    origine: str,
) -> Audit:
    return Audit(
        nature=_AUDITS[nature],
        etape=_ETAPES[etape],
        depuis=_sur(depuis),
        depot=depot,
        constats=constats,
        constats_le=_jour(constats_le),
        notifies_le=_jour(notifies_le),
        instance=instance,
        origine=origine,
    )


def _non_conformite(nc: NonConformite) -> list[Any]:
    return [
        nc.indicateur,
        nc.gravite,
        nc.constat,
        nc.attendu,
        nc.audit.value,
        nc.evenement,
        _iso(nc.notifiee_le),
        _iso(nc.limite),
        nc.plan,
        nc.maintenue,
    ]


def _en_non_conformite(  # noqa: PLR0917 -- the columns of ``_non_conformite``, in their order
    indicateur: str,
    gravite: str,
    constat: str,
    attendu: str,
    audit: str,
    evenement: str,
    notifiee_le: str,
    limite: str,
    plan: str,
    maintenue: bool,
) -> NonConformite:
    return NonConformite(
        indicateur=indicateur,
        gravite=gravite,
        constat=constat,
        attendu=attendu,
        audit=_AUDITS[audit],
        evenement=evenement,
        notifiee_le=_jour(notifiee_le),
        limite=_jour(limite),
        plan=plan,
        maintenue=maintenue,
    )


def _griefs(griefs: Griefs) -> list[str]:
    return [griefs.evenement, _iso(griefs.notifies_le), _iso(griefs.limite), griefs.observations]


def _en_griefs(evenement: str, notifies_le: str, limite: str, observations: str) -> Griefs:
    return Griefs(
        evenement=evenement,
        notifies_le=_jour(notifies_le),
        limite=_jour(limite),
        observations=observations,
    )
