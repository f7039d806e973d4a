"""What a proposal does, act by act, each with the roles that may do it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from certimetal.domain.auteurs import (
    AUDITEUR,
    NATIONAL,
    NOMS,
    OF,
    SECRETARIAT,
    SIGNATAIRE,
)
from certimetal.domain.changement import Changement, Nature, Zone
from certimetal.domain.francais import citer
from certimetal.domain.nom_evenement import DEBUT
from certimetal.review.roles import MAINTENEUR

if TYPE_CHECKING:
    from collections.abc import Iterator

    from certimetal.domain.journal import Evenement
    from certimetal.domain.proposition import Cote, Proposition

FICHE = "dossier.yml"
TOUS = "tous"
"""Stands among the roles for: any account."""


class Genre(StrEnum):
    """The kinds of act, as the table of rights has them: its rows."""

    NOUVEAU = "nouveau"
    CONTENU = "contenu"
    COMPTES = "comptes"
    SIRET = "siret"
    EXEMPLE = "exemple"
    EVENEMENT = "evenement"
    REFERENTIEL = "referentiel"
    OUTIL = "outil"


@dataclass(frozen=True, slots=True, kw_only=True)
class Acte:
    """One thing that is done to ``chemin``. ``admis`` are the roles that may, empty where none.

    ``objet`` says in French what is done, as a sentence continues « ne peut pas … ».
    """

    genre: Genre
    chemin: str
    admis: tuple[str, ...]
    objet: str


def actes(proposition: Proposition) -> Iterator[Acte]:
    """Yield what is done outside the dossiers, then in each dossier."""
    for changement in proposition.changements:
        if not changement.dossier:
            yield _hors_dossier(changement)
    for dossier in proposition.dossiers:
        yield from actes_du_dossier(proposition, dossier)


def actes_du_dossier(proposition: Proposition, dossier: str) -> Iterator[Acte]:
    """Yield what is done in one dossier, save to the events that it already had."""
    avant, apres = proposition.avant[dossier], proposition.apres[dossier]
    changements = proposition.changements_de(dossier)
    nouveaux = evenements_ajoutes(proposition, dossier)
    contenu = _roles_du_contenu(avant, nouveaux)
    for changement in changements:
        relatif = changement.relatif
        if relatif == FICHE:
            yield from _fiche(changement, avant, apres, contenu)
        elif not relatif.startswith(DEBUT):
            yield _contenu(changement, avant, contenu)
        elif changement.nature is Nature.AJOUTE and changement.chemin not in nouveaux:
            yield Acte(
                genre=Genre.EVENEMENT,
                chemin=changement.chemin,
                admis=(),
                objet="ajouter au journal un fichier qui n’est pas un événement lisible",
            )
    for chemin, evenement in nouveaux.items():
        yield _evenement(chemin, evenement, avant, nouveaux)


def evenements_ajoutes(proposition: Proposition, dossier: str) -> dict[str, Evenement]:
    """Return the events that a proposal adds to a dossier, by path."""
    ajoutes = {
        c.relatif: c.chemin
        for c in proposition.changements_de(dossier)
        if c.nature is Nature.AJOUTE
    }
    apres = proposition.apres[dossier].dossier
    journal = apres.journal if apres else ()
    return {ajoutes[e.chemin]: e for e in journal if e.chemin in ajoutes}


def champs_changes(avant: Cote, apres: Cote) -> tuple[str, ...]:
    """Return the keys of ``dossier.yml`` whose values differ, sorted; both sides are readable."""
    un, autre = avant.fiche or {}, apres.fiche or {}
    return tuple(
        sorted(c for c in {*un, *autre} if un.get(c) != autre.get(c) or (c in un) != (c in autre))
    )


def constats_et_decision(nouveaux: dict[str, Evenement]) -> bool:
    """Tell whether one proposal brings findings and the decision on them."""
    return {"constats", "decision"} <= {e.type for e in nouveaux.values()}


def _hors_dossier(changement: Changement) -> Acte:
    if changement.zone is Zone.REFERENTIEL:
        return Acte(
            genre=Genre.REFERENTIEL,
            chemin=changement.chemin,
            admis=(NATIONAL,),
            objet="changer le référentiel, ses schémas ou ses certificateurs",
        )
    return Acte(
        genre=Genre.OUTIL,
        chemin=changement.chemin,
        admis=(MAINTENEUR,),
        objet="changer l’outil, le site ou la configuration du dépôt",
    )


def _roles_du_contenu(avant: Cote, nouveaux: dict[str, Evenement]) -> tuple[str, ...]:
    """The OF's; the secretariat's where it says that it types for it; any account's if new."""
    if avant.dossier is None:
        return (TOUS,)
    saisie = any(
        e.auteur == SECRETARIAT and e.saisi_pour == OF and e.type != "rectification"
        for e in nouveaux.values()
    )
    return (
        OF,
        *((SECRETARIAT,) if saisie else ()),
        *((MAINTENEUR,) if avant.dossier.exemple else ()),
    )


def _contenu(changement: Changement, avant: Cote, admis: tuple[str, ...]) -> Acte:
    nouveau = avant.dossier is None
    return Acte(
        genre=Genre.NOUVEAU if nouveau else Genre.CONTENU,
        chemin=changement.chemin,
        admis=admis,
        objet="changer les réponses, les annexes ou l’identification de ce dossier",
    )


def _fiche(
    changement: Changement, avant: Cote, apres: Cote, contenu: tuple[str, ...]
) -> Iterator[Acte]:
    if avant.dossier is None:
        yield _contenu(changement, avant, contenu)
        if (apres.fiche or {}).get("exemple") is True:
            yield _reserve(Genre.EXEMPLE, changement, (MAINTENEUR,), "créer un dossier d’exemple")
        return
    if avant.fiche is None or apres.fiche is None:
        return  # ``rights`` says so: nothing is known of its fields
    changes = champs_changes(avant, apres)
    if "comptes" in changes:
        yield _reserve(
            Genre.COMPTES, changement, (SECRETARIAT,), "changer les comptes de ce dossier"
        )
    if "siret" in changes:
        yield _reserve(Genre.SIRET, changement, (), "changer le SIRET de ce dossier")
    if "exemple" in changes:
        yield _reserve(
            Genre.EXEMPLE, changement, (MAINTENEUR,), "dire de ce dossier s’il est un exemple"
        )
    if not changes or set(changes) - {"comptes", "siret", "exemple"}:
        yield _contenu(changement, avant, contenu)


def _reserve(genre: Genre, changement: Changement, admis: tuple[str, ...], objet: str) -> Acte:
    return Acte(genre=genre, chemin=changement.chemin, admis=admis, objet=objet)


def _evenement(
    chemin: str, evenement: Evenement, avant: Cote, nouveaux: dict[str, Evenement]
) -> Acte:
    """The role that the event says must be its author's: what it says is held by ``rules``."""
    admis: tuple[str, ...] = (evenement.auteur,) if evenement.auteur in NOMS else ()
    if avant.dossier is None and evenement.type == "depot" and evenement.auteur == OF:
        admis = (TOUS,)
    if evenement.type == "decision" and constats_et_decision(nouveaux):
        admis = (AUDITEUR, SIGNATAIRE)  # an approval is asked for besides
    objet = f"écrire un événement {citer(evenement.type)}"
    if evenement.auteur not in NOMS:
        objet = f"{objet} dont l’auteur n’est pas lisible"
    elif evenement.saisi_pour:
        objet = f"{objet} saisi pour l’organisme"
    return Acte(genre=Genre.EVENEMENT, chemin=chemin, admis=admis, objet=objet)
