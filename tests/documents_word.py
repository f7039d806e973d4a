"""Documents as Word and others save them, made from ours: Word itself is not run here."""

from __future__ import annotations

import functools
import io
import re
import zipfile
from datetime import date
from pathlib import Path

from certimetal.app.depot import Depot, open_depot
from certimetal.app.export import choose_dossiers, export_dossiers

PROJET = Path(__file__).resolve().parent.parent
JOUR = date(2026, 11, 28)
LORIENT = "00000001800002"
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


@functools.cache
def le_depot() -> Depot:
    """The project itself: its référentiel, its schemas, its example dossiers."""
    return open_depot(PROJET)


@functools.cache
def exporte(siret: str = LORIENT, format_: str = "docx") -> bytes:
    """Return an example dossier as a document."""
    depot = le_depot()
    fait = next(iter(export_dossiers(depot, choose_dossiers(depot, [siret]), format_, jour=JOUR)))
    return fait.contenu


def lire_zip(contenu: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(contenu)) as archive:
        return {info.filename: archive.read(info) for info in archive.infolist()}


def ecrire_zip(parties: dict[str, bytes]) -> bytes:
    sortie = io.BytesIO()
    with zipfile.ZipFile(sortie, "w", zipfile.ZIP_DEFLATED) as archive:
        for nom in sorted(parties, key=lambda n: (n != "mimetype", n)):
            archive.writestr(nom, parties[nom])
    return sortie.getvalue()


def retoucher(contenu: bytes, *remplacements: tuple[str, str], **parties: bytes) -> bytes:
    """Replace pieces of a Word document's main part, each of which is there once at least."""
    archive = lire_zip(contenu)
    texte = archive["word/document.xml"].decode()
    for ancien, neuf in remplacements:
        assert ancien in texte, ancien
        texte = texte.replace(ancien, neuf, 1)
    archive["word/document.xml"] = texte.encode()
    archive |= {nom.replace("__", "/"): data for nom, data in parties.items()}
    return ecrire_zip(archive)


_RUN = re.compile(
    r"<w:r>((?:<w:rPr>(?:(?!</w:rPr>).)*</w:rPr>)?)"
    r"<w:t(?: xml:space=\"preserve\")?>([^<]{12,})</w:t></w:r>",
    re.DOTALL,
)
_PARAGRAPHE = re.compile(r"<w:p>")
_CELLULE = re.compile(r"(<w:tc>(?:(?!<w:tc>|<w:tbl>).)*?</w:tc>)", re.DOTALL)


def comme_word(contenu: bytes) -> bytes:
    """Give a document the marks of a session in Word: split runs, rsids, spelling, controls."""
    archive = lire_zip(contenu)
    texte = archive["word/document.xml"].decode()
    texte = _RUN.sub(_coupe, texte)
    texte = _PARAGRAPHE.sub('<w:p w:rsidR="00A1B2C3" w:rsidRDefault="00D4E5F6">', texte)
    compte = iter(range(10**6))
    texte = _CELLULE.sub(lambda m: _controle(m[1]) if next(compte) % 5 == 0 else m[1], texte)
    archive["word/document.xml"] = texte.encode()
    return ecrire_zip(archive)


def _coupe(trouve: re.Match[str]) -> str:
    style, mots = trouve[1], trouve[2]
    milieu = len(mots) // 2
    if "&" in mots:
        return trouve[0]
    debut, fin = (
        f'<w:r w:rsidR="00C0FFEE">{style}<w:t xml:space="preserve">{part}</w:t></w:r>'
        for part in (mots[:milieu], mots[milieu:])
    )
    return f'{debut}<w:proofErr w:type="spellStart"/>{fin}<w:proofErr w:type="spellEnd"/>'


def _controle(cellule: str) -> str:
    return (
        '<w:sdt><w:sdtPr><w:alias w:val="Champ"/><w:id w:val="-12"/></w:sdtPr><w:sdtContent>'
        f"{cellule}</w:sdtContent></w:sdt>"
    )


def run(mots: str, proprietes: str = "") -> str:
    """Return a run of text."""
    style = f"<w:rPr>{proprietes}</w:rPr>" if proprietes else ""
    return f'<w:r>{style}<w:t xml:space="preserve">{mots}</w:t></w:r>'


