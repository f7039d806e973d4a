"""Findings for a person at a terminal: by file, the line shown and the place marked."""

from __future__ import annotations

import textwrap
from itertools import groupby
from typing import TYPE_CHECKING

from certimetal.domain.francais import NBSP, guillemets
from certimetal.finding import Gravite
from certimetal.rendering.findings.decompte import conclude
from certimetal.rendering.findings.extrait import show
from certimetal.rendering.findings.neutre import neutralise

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from certimetal.finding import Finding

_GRAS, _ROUGE, _JAUNE, _BLEU, _PALE = "1", "1;31", "1;33", "1;34", "2"
_COULEURS = {
    Gravite.ERREUR: _ROUGE,
    Gravite.AVERTISSEMENT: _JAUNE,
    Gravite.CONSEIL: _BLEU,
}
_RETRAIT = 4
_LARGEUR_MIN = 40


def render(
    findings: Sequence[Finding],
    *,
    dossiers: int,
    fichiers: int,
    couleurs: bool = False,
    largeur: int = 80,
) -> str:
    """Return the findings grouped by file, then the closing sentence; ``largeur`` in columns.

    ``couleurs`` adds ANSI sequences: never the only bearer of a meaning, the gravity is a word.
    """
    page = _Page(couleurs=couleurs, largeur=max(largeur, _LARGEUR_MIN))
    lignes: list[str] = []
    for path, groupe in groupby(findings, key=lambda finding: finding.location.path):
        lignes += (page.peint(neutralise(path), _GRAS), "")
        for finding in groupe:
            lignes += (*page.finding(finding), "")
    lignes.append(conclude(findings, dossiers=dossiers, fichiers=fichiers))
    if findings:
        exemple = f"certimetal regle {findings[0].controle}"
        lignes += page.paragraphe(
            f"Pour comprendre un contrôle et corriger{NBSP}: {guillemets(exemple)}.", retrait=0
        )
    return "\n".join(lignes) + "\n"


class _Page:
    """How to write: with colours or not, and how wide."""

    def __init__(self, *, couleurs: bool, largeur: int) -> None:
        self.couleurs = couleurs
        self.largeur = largeur

    def peint(self, texte: str, couleur: str) -> str:
        return f"\x1b[{couleur}m{texte}\x1b[0m" if self.couleurs else texte

    def finding(self, finding: Finding) -> Iterator[str]:
        place = finding.location
        gravite = self.peint(finding.gravite.value, _COULEURS[finding.gravite])
        yield f"  {place.line}:{place.column}  {gravite}  {neutralise(finding.controle)}"
        yield from self.paragraphe(finding.message)
        if finding.extrait:
            for ligne in show(finding, largeur=self.largeur - _RETRAIT):
                yield " " * _RETRAIT + self.peint(ligne, _PALE)
        for nom, texte in (
            ("attendu", finding.attendu),
            ("proposition", finding.suggestion),
            ("à faire", finding.remede),
        ):
            if texte:
                yield from self.paragraphe(f"{nom}{NBSP}: {texte}")

    def paragraphe(self, texte: str, *, retrait: int = _RETRAIT) -> list[str]:
        marge = " " * retrait
        texte = neutralise(texte)
        if retrait + len(texte) <= self.largeur:
            return [marge + texte]
        return textwrap.wrap(
            texte,
            width=self.largeur,
            initial_indent=marge,
            subsequent_indent=marge,
            break_long_words=False,
            break_on_hyphens=False,
        )
