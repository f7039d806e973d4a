"""The styles, header and footer of a Word document, as the parts of its package."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from certimetal.rendering.documents.styles import PARAGRAPHES, POLICE, TEXTES, TRAIT

if TYPE_CHECKING:
    from certimetal.rendering.documents.styles import Style, StyleDeTexte

ESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_TETE = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_BORDS = ("top", "left", "bottom", "right", "insideH", "insideV")
_TABULATION = "<w:r><w:tab/></w:r>"
_MARGES = '<w:tblCellMar><w:top w:w="40" w:type="dxa"/><w:left w:w="100" w:type="dxa"/>{}'
_MARGES = _MARGES.format(
    '<w:bottom w:w="40" w:type="dxa"/><w:right w:w="100" w:type="dxa"/></w:tblCellMar>'
)


def styles_part() -> str:
    """Return ``word/styles.xml``."""
    defauts = (
        f'<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="{POLICE}" w:hAnsi="{POLICE}" '
        f'w:cs="{POLICE}" w:eastAsia="{POLICE}"/><w:sz w:val="19"/><w:szCs w:val="19"/>'
        '<w:lang w:val="fr-FR" w:eastAsia="fr-FR" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>'
        '<w:pPrDefault><w:pPr><w:spacing w:before="0" w:after="60"/></w:pPr></w:pPrDefault>'
        "</w:docDefaults>"
    )
    corps = "".join(map(_paragraphe, PARAGRAPHES)) + "".join(map(_texte, TEXTES)) + _TABLEAUX
    return f'{_TETE}<w:styles xmlns:w="{ESPACE}">{defauts}{corps}</w:styles>'


def header_part(texte: str, droite: str, largeur: int) -> str:
    """Return a header: two texts at the ends of a line of ``largeur`` millimetres, ruled below."""
    contenu = f"{_mot(texte)}{_TABULATION}{_mot(droite)}"
    return _bandeau("hdr", "Entete", contenu, "bottom", largeur)


def footer_part(texte: str, largeur: int) -> str:
    """Return a footer: a text, then « Page 2 sur 14 » at the right."""
    page = f"{_mot('Page ')}{_champ('PAGE')}{_mot(' sur ')}{_champ('NUMPAGES')}"
    return _bandeau("ftr", "Pied", f"{_mot(texte)}{_TABULATION}{page}", "top", largeur)


def _bandeau(balise: str, style: str, contenu: str, cote: str, largeur: int) -> str:
    fin = round(largeur * 1440 / 25.4)
    trait = f'<w:{cote} w:val="single" w:sz="4" w:space="4" w:color="{TRAIT}"/>'
    return (
        f'{_TETE}<w:{balise} xmlns:w="{ESPACE}"><w:p><w:pPr><w:pStyle w:val="{style}"/>'
        f'<w:pBdr>{trait}</w:pBdr><w:tabs><w:tab w:val="right" w:pos="{fin}"/></w:tabs></w:pPr>'
        f"{contenu}</w:p></w:{balise}>"
    )


def _mot(texte: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{escape(texte, quote=False)}</w:t></w:r>'


def _champ(nom: str) -> str:
    return f'<w:fldSimple w:instr=" {nom} "><w:r><w:t>1</w:t></w:r></w:fldSimple>'


def _paragraphe(style: Style) -> str:
    defaut = ' w:default="1"' if style.id == "Normal" else ""
    base = "" if style.id == "Normal" else '<w:basedOn w:val="Normal"/>'
    soude = "<w:keepNext/>" if style.soude else ""
    page = "<w:pageBreakBefore/>" if style.page else ""
    espaces = (
        f'<w:spacing w:before="{_vingtiemes(style.avant)}" w:after="{_vingtiemes(style.apres)}"/>'
    )
    retrait = ""
    if style.retrait:
        pendant = f' w:hanging="{_vingtiemes(style.suspendu)}"' if style.suspendu else ""
        retrait = f'<w:ind w:left="{_vingtiemes(style.retrait)}"{pendant}/>'
    plan = f'<w:outlineLvl w:val="{style.plan - 1}"/>' if style.plan else ""
    return (
        f'<w:style w:type="paragraph"{defaut} w:styleId="{style.id}">'
        f'<w:name w:val="{escape(style.nom)}"/>{base}<w:qFormat/>'
        f"<w:pPr>{soude}{page}{_ligne(style)}{espaces}{retrait}{plan}</w:pPr>"
        f"<w:rPr>{_police(style)}</w:rPr></w:style>"
    )


def _ligne(style: Style) -> str:
    if not style.ligne:
        return ""
    trait = f'w:val="dotted" w:sz="6" w:space="1" w:color="{TRAIT}"'
    return f"<w:pBdr><w:bottom {trait}/><w:between {trait}/></w:pBdr>"


def _texte(style: StyleDeTexte) -> str:
    return (
        f'<w:style w:type="character" w:styleId="{style.id}"><w:name w:val="{escape(style.nom)}"/>'
        f"<w:qFormat/><w:rPr>{_police(style)}</w:rPr></w:style>"
    )


def _police(style: Style | StyleDeTexte) -> str:
    """Return the run properties of a style, in the order that the format wants."""
    proprietes = []
    if style.police and style.police != POLICE:
        noms = " ".join(f'w:{sorte}="{style.police}"' for sorte in ("ascii", "hAnsi", "cs"))
        proprietes.append(f'<w:rFonts {noms} w:eastAsia="{style.police}"/>')
    if style.gras:
        proprietes.append("<w:b/><w:bCs/>")
    if getattr(style, "italique", False):
        proprietes.append("<w:i/><w:iCs/>")
    if style.couleur:
        proprietes.append(f'<w:color w:val="{style.couleur}"/>')
    if style.taille:
        demi = round(style.taille * 2)
        proprietes.append(f'<w:sz w:val="{demi}"/><w:szCs w:val="{demi}"/>')
    if getattr(style, "souligne", False):
        proprietes.append('<w:u w:val="single"/>')
    return "".join(proprietes)


def _vingtiemes(points: float) -> int:
    return round(points * 20)


def _tableau(nom: str, tete: str = "") -> str:
    bords = "".join(
        f'<w:{bord} w:val="single" w:sz="4" w:space="0" w:color="{TRAIT}"/>' for bord in _BORDS
    )
    return (
        f'<w:style w:type="table" w:customStyle="1" w:styleId="{nom}"><w:name w:val="{nom}"/>'
        f"<w:tblPr><w:tblBorders>{bords}</w:tblBorders>{_MARGES}</w:tblPr>{tete}</w:style>"
    )


_TABLEAUX = (
    '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
    '<w:tblPr><w:tblInd w:w="0" w:type="dxa"/></w:tblPr></w:style>'
    + _tableau("Formulaire")
    + _tableau(
        "Table",
        '<w:tblStylePr w:type="firstRow"><w:rPr><w:b/></w:rPr><w:tcPr>'
        '<w:shd w:val="clear" w:color="auto" w:fill="EEF2F7"/></w:tcPr></w:tblStylePr>',
    )
)
