"""A document that pandoc has read, as the Markdown of an answer.

pandoc's own writer is not used: it sees other marks than the site does, and writes HTML where
Markdown has no words. Here nothing is dropped: what cannot be laid out is written as words, and
listed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from certimetal.domain.limites_markdown import COLONNES
from certimetal.rendering.markdown_canonique import canonize
from certimetal.rendering.markdown_pandoc_mots import Mots, Perte, dire, dire_blocs
from certimetal.rendering.markdown_pandoc_tableau import Tableau, read_table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from certimetal.rendering.markdown_pandoc_signes import Noeud

__all__ = ["Ecrit", "Perte", "write_blocks"]

_LISTES = frozenset({"BulletList", "OrderedList"})
_NUMEROS = frozenset({"Decimal", "DefaultStyle"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Ecrit:
    """A text in its canonical form, and what of the document it could only say in words."""

    texte: str
    pertes: tuple[Perte, ...] = ()


def write_blocks(blocs: Sequence[Noeud]) -> Ecrit:
    """Return blocks of pandoc's JSON as Markdown, in their canonical form."""
    ecriture = _Ecriture()
    texte = ecriture.suite(blocs)
    return Ecrit(texte=canonize(texte), pertes=tuple(ecriture.mots.pertes))


@dataclass(slots=True)
class _Ecriture:
    mots: Mots = field(default_factory=Mots)

    def suite(self, blocs: Sequence[Noeud], *, serre: bool = False) -> str:
        """Write blocks one under the other; lists that follow one another have other marks."""
        ecrits: list[str] = []
        avant, autre = "", False
        for bloc in _plats(blocs):
            genre = bloc["t"]
            autre = genre == avant and not autre
            ecrit = self._bloc(genre, bloc.get("c"), autre=autre)
            if ecrit:
                ecrits.append(ecrit)
                avant = genre
        return ("\n" if serre else "\n\n").join(ecrits)

    def _bloc(self, genre: str, contenu: Any, *, autre: bool) -> str:
        if genre in {"Para", "Plain"}:
            return self.mots.ecrit(contenu)
        if genre == "Header":
            titre = self.mots.ecrit(contenu[2], une_ligne=True)
            return f"{'#' * min(max(contenu[0], 1), 6)} {titre}" if titre else ""
        if genre == "BulletList":
            marque = "*" if autre else "-"
            return self._liste([(f"{marque} ", item) for item in contenu])
        if genre == "OrderedList":
            return self._numerotee(contenu, autre=autre)
        if genre == "BlockQuote":
            return _decale(self.suite(contenu), "> ", "> ")
        return self._autre(genre, contenu)

    def _autre(self, genre: str, contenu: Any) -> str:
        if genre == "CodeBlock":
            return _code(contenu[1])
        if genre == "HorizontalRule":
            return "___"
        if genre == "LineBlock":
            lignes = [self.mots.ecrit(ligne, une_ligne=True) for ligne in contenu]
            return "\\\n".join(ligne for ligne in lignes if ligne)
        if genre == "Table":
            return self._tableau(contenu)
        if genre == "RawBlock":
            return self._brut(*contenu)
        return self.mots.ecrit([{"t": "Str", "c": " ".join(dire_blocs(contenu).split())}])

    def _brut(self, forme: str, texte: str) -> str:
        """Write tags that were typed as a text, which the site shows."""
        if forme.startswith("html"):
            lignes = [[{"t": "Str", "c": ligne}] for ligne in texte.split("\n") if ligne.strip()]
            return "\n".join(self.mots.ecrit(ligne) for ligne in lignes)
        self.mots.pertes.append(Perte(quoi="un contenu propre au traitement de texte", texte=texte))
        return ""

    def _numerotee(self, contenu: Any, *, autre: bool) -> str:
        (debut, style, _signe), items = contenu
        if style["t"] not in _NUMEROS:
            self.mots.pertes.append(
                Perte(quoi="une numérotation par lettres ou en chiffres romains")
            )
        premier = min(max(debut, 0), 999_999)
        signe = ")" if autre else "."
        return self._liste([(f"{premier + n}{signe} ", item) for n, item in enumerate(items)])

    def _liste(self, items: list[tuple[str, list[Noeud]]]) -> str:
        serre = all(_est_serre(item) for _, item in items)
        ecrits = [
            _decale(self.suite(item, serre=serre), marque, " " * len(marque))
            for marque, item in items
        ]
        return ("\n" if serre else "\n\n").join(ecrits)

    def _tableau(self, contenu: Any) -> str:
        tableau = read_table(contenu)
        if tableau.fusionnees:
            self.mots.pertes.append(Perte(quoi="des cellules fusionnées", texte=tableau.debut))
        lignes = [[self._cellule(cellule) for cellule in ligne] for ligne in tableau.lignes]
        titre = self.suite(tableau.titre)
        ecrit = self._trace(tableau, lignes)
        return "\n\n".join(part for part in (ecrit, titre) if part)

    def _trace(self, tableau: Tableau, lignes: list[list[str]]) -> str:
        """Draw a table; one that is too wide to be shown is written line by line."""
        if not lignes or not lignes[0]:
            return ""
        if len(lignes[0]) > COLONNES:
            self.mots.pertes.append(
                Perte(quoi=f"un tableau de {len(lignes[0])} colonnes", texte=tableau.debut)
            )
            return "\n\n".join(r" \| ".join(filter(None, ligne)) for ligne in lignes if any(ligne))
        traces = [f"| {' | '.join(ligne)} |" for ligne in lignes]
        return "\n".join([traces[0], f"|{'|'.join(tableau.alignements)}|", *traces[1:]])

    def _cellule(self, blocs: Sequence[Noeud]) -> str:
        """Write what a cell holds on one line."""
        plats = list(_plats(blocs))
        ecrits = [
            self.mots.ecrit(bloc["c"], une_ligne=True)
            if bloc["t"] in {"Para", "Plain"}
            else self.mots.ecrit([{"t": "Str", "c": dire_blocs(bloc)}], une_ligne=True)
            for bloc in plats
        ]
        if len(plats) > 1 or any(bloc["t"] not in {"Para", "Plain"} for bloc in plats):
            self.mots.pertes.append(
                Perte(
                    quoi="la mise en forme d’une cellule de tableau",
                    texte=" ".join(dire_blocs(plats).split()),
                )
            )
        return " ".join(filter(None, ecrits))


