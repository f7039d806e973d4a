"""Replaces several files of a folder, all or none, where nobody changed them meanwhile."""

from __future__ import annotations

import secrets
import shutil
from contextlib import suppress
from typing import TYPE_CHECKING

from certimetal.errors import WriteRefusedError
from certimetal.writing.verrou import exclusive

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path


def replace_all(folder: Path, files: Mapping[str, tuple[bytes | None, bytes]]) -> None:
    """Replace each file, named by its path below ``folder``: what it held, what it is to hold.

    ``None`` is a file that is not there yet. WriteRefusedError, and nothing written, where one
    holds something else than was said, or is a link. What fails halfway is undone.
    """
    with exclusive(folder):
        for nom, (avant, _) in files.items():
            _check(folder / nom, avant)
        prets: dict[Path, Path] = {}
        faits: list[tuple[Path, bytes | None]] = []
        try:
            for nom, (_, apres) in files.items():
                prets[folder / nom] = _prepare(folder / nom, apres)
            for nom, (avant, _) in files.items():
                prets[folder / nom].replace(folder / nom)
                faits.append((folder / nom, avant))
        except BaseException:
            for path, avant in reversed(faits):
                _restore(path, avant)
            raise
        finally:
            for pret in prets.values():
                pret.unlink(missing_ok=True)


def _check(path: Path, avant: bytes | None) -> None:
    if path.is_symlink() or path.parent.is_symlink():
        raise WriteRefusedError(f"« {path} » est un lien : rien n’a été écrit.")
    present = path.read_bytes() if path.exists() else None
    if present != avant:
        raise WriteRefusedError(
            f"« {path} » a changé pendant l’importation : rien n’a été écrit. Recommencez."
        )


def _prepare(path: Path, data: bytes) -> Path:
    path.parent.mkdir(exist_ok=True)
    temporaire = path.with_name(f".{path.name}.{secrets.token_hex(4)}.tmp")
    try:
        with temporaire.open("xb") as file:
            file.write(data)
        with suppress(FileNotFoundError):
            shutil.copymode(path, temporaire)
    except BaseException:
        temporaire.unlink(missing_ok=True)
        raise
    return temporaire


def _restore(path: Path, avant: bytes | None) -> None:
    if avant is None:
        path.unlink(missing_ok=True)
    else:
        path.write_bytes(avant)
