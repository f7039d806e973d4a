"""Writes a file or a folder whole or not at all: nobody ever reads half of one."""

from __future__ import annotations

import os
import secrets
import shutil
from contextlib import suppress
from typing import TYPE_CHECKING

from certimetal.errors import WriteRefusedError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path


def write_text(path: Path, text: str, *, create_only: bool = False) -> None:
    """Write ``text`` as UTF-8 with the line ends that it has; see ``write_bytes``."""
    write_bytes(path, text.encode("utf-8"), create_only=create_only)


def write_bytes(path: Path, data: bytes, *, create_only: bool = False) -> None:
    """Put ``data`` in the place of ``path`` at once, its folder being made where it is missing.

    With ``create_only``, WriteRefusedError where something is there already, a link included.
    What replaces a file keeps its permissions.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_name(f".{path.name}.{secrets.token_hex(4)}.tmp")
    try:
        with temporary.open("xb") as file:
            file.write(data)
        if create_only:
            _link(temporary, path)
        else:
            with suppress(FileNotFoundError):
                shutil.copymode(path, temporary)
            temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)


def create_folder(path: Path, files: Mapping[str, str | bytes]) -> None:
    """Make the folder ``path`` with its files, all or none; keys are POSIX paths below it.

    A text is written as UTF-8.
    WriteRefusedError where something is at ``path`` already.
    """
    if os.path.lexists(path):
        raise _refused(path)
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_name(f".{path.name}.{secrets.token_hex(4)}.tmp")
    try:
        for name, text in files.items():
            target = temporary / name
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(text if isinstance(text, bytes) else text.encode("utf-8"))
        _rename_folder(temporary, path)
    finally:
        shutil.rmtree(temporary, ignore_errors=True)


def _link(temporary: Path, path: Path) -> None:
    """Give ``temporary`` its name, only where nobody has it: the system itself refuses."""
    try:
        os.link(temporary, path)
    except FileExistsError:
        raise _refused(path) from None
    except OSError:  # a file system without hard links: exclusive, though not in one step
        if os.path.lexists(path):
            raise _refused(path) from None
        temporary.replace(path)


def _rename_folder(temporary: Path, path: Path) -> None:
    """Rename a folder; whoever made ``path`` meanwhile keeps it."""
    try:
        temporary.rename(path)
    except OSError:
        if os.path.lexists(path):
            raise _refused(path) from None
        raise


def _refused(path: Path) -> WriteRefusedError:
    return WriteRefusedError(f"« {path} » existe déjà : rien n’a été écrit, pour ne rien effacer.")