def _est_serre(item: Sequence[Noeud]) -> bool:
    """Whether an item of a list needs no blank line: a few words, and lists under them."""
    genres = [bloc["t"] for bloc in item]
    return "Para" not in genres and _LISTES.issuperset(genres[1:])


def _plats(blocs: Sequence[Noeud]) -> list[Noeud]:
    """Open what only groups other blocks: divisions, figures, definitions."""
    faits: list[Noeud] = []
    for bloc in blocs:
        genre, contenu = bloc["t"], bloc.get("c") or []
        if genre == "Div":
            faits += _plats(contenu[1])
        elif genre == "Figure":
            legende = contenu[1][1]
            dedans = _plats(contenu[2])
            faits += dedans
            if dire_blocs(legende).split() != dire_blocs(dedans).split():
                faits += _plats(legende)
        elif genre == "DefinitionList":
            for terme, definitions in contenu:
                faits.append({"t": "Para", "c": [{"t": "Strong", "c": terme}]})
                faits += [part for definition in definitions for part in _plats(definition)]
        elif genre == "Null" or (genre in {"Para", "Plain"} and not dire(contenu).strip()):
            faits += [bloc] if _montre(contenu) else []
        else:
            faits.append(bloc)
    return faits


def _montre(noeuds: Sequence[Noeud]) -> bool:
    """Whether words that say nothing have something to show all the same: a picture."""
    return any(noeud["t"] in {"Image", "Link"} for noeud in noeuds)


def _decale(texte: str, premier: str, suivant: str) -> str:
    """Put a text in a list or a quotation."""
    lignes = texte.split("\n")
    suites = [(suivant + ligne) if ligne else suivant.rstrip() for ligne in lignes[1:]]
    return "\n".join([(premier + lignes[0]).rstrip(), *suites])


def _code(texte: str) -> str:
    cloture = "`" * max(3, max(map(len, re.findall("`+", texte)), default=0) + 1)
    return f"{cloture}\n{texte}\n{cloture}"
