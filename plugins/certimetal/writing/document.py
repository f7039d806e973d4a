"""Writes a document where a person asked for it, and never over something else without a word."""

from __future__ import annotations

from pathlib import Path

from certimetal.domain.francais import NBSP, guillemets
from certimetal.errors import WriteRefusedError
from certimetal.writing.atomic import write_bytes


def document_name(genre: str, siret: str, suite: object) -> str:
    """Return the name of a PDF: ``extrait-<siret>-2026-03-31.pdf``."""
    return f"{genre}-{siret}-{suite}.pdf"


def place_document(sortie: Path | None, nom: str) -> Path:
    """Return where a document goes: in the folder ``sortie`` (the current one where there is
    none) under its own name, or at ``sortie`` where that is the name of a file."""
    if sortie is None:
        return Path(nom)
    if sortie.suffix.lower() == Path(nom).suffix.lower() and not sortie.is_dir():
        return sortie
    return sortie / nom


def write_document(chemin: Path, contenu: bytes, *, remplacer: bool = False) -> bool:
    """Write a document whole; False where it was there already, byte for byte.

    WriteRefusedError where another file has its name and is not to be replaced, or where it
    cannot be written.
    """
    try:
        if chemin.is_file() and chemin.read_bytes() == contenu:
            return False
        write_bytes(chemin, contenu, create_only=not remplacer)
    except WriteRefusedError as erreur:
        raise WriteRefusedError(
            f"{guillemets(str(chemin))} existe déjà et diffère{NBSP}: ajoutez --remplacer pour "
            "l’écraser, ou donnez un autre nom avec --sortie."
        ) from erreur
    except OSError as erreur:
        raise WriteRefusedError(
            f"{guillemets(str(chemin))} ne peut pas être écrit{NBSP}: vérifiez que le dossier "
            "existe, qu’il vous est ouvert en écriture et que le disque n’est pas plein."
        ) from erreur
    return True
