"""Situations as text: in short over a register, in full for a dossier."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from certimetal.domain.agenda import est_incertain
from certimetal.domain.francais import NBSP, compter, date_en_mots, enumerer, guillemets
from certimetal.domain.situation import Statut
from certimetal.rendering.paragraphes import avec_regles
from certimetal.rendering.phrases_situation import (
    STATUTS,
    phrase_audit,
    phrase_jours,
    phrase_non_conformite,
    phrase_situation,
    phrases_a_revoir,
    phrases_incertaines,
)
from certimetal.rendering.suivi.identite import nom
from certimetal.rendering.suivi.lignes import couper
from certimetal.rendering.typographie import decapitaliser

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

    from certimetal.domain.registre import Resume
    from certimetal.domain.situation import Echeance, Situation

_TIRET = "  - "
_MARGE = "  "


def render(resumes: Sequence[Resume], *, au: date, complet: bool, largeur: int = 80) -> str:
    """Return where each dossier stands on ``au``: with what explains it where ``complet``."""
    page = _Page(au, largeur)
    blocs = [page.complet(resume) if complet else page.court(resume) for resume in resumes]
    if len(resumes) != 1:
        blocs.append(page.bilan(resumes))
    return "\n\n".join("\n".join(bloc) for bloc in blocs) + "\n"


class _Page:
    """How wide to write, and on which day."""

    def __init__(self, au: date, largeur: int) -> None:
        self.au = au
        self.largeur = largeur

    def court(self, resume: Resume) -> Iterator[str]:
        """Yield a dossier in a few lines: its statut, what falls due first, what to look at."""
        yield from self.ligne(nom(resume), "")
        if est_incertain(resume):
            for phrase in phrases_incertaines(resume):
                yield from self.ligne(phrase)
            return
        situation = resume.situation
        yield from self.ligne(phrase_situation(situation))
        if situation.echeances:
            premiere = situation.echeances[0]
            titre = "Échéance passée" if premiere.passee else "Prochaine échéance"
            quand = f"{date_en_mots(premiere.date)} ({phrase_jours(premiere.date, self.au)})"
            quoi = decapitaliser(_echeance(premiere))
            yield from self.ligne(f"{titre}{NBSP}: {quand}, {quoi}.")
        suite = _a_voir(resume)
        if suite:
            yield from self.ligne(suite)

    def complet(self, resume: Resume) -> Iterator[str]:
        """Yield all that is known of a dossier, and why."""
        situation = resume.situation
        yield from self.ligne(nom(resume), "")
        yield from self.ligne(f"Au {date_en_mots(self.au)}, certificateur {resume.certificateur}")
        if est_incertain(resume):
            for phrase in (*phrases_incertaines(resume), "Voici ce que l’outil en a compris."):
                yield from self.ligne(phrase)
        yield from self.ligne(phrase_situation(situation))
        for titre, phrases in _parties(resume, situation, self.au):
            liste = list(phrases)
            if liste:
                yield ""
                yield f"{_MARGE}{titre}"
                for phrase in liste:
                    yield from self.ligne(phrase, _TIRET)

    def bilan(self, resumes: Sequence[Resume]) -> Iterator[str]:
        """Yield how many dossiers stand where."""
        if not resumes:
            yield "Aucun dossier."
            return
        surs = [resume for resume in resumes if not est_incertain(resume)]
        comptes = Counter(resume.situation.statut for resume in surs)
        mots = [f"{comptes[s]}{NBSP}{STATUTS[s][comptes[s] > 1]}" for s in Statut if comptes[s]]
        if len(surs) < len(resumes):
            doute = "dont la situation est incertaine"
            mots.append(f"{len(resumes) - len(surs)}{NBSP}{doute}")
        dossiers = compter(len(resumes), "dossier")
        yield from self.ligne(
            f"Au {date_en_mots(self.au)}, {dossiers}{NBSP}: {enumerer(mots)}.", ""
        )
        commande = guillemets("certimetal situation SIRET")
        yield from self.ligne(f"L’histoire d’un dossier et ses règles{NBSP}: {commande}.", "")

    def ligne(self, texte: str, retrait: str = _MARGE) -> list[str]:
        """Return a text within the width."""
        return couper(texte, self.largeur, retrait)


def _parties(resume: Resume, situation: Situation, au: date) -> Iterator[tuple[str, Iterable[str]]]:
    yield "Audits en cours", (phrase_audit(audit) for audit in situation.audits)
    yield "Non-conformités ouvertes", _non_conformites(situation, au)
    yield "Échéances", (_datee(echeance, au) for echeance in situation.echeances)
    yield (
        "À regarder",
        [avec_regles(a.phrase, a.regles) for a in situation.alertes] + [*phrases_a_revoir(resume)],
    )
    yield (
        "Ce que les règles proposent",
        (avec_regles(p.phrase, p.regles) for p in situation.propositions),
    )
    yield "Pourquoi", (_expliquee(*e[:3]) for e in situation.explications)


def _non_conformites(situation: Situation, au: date) -> Iterator[str]:
    for nc in situation.non_conformites:
        yield phrase_non_conformite(nc, au)


def _expliquee(phrase: str, evenement: str, regles: Sequence[str]) -> str:
    """Return a sentence with the event that it comes from and its rules."""
    sources = ", ".join((*((evenement,) if evenement else ()), *regles))
    return f"{phrase} [{sources}]" if sources else phrase


def _datee(echeance: Echeance, au: date) -> str:
    quand = f"{date_en_mots(echeance.date)} ({phrase_jours(echeance.date, au)})"
    passee = ", passée" if echeance.passee else ""
    return f"{quand}{passee}{NBSP}: {_echeance(echeance)}."


def _echeance(echeance: Echeance) -> str:
    return f"{echeance.libelle} ({echeance.regle})"


def _a_voir(resume: Resume) -> str:
    situation = resume.situation
    mots = [
        compter(len(elements), singulier, pluriel)
        for elements, singulier, pluriel in (
            (situation.non_conformites, "non-conformité ouverte", "non-conformités ouvertes"),
            (situation.alertes, "point à regarder", "points à regarder"),
            (resume.a_revoir, "verdict à revoir", "verdicts à revoir"),
        )
        if elements
    ]
    return f"{enumerer(mots)}." if mots else ""
