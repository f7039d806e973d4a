"""The styles, pages, header and footer of an OpenDocument text, as ``styles.xml``."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from certimetal.rendering.documents.styles import FONDS, PARAGRAPHES, POLICE, TEXTES, TRAIT

if TYPE_CHECKING:
    from certimetal.rendering.documents.styles import Style, StyleDeTexte

ESPACES = " ".join(
    f'xmlns:{nom}="urn:oasis:names:tc:opendocument:xmlns:{urn}:1.0"'
    for nom, urn in (
        ("office", "office"),
        ("style", "style"),
        ("text", "text"),
        ("table", "table"),
        ("fo", "xsl-fo-compatible"),
        ("svg", "svg-compatible"),
        ("number", "datastyle"),
        ("meta", "meta"),
    )
)
_BORD = f'fo:border="0.5pt solid #{TRAIT}"'


def styles_part(entete: tuple[str, str], pied: str) -> str:
    """Return ``styles.xml``; ``entete`` are the texts at the two ends of the header."""
    defaut = (
        '<style:default-style style:family="paragraph"><style:text-properties '
        f'style:font-name="{POLICE}" fo:font-family="{POLICE}" fo:font-size="9.5pt" '
        'fo:language="fr" fo:country="FR" style:letter-kerning="true"/></style:default-style>'
        '<style:default-style style:family="table"><style:table-properties '
        'table:border-model="collapsing"/></style:default-style>'
    )
    communs = "".join(map(_paragraphe, PARAGRAPHES)) + "".join(map(_texte, TEXTES))
    communs += "".join(_en_paysage(style) for style in PARAGRAPHES if style.id in _SECTIONS)
    pages = _pages("Portrait", "210mm", "297mm") + _pages("Paysage", "297mm", "210mm")
    maitresses = _maitresse("Standard", "Portrait", entete, pied)
    maitresses += _maitresse("Paysage", "Paysage", entete, pied)
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<office:document-styles {ESPACES} office:version="1.3">'
        f'<office:font-face-decls><style:font-face style:name="{POLICE}" '
        f"svg:font-family=\"'{POLICE}'\"/></office:font-face-decls>"
        f"<office:styles>{defaut}{communs}{_PUCES}</office:styles>"
        f"<office:automatic-styles>{pages}{_TABULATIONS}</office:automatic-styles>"
        f"<office:master-styles>{maitresses}</office:master-styles></office:document-styles>"
    )


def cell_styles() -> str:
    """Return the automatic styles of the cells of our tables, by their background."""
    fonds = {"": "FFFFFF", **FONDS}
    return "".join(
        f'<style:style style:name="Cellule{fond.capitalize()}" style:family="table-cell">'
        f'<style:table-cell-properties fo:background-color="#{couleur}" fo:padding="0.8mm" '
        f'fo:padding-left="1.8mm" fo:padding-right="1.8mm" {_BORD}/></style:style>'
        for fond, couleur in fonds.items()
    )


def answer_cell_styles() -> dict[str, str]:
    """Return the styles of the cells that pandoc's writer names, in the tables of an answer."""
    cadre = f'fo:padding="0.7mm" {_BORD}'
    fonds = {"TableHeaderRowCell": ' fo:background-color="#EEF2F7"', "TableRowCell": ""}
    return {
        nom: f'<style:style style:name="{nom}" style:family="table-cell">'
        f"<style:table-cell-properties {cadre}{fond}/></style:style>"
        for nom, fond in fonds.items()
    }


_SECTIONS = ("Titre", "Titre1", "Titre2", "Titre2Page")
"""The styles of what may come first in the pages in landscape."""

_PUCES = (
    '<style:style style:name="Formula" style:family="graphic"/>'
    + "".join(
        f'<style:style style:name="{nom}" style:family="text"/>'
        for nom in ("Bullet_20_Symbols", "Numbering_20_Symbols", "Strong_20_Emphasis", "Definition")
    )
    + "".join(
        f'<style:style style:name="{nom}" style:family="paragraph" '
        f'style:parent-style-name="Compact">{corps}</style:style>'
        for nom, corps in (
            ("Table_20_Contents", ""),
            ("Table_20_Heading", '<style:text-properties fo:font-weight="bold"/>'),
        )
    )
)
_TABULATIONS = "".join(
    f'<style:style style:name="{nom}{page}" style:family="paragraph" '
    f'style:parent-style-name="{parent}"><style:paragraph-properties {cote}="0.5pt solid '
    f'#{TRAIT}" fo:padding="1.2mm"><style:tab-stops><style:tab-stop style:position="{largeur}mm" '
    'style:type="right"/></style:tab-stops></style:paragraph-properties></style:style>'
    for nom, parent, cote in (
        ("Haut", "Header", "fo:border-bottom"),
        ("Bas", "Footer", "fo:border-top"),
    )
    for page, largeur in (("Standard", 174), ("Paysage", 261))
)


