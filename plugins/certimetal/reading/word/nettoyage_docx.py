"""Makes a Word document plain before pandoc reads it: controls opened, boxes and objects listed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from certimetal.domain.importation import NonPlace
from certimetal.reading.word.lieu import Lieu
from certimetal.reading.word.xml import attribute, find_all, has, name, parse, serialize

if TYPE_CHECKING:
    from collections.abc import Mapping
    from xml.etree.ElementTree import Element

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_A_OUVRIR = frozenset({"smartTag", "customXml"})
_A_SORTIR = {
    "object": "un objet incorporé",
    "control": "un objet incorporé",
    "altChunk": "un texte importé d’un autre fichier",
}
_CHERCHE = re.compile(r"\b(?:DDE|DDEAUTO|INCLUDETEXT|INCLUDEPICTURE|IMPORT|LINK|DATABASE)\b")
_DESSINS = {"chart": "un graphique", "relIds": "un schéma", "wsp": "un dessin", "wgp": "un dessin"}


def clean(parties: Mapping[str, bytes]) -> tuple[dict[str, bytes], list[NonPlace]]:
    """Return the parts to give to pandoc, and what was taken out of them.

    Content controls, smart tags and custom XML give place to what they hold; a prompt that nobody
    replaced goes. What would be fetched from another file is never kept.
    """
    propres = dict(parties)
    sortis: list[NonPlace] = []
    racine = parse(parties["word/document.xml"], "word/document.xml")
    _Nettoyage(sortis).children(racine)
    propres["word/document.xml"] = serialize(racine)
    for partie in sorted(parties):
        if partie.endswith(".rels"):
            propres[partie] = _relations(parties[partie], partie, sortis)
    return propres, sortis


class _Nettoyage:
    """One pass over a document, in order: where one is, and what was found on the way."""

    def __init__(self, sortis: list[NonPlace]) -> None:
        self.sortis = sortis
        self.lieu = Lieu()

    def children(self, parent: Element) -> None:
        gardes: list[Element] = []
        for enfant in list(parent):
            gardes += self.element(enfant)
        parent[:] = gardes
        if name(parent) == "p":
            self.lieu.passe("".join(t.text or "" for t in find_all(parent, "t")))

    def element(self, element: Element) -> list[Element]:
        """Return what stands in the place of an element."""
        nom = name(element)
        if nom == "sdt":
            return self._controle(element)
        if nom in _A_OUVRIR:
            self.children(element)
            return [e for e in element if not name(e).endswith("Pr")]
        if nom in {"AlternateContent", "drawing", "pict"}:
            return self._dessin(element)
        if nom in _A_SORTIR:
            return self._sort(_A_SORTIR[nom], "")
        if nom == "r" and _est_masque(element):
            return self._sort("un texte masqué", _mots(element))
        return self._champ(element, nom)

    def _champ(self, element: Element, nom: str) -> list[Element]:
        """Take out the code of a field that fetches; what it showed last stays in the text."""
        code = (element.text or "") if nom == "instrText" else attribute(element, "instr")
        if nom in {"instrText", "fldSimple"} and _CHERCHE.search(code):
            self._sort("un champ qui va chercher un autre fichier", code)
            self.children(element)
            return list(element)
        self.children(element)
        return [element]

    def _controle(self, sdt: Element) -> list[Element]:
        """Open a content control; the prompt that it shows where nobody wrote is no answer."""
        contenu = next((e for e in sdt if name(e) == "sdtContent"), None)
        if contenu is None:
            return []
        if any(name(e) == "showingPlcHdr" for e in find_all(sdt[0], "showingPlcHdr")):
            for parent in list(contenu.iter()):
                parent[:] = [e for e in parent if name(e) != "r"]
        self.children(contenu)
        return list(contenu)

    def _dessin(self, element: Element) -> list[Element]:
        if has(element, "txbxContent"):
            texte = next(find_all(element, "txbxContent"))
            return self._sort("une zone de texte", _mots(texte))
        if has(element, "blip", "imagedata"):
            choix = next((e for e in element if name(e) == "Choice"), None)
            return [element] if choix is None else list(choix)
        quoi = next((dit for nom, dit in _DESSINS.items() if has(element, nom)), "un dessin")
        return self._sort(quoi, "")

    def _sort(self, quoi: str, texte: str) -> list[Element]:
        self.sortis.append(NonPlace(ou=self.lieu.dit, quoi=quoi, texte=texte.strip()))
        return []


def _est_masque(run: Element) -> bool:
    proprietes = next((e for e in run if name(e) == "rPr"), None)
    if proprietes is None or not _mots(run):
        return False
    return any(
        name(e) == "vanish" and attribute(e, "val") not in {"0", "false"} for e in proprietes
    )


def _mots(element: Element) -> str:
    """Return the words of an element, one paragraph per line."""
    paragraphes = list(find_all(element, "p")) or [element]
    lignes = ("".join(t.text or "" for t in find_all(p, "t", "delText")) for p in paragraphes)
    return "\n".join(ligne for ligne in lignes if ligne.strip())


def _relations(data: bytes, partie: str, sortis: list[NonPlace]) -> bytes:
    """Cut the ties to other files, hyperlinks aside: nothing of theirs is read or fetched."""
    racine = parse(data, partie)
    for relation in list(racine):
        dehors = attribute(relation, "TargetMode") == "External"
        if dehors and not attribute(relation, "Type").endswith("/hyperlink"):
            cible = attribute(relation, "Target")
            genre = attribute(relation, "Type").rpartition("/")[2]
            quoi = "une image liée" if genre == "image" else "un lien vers un fichier extérieur"
            sortis.append(NonPlace(ou="dans le document", quoi=quoi, texte=cible))
            racine.remove(relation)
    return serialize(racine)
