"""The use case of ``certimetal garde``: judge a push before a bare server takes it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from certimetal.app.rapport_revue import render
from certimetal.app.revue import DemandeRevue, registre_de, review
from certimetal.domain.envoi import Envoi
from certimetal.errors import GitError, InvalidValueError
from certimetal.finding import Gravite
from certimetal.reading.git_diff import is_ancestor
from certimetal.rendering.revue.refus import tell_refus
from certimetal.review.envois import check_envoi, pas_a_jour, reecrit, sans_registre

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from certimetal.finding import Finding
    from certimetal.reading.git import Git


@dataclass(frozen=True, slots=True, kw_only=True)
class Jugement:
    """What is said of one reference: ``admis`` tells whether it may move, ``texte`` why."""

    envoi: Envoi
    admis: bool
    texte: str


def lire_envois(lignes: Iterable[str]) -> Iterator[Envoi]:
    """Read what Git tells a pre-receive hook: « old new reference », one a line.

    InvalidValueError for a line of another form.
    """
    for ligne in lignes:
        parts = ligne.split()
        if len(parts) != 3:
            raise InvalidValueError(
                "La garde lit ce que Git donne à « pre-receive », une ligne par référence : "
                "« ancien nouveau référence »."
            )
        yield Envoi(ancien=parts[0], nouveau=parts[1], ref=parts[2])


def garder(
    git: Git, envois: Iterable[Envoi], compte: str, aujourdhui: date, *, principale: str = ""
) -> Iterator[Jugement]:
    """Judge each reference; ``principale`` is the register's branch, the server's own by default.

    The rules, the registry and the schemas are those of the main branch before the push.
    """
    principale = principale or git.branch()
    for envoi in envois:
        refus = [*check_envoi(envoi, compte=compte, principale=principale)]
        if not refus and envoi.branche == principale:
            refus = [*_avance(git, envoi)]
        elif not refus and not git.has(principale):
            refus = [sans_registre(envoi, principale)]
        if refus:
            yield Jugement(envoi=envoi, admis=False, texte=tell_refus(refus))
        elif envoi.supprime:
            yield Jugement(envoi=envoi, admis=True, texte="")
        else:
            yield _relu(git, envoi, compte, aujourdhui, principale)


def _avance(git: Git, envoi: Envoi) -> Iterator[Finding]:
    """The main branch is still where the push found it, and goes forward."""
    if git.commit(envoi.ref) != envoi.ancien:
        yield pas_a_jour(envoi)
    elif not is_ancestor(git, envoi.ancien, envoi.nouveau):
        yield reecrit(envoi)


def _relu(git: Git, envoi: Envoi, compte: str, aujourdhui: date, principale: str) -> Jugement:
    """The main branch takes what the review lets pass; another is told what it would say."""
    verse = envoi.branche == principale
    base = envoi.ancien if verse else git.commit(principale)
    try:
        registre = registre_de(git, base)
        demande = DemandeRevue(
            base=base, head=envoi.nouveau, auteurs=(compte,), aujourdhui=aujourdhui
        )
        revue = review(git, demande, registre)
    except GitError as error:
        return Jugement(envoi=envoi, admis=not verse, texte=f"{error}\n")
    graves = any(finding.gravite is Gravite.ERREUR for finding in revue.tri.introduits)
    return Jugement(
        envoi=envoi,
        admis=not (verse and graves),
        texte=render(revue, "texte", registre.schemas, version=str),
    )
