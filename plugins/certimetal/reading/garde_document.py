"""Lets only documents in that are what they say: before pandoc, within limits, without surprises.

What is refused says why and what to do; what can be left out is left out and listed. Names in the
archive are looked up and never become paths.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from certimetal.domain.francais import guillemets
from certimetal.domain.importation import NonPlace
from certimetal.errors import UnreadableFileError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

DOCX, ODT = "docx", "odt"

OCTETS = 25 * 1024 * 1024
ENTREES = 2_000
DEPLIE = 64 * 1024 * 1024
UNE_ENTREE = 24 * 1024 * 1024
UN_TEXTE = 8 * 1024 * 1024
"""Bytes of a part in XML: a form of 3,000 words per answer takes a tenth of it."""

RAPPORT = 200
_RAPPORT_DES = 512 * 1024
"""A part is held against ``RAPPORT`` from this size on: blank pages compress very well too."""

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_MIME_ODT = b"application/vnd.oasis.opendocument.text"
_ODS_ETC = b"application/vnd.oasis.opendocument"
_INTERDIT_XML = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_CHIFFRE = re.compile(rb"encryption-data")
_REESSAI = "Ouvrez-le dans Word ou LibreOffice, puis enregistrez-le de nouveau en .docx ou .odt."


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A document let in: its format, its parts that are text, and its pictures, by their name in
    the archive. ``non_places`` are the parts that were left out."""

    format: str
    parties: Mapping[str, bytes]
    medias: Mapping[str, bytes] = field(default_factory=dict)
    non_places: tuple[NonPlace, ...] = ()


def admit(contenu: bytes, *, nom: str) -> Document:
    """Return a Word or OpenDocument file's parts; UnreadableFileError where it is not let in."""
    if len(contenu) > OCTETS:
        raise _refus(
            nom,
            f"pèse {len(contenu) // (1024 * 1024)} Mo ; la limite est de "
            f"{OCTETS // (1024 * 1024)} Mo",
            "Retirez-en les images : les annexes se déposent à part.",
        )
    _check_genre(contenu, nom)
    try:
        with zipfile.ZipFile(io.BytesIO(contenu)) as archive:
            return _open(archive, nom)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError) as error:
        raise _refus(nom, "est incomplet ou abîmé", _REESSAI) from error
    except RuntimeError as error:  # zipfile's way to say that a part asks for a password
        raise _refus(nom, *_MOT_DE_PASSE) from error


def _check_genre(contenu: bytes, nom: str) -> None:
    """Refuse, by its first bytes and not by its name, what is no Word or OpenDocument file."""
    if not contenu:
        raise _refus(nom, "est vide", "Indiquez le formulaire rempli.")
    if contenu.startswith(_OLE):
        chiffre = "EncryptedPackage".encode("utf-16-le") in contenu
        if chiffre:
            raise _refus(nom, *_MOT_DE_PASSE)
        raise _refus(nom, "est un ancien document Word (.doc)", _REESSAI)
    for debut, quoi in _AUTRES.items():
        if contenu.startswith(debut):
            raise _refus(nom, f"est {quoi}, quel que soit son nom", _A_DONNER)
    if not contenu.startswith(b"PK"):
        raise _refus(nom, "n’est ni un document Word (.docx) ni un OpenDocument (.odt)", _A_DONNER)


_AUTRES = {
    b"%PDF": "un PDF",
    b"{\\rtf": "un document RTF",
    b"<?xml": "un document XML",
    b"<!DOCTYPE": "une page web",
    b"<html": "une page web",
    b"\x89PNG": "une image",
    b"\xff\xd8\xff": "une image",
}
_A_DONNER = "Donnez le formulaire rempli, enregistré en .docx ou .odt."
_MOT_DE_PASSE = (
    "est protégé par un mot de passe",
    "Ouvrez-le, retirez le mot de passe, puis enregistrez-le de nouveau.",
)


def _open(archive: zipfile.ZipFile, nom: str) -> Document:
    infos = archive.infolist()
    _check_sizes(infos, nom)
    noms = {info.filename: info for info in infos}
    if len(noms) != len(infos):
        raise _refus(nom, "contient deux parties du même nom", _REESSAI)
    if any(info.flag_bits & 1 for info in infos):
        raise _refus(nom, *_MOT_DE_PASSE)
    format_ = _format(archive, noms, nom)
    parties = {}
    for part, info in noms.items():
        if _est_utile(format_, part):
            if info.file_size > UN_TEXTE:
                raise _refus(nom, f"contient {info.file_size // (1024 * 1024)} Mo de texte", _BOMBE)
            parties[part] = _read(archive, info, nom)
            if _INTERDIT_XML.search(parties[part]) or b"\x00" in parties[part][:200]:
                raise _refus(
                    nom,
                    f"contient une définition d’entité ({guillemets(part)}), que Word n’écrit "
                    "jamais et qui peut viser d’autres fichiers",
                    _REESSAI,
                )
    if _CHIFFRE.search(parties.get("META-INF/manifest.xml", b"")):
        raise _refus(nom, *_MOT_DE_PASSE)
    medias = {n: _read(archive, i, nom) for n, i in noms.items() if _est_un_media(n)}
    return Document(
        format=format_,
        parties=parties,
        medias=medias,
        non_places=tuple(_laisses(noms)),
    )


