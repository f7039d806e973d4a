"""The Word file: what pandoc wrote, with our styles, header, footer and metadata, packed anew.

The same document gives the same bytes: parts in a fixed order, dates of the document's day.
"""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING

from certimetal.rendering.documents.archive import pack, unpack
from certimetal.rendering.documents.feuille_docx import footer_part, header_part, styles_part
from certimetal.rendering.documents.openxml import PORTRAIT

if TYPE_CHECKING:
    from certimetal.rendering.documents.elements import Document

NOM_DU_FORMULAIRE = "CERTIMÉTAL"
_TETE = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_TYPES = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_LIENS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_SECTION = re.compile(r"<w:sectPr\b(?:[^>]*/>|.*?</w:sectPr>)", re.DOTALL)
_INUTILES = ("word/comments.xml", "word/webSettings.xml")
_LARGEURS = {1: 174, 2: 261}
"""Millimetres between the margins: in portrait, in landscape; each has its header and footer."""

_MARGES = (
    '<w:pgMar w:top="1134" w:right="1020" w:bottom="1021" w:left="1020" w:header="510" '
    'w:footer="454" w:gutter="0"/>'
)
_REGLAGES = (
    f'{_TETE}<w:settings xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
    '<w:zoom w:percent="100"/><w:defaultTabStop w:val="708"/>'
    '<w:characterSpacingControl w:val="doNotCompress"/><w:compat><w:compatSetting '
    'w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/>'
    '</w:compat><w:themeFontLang w:val="fr-FR"/><w:decimalSymbol w:val=","/>'
    '<w:listSeparator w:val=";"/></w:settings>'
)


def finish_docx(brut: bytes, document: Document) -> bytes:
    """Return the file to give out, from what pandoc wrote of the document's blocks."""
    parties = unpack(brut)
    for inutile in _INUTILES:
        parties.pop(inutile, None)
    corps = parties["word/document.xml"].decode()
    fin = _SECTION.findall(corps)[-1]
    corps = corps.replace(fin, _section(paysage=True))
    corps = corps.replace(PORTRAIT, _section(paysage=False))
    textes = {
        "word/document.xml": corps,
        "word/styles.xml": styles_part(),
        "word/settings.xml": _REGLAGES,
        "docProps/core.xml": _metadonnees(document),
        "docProps/custom.xml": _proprietes(document),
        "[Content_Types].xml": _types(parties["[Content_Types].xml"].decode()),
        "word/_rels/document.xml.rels": _relations(
            parties["word/_rels/document.xml.rels"].decode()
        ),
    }
    for rang, largeur in _LARGEURS.items():
        textes[f"word/header{rang}.xml"] = header_part(NOM_DU_FORMULAIRE, document.entete, largeur)
        textes[f"word/footer{rang}.xml"] = footer_part(document.pied, largeur)
    parties |= {nom: texte.encode() for nom, texte in textes.items()}
    return pack(parties, premiers=("[Content_Types].xml", "_rels/.rels"))


def _section(*, paysage: bool) -> str:
    taille = (
        'w:w="16838" w:h="11906" w:orient="landscape"' if paysage else 'w:w="11906" w:h="16838"'
    )
    rang = 2 if paysage else 1
    return (
        f'<w:sectPr><w:headerReference xmlns:r="{_LIENS}" w:type="default" r:id="rIdEntete{rang}"/>'
        f'<w:footerReference xmlns:r="{_LIENS}" w:type="default" r:id="rIdPied{rang}"/>'
        f'<w:type w:val="nextPage"/><w:pgSz {taille}/>{_MARGES}</w:sectPr>'
    )


def _types(types: str) -> str:
    for nom in _INUTILES:
        types = re.sub(rf'<Override[^>]*PartName="/{re.escape(nom)}"[^>]*/>', "", types)
    ajouts = "".join(
        f'<Override PartName="/word/{nom}{rang}.xml" ContentType="{_TYPES}.{nom}+xml"/>'
        for nom in ("header", "footer")
        for rang in _LARGEURS
    )
    return types.replace("</Types>", f"{ajouts}</Types>")


def _relations(relations: str) -> str:
    for nom in _INUTILES:
        cible = re.escape(nom.removeprefix("word/"))
        relations = re.sub(rf'<Relationship [^>]*Target="{cible}"[^>]*/>', "", relations)
    ajouts = "".join(
        f'<Relationship Id="{id_}{rang}" Type="{_LIENS}/{nom}" Target="{nom}{rang}.xml"/>'
        for id_, nom in (("rIdEntete", "header"), ("rIdPied", "footer"))
        for rang in _LARGEURS
    )
    return relations.replace("</Relationships>", f"{ajouts}</Relationships>")


def _metadonnees(document: Document) -> str:
    jour = f"{document.jour.isoformat()}T00:00:00Z"
    dates = "".join(
        f'<dcterms:{nom} xsi:type="dcterms:W3CDTF">{jour}</dcterms:{nom}>'
        for nom in ("created", "modified")
    )
    return (
        f'{_TETE}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/'
        'metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" '
        'xmlns:dcterms="http://purl.org/dc/terms/" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{escape(document.titre)}</dc:title><dc:subject>{escape(document.sujet)}"
        f"</dc:subject><dc:creator>certimetal</dc:creator>{dates}<dc:language>fr-FR</dc:language>"
        "</cp:coreProperties>"
    )


def _proprietes(document: Document) -> str:
    lignes = "".join(
        f'<property fmtid="{{D5CDD505-2E9C-101B-9397-08002B2CF9AE}}" pid="{rang}" '
        f'name="{escape(nom)}"><vt:lpwstr>{escape(valeur)}</vt:lpwstr></property>'
        for rang, (nom, valeur) in enumerate(document.proprietes, start=2)
    )
    return (
        f'{_TETE}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/'
        'custom-properties" xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/'
        f'docPropsVTypes">{lignes}</Properties>'
    )
