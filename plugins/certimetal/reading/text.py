"""From bytes to a text that is safe to read: encoding, size, line ends, unseen characters."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from certimetal.domain.caracteres import (
    CLASSE_SUSPECTE,
    INTERDITS,
    REMPLACEMENT,
    SUSPECTS,
    assainir,
    nommer,
)
from certimetal.domain.francais import citer
from certimetal.location import Location
from certimetal.reading.controles_texte import (
    ACCENTS_ABIMES,
    BOM,
    CARACTERE_INTERDIT,
    CARACTERE_INVISIBLE,
    ENCODAGE,
    TROP_LONG,
)
from certimetal.reading.positions import Lignes
from certimetal.reading.signalement import signaler

if TYPE_CHECKING:
    from collections.abc import Iterator

    from certimetal.finding import Finding

LIMITE_FICHIER = 256 * 1024
"""The largest file of text that is read, in bytes."""

MONTRES = 20
"""How many characters of one file are named; beyond, they are counted."""

_BOM = b"\xef\xbb\xbf"
_UTF16 = (b"\xff\xfe", b"\xfe\xff")
_ORDINAIRES = bytes((0x09, 0x0A, *range(0x20, 0x7F)))
_A_EXAMINER = re.compile(f"[\r{CLASSE_SUSPECTE}Ã€]")
"""Whatever there may be something to say of or to do about: ``_ABIME`` has an « Ã » or a « € »."""

_ABIME = re.compile("Ã[\x80-\xbf©¨ª«®´¹»¢§¯ ]|â€[™œ“”¦\x9d]|Å“|Â[«»°]|ï¿½")


def decode(raw: bytes, *, path: str, limit: int) -> tuple[str, list[Finding]]:
    """Return the text of a file with LF line ends, and what is wrong with it.

    Each forbidden character is replaced by U+FFFD and reported, so that no later reader meets
    one. A file over ``limit`` bytes is not decoded at all: its text is empty.
    """
    if len(raw) > limit:
        return "", [_trop_long(len(raw), path, limit)]
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError:
        return _examine(raw, path)
    # Most bytes of a text are plain ASCII, and dropping these leaves whole characters: UTF-8 has
    # no byte of ASCII inside another character. So few are left to be looked at one by one.
    if _A_EXAMINER.search(raw.translate(None, _ORDINAIRES).decode("utf-8")):
        return _examine(raw, path)
    return text, []


def _examine(raw: bytes, path: str) -> tuple[str, list[Finding]]:
    findings: list[Finding] = []
    if raw.startswith(_BOM):
        raw = raw[len(_BOM) :]
        findings.append(_bom(path))
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        text, finding = _autre_encodage(raw, error, path)
        findings.append(finding)
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if SUSPECTS.search(text):
        lignes = Lignes(text)
        if not findings or findings[-1].controle != ENCODAGE.id:
            findings += _caracteres(lignes, path)
        text = assainir(text)
    if "Ã" in text or "â€" in text:
        findings += _accents(text, path)
    return text, findings


def _trop_long(taille: int, path: str, limit: int) -> Finding:
    return signaler(
        TROP_LONG,
        Location(path=path),
        f"Ce fichier pèse {taille // 1024} Ko et n’a pas été lu.",
        attendu=f"Un fichier de texte de {limit // 1024} Ko au plus.",
        remede="Déplacez en annexe ce qui n’est pas la réponse elle-même.",
    )


def _bom(path: str) -> Finding:
    return signaler(
        BOM,
        Location(path=path),
        "Une marque invisible (« BOM ») précède le premier caractère du fichier.",
        attendu="Un fichier enregistré en UTF-8, sans marque.",
        remede="Enregistrez de nouveau le fichier, avec l’encodage « UTF-8 » et non « UTF-8 avec "
        "BOM ».",
    )


def _autre_encodage(raw: bytes, error: UnicodeDecodeError, path: str) -> tuple[str, Finding]:
    """Read the text as well as can be, so that its other faults are found too."""
    if raw[:2] in _UTF16 and len(raw) % 2 == 0:
        text = raw.decode("utf-16", errors="replace")
        message = "Ce fichier est enregistré en UTF-16 (« Unicode » dans le Bloc-notes)."
        place = Location(path=path)
    else:
        text = raw.decode("cp1252", errors="replace")
        avant = raw[: error.start].decode("utf-8").replace("\r\n", "\n").replace("\r", "\n")
        ligne, colonne = Lignes(avant).position(len(avant))
        place = Location(path=path, line=ligne, column=colonne, end_column=colonne + 1)
        message = (
            f"À partir de la ligne {ligne}, ce fichier n’est pas en UTF-8 : les lettres accentuées "
            "ne peuvent pas être lues à coup sûr."
        )
    return text, signaler(
        ENCODAGE,
        place,
        message,
        attendu="Un fichier enregistré en UTF-8.",
        remede="Ouvrez le fichier, choisissez « Enregistrer sous » et l’encodage « UTF-8 ».",
    )


def _caracteres(lignes: Lignes, path: str) -> Iterator[Finding]:
    """Name each unseen character once a line, twenty in all."""
    vus: set[tuple[int, str]] = set()
    for trouve in SUSPECTS.finditer(lignes.texte):
        ligne, colonne = lignes.position(trouve.start())
        if (ligne, trouve[0]) in vus:
            continue
        vus.add((ligne, trouve[0]))
        if len(vus) > MONTRES:
            yield _suite(path, ligne)
            return
        place = Location(path=path, line=ligne, column=colonne, end_column=colonne + 1)
        yield _caractere(trouve[0], place, lignes.montrer(ligne))


def _caractere(caractere: str, place: Location, extrait: str) -> Finding:
    if caractere == REMPLACEMENT:
        return signaler(
            ACCENTS_ABIMES,
            place,
            "Un caractère a été perdu ici lors d’une conversion : il n’en reste que le losange "
            "« � ».",
            remede="Corrigez le mot d’après le document d’origine.",
            extrait=extrait,
        )
    interdit = INTERDITS.match(caractere)
    return signaler(
        CARACTERE_INTERDIT if interdit else CARACTERE_INVISIBLE,
        place,
        f"Cette ligne contient un caractère qui ne se voit pas ({nommer(caractere)}).",
        attendu="Seulement des lettres, des chiffres, des signes visibles et des espaces.",
        remede="Effacez la partie signalée et saisissez-la à nouveau au clavier.",
        extrait=extrait,
    )


def _suite(path: str, ligne: int) -> Finding:
    return signaler(
        CARACTERE_INTERDIT,
        Location(path=path, line=ligne),
        f"D’autres caractères qui ne se voient pas suivent, à partir de la ligne {ligne}.",
        remede="Recopiez le texte depuis sa source par un collage « sans mise en forme ».",
    )


def _accents(text: str, path: str) -> Iterator[Finding]:
    trouve = _ABIME.search(text)
    if trouve is None:
        return
    lignes = Lignes(text)
    ligne, colonne = lignes.position(trouve.start())
    yield signaler(
        ACCENTS_ABIMES,
        Location(path=path, line=ligne, column=colonne, end_column=colonne + len(trouve[0])),
        f"Les accents sont abîmés à partir d’ici : {citer(trouve[0])} n’est pas du français.",
        attendu="Des lettres accentuées lisibles (é, è, à, ’…).",
        remede="Reprenez le texte d’origine et enregistrez-le en UTF-8.",
        extrait=lignes.montrer(ligne),
    )
