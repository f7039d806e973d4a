"""Which roles an account holds towards a dossier, and why it does not hold the others."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from certimetal.domain.auteurs import AUDITEUR, NATIONAL, NOMS, OF, SECRETARIAT, SIGNATAIRE
from certimetal.domain.francais import date_en_mots
from certimetal.domain.journal import en_vigueur

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from certimetal.domain.dossier import Dossier
    from certimetal.domain.referentiel import Referentiel
    from certimetal.domain.territoire import Certificateur, Personne

MAINTENEUR = "mainteneur"
NOMS_DES_ROLES: Mapping[str, str] = {**NOMS, MAINTENEUR: "un mainteneur de l’outil"}

_A_CONFIRMER = (
    "Ce compte est inscrit dans dossier.yml, mais le certificateur ne l’a pas encore confirmé."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Roles:
    """``tenus`` are the roles that hold; ``raisons`` are whole sentences, each why one does not.

    ``interesses`` are the roles that a declared interest takes away.
    """

    tenus: frozenset[str]
    raisons: tuple[str, ...] = ()
    interesses: frozenset[str] = frozenset()


def meme_compte(un: str, autre: str) -> bool:
    """Tell whether two logins are the same account: forges do not tell cases apart."""
    return un.casefold() == autre.casefold()


def comptes_confirmes(dossier: Dossier, au: date) -> bool:
    """Tell whether someone of the certificateur has confirmed the OF's accounts.

    A ``recevabilite`` says it; so does a ``reprise``, whose signataire brings the dossier in.
    """
    return any(
        e.type == "reprise"
        or (e.type == "recevabilite" and e.donnees.get("comptes_confirmes") is True)
        for e in en_vigueur(dossier.journal, au)
    )


def roles_nationaux(compte: str, referentiel: Referentiel, au: date) -> Roles:
    """Return the roles that depend on no dossier."""
    return _reunir(
        _role(NATIONAL, compte, referentiel.national, au, ""),
        _role(MAINTENEUR, compte, referentiel.mainteneurs, au, ""),
    )


def roles(
    compte: str,
    dossier: Dossier | None,
    certificateur: Certificateur | None,
    referentiel: Referentiel,
    au: date,
    *,
    siren: str,
) -> Roles:
    """Return the roles of an account towards a dossier as the base has it (None: a new one)."""
    du_certificateur = [
        _role(role, compte, personnes, au, siren) for role, personnes in _personnes(certificateur)
    ]
    return _reunir(
        _role_of(compte, dossier, au),
        *du_certificateur,
        roles_nationaux(compte, referentiel, au),
    )


def _personnes(certificateur: Certificateur | None) -> Iterator[tuple[str, tuple[Personne, ...]]]:
    if certificateur is not None:
        yield SECRETARIAT, certificateur.secretariat
        yield AUDITEUR, certificateur.auditeurs
        yield SIGNATAIRE, certificateur.signataires


def _role_of(compte: str, dossier: Dossier | None, au: date) -> Roles:
    if dossier is None or not any(meme_compte(compte, c) for c in dossier.comptes):
        return Roles(tenus=frozenset())
    if not comptes_confirmes(dossier, au):
        return Roles(tenus=frozenset(), raisons=(_A_CONFIRMER,))
    return Roles(tenus=frozenset({OF}))


def _role(role: str, compte: str, personnes: tuple[Personne, ...], au: date, siren: str) -> Roles:
    """An account may be listed twice, for two mandates: one that runs is enough."""
    siennes = [p for p in personnes if p.compte and meme_compte(compte, p.compte)]
    raisons = [raison for p in siennes if (raison := _hors_mandat(p, role, au))]
    if not siennes or len(raisons) == len(siennes):
        return Roles(tenus=frozenset(), raisons=tuple(raisons))
    if siren and any(siren in p.interets for p in siennes):
        return Roles(tenus=frozenset(), interesses=frozenset({role}))
    return Roles(tenus=frozenset({role}))


def _hors_mandat(personne: Personne, role: str, au: date) -> str:
    if personne.jusqu_au is not None and personne.jusqu_au < au:
        fin = date_en_mots(personne.jusqu_au)
        return f"Son mandat ({NOMS_DES_ROLES[role]}) est échu depuis le {fin}."
    if personne.depuis is not None and personne.depuis > au:
        debut = date_en_mots(personne.depuis)
        return f"Son mandat ({NOMS_DES_ROLES[role]}) ne commence que le {debut}."
    return ""


def _reunir(*tous: Roles) -> Roles:
    return Roles(
        tenus=frozenset().union(*(r.tenus for r in tous)),
        raisons=tuple(raison for r in tous for raison in r.raisons),
        interesses=frozenset().union(*(r.interesses for r in tous)),
    )
