"""The dead blanks of a Markdown text: those at the end of a line that no reader would see.

A line that ends in two blanks before another one breaks there, and code shows its blanks: these
stay. Where this reading cannot be sure that a line is not code, its blanks stay too; Markdown is
not parsed here, only what its lines begin with.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import dropwhile, zip_longest

_CODE = 4
"""Columns from which a line that opens a paragraph is code."""

_TABULATION = 4
_NIVEAUX = 64
"""Lists in one another beyond which nothing is sure: no answer has as many."""

_CITATION = re.compile(r" {0,3}>[ \t]?")
_MARQUE = re.compile(r"(?:[-*+]|[0-9]{1,9}[.)])(?=[ \t]|\Z)")
_CLOTURE = re.compile(r"(`{3,}|~{3,})(.*)")
_BALISE = re.compile(r"<[A-Za-z!?/]")
_BALISE_LONGUE = re.compile(r"<(?:[!?]|(?:script|pre|style|textarea)\b)", re.IGNORECASE)
_TITRE = re.compile(r" {0,3}#{1,6}(?:[ \t]|\Z)")
_VIDE = re.compile(r"[ \t]*| {0,3}>[ \t>]*")
_COUPE = re.compile(
    r" {0,3}(?:(?:[-*+]|1[.)])[ \t]+[^ \t]|#{1,6}(?:[ \t]|\Z)|~~~|```[^`]*\Z|-+[ \t]*\Z)"
)
"""What ends the paragraph of the line before."""


def retirer_blancs(texte: str) -> str:
    """Return a Markdown text with LF line ends and without its dead blanks.

    Blank lines at its two ends go too; a text of blanks alone is empty.
    """
    if "\r" in texte:
        texte = texte.replace("\r\n", "\n").replace("\r", "\n")
    texte = texte.removesuffix("\n")
    if not _a_des_blancs(texte):
        return texte.lstrip("\n")
    lues = texte.split("\n")
    lignes = list(dropwhile(lambda ligne: not ligne.strip(" \t"), lues))
    lecture = _Lecture()
    retenues = [
        ligne if lecture.est_du_code(ligne) else _sans_blancs(ligne, suivante)
        for ligne, suivante in zip_longest(lignes, lignes[1:], fillvalue="")
    ]
    while retenues and not retenues[-1].strip(" \t") and not lecture.ouvert:
        retenues.pop()
    return "\n".join(retenues)


def _a_des_blancs(texte: str) -> bool:
    """Whether a line of a text ends in a blank, or its last one is empty: of few texts is it so."""
    if texte.endswith((" ", "\t", "\n")) or " \n" in texte:
        return True
    return "\t" in texte and "\t\n" in texte  # one character is sought quicker than two


def _sans_blancs(ligne: str, suivante: str) -> str:
    """Drop the blanks that end a line, save those that break it before the next one."""
    nue = ligne.rstrip(" \t")
    if len(nue) == len(ligne) or not _contenu(nue) or _VIDE.fullmatch(suivante):
        return nue
    if _TITRE.match(ligne) or _filet(nue) or _coupe(ligne, suivante):
        return nue
    if ligne.endswith("  "):
        return nue + "  "
    # a backslash that came to end the line would break it
    return nue + " " if nue.endswith("\\") else nue


def _coupe(ligne: str, suivante: str) -> bool:
    """Whether the next line ends the paragraph of this one."""
    citations, _ = _sans_citations(ligne)
    celles_d_apres, reste = _sans_citations(suivante)
    return celles_d_apres == citations and _COUPE.match(reste) is not None


def _contenu(ligne: str) -> str:
    """Return what a line has besides blanks and marks of quotation."""
    return ligne.strip(" \t>")


@dataclass(slots=True)
class _Cloture:
    """A fence that opened a block of code; ``plancher`` is the column below which a line may have
    left the list that holds it."""

    signe: str
    longueur: int
    colonne: int
    citations: int
    plancher: int


@dataclass(slots=True)
class _Lecture:
    """What is known of a text after the lines read so far.

    ``listes`` are the columns where the contents of the open list items begin. ``doute`` is set for
    good where a fence may or may not have opened or closed a block.
    """

    listes: list[int] = field(default_factory=list)
    liste_vue: bool = False
    cloture: _Cloture | None = None
    balise: bool = False
    apres_vide: bool = True
    apres_code: bool = False
    doute: bool = False

    @property
    def ouvert(self) -> bool:
        """Whether a block of code is open, or may be."""
        return self.doute or self.cloture is not None

    def est_du_code(self, ligne: str) -> bool:
        """Read the next line, and tell whether it is, or may be, code."""
        if self.doute:
            return True
        if self.cloture is not None:
            self._dans_le_code(ligne, self.cloture)
            return True
        if not ligne.strip(" \t"):
            self.apres_vide, self.balise = True, False
            return self.apres_code
        self.apres_code = self._hors_du_code(ligne)
        self.apres_vide = not _contenu(ligne)
        return self.apres_code or self.doute

    def _dans_le_code(self, ligne: str, cloture: _Cloture) -> None:
        """Look for the end of a block; a line that may have left its container is a doubt."""
        citations, reste, colonne = _place(ligne)
        dehors = ligne.strip(" \t") != "" and _largeur(ligne, 0) < cloture.plancher
        self.doute = citations < cloture.citations or dehors
        fin = _CLOTURE.fullmatch(reste)
        if fin is None or fin[2].strip(" \t") or citations != cloture.citations:
            return
        if fin[1][0] != cloture.signe or len(fin[1]) < cloture.longueur:
            return
        if colonne == cloture.colonne or (not self.liste_vue and colonne < _CODE):
            self.cloture = None
        elif self.liste_vue:
            self.doute = True

    def _hors_du_code(self, ligne: str) -> bool:
        nue = ligne.strip(" \t")
        colonne = _largeur(ligne, 0)
        quitte = self._quitte_les_listes(colonne)
        if colonne - (self.listes[-1] if self.listes else 0) >= _CODE:
            self.doute = _CLOTURE.search(nue) is not None
            return True
        self.balise = self.balise or bool(_BALISE.match(nue))
        self.doute = bool(_BALISE_LONGUE.match(nue))
        if nue.startswith(">"):
            return self._dans_une_citation(nue, colonne)
        return self._entre(nue, colonne, quitte)

    def _quitte_les_listes(self, colonne: int) -> bool:
        avant = len(self.listes)
        while self.listes and colonne < self.listes[-1]:
            self.listes.pop()
        return len(self.listes) < avant

    def _dans_une_citation(self, nue: str, colonne: int) -> bool:
        """Lists inside quotations are not followed: a fence in one is a doubt."""
        citations, reste, retrait = _place(nue)
        if _CLOTURE.match(reste) and not retrait and not colonne and not self.balise:
            self._ouvre(reste, 0, citations)
        else:
            self.doute = _CLOTURE.search(reste) is not None
        return retrait >= _CODE or _MARQUE.match(reste) is not None

    def _entre(self, nue: str, colonne: int, quitte: bool) -> bool:
        """Go through the marks of list that begin a line, then look for a fence."""
        niveaux = 0
        while (marque := _MARQUE.match(nue)) and marque[0] != nue and not _filet(nue):
            niveaux += 1
            if niveaux > _NIVEAUX:
                self.doute = True
                return True
            apres = colonne + marque.end()
            blancs = _largeur(nue[marque.end() :], apres)
            colonne = apres + blancs
            nue = nue[marque.end() :].lstrip(" \t")
            self.liste_vue = True
            if blancs > _CODE:
                return True
            if self.balise:
                continue
            if self.apres_vide or quitte or marque[0] in {"-", "*", "+", "1.", "1)"}:
                self.listes.append(colonne)
        if _MARQUE.fullmatch(nue):
            self.liste_vue = True
            return True
        if nue.startswith(">"):
            self.doute = _CLOTURE.search(nue) is not None
            return True
        self._ouvre(nue, colonne, 0)
        return False

    def _ouvre(self, nue: str, colonne: int, citations: int) -> None:
        cloture = _CLOTURE.match(nue)
        if cloture is None or (cloture[1][0] == "`" and "`" in cloture[2]):
            return
        if self.balise:
            self.doute = True
            return
        self.cloture = _Cloture(
            signe=cloture[1][0],
            longueur=len(cloture[1]),
            colonne=colonne,
            citations=citations,
            plancher=colonne if self.liste_vue else 0,
        )


def _filet(ligne: str) -> bool:
    """Whether a line draws a rule: three signs or more, all the same."""
    signes = ligne.replace(" ", "").replace("\t", "")
    return len(signes) >= 3 and signes[0] in "-*_" and signes.count(signes[0]) == len(signes)


def _place(ligne: str) -> tuple[int, str, int]:
    """Return the quotations that a line is in, what follows them, and at which column of theirs."""
    citations, reste = _sans_citations(ligne)
    return citations, reste.strip(" \t"), _largeur(reste, 0)


def _sans_citations(ligne: str) -> tuple[int, str]:
    citations, fin = 0, 0
    while marque := _CITATION.match(ligne, fin):
        citations += 1
        fin = marque.end()
    return citations, ligne[fin:]


def _largeur(texte: str, colonne: int) -> int:
    """Return how many columns the blanks that begin a text take, from a column on."""
    depart = colonne
    for caractere in texte:
        if caractere == " ":
            colonne += 1
        elif caractere == "\t":
            colonne += _TABULATION - colonne % _TABULATION
        else:
            break
    return colonne - depart
