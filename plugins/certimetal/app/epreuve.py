"""Holds a dossier with a new event against all its checks: what it would break, it may not."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from certimetal import rules
from certimetal.domain.consignation.refus import refuser
from certimetal.domain.consignation.resultat import Remarque
from certimetal.domain.contexte import Contexte
from certimetal.domain.cycle import fautes_du_journal
from certimetal.domain.cycle.faute import IdFaute
from certimetal.domain.cycle.prematuree import est_prematuree
from certimetal.domain.francais import citer
from certimetal.finding import Gravite
from certimetal.rules.journal_a_completer import A_COMPLETER

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from certimetal.app.depot import Depot
    from certimetal.domain.consignation import Prepare
    from certimetal.domain.controle import Probleme
    from certimetal.domain.cycle.faute import Faute
    from certimetal.domain.nom_evenement import NomEvenement
    from certimetal.reading.dossier import DossierLu

_DU_CYCLE = frozenset(id_.value for id_ in IdFaute)


@dataclass(frozen=True, slots=True, kw_only=True)
class Epreuve:
    """A dossier read without the event ``nom``, and with it."""

    depot: Depot
    avant: DossierLu
    apres: DossierLu
    nom: NomEvenement
    prepare: Prepare
    aujourdhui: date


@dataclass(frozen=True, slots=True, kw_only=True)
class _Reproche:
    gravite: Gravite
    phrase: str
    remede: str
    regles: tuple[str, ...] = ()


def judge(epreuve: Epreuve) -> tuple[Remarque, ...]:
    """Return what is to be known of the event; EventRefusedError for what would be an error.

    What comes only from what is left to complete is not spoken of.
    """
    remarques: list[Remarque] = []
    for reproche in (*_du_cycle(epreuve), *_de_la_lecture(epreuve), *_des_regles(epreuve)):
        if reproche.gravite is Gravite.ERREUR:
            raise refuser(reproche.phrase, remede=reproche.remede, regles=reproche.regles)
        remarques.append(Remarque(phrase=reproche.phrase, remede=reproche.remede))
    return tuple(remarques)


def _du_cycle(epreuve: Epreuve) -> Iterator[_Reproche]:
    referentiel, jour = epreuve.depot.referentiel, epreuve.aujourdhui
    nom, marques = epreuve.nom, epreuve.prepare.a_completer
    connues = set(fautes_du_journal(epreuve.avant.dossier, referentiel, jour))
    proposes = {nom.fichier}
    for faute in fautes_du_journal(epreuve.apres.dossier, referentiel, jour, proposes=proposes):
        ici = faute.fichier == nom.chemin
        if faute not in connues and not (ici and est_prematuree(faute, marques)):
            yield _Reproche(
                gravite=faute.gravite,
                phrase=_phrase(faute, ici=ici),
                remede=faute.remede if ici else "Rectifiez d’abord cet événement-là.",
                regles=faute.regles,
            )


def _phrase(faute: Faute, *, ici: bool) -> str:
    attendu = f" Attendu : {faute.attendu}" if faute.attendu else ""
    if ici:
        return faute.message + attendu
    fichier = faute.fichier.rpartition("/")[2]
    return f"avec cet événement, {citer(fichier)} serait en faute. {faute.message}{attendu}"


def _de_la_lecture(epreuve: Epreuve) -> Iterator[_Reproche]:
    connus = set(epreuve.avant.findings)
    for finding in epreuve.apres.findings:
        if finding not in connus:
            phrase = f"{finding.message} {finding.attendu}".strip()
            yield _Reproche(gravite=finding.gravite, phrase=phrase, remede=finding.remede)


def _des_regles(epreuve: Epreuve) -> Iterator[_Reproche]:
    contexte = Contexte(
        referentiel=epreuve.depot.referentiel,
        communes=epreuve.depot.communes,
        aujourdhui=epreuve.aujourdhui,
    )
    connus = {_fait(p) for p in rules.check_dossier(epreuve.avant.dossier, contexte)}
    for probleme in rules.check_dossier(epreuve.apres.dossier, contexte):
        controle = probleme.controle
        if _fait(probleme) in connus or controle.id in _DU_CYCLE or controle is A_COMPLETER:
            continue
        yield _Reproche(
            gravite=probleme.gravite or controle.gravite,
            phrase=f"{probleme.message} {probleme.attendu}".strip(),
            remede=probleme.remede,
            regles=controle.regles,
        )


def _fait(probleme: Probleme) -> tuple[object, ...]:
    return (probleme.controle.id, probleme.fichier, probleme.chemin, probleme.message)
