"""Makes an OpenDocument text plain before pandoc reads it, and lays its tables open.

pandoc loses what a cell of OpenDocument holds besides paragraphs and lists. So the cells of the
outer tables are put in the text itself, between marks that ``cellules`` finds again.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from certimetal.domain.importation import NonPlace
from certimetal.reading.word.allures import Allures
from certimetal.reading.word.cellules import MARQUE, mark
from certimetal.reading.word.lieu import Lieu
from certimetal.reading.word.xml import attribute, find_all, has, name, parse, serialize

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from xml.etree.ElementTree import Element

_TEXTE = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_LOCALE = re.compile(r"(?:\./)?Pictures/[^/]+\Z")
_GROUPES = frozenset({"table-header-rows", "table-rows", "table-row-group"})
_COLONNES_MAX = 64
_A_JETER = frozenset({"annotation-end", "soft-page-break", "change-end", "sequence-decls"})
_A_DIRE = {
    "dde-connection-decls": "un champ qui va chercher un autre fichier",
    "dde-connection": "un champ qui va chercher un autre fichier",
    "dde-source": "un champ qui va chercher un autre fichier",
    "section-source": "un texte lu dans un autre fichier",
    "hidden-text": "un texte masqué",
    "hidden-paragraph": "un texte masqué",
    "forms": "un contrôle de formulaire",
    "control": "un contrôle de formulaire",
    "scripts": "des macros",
    "event-listeners": "des macros",
    "object": "un objet incorporé",
    "object-ole": "un objet incorporé",
    "custom-shape": "un dessin",
    "applet": "un objet incorporé",
    "plugin": "un objet incorporé",
}


def clean(parties: Mapping[str, bytes]) -> tuple[dict[str, bytes], list[NonPlace]]:
    """Return the parts to give to pandoc, and what was taken out of them."""
    propres = dict(parties)
    sortis: list[NonPlace] = []
    contenu = parties["content.xml"].replace(MARQUE.encode(), b"")
    racine = parse(contenu, "content.xml")
    _Nettoyage(racine, sortis).children(racine)
    propres["content.xml"] = serialize(racine)
    return propres, sortis


class _Nettoyage:
    """One pass over a document, in order: where one is, and what was found on the way."""

    def __init__(self, racine: Element, sortis: list[NonPlace]) -> None:
        self.sortis = sortis
        self.lieu = Lieu()
        self.niveau = 0
        self.allures = Allures(racine)
        self.regions = {
            attribute(region, "id"): region for region in find_all(racine, "changed-region")
        }

    def children(self, parent: Element) -> None:
        gardes: list[Element] = []
        for enfant in list(parent):
            remplace = self.element(enfant)
            if enfant.tail and enfant.tail.strip() and enfant not in remplace:
                _put(parent, gardes, enfant.tail)
            gardes += remplace
        parent[:] = gardes
        if name(parent) in {"p", "h"}:
            self.lieu.passe("".join(parent.itertext()))
            self.allures.into_span(parent)

    def element(self, element: Element) -> list[Element]:
        """Return what stands in the place of an element."""
        nom = name(element)
        if nom in _A_JETER or nom == "tracked-changes":
            return []
        if nom in _A_DIRE:
            texte = attribute(element, "href") or "".join(element.itertext())
            return (
                self._sort(_A_DIRE[nom], texte if nom != "forms" else "") if _dit(element) else []
            )
        if nom == "table" and not self.niveau:
            return list(self._table(element))
        traite = {
            "content-control": self._controle,
            "annotation": self._commentaire,
            "change": self._revision,
            "change-start": self._revision,
            "frame": self._cadre,
        }.get(nom)
        if traite is not None:
            return traite(element)
        self.children(element)
        return [element]

    def _controle(self, element: Element) -> list[Element]:
        """Open a content control of LibreOffice, which pandoc would skip with what it holds."""
        self.children(element)
        return list(element)

    def _commentaire(self, element: Element) -> list[Element]:
        auteur = next(("".join(e.itertext()) for e in find_all(element, "creator")), "")
        lignes = ["".join(p.itertext()) for p in find_all(element, "p")]
        return self._sort(f"un commentaire{f' de {auteur}' if auteur else ''}", "\n".join(lignes))

    def _revision(self, element: Element) -> list[Element]:
        region = self.regions.get(attribute(element, "change-id"))
        if region is None:
            return []
        if has(region, "deletion"):
            mots = "\n".join("".join(p.itertext()) for p in find_all(region, "p", "h"))
            return self._sort("une suppression en suivi des modifications, retirée du texte", mots)
        if has(region, "insertion"):
            quoi = "un ajout en suivi des modifications, gardé dans le texte"
            self.sortis.append(NonPlace(ou=self.lieu.dit, quoi=quoi, perdu=False))
        return []

    def _cadre(self, cadre: Element) -> list[Element]:
        if has(cadre, "text-box"):
            lignes = ["".join(p.itertext()) for p in find_all(cadre, "p", "h")]
            return self._sort("une zone de texte", "\n".join(ligne for ligne in lignes if ligne))
        if has(cadre, "object", "object-ole", "applet", "plugin"):
            return self._sort("un objet incorporé", "")
        image = next(find_all(cadre, "image"), None)
        cible = "" if image is None else attribute(image, "href")
        if cible and not _LOCALE.match(cible):
            return self._sort("une image liée", cible)
        return [cadre]

    def _table(self, table: Element) -> Iterator[Element]:
        """Yield the cells of an outer table between marks; a table within stays as it is."""
        self.niveau += 1
        yield _paragraph(mark("table"))
        for ligne in _rows(table):
            yield _paragraph(mark("ligne"))
            for cellule in ligne:
                if name(cellule) != "table-cell":
                    continue
                self.children(cellule)
                repete = min(int(attribute(cellule, "number-columns-repeated") or 1), _COLONNES_MAX)
                etendue = min(int(attribute(cellule, "number-columns-spanned") or 1), _COLONNES_MAX)
                for _ in range(repete):
                    yield _paragraph(mark("cellule", etendue))
                    yield from cellule
        yield _paragraph(mark("fin"))
        self.niveau -= 1

    def _sort(self, quoi: str, texte: str) -> list[Element]:
        self.sortis.append(NonPlace(ou=self.lieu.dit, quoi=quoi, texte=texte.strip()))
        return []


def _dit(element: Element) -> bool:
    """Tell whether a declaration declares anything: LibreOffice writes empty ones."""
    return name(element) not in {"scripts", "forms"} or len(element) > 0


def _rows(table: Element) -> Iterator[Element]:
    for enfant in table:
        if name(enfant) == "table-row":
            yield enfant
        elif name(enfant) in _GROUPES:
            yield from _rows(enfant)


def _paragraph(texte: str) -> Element:
    paragraphe = ET.Element(f"{_TEXTE}p")
    paragraphe.text = texte
    return paragraphe


def _put(parent: Element, gardes: list[Element], texte: str) -> None:
    """Keep the text that followed an element that went."""
    if gardes:
        gardes[-1].tail = (gardes[-1].tail or "") + texte
    else:
        parent.text = (parent.text or "") + texte