def _check_sizes(infos: list[zipfile.ZipInfo], nom: str) -> None:
    """Refuse an archive that would unfold to much more than a form, by its own directory."""
    if len(infos) > ENTREES:
        raise _refus(
            nom, f"contient {len(infos)} parties ; un formulaire en a une vingtaine", _BOMBE
        )
    total = sum(info.file_size for info in infos)
    if total > DEPLIE or any(info.file_size > UNE_ENTREE for info in infos):
        raise _refus(nom, f"occuperait {total // (1024 * 1024)} Mo une fois ouvert", _BOMBE)
    for info in infos:
        if info.file_size > _RAPPORT_DES and info.file_size > RAPPORT * max(info.compress_size, 1):
            raise _refus(nom, "est compressé comme aucun document ne l’est", _BOMBE)


_BOMBE = "Recopiez les réponses dans un formulaire vierge (« certimetal formulaire »)."


def _read(archive: zipfile.ZipFile, info: zipfile.ZipInfo, nom: str) -> bytes:
    """Read a part, no further than the directory said: what lies there is refused."""
    with archive.open(info) as part:
        data = part.read(min(info.file_size, UNE_ENTREE) + 1)
    if len(data) > info.file_size:
        raise _refus(nom, "annonce une taille et en a une autre", _BOMBE)
    return data


def _format(archive: zipfile.ZipFile, noms: Mapping[str, zipfile.ZipInfo], nom: str) -> str:
    if "word/document.xml" in noms and "[Content_Types].xml" in noms:
        return DOCX
    if "mimetype" in noms and noms["mimetype"].file_size < 200:
        genre = archive.read("mimetype").strip()
        if genre.startswith(_MIME_ODT) and "content.xml" in noms:
            return ODT
        if genre.startswith(_ODS_ETC):
            raise _refus(
                nom, "est un autre document qu’un texte (tableur, présentation)", _A_DONNER
            )
    if any(n.startswith(("xl/", "ppt/")) for n in noms):
        raise _refus(nom, "est un classeur ou une présentation", _A_DONNER)
    raise _refus(nom, "est une archive et non un document", _A_DONNER)


_UTILES_DOCX = re.compile(
    r"\[Content_Types\]\.xml|_rels/\.rels|docProps/custom\.xml"
    r"|word/(?:_rels/)?(?:document|styles|numbering|comments|footnotes|endnotes|header[0-9]*"
    r"|footer[0-9]*|settings)\.xml(?:\.rels)?"
)
_UTILES_ODT = re.compile(r"mimetype|content\.xml|styles\.xml|meta\.xml|META-INF/manifest\.xml")
_MEDIA = re.compile(r"(?:word/media|Pictures)/[^/]+")
_LAISSEES = (
    (re.compile(r"word/vbaProject\.bin|word/vbaData\.xml|Basic/.+\.xml|Scripts/.+"), "des macros"),
    (re.compile(r"word/embeddings/.+|Object [^/]+/content\.xml"), "un objet incorporé"),
    (re.compile(r"word/activeX/.+\.xml"), "un contrôle ActiveX"),
    (re.compile(r"word/afchunk.*|word/.+\.(?:mht|html?|rtf)", re.IGNORECASE), "un texte importé"),
    (re.compile(r"word/charts/chart[^/]*\.xml|word/diagrams/data[^/]*\.xml"), "un dessin"),
)


def _est_utile(format_: str, part: str) -> bool:
    motif = _UTILES_DOCX if format_ == DOCX else _UTILES_ODT
    return motif.fullmatch(part) is not None


def _est_un_media(part: str) -> bool:
    return _MEDIA.fullmatch(part) is not None


def _laisses(noms: Iterable[str]) -> Iterator[NonPlace]:
    """Yield what of the archive is never opened, once per kind."""
    for motif, quoi in _LAISSEES:
        trouves = [n for n in noms if motif.fullmatch(n)]
        if trouves:
            yield NonPlace(ou="dans le document", quoi=quoi, texte=", ".join(sorted(trouves)[:5]))


def _refus(nom: str, raison: str, remede: str) -> UnreadableFileError:
    return UnreadableFileError(f"{guillemets(nom)} {raison}. Rien n’a été lu. {remede}")