def paragraphe(*morceaux: str) -> str:
    return f"<w:p>{''.join(morceaux)}</w:p>"


def supprime(mots: str) -> str:
    """Return words deleted under « suivi des modifications »."""
    return (
        '<w:del w:id="91" w:author="Relecteur" w:date="2026-03-01T10:00:00Z"><w:r>'
        f'<w:delText xml:space="preserve">{mots}</w:delText></w:r></w:del>'
    )


def ajoute(mots: str) -> str:
    """Return words inserted under « suivi des modifications »."""
    return (
        f'<w:ins w:id="92" w:author="Relecteur" w:date="2026-03-01T10:00:00Z">{run(mots)}</w:ins>'
    )


def zone_de_texte(mots: str) -> str:
    """Return a text box, with the twin that Word writes for older readers."""
    contenu = f"<w:txbxContent>{paragraphe(run(mots))}</w:txbxContent>"
    forme = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
    compatible = "http://schemas.openxmlformats.org/markup-compatibility/2006"
    return (
        f'<w:r><mc:AlternateContent xmlns:mc="{compatible}"><mc:Choice Requires="wps"><w:drawing>'
        f'<wps:wsp xmlns:wps="{forme}"><wps:txbx>{contenu}</wps:txbx></wps:wsp></w:drawing>'
        '</mc:Choice><mc:Fallback><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml">'
        f"<v:textbox>{contenu}</v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent>"
        "</w:r>"
    )


def image(relation: str) -> str:
    """Return a picture set in the text, by the name of its relation."""
    dessin = "http://schemas.openxmlformats.org/drawingml/2006"
    relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    lien = f'<a:blip xmlns:r="{relations}" r:embed="{relation}"/>'
    montre = (
        f'<pic:pic xmlns:pic="{dessin}/picture"><pic:nvPicPr/><pic:blipFill>{lien}</pic:blipFill>'
        "</pic:pic>"
    )
    return (
        f'<w:r><w:drawing><wp:inline xmlns:wp="{dessin}/wordprocessingDrawing"><wp:extent cx="9" '
        'cy="9"/><wp:docPr id="1" name="Image 1" descr="Un logigramme"/><a:graphic '
        f'xmlns:a="{dessin}/main"><a:graphicData uri="{dessin}/picture">{montre}</a:graphicData>'
        "</a:graphic></wp:inline></w:drawing></w:r>"
    )


def cocher(texte: str, ancre: str, libelle: str) -> str:
    """Tick the box of a choice, the first one after an anchor in a document's XML."""
    place = texte.index(f">{libelle}<", texte.index(ancre))
    case = texte.rindex("☐", 0, place)
    return f"{texte[:case]}☒{texte[case + 1 :]}"


def remplir(texte: str, ancre: str, libelle: str, mots: str) -> str:
    """Write in the cell beside a label, the first one after an anchor in a document's XML."""
    place = texte.index(f">{libelle}<", texte.index(ancre))
    cellule = texte.index("<w:tc>", place)
    fin = texte.index("</w:p>", cellule)
    return texte[:fin] + run(mots) + texte[fin:]


_GENRE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default '
    'Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    f'<Override PartName="/word/document.xml" ContentType="{_GENRE}"/></Types>'
)
RELATIONS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
    'relationships/officeDocument" Target="word/document.xml"/></Relationships>'
)


def document(*blocs: str) -> bytes:
    """Return a Word document made of nothing but these paragraphs and tables."""
    corps = f'<w:document xmlns:w="{W}"><w:body>{"".join(blocs)}</w:body></w:document>'
    parties = {
        "[Content_Types].xml": TYPES,
        "_rels/.rels": RELATIONS,
        "word/document.xml": corps,
    }
    return ecrire_zip({nom: texte.encode() for nom, texte in parties.items()})


def tableau(*lignes: tuple[tuple[str, ...], ...]) -> str:
    """Return a table; a cell is the texts of its paragraphs."""
    rangees = (
        "".join(
            f"<w:tc>{''.join(paragraphe(run(texte)) for texte in cellule) or '<w:p/>'}</w:tc>"
            for cellule in ligne
        )
        for ligne in lignes
    )
    corps = "".join(f"<w:tr>{rangee}</w:tr>" for rangee in rangees)
    return f"<w:tbl>{corps}</w:tbl>"