def _paragraphe(style: Style, *, maitresse: str = "", suffixe: str = "") -> str:
    plan = f' style:default-outline-level="{style.plan}"' if style.plan else ""
    parent = "" if style.id == "Normal" else ' style:parent-style-name="Standard"'
    affiche = escape(style.nom + (" (paysage)" if suffixe else ""))
    proprietes = [
        f'fo:margin-top="{style.avant}pt" fo:margin-bottom="{style.apres}pt"',
        f'fo:margin-left="{style.retrait}pt" fo:text-indent="{-style.suspendu}pt"',
    ]
    if style.soude:
        proprietes.append('fo:keep-with-next="always"')
    if style.page and not maitresse:
        proprietes.append('fo:break-before="page"')
    if style.ligne:
        bord = f'fo:border-bottom="0.75pt dotted #{TRAIT}"'
        proprietes.append(f'{bord} fo:padding-bottom="0.4mm" style:join-border="false"')
    return (
        f'<style:style style:name="{style.nom_odt}{suffixe}" style:display-name="{affiche}" '
        f'style:family="paragraph"{parent} style:class="text"{plan}{maitresse}>'
        f"<style:paragraph-properties {' '.join(proprietes)}/>"
        f"<style:text-properties {_police(style)}/></style:style>"
    )


def _en_paysage(style: Style) -> str:
    return _paragraphe(style, maitresse=' style:master-page-name="Paysage"', suffixe="Paysage")


def _texte(style: StyleDeTexte) -> str:
    return (
        f'<style:style style:name="{style.nom_odt}" style:display-name="{escape(style.nom)}" '
        f'style:family="text"><style:text-properties {_police(style)}/></style:style>'
    )


def _police(style: Style | StyleDeTexte) -> str:
    proprietes = []
    if style.police:
        proprietes.append(f'fo:font-family="{style.police}"')
    if style.taille:
        proprietes.append(f'fo:font-size="{style.taille}pt"')
    if style.gras:
        proprietes.append('fo:font-weight="bold" style:font-weight-asian="bold"')
    if getattr(style, "italique", False):
        proprietes.append('fo:font-style="italic"')
    if style.couleur:
        proprietes.append(f'fo:color="#{style.couleur}"')
    if getattr(style, "souligne", False):
        proprietes.append('style:text-underline-style="solid" style:text-underline-width="auto"')
    return " ".join(proprietes)


def _pages(nom: str, largeur: str, hauteur: str) -> str:
    sens = "landscape" if nom == "Paysage" else "portrait"
    return (
        f'<style:page-layout style:name="{nom}"><style:page-layout-properties '
        f'fo:page-width="{largeur}" fo:page-height="{hauteur}" style:print-orientation="{sens}" '
        'fo:margin-top="9mm" fo:margin-bottom="8mm" fo:margin-left="18mm" fo:margin-right="18mm"/>'
        '<style:header-style><style:header-footer-properties fo:min-height="8mm" '
        'fo:margin-bottom="3mm"/></style:header-style><style:footer-style>'
        '<style:header-footer-properties fo:min-height="8mm" fo:margin-top="3mm"/>'
        "</style:footer-style></style:page-layout>"
    )


def _maitresse(nom: str, page: str, entete: tuple[str, str], pied: str) -> str:
    gauche, droite = (escape(texte, quote=False) for texte in entete)
    return (
        f'<style:master-page style:name="{nom}" style:page-layout-name="{page}"><style:header>'
        f'<text:p text:style-name="Haut{nom}">{gauche}<text:tab/>{droite}</text:p></style:header>'
        f'<style:footer><text:p text:style-name="Bas{nom}">{escape(pied, quote=False)}<text:tab/>'
        'Page <text:page-number text:select-page="current">1</text:page-number> sur '
        "<text:page-count>1</text:page-count></text:p></style:footer></style:master-page>"
    )
