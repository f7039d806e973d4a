"""Reads the text of the référentiel's source, which stands outside the repository."""

from __future__ import annotations

from typing import TYPE_CHECKING

from certimetal.errors import SourceTextError

if TYPE_CHECKING:
    from pathlib import Path

LIMITE = 4 * 1024 * 1024
_DOCUMENTS = {b"%PDF": "un PDF", b"PK\x03\x04": "un document Word, PowerPoint ou OpenDocument"}


def read_source_text(fichier: Path) -> str:
    """Return the text of ``fichier``; SourceTextError, in French, where it is not a text."""
    try:
        with fichier.open("rb") as ouvert:
            raw = ouvert.read(LIMITE + 1)
    except FileNotFoundError as error:
        raise SourceTextError(f"Le fichier {fichier} n’existe pas.") from error
    except IsADirectoryError as error:
        message = f"{fichier} est un dossier\u00a0: donnez le fichier texte de la source."
        raise SourceTextError(message) from error
    except OSError as error:
        message = f"Le fichier {fichier} ne peut pas être lu\u00a0: vérifiez ses droits."
        raise SourceTextError(message) from error
    if len(raw) > LIMITE:
        message = (
            f"Le fichier {fichier} fait plus de 4\u00a0Mo\u00a0: ce n’est pas le texte attendu."
        )
        raise SourceTextError(message)
    return _texte(raw, fichier)


def _texte(raw: bytes, fichier: Path) -> str:
    for debut, nom in _DOCUMENTS.items():
        if raw.startswith(debut):
            message = (
                f"Le fichier {fichier} est {nom}\u00a0: enregistrez-le d’abord en texte brut, "
                "codé en UTF-8."
            )
            raise SourceTextError(message)
    try:
        texte = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        message = (
            f"Le fichier {fichier} n’est pas du texte codé en UTF-8\u00a0: enregistrez-le de "
            "nouveau en choisissant ce codage."
        )
        raise SourceTextError(message) from error
    if not texte.strip():
        raise SourceTextError(f"Le fichier {fichier} est vide\u00a0: il n’y a rien à comparer.")
    return texte
