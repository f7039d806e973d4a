"""A document's elements as blocks for pandoc's Word writer: our tables and fields as raw OpenXML,
the texts in Markdown as the blocks that pandoc read."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Any

from certimetal.domain.caracteres import assainir
from certimetal.rendering.documents.elements import Markdown, Paragraphe, Paysage, Tableau
from certimetal.rendering.documents.reponse import ends_with_table, prepare_blocks
from certimetal.rendering.documents.styles import FONDS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from certimetal.rendering.documents.elements import Cellule, Element, Ligne, Trait

    Blocs = list[dict[str, Any]]

FORMAT = "openxml"
PORTRAIT = "<certimetal:portrait/>"
"""Where the pages in portrait end: ``paquet_docx`` puts that section's properties there."""

_DXA = 1440 / 25.4
_SIGNETS = 5000  # beyond the ids that pandoc gives
_STYLES = {"fort": "Fort", "aide": "Aide", "code": "CodeIndicateur"}
_W14 = 'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'


class OpenXmlWriter:
    """Writes elements one after the other; ``arbres`` are the trees of the texts in Markdown."""

    def __init__(self, arbres: Mapping[str, Blocs]) -> None:
        self._arbres = arbres
        self._blocs: Blocs = []
        self._brut: list[str] = []
        self._signets = _SIGNETS

    def write(self, elements: Iterable[Element]) -> Blocs:
        """Return the blocks of a whole document."""
        self._elements(elements)
        self._flush()
        return self._blocs

    def _elements(self, elements: Iterable[Element]) -> bool:
        """Write elements and tell whether the last one is a paragraph, as a cell's must be."""
        paragraphe = False
        for element in elements:
            if isinstance(element, Paragraphe):
                self._brut.append(self._paragraph(element))
                paragraphe = True
            elif isinstance(element, Markdown):
                paragraphe = self._markdown(element)
            elif isinstance(element, Tableau):
                self._table(element)
                paragraphe = False
            elif isinstance(element, Paysage) and (self._blocs or self._brut):
                self._brut.append(f"<w:p><w:pPr>{PORTRAIT}</w:pPr></w:p>")
        return paragraphe

    def _markdown(self, texte: Markdown) -> bool:
        blocs = prepare_blocks(self._arbres[texte.texte])
        if not blocs:
            return False
        self._flush()
        self._blocs += blocs
        return not ends_with_table(blocs)

    def _flush(self) -> None:
        if self._brut:
            self._blocs.append({"t": "RawBlock", "c": [FORMAT, "".join(self._brut)]})
            self._brut = []

    def _table(self, tableau: Tableau) -> None:
        largeurs = [round(mm * _DXA) for mm in tableau.largeurs]
        grille = "".join(f'<w:gridCol w:w="{largeur}"/>' for largeur in largeurs)
        self._brut.append(
            f'<w:tbl><w:tblPr><w:tblStyle w:val="Formulaire"/><w:tblW w:w="{sum(largeurs)}" '
            'w:type="dxa"/><w:tblLayout w:type="fixed"/>'
            f'<w:tblCaption w:val="{escape(tableau.nom)}"/></w:tblPr>'
            f"<w:tblGrid>{grille}</w:tblGrid>"
        )
        for ligne in tableau.lignes:
            self._row(ligne, largeurs)
        self._brut.append("</w:tbl>")

    def _row(self, ligne: Ligne, largeurs: list[int]) -> None:
        proprietes = "<w:cantSplit/>" if ligne.solidaire else ""
        if ligne.hauteur:
            hauteur = round(ligne.hauteur * _DXA)
            proprietes += f'<w:trHeight w:val="{hauteur}" w:hRule="atLeast"/>'
        proprietes += "<w:tblHeader/>" if ligne.repetee else ""
        self._brut.append(f"<w:tr><w:trPr>{proprietes}</w:trPr>")
        place = 0
        for cellule in ligne.cellules:
            self._cell(cellule, sum(largeurs[place : place + cellule.etendue]))
            place += cellule.etendue
        self._brut.append("</w:tr>")

    def _cell(self, cellule: Cellule, largeur: int) -> None:
        etendue = f'<w:gridSpan w:val="{cellule.etendue}"/>' if cellule.etendue > 1 else ""
        couleur = FONDS.get(cellule.fond)
        fond = f'<w:shd w:val="clear" w:color="auto" w:fill="{couleur}"/>' if couleur else ""
        self._brut.append(
            f'<w:tc><w:tcPr><w:tcW w:w="{largeur}" w:type="dxa"/>{etendue}{fond}</w:tcPr>'
        )
        if not self._elements(cellule.blocs):
            self._brut.append('<w:p><w:pPr><w:pStyle w:val="Cellule"/></w:pPr></w:p>')
        self._brut.append("</w:tc>")

    def _paragraph(self, paragraphe: Paragraphe) -> str:
        contenu = "".join(map(_run, paragraphe.traits))
        if paragraphe.case is not None:
            contenu = _box(coche=paragraphe.case) + _text(" ") + contenu
        if paragraphe.signet:
            self._signets += 1
            nom = escape(paragraphe.signet[:40])
            contenu = (
                f'<w:bookmarkStart w:id="{self._signets}" w:name="{nom}"/>{contenu}'
                f'<w:bookmarkEnd w:id="{self._signets}"/>'
            )
        return f'<w:p><w:pPr><w:pStyle w:val="{paragraphe.style}"/></w:pPr>{contenu}</w:p>'


def _run(trait: Trait) -> str:
    nom = _STYLES.get(trait.style)
    style = f'<w:rPr><w:rStyle w:val="{nom}"/></w:rPr>' if nom else ""
    return "<w:r><w:br/></w:r>".join(
        _text(ligne, style) if ligne else "" for ligne in trait.texte.split("\n")
    )


def _text(texte: str, style: str = "") -> str:
    propre = escape(assainir(texte), quote=False)
    return f'<w:r>{style}<w:t xml:space="preserve">{propre}</w:t></w:r>'


def _box(*, coche: bool) -> str:
    """Return a box that Word and LibreOffice tick at a click, its character being what is read."""
    signe = "\N{BALLOT BOX WITH X}" if coche else "\N{BALLOT BOX}"
    return (
        f'<w:sdt><w:sdtPr><w14:checkbox {_W14}><w14:checked w14:val="{int(coche)}"/>'
        '<w14:checkedState w14:val="2612" w14:font="Segoe UI Symbol"/>'
        '<w14:uncheckedState w14:val="2610" w14:font="Segoe UI Symbol"/></w14:checkbox></w:sdtPr>'
        '<w:sdtContent><w:r><w:rPr><w:rStyle w:val="Coche"/></w:rPr>'
        f"<w:t>{signe}</w:t></w:r></w:sdtContent></w:sdt>"
    )
