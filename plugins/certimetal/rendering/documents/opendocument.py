"""A document's elements as blocks for pandoc's OpenDocument writer: our tables and fields as raw
OpenDocument, the texts in Markdown as the blocks that pandoc read."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Any

from certimetal.domain.caracteres import assainir
from certimetal.rendering.documents.elements import Markdown, Paragraphe, Paysage, Tableau
from certimetal.rendering.documents.reponse import prepare_blocks

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from certimetal.rendering.documents.elements import Cellule, Element, Ligne, Trait

    Blocs = list[dict[str, Any]]

FORMAT = "opendocument"
_STYLES = {"fort": "Fort", "aide": "Aide", "code": "CodeIndicateur"}
_TITRES = {"Titre1": 1, "Titre2": 2, "Titre2Page": 2, "Titre3Page": 3}


class OpenDocumentWriter:
    """Writes elements one after the other; ``arbres`` are the trees of the texts in Markdown.

    ``automatiques`` are the styles (columns, rows, cells) that the content must declare.
    """

    def __init__(self, arbres: Mapping[str, Blocs]) -> None:
        self._arbres = arbres
        self._blocs: Blocs = []
        self._brut: list[str] = []
        self._styles: dict[str, str] = {}
        self._paysage = False

    @property
    def automatiques(self) -> str:
        return "".join(self._styles.values())

    def write(self, elements: Iterable[Element]) -> Blocs:
        """Return the blocks of a whole document."""
        self._elements(elements)
        self._flush()
        return self._blocs

    def _elements(self, elements: Iterable[Element]) -> None:
        for element in elements:
            if isinstance(element, Paragraphe):
                self._brut.append(self._paragraph(element))
            elif isinstance(element, Markdown):
                self._markdown(element)
            elif isinstance(element, Tableau):
                self._table(element)
            elif isinstance(element, Paysage):
                self._paysage = True

    def _markdown(self, texte: Markdown) -> None:
        blocs = prepare_blocks(self._arbres[texte.texte])
        if blocs:
            self._flush()
            self._blocs += blocs

    def _flush(self) -> None:
        if self._brut:
            self._blocs.append({"t": "RawBlock", "c": [FORMAT, "".join(self._brut)]})
            self._brut = []

    def _table(self, tableau: Tableau) -> None:
        style = self._style(
            "table",
            f"Tab{sum(tableau.largeurs)}",
            f'<style:table-properties style:width="{sum(tableau.largeurs)}mm" table:align="left" '
            'style:may-break-between-rows="true"/>',
        )
        self._brut.append(
            f'<table:table table:name="{escape(tableau.nom)}" table:style-name="{style}">'
        )
        for largeur in tableau.largeurs:
            colonne = self._style(
                "table-column",
                f"Col{largeur}",
                f'<style:table-column-properties style:column-width="{largeur}mm"/>',
            )
            self._brut.append(f'<table:table-column table:style-name="{colonne}"/>')
        repetees = 0
        while repetees < len(tableau.lignes) and tableau.lignes[repetees].repetee:
            repetees += 1
        if repetees:
            self._brut.append("<table:table-header-rows>")
        for rang, ligne in enumerate(tableau.lignes, start=1):
            self._row(ligne)
            if rang == repetees:
                self._brut.append("</table:table-header-rows>")
        self._brut.append("</table:table>")

    def _row(self, ligne: Ligne) -> None:
        coupe = "always" if ligne.solidaire else "auto"
        hauteur = f'style:min-row-height="{ligne.hauteur}mm" ' if ligne.hauteur else ""
        style = self._style(
            "table-row",
            f"Lig{ligne.hauteur}{coupe}",
            f'<style:table-row-properties {hauteur}fo:keep-together="{coupe}"/>',
        )
        self._brut.append(f'<table:table-row table:style-name="{style}">')
        for cellule in ligne.cellules:
            self._cell(cellule)
        self._brut.append("</table:table-row>")

    def _cell(self, cellule: Cellule) -> None:
        etendue = cellule.etendue
        attribut = f' table:number-columns-spanned="{etendue}"' if etendue > 1 else ""
        style = f"Cellule{cellule.fond.capitalize()}"
        self._brut.append(
            f'<table:table-cell table:style-name="{style}" office:value-type="string"{attribut}>'
        )
        avant = len(self._blocs), len(self._brut)
        self._elements(cellule.blocs)
        if (len(self._blocs), len(self._brut)) == avant:
            self._brut.append('<text:p text:style-name="Cellule"/>')
        self._brut.append("</table:table-cell>" + "<table:covered-table-cell/>" * (etendue - 1))

    def _paragraph(self, paragraphe: Paragraphe) -> str:
        contenu = "".join(map(_run, paragraphe.traits))
        if paragraphe.case is not None:
            signe = "\N{BALLOT BOX WITH X}" if paragraphe.case else "\N{BALLOT BOX}"
            contenu = f'<text:span text:style-name="Coche">{signe}</text:span> {contenu}'
        if paragraphe.signet:
            nom = escape(paragraphe.signet)
            contenu = (
                f'<text:bookmark-start text:name="{nom}"/>{contenu}'
                f'<text:bookmark-end text:name="{nom}"/>'
            )
        style = paragraphe.style
        if self._paysage:
            self._paysage = False
            style = f"{style}Paysage"
        niveau = _TITRES.get(paragraphe.style)
        if niveau:
            debut = f'<text:h text:style-name="{style}" text:outline-level="{niveau}">'
            return f"{debut}{contenu}</text:h>"
        return f'<text:p text:style-name="{style}">{contenu}</text:p>'

    def _style(self, famille: str, nom: str, proprietes: str) -> str:
        self._styles.setdefault(
            f"{famille} {nom}",
            f'<style:style style:name="{nom}" style:family="{famille}">{proprietes}</style:style>',
        )
        return nom


def _run(trait: Trait) -> str:
    nom = _STYLES.get(trait.style)
    lignes = "<text:line-break/>".join(
        escape(assainir(ligne), quote=False) for ligne in trait.texte.split("\n")
    )
    return f'<text:span text:style-name="{nom}">{lignes}</text:span>' if nom else lignes
