"""The objects of a PDF, through pikepdf: every one is looked at, whatever leads to it."""

from __future__ import annotations

import io
import logging
import re
from functools import cache
from typing import TYPE_CHECKING, Any

import pikepdf

from certimetal.reading.annexe_exif import read_xmp
from certimetal.reading.annexe_faits import ABIME, Faits, sans_doublon

if TYPE_CHECKING:
    from collections.abc import Iterator

OBJETS = 200_000
"""The most objects of a document that is looked at; a manual of 500 pages has some 20,000."""

NOEUDS = 50_000
"""The most values of one object that are looked at, where its text holds a mark."""

TEXTE = 4 * 1024 * 1024
"""The most bytes outside streams, and in one stream of objects: qpdf reads some 4 MB a second."""

_TEXTES = 4 * TEXTE
_XMP = 1024 * 1024
TROP_COMPLEXE = "le document est trop complexe pour être vérifié"
_CHIFFRE = "protection par chiffrement"

_ACTIONS = {
    "/JavaScript": "JavaScript",
    "/Launch": "lancement d’un programme",
    "/SubmitForm": "envoi d’un formulaire",
    "/ImportData": "import de données",
    "/Rendition": "contenu multimédia",
    "/RichMediaExecute": "contenu multimédia",
    "/GoToE": "renvoi vers un fichier joint",
}
_CLES = {
    "/JS": "JavaScript",
    "/JavaScript": "JavaScript",
    "/EF": "fichier joint",
    "/EmbeddedFiles": "fichier joint",
    "/XFA": "formulaire XFA",
    "/RichMediaContent": "contenu multimédia",
}
_SORTES = {
    "/EmbeddedFile": "fichier joint",
    "/FileAttachment": "fichier joint",
    "/RichMedia": "contenu multimédia",
    "/Movie": "contenu multimédia",
    "/Sound": "contenu multimédia",
    "/Screen": "contenu multimédia",
    "/3D": "contenu multimédia",
}
_MARQUES = re.compile(
    rb"/(?:JavaScript|JS|Launch|SubmitForm|ImportData|Rendition|RichMedia\w*|GoToE|EF"
    rb"|EmbeddedFiles?|XFA|FileAttachment|Movie|Sound|Screen|3D|Sig|Annot|T)\b"
)
_COMMENTAIRES = frozenset(
    {"/Text", "/FreeText", "/Line", "/Square", "/Circle", "/Polygon", "/PolyLine", "/Highlight"}
    | {"/Underline", "/Squiggly", "/StrikeOut", "/Caret", "/Ink", "/Stamp", "/Redact"}
)


def inspect(raw: bytes) -> Faits:
    """Return the facts of a PDF; it never raises, whatever the document holds."""
    _limit()
    if _outside_streams(raw) > TEXTE:
        return Faits(illisible=TROP_COMPLEXE)
    try:
        with pikepdf.open(io.BytesIO(raw)) as pdf:
            return _facts(pdf)
    except pikepdf.PasswordError:
        return Faits(illisible="il est protégé par un mot de passe")
    except OverflowError:
        return Faits(illisible=TROP_COMPLEXE)
    except Exception:  # a foreign parser on a hostile file: whatever fails, the file is at fault
        return Faits(illisible=ABIME)


def _outside_streams(raw: bytes) -> int:
    """Count the bytes that are not in a stream: those that qpdf must understand one by one."""
    compte = place = 0
    while True:
        debut = raw.find(b"stream", place)
        if debut < 0:
            return compte + len(raw) - place
        compte += debut - place
        fin = raw.find(b"endstream", debut)
        if fin < 0:
            return compte + len(raw) - debut
        place = fin + 9


@cache
def _limit() -> None:
    """Set qpdf's limits, once for the process: they guard against files made to exhaust it.

    Its warnings are English and for developers: they are kept off a user's terminal.
    """
    logging.getLogger("pikepdf").addHandler(logging.NullHandler())
    pikepdf.settings.set_qpdf_limits(
        doc_max_warnings=200,
        parser_max_nesting=100,
        parser_max_container_size=100_000,
        max_stream_filters=8,
        flate_max_memory=TEXTE,
        png_max_memory=TEXTE,
        run_length_max_memory=TEXTE,
        tiff_max_memory=TEXTE,
        dct_max_memory=TEXTE,
        dct_max_progressive_scans=64,
    )


def _facts(pdf: pikepdf.Pdf) -> Faits:
    actif = [_CHIFFRE] if pdf.is_encrypted else []
    personnes = _document_info(pdf)
    if len(pdf.pages) == 0:
        return Faits(illisible="il n’a aucune page")
    lus = 0
    for rang, objet in enumerate(pdf.objects):
        corps = objet.stream_dict if isinstance(objet, pikepdf.Stream) else objet
        if not isinstance(corps, pikepdf.Dictionary | pikepdf.Array):
            continue
        texte = corps.unparse(resolved=True)
        lus += len(texte)
        if rang >= OBJETS or lus > _TEXTES:
            return Faits(illisible=TROP_COMPLEXE)
        if _MARQUES.search(texte):
            for dictionnaire in _dictionaries(corps):
                _look(dictionnaire, actif, personnes)
    return Faits(contenu_actif=sans_doublon(actif), metadonnees=sans_doublon(personnes))


def _document_info(pdf: pikepdf.Pdf) -> list[str]:
    personnes = []
    info: Any = pdf.trailer.get("/Info", {})
    for cle, nom in (("/Author", "auteur"), ("/Manager", "responsable")):
        if cle in info and str(info[cle]).strip():
            personnes.append(nom)
    flux = pdf.Root.get("/Metadata")
    if isinstance(flux, pikepdf.Stream):
        personnes += read_xmp(flux.read_bytes()[:_XMP])
    return personnes


def _dictionaries(objet: Any) -> Iterator[Any]:
    """Yield the dictionaries of an object, those of other objects left out."""
    pile = [objet]
    vus = 0
    while pile:
        courant = pile.pop()
        vus += 1 + len(courant)
        if vus > NOEUDS:
            raise OverflowError
        if isinstance(courant, pikepdf.Dictionary):
            yield courant
            enfants = [courant[cle] for cle in courant.keys()]  # noqa: SIM118 -- not a dict
        else:
            enfants = list(courant)
        pile += [
            enfant
            for enfant in enfants
            if isinstance(enfant, pikepdf.Dictionary | pikepdf.Array) and not enfant.is_indirect
        ]


def _look(dictionnaire: Any, actif: list[str], personnes: list[str]) -> None:
    """Add what a dictionary could run or carry, and whom it names."""
    cles = set(dictionnaire.keys())
    actif += [nom for cle, nom in _CLES.items() if cle in cles]
    action = str(dictionnaire["/S"]) if "/S" in cles else ""
    if action in _ACTIONS:
        actif.append(_ACTIONS[action])
    sortes = {str(dictionnaire[cle]) for cle in ("/Type", "/Subtype") if cle in cles}
    actif += [nom for sorte, nom in _SORTES.items() if sorte in sortes]
    if sortes & _COMMENTAIRES and "/T" in cles and str(dictionnaire["/T"]).strip():
        personnes.append("auteur d’un commentaire")
    if "/Sig" in sortes and "/Contents" in cles:
        personnes.append("signature électronique")
