"""Takes out of a text what Markdown has no place for: revisions, comments, pictures, bad links.

Nothing goes in silence: each is listed with where it stood. What was inserted under « suivi des
modifications » stays in the text, what was deleted does not.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from certimetal.domain.caracteres import SUSPECTS, nommer
from certimetal.domain.importation import NonPlace
from certimetal.reading.word.arbre import words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    Noeud = dict[str, Any]

_ADMIS = re.compile(r"(?:https?://|mailto:)", re.IGNORECASE)
_ANNEXE = re.compile(r"(?:.*/)?(annexes/[^/\\?#]+)\Z", re.DOTALL)
_IMAGE = "Image : "
_TRAIT = re.compile(r"[—―–-]{3,}\Z")
_JAVASCRIPT = re.compile(r"\A[\s\x00-\x20]*(?:javascript|vbscript|data)\s*:", re.IGNORECASE)


_ENVELOPPES = frozenset({"Emph", "Strong", "Strikeout", "Superscript", "Subscript", "Underline"})


def purge(blocs: Sequence[Noeud], ou: str, sortis: list[NonPlace]) -> list[Noeud]:
    """Return blocks that hold only what an answer may; ``sortis`` receives the rest."""
    passe = _Passe(ou)
    propres = passe.blocs(blocs)
    sortis += passe.rend()
    return propres


def _plein(genre: str, dedans: Any, contenu: Any) -> list[Noeud]:
    """Return a node, none where it holds nothing any more."""
    return [{"t": genre, "c": contenu}] if dedans else []


class _Passe:
    """One text on its way through: revisions that follow one another are told as one."""

    def __init__(self, ou: str) -> None:
        self.ou = ou
        self.sortis: list[NonPlace] = []
        self.revisions: dict[str, list[str]] = {"insertion": [], "deletion": []}

    def rend(self) -> list[NonPlace]:
        """Return what was found in the whole text."""
        self._clot()
        return self.sortis

    def _note(self, quoi: str, texte: str = "", *, media: str = "", perdu: bool = True) -> None:
        self.sortis.append(
            NonPlace(ou=self.ou, quoi=quoi, texte=texte.strip(), media=media, perdu=perdu)
        )

    def _clot(self) -> None:
        """Tell the revisions of the paragraph that ends."""
        for genre, quoi, perdu in (
            ("insertion", "un ajout en suivi des modifications, gardé dans le texte", False),
            ("deletion", "une suppression en suivi des modifications, retirée du texte", True),
        ):
            texte = "".join(self.revisions[genre])
            if texte.strip():
                self._note(quoi, texte, perdu=perdu)
            self.revisions[genre] = []

    def blocs(self, blocs: Iterable[Noeud]) -> list[Noeud]:
        propres: list[Noeud] = []
        for bloc in blocs:
            propres += self._bloc(bloc)
        return propres

    def _bloc(self, bloc: Noeud) -> list[Noeud]:
        genre: str = bloc["t"]
        contenu: Any = bloc.get("c")
        if genre in {"Para", "Plain"}:
            return self._paragraphe(genre, contenu)
        if genre == "Header":
            inlines = self.inlines(contenu[2])
            self._clot()
            return _plein(genre, inlines, [contenu[0], ["", [], []], inlines])
        if genre == "Div":
            return self.blocs(contenu[1])
        if genre == "Figure":
            return [*self.blocs(contenu[2]), *self.blocs(contenu[1][1])]
        return self._groupe(bloc, genre, contenu)

    def _paragraphe(self, genre: str, contenu: Any) -> list[Noeud]:
        inlines = self.inlines(contenu)
        self._clot()
        if _TRAIT.match(words(inlines).strip() or "-"):
            return [{"t": "HorizontalRule"}]
        return _plein(genre, inlines, inlines)

    def _groupe(self, bloc: Noeud, genre: str, contenu: Any) -> list[Noeud]:
        if genre == "BlockQuote":
            dedans = self.blocs(contenu)
            return _plein(genre, dedans, dedans)
        if genre == "BulletList":
            items = [i for i in map(self.blocs, contenu) if i]
            return _plein(genre, items, items)
        if genre == "OrderedList":
            items = [i for i in map(self.blocs, contenu[1]) if i]
            return _plein(genre, items, [contenu[0], items])
        if genre == "LineBlock":
            return [{"t": genre, "c": [self.inlines(ligne) for ligne in contenu]}]
        return [self._tableau(bloc)] if genre == "Table" else [bloc]

    def _tableau(self, tableau: Noeud) -> Noeud:
        attributs, legende, colonnes, tete, corps, pied = tableau["c"]

        def lignes(rangees: list[Any]) -> list[Any]:
            return [
                [attr, [[*cellule[:4], self.blocs(cellule[4])] for cellule in cellules]]
                for attr, cellules in rangees
            ]

        return {
            "t": "Table",
            "c": [
                attributs,
                [legende[0], self.blocs(legende[1])],
                colonnes,
                [tete[0], lignes(tete[1])],
                [[g[0], g[1], lignes(g[2]), lignes(g[3])] for g in corps],
                [pied[0], lignes(pied[1])],
            ],
        }

    def inlines(self, inlines: Iterable[Noeud]) -> list[Noeud]:
        propres: list[Noeud] = []
        for inline in inlines:
            propres += self._inline(inline)
        return propres

    def _inline(self, inline: Noeud) -> list[Noeud]:
        genre: str = inline["t"]
        contenu: Any = inline.get("c")
        if genre == "Image":
            self._note("une image", words(contenu[1]), media=contenu[2][0])
            return []
        if genre in _ENVELOPPES:
            dedans = self.inlines(contenu)
            return _plein(genre, dedans, dedans)
        if genre in {"Quoted", "Cite"}:
            return [{"t": genre, "c": [contenu[0], self.inlines(contenu[1])]}]
        traites: dict[str, Callable[[Any], list[Noeud]]] = {
            "Str": self._mot,
            "Span": self._etendue,
            "Link": self._lien,
            "SmallCaps": self.inlines,
        }
        return traites[genre](contenu) if genre in traites else [inline]

    def _mot(self, texte: str) -> list[Noeud]:
        for caractere in dict.fromkeys(SUSPECTS.findall(texte)):
            self._note(f"un caractère invisible ({nommer(caractere)})", perdu=False)
        propre = SUSPECTS.sub("", texte)
        return [{"t": "Str", "c": propre}] if propre else []

    def _etendue(self, contenu: Any) -> list[Noeud]:
        (_, classes, attributs), dedans = contenu
        if "comment-start" in classes:
            qui = dict(attributs).get("author", "")
            self._note(f"un commentaire{f' de {qui}' if qui else ''}", words(dedans))
            return []
        if "comment-end" in classes or "paragraph-insertion" in classes:
            return []
        if "paragraph-deletion" in classes:
            self._note("une fin de paragraphe supprimée en suivi des modifications")
            return []
        if "insertion" in classes or "deletion" in classes:
            genre = "insertion" if "insertion" in classes else "deletion"
            self.revisions[genre].append(words(dedans))
            gardes = self.inlines(dedans)
            return gardes if genre == "insertion" else []
        return self.inlines(dedans)

    def _lien(self, contenu: Any) -> list[Noeud]:
        attributs, texte, (cible, titre) = contenu
        dedans = self.inlines(texte)
        annexe = _ANNEXE.match(cible)
        dit = words(dedans).replace("\u00a0", " ").replace("\u202f", " ")
        if annexe and dit.startswith(_IMAGE):
            alt = words(dedans)[len(_IMAGE) :]
            return [{"t": "Image", "c": [attributs, [{"t": "Str", "c": alt}], [annexe[1], titre]]}]
        if annexe and not _ADMIS.match(cible):
            return [{"t": "Link", "c": [["", [], []], dedans, [annexe[1], titre]]}]
        if _ADMIS.match(cible) and not SUSPECTS.search(cible):
            return [{"t": "Link", "c": [["", [], []], dedans, [cible, titre]]}]
        if _JAVASCRIPT.match(cible):
            self._note("un lien qui lance un programme, retiré (son texte est gardé)", cible)
        elif cible.startswith("#"):
            self._note(
                "un renvoi interne, retiré (son texte est gardé)", words(dedans), perdu=False
            )
        else:
            self._note("un lien que le site n’admet pas, retiré (son texte est gardé)", cible)
        return dedans
