"""A text given on the command line: as it is, or the name of a file that holds it."""

from __future__ import annotations

import sys
from pathlib import Path

from certimetal.errors import UnreadableFileError

LIMITE = 64 * 1024
"""Bytes of a text beyond which no field would take it."""


def read_texte(valeur: str) -> str:
    """Return a text: ``@note.txt`` is the file's, ``@-`` what is typed next, ``@@x`` is « @x ».

    Line ends become LF and blanks at the ends of lines go: they say nothing. UnreadableFileError
    where the file cannot be read as text.
    """
    if valeur.startswith("@@"):
        return _propre(valeur[1:])
    return _propre(_contenu(valeur[1:])) if valeur.startswith("@") else _propre(valeur)


def _contenu(nom: str) -> str:
    try:
        if nom == "-":
            raw = sys.stdin.buffer.read(LIMITE + 1)
        else:
            with Path(nom).open("rb") as fichier:
                raw = fichier.read(LIMITE + 1)
    except OSError as error:
        raise UnreadableFileError(
            f"Le fichier « {nom} » ne peut pas être lu : il n’existe pas, ou il est protégé. Un "
            "texte qui commence par « @ » nomme un fichier ; doublez le signe pour l’écrire."
        ) from error
    if len(raw) > LIMITE:
        raise UnreadableFileError(f"Le fichier « {nom} » est trop long pour un seul champ.")
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UnreadableFileError(
            f"Le fichier « {nom} » n’est pas un texte en UTF-8 : enregistrez-le en « texte brut, "
            "UTF-8 » (un document Word n’en est pas un)."
        ) from error


def _propre(texte: str) -> str:
    lignes = texte.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return "\n".join(ligne.rstrip() for ligne in lignes).strip()
